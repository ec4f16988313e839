#include "winloss/app/pace.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/text.hpp"

namespace winloss::app {

std::string pace_text(std::string_view done, std::int64_t rows, std::chrono::milliseconds since,
                      std::optional<std::int64_t> part, std::int64_t whole) {
    constexpr std::int64_t shortest = 100;  // ms in which there is a rate
    constexpr double second = 1000;
    std::string text = counted(rows, "row", "rows");
    if (!done.empty()) { text += fmt::format(" {}", done); }
    if (since.count() >= shortest) {
        const double rate = static_cast<double>(rows) * second / static_cast<double>(since.count());
        text += fmt::format(", {} a second", grouped(std::to_string(static_cast<std::int64_t>(rate))));
    }
    if (part && whole > 0) { text += fmt::format(", {}%", std::min<std::int64_t>(100 * *part / whole, 100)); }
    return text;
}

void Pace::tell(std::int64_t rows, std::optional<std::int64_t> part, std::int64_t whole) const {
    if (!context_.progress) { return; }
    const auto since = std::chrono::steady_clock::now() - start_;
    context_.progress(
        pace_text(done_, rows, std::chrono::duration_cast<std::chrono::milliseconds>(since), part, whole));
}

void Pace::end() const {
    if (context_.progress) { context_.progress({}); }
}

Waiting::Waiting(const Context& context, std::string_view doing) : context_(context) {
    if (context_.progress) { context_.progress(fmt::format("{} …", doing)); }
}

Waiting::~Waiting() {
    if (context_.progress) { context_.progress({}); }
}

}  // namespace winloss::app
