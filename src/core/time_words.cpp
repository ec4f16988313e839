// A day and a time of day as a person types them.
#include <fmt/format.h>

#include <algorithm>

#include "typed.hpp"
#include "winloss/core/date.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

using typed::number;
using typed::Words;

constexpr int first_plain_hour = 7;  // 'at 3' is rather the afternoon, 'at 10' can be nothing but 10:00

/// `9:30`, `10:00`: minutes since midnight.
std::optional<int> clock(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3) { return std::nullopt; }
    const auto hour = number(text.substr(0, colon), 23);
    const auto minute = number(text.substr(colon + 1), 59);
    if (!hour || !minute) { return std::nullopt; }
    return *hour * 60 + *minute;
}

/// `10am`, `2:30pm`.
std::optional<int> half_day_clock(std::string_view text) {
    const bool afternoon = text.ends_with("pm");
    if (!afternoon && !text.ends_with("am")) { return std::nullopt; }
    text.remove_suffix(2);
    const auto hour = number(text.substr(0, text.find(':')), 12);
    const auto time = text.find(':') == std::string_view::npos && hour ? std::optional(*hour * 60) : clock(text);
    if (!hour || *hour == 0 || !time) { return std::nullopt; }
    return *time - (*hour == 12 ? 12 * 60 : 0) + (afternoon ? 12 * 60 : 0);
}

/// The time at the end of `words`, taken off them together with an `at` before it; nullopt where there is none.
std::optional<int> take_time(Words& words) {
    if (words.size() > 1 && (words.back() == "am" || words.back() == "pm")) {
        const std::string half = words.back();
        words.pop_back();
        words.back() += half;
    }
    if (words.empty()) { return std::nullopt; }
    const bool after_at = words.size() > 1 && words[words.size() - 2] == "at";
    auto time = clock(words.back());
    if (!time) { time = half_day_clock(words.back()); }
    if (!time && after_at) {
        const auto hour = number(words.back(), 23);
        if (hour && *hour >= first_plain_hour) { time = *hour * 60; }
    }
    if (time) { words.resize(words.size() - (after_at ? 2 : 1)); }
    return time;
}

/// What would be right instead of words that end in no time.
std::string meant(const Words& words) {
    const auto hour = words.empty() ? std::nullopt : number(words.back(), 23);
    if (!hour || words.size() < 2) {
        return "Write the day, then the time on the 24-hour clock: '2026-10-02 10:00' or 'thu 10:00'.";
    }
    const std::string day = join({words.begin(), words.end() - (words[words.size() - 2] == "at" ? 2 : 1)}, " ");
    if (*hour >= first_plain_hour || *hour == 0) {
        return fmt::format("The time needs its minutes: '{} {}:00'.", visible(day), *hour);
    }
    return fmt::format("Before noon or after? Write '{0} {1}:00' or '{0} {2}:00'.", visible(day), *hour, *hour + 12);
}

}  // namespace

LocalTime parse_local_time(std::string_view text, Date today, std::string_view what) {
    const std::string_view trimmed = trim(text);
    if (const auto time = parse_iso_local(trimmed)) { return *time; }
    Words words = typed::words_of(trimmed);
    const auto minute = take_time(words);
    if (!minute) { throw usage_error(fmt::format("{} {} is not a day and a time.", what, quoted(text)), meant(words)); }
    if (words.empty()) {
        const std::string time = fmt::format("{}:{:02}", *minute / 60, *minute % 60);
        throw usage_error(fmt::format("{} {} is a time without its day.", what, quoted(text)),
                          fmt::format("Write 'today {0}', 'tomorrow {0}' or 'thu {0}'.", time));
    }
    return {parse_date(join(words, " "), today, what), *minute};
}

}  // namespace winloss
