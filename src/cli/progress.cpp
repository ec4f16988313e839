#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <string_view>

#include "winloss/render/message.hpp"

namespace winloss::cli {

namespace {

constexpr std::string_view line_away = "\r\x1b[K";
constexpr std::string_view goes_on = "…";

}  // namespace

Progress::~Progress() {
    show({});
    {
        const std::lock_guard lock(guard_);
        over_ = true;
    }
    changed_.notify_one();
    if (waiting_.joinable()) { waiting_.join(); }
}

// Past the stream, which a signal may have caught at work.
void Progress::at_the_end(void* progress) noexcept {
    if (!static_cast<Progress*>(progress)->shown_) { return; }
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line_away.data(), line_away.size());
}

void Progress::show(const std::string& text) {
    const std::lock_guard lock(guard_);
    const auto now = Clock::now();
    if (text != text_) { since_ = now; }
    text_ = text;
    if (text.empty()) {
        if (shown_) { err_ << line_away << std::flush; }
        shown_ = false;
        return;
    }
    if (now >= next_) { draw(now); }
    if (!shown_ || text.ends_with(goes_on)) { begin_to_wait(); }
}

/// Signals are for the thread that has the work.
void Progress::begin_to_wait() {
    if (waiting_.joinable()) {
        changed_.notify_one();
        return;
    }
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    waiting_ = std::thread([this] { wait(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Progress::wait() {
    std::unique_lock lock(guard_);
    while (!over_) {
        if (text_.empty() || (shown_ && !text_.ends_with(goes_on))) {  // who is at work shows it
            changed_.wait(lock);
            continue;
        }
        const auto due = shown_ ? next_ + std::chrono::milliseconds(800) : next_;
        changed_.wait_until(lock, due);
        if (!over_ && !text_.empty() && Clock::now() >= due) { draw(Clock::now()); }
    }
}

void Progress::draw(Clock::time_point now) {
    next_ = now + std::chrono::milliseconds(200);
    shown_ = true;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - since_).count();
    const bool counts = text_.ends_with(goes_on) && seconds > 0;
    const std::string line = counts ? fmt::format("{} {} s", text_, seconds) : text_;
    err_ << line_away << render::message(line, 0, unicode_) << std::flush;
}

}  // namespace winloss::cli
