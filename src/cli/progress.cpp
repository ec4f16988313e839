#include "progress.hpp"

#include "winloss/render/message.hpp"

namespace winloss::cli {

void Progress::show(const std::string& text) {
    constexpr const char* line_away = "\r\x1b[K";
    if (text.empty()) {
        if (shown_) { err_ << line_away << std::flush; }
        shown_ = false;
        return;
    }
    const auto now = Clock::now();
    if (now < next_) { return; }
    next_ = now + std::chrono::milliseconds(200);
    shown_ = true;
    err_ << line_away << render::message(text) << std::flush;
}

}  // namespace winloss::cli
