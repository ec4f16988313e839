#include "winloss/app/pace.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/text.hpp"

namespace winloss::app {

std::string pace_text(const store::Far& far, std::chrono::milliseconds since, std::optional<std::int64_t> part) {
    constexpr std::int64_t shortest = 100;  // ms in which there is a rate
    constexpr double second = 1000;
    std::string text = counted(far.count, far.one, far.many);
    if (!far.done.empty()) { text += fmt::format(" {}", far.done); }
    if (since.count() >= shortest) {
        const double rate = static_cast<double>(far.count) * second / static_cast<double>(since.count());
        text += fmt::format(", {} a second", grouped(std::to_string(static_cast<std::int64_t>(rate))));
    }
    if (far.whole > 0) {
        text += fmt::format(", {}%", std::min<std::int64_t>(100 * part.value_or(far.count) / far.whole, 100));
    }
    return text;
}

store::Watch watching(const Context& context) {
    using Clock = std::chrono::steady_clock;
    if (!context.progress) { return {}; }
    return [show = context.progress, since = std::optional<Clock::time_point>()](const store::Far* far) mutable {
        if (far == nullptr) {
            since.reset();
            show({});
            return;
        }
        if (!since) { since = Clock::now(); }
        show(pace_text(*far, std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - *since)));
    };
}

void Pace::tell(std::int64_t rows, std::optional<std::int64_t> part, std::int64_t whole) const {
    if (!context_.progress) { return; }
    const auto since = std::chrono::steady_clock::now() - start_;
    context_.progress(pace_text({.done = done_, .count = rows, .whole = part ? whole : 0},
                                std::chrono::duration_cast<std::chrono::milliseconds>(since), part));
}

void Pace::end() const {
    if (context_.progress) { context_.progress({}); }
}

}  // namespace winloss::app
