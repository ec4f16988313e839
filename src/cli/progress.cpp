#include "progress.hpp"

#include <unistd.h>

#include <string_view>

#include "winloss/render/message.hpp"

namespace winloss::cli {

namespace {

constexpr std::string_view line_away = "\r\x1b[K";

}  // namespace

// Past the stream, which a signal may have caught at work.
void Progress::at_the_end(void* progress) noexcept {
    if (!static_cast<Progress*>(progress)->shown_) { return; }
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line_away.data(), line_away.size());
}

void Progress::show(const std::string& text) {
    if (text.empty()) {
        if (shown_) { err_ << line_away << std::flush; }
        shown_ = false;
        return;
    }
    const auto now = Clock::now();
    if (now < next_) { return; }
    next_ = now + std::chrono::milliseconds(200);
    shown_ = true;
    err_ << line_away << render::message(text, 0, unicode_) << std::flush;
}

}  // namespace winloss::cli
