// A day and a time of day as a person types them.
#include <fmt/format.h>

#include <algorithm>

#include "typed.hpp"
#include "winloss/core/appointment.hpp"
#include "winloss/core/date.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

using typed::number;
using typed::Words;

constexpr int first_plain_hour = 7;  // 'at 3' is rather the afternoon, 'at 10' can be nothing but 10:00
constexpr int first_evening_hour = 5;
constexpr std::string_view how =
    "Write the day, then the time on the 24-hour clock: '2026-10-02 10:00' or 'thu 10:00'.";

/// From when on a time is looked for. Without `earliest` a day has to have its year.
struct Calendar {
    Date today;
    std::optional<Date> earliest;

    /// What names a day; nullopt where parse_date throws.
    std::optional<Date> day(std::string_view text) const {
        const auto day = typed::read_date(text, today);
        return day || !earliest ? day : typed::read_date_from(text, *earliest, today);
    }
};

bool is_tonight(const Words& words) { return !words.empty() && words[0] == "tonight"; }

std::string without_last(const Words& words, std::size_t count) {
    return join({words.begin(), words.end() - static_cast<std::ptrdiff_t>(count)}, " ");
}

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

/// The full hour that `words` end in, 'thu 10' and 'thu at 10', where it is plain which is meant. Without `at` there
/// has to be a day in front, so that the number is none of a date's.
std::optional<int> plain_hour(const Words& words, bool after_at, const Calendar& calendar) {
    const auto hour = number(words.back(), 23);
    if (!hour || *hour < (is_tonight(words) ? first_evening_hour : first_plain_hour)) { return std::nullopt; }
    if (!after_at && !calendar.day(without_last(words, 1))) { return std::nullopt; }
    return *hour * 60;
}

/// A time of this evening: 'tonight at 7' and 'tonight 7:30' are after noon. Throws usage for one that is not.
int this_evening(int minute, const Words& all, std::string_view what, std::string_view text) {
    if (minute >= (first_evening_hour + 12) * 60) { return minute; }
    const bool half_said = all.back().ends_with("am") || all.back().ends_with("pm");
    if (half_said || minute < first_evening_hour * 60 || minute >= 12 * 60) {
        const std::string time = fmt::format("{}:{:02}", minute / 60, minute % 60);
        throw usage_error(fmt::format("{} {}: {} is not in the evening.", what, quoted(text), time),
                          fmt::format("Write 'tonight 19:00', 'today {0}' or 'tomorrow {0}'.", time));
    }
    return minute + 12 * 60;
}

/// The time at the end of `words`, taken off them together with an `at` before it; nullopt where there is none.
std::optional<int> take_time(Words& words, const Calendar& calendar) {
    if (words.size() > 1 && (words.back() == "am" || words.back() == "pm")) {
        const std::string half = words.back();
        words.pop_back();
        words.back() += half;
    }
    if (words.empty()) { return std::nullopt; }
    const bool after_at = words.size() > 1 && words[words.size() - 2] == "at";
    auto time = words.back() == "noon" ? std::optional(12 * 60) : clock(words.back());
    if (!time) { time = half_day_clock(words.back()); }
    if (!time) { time = plain_hour(words, after_at, calendar); }
    if (time) { words.resize(words.size() - (after_at ? 2 : 1)); }
    return time;
}

/// '10:00:00', '2026-10-02t10:00z', '10:00+02:00'
bool is_too_exact(const Words& words) {
    if (words.empty()) { return false; }
    const std::string& last = words.back();
    const auto colons = std::ranges::count(last, ':');
    return colons > 1 || (colons == 1 && (last.ends_with('z') || last.find('+') != std::string::npos)) ||
           (words.size() > 1 && (last == "utc" || last == "z"));
}

/// Why words that do not end in a time are refused, and what would be right.
Error no_time(const Words& words, const Calendar& calendar, std::string_view what, std::string_view text) {
    const std::string not_both = fmt::format("{} {} is not a day and a time.", what, quoted(text));
    if (calendar.day(trim(text))) {
        return usage_error(fmt::format("{} {} is a day without its time.", what, quoted(text)),
                           fmt::format("Write '{} {}'.", visible(trim(text)), is_tonight(words) ? "19:00" : "10:00"));
    }
    if (is_too_exact(words)) {
        return usage_error(not_both, "Leave out seconds and the zone: '2026-10-02 10:00' is 10 o'clock where you are.");
    }
    const auto hour = words.size() < 2 ? std::nullopt : number(words.back(), 23);
    if (!hour) { return usage_error(not_both, std::string(how)); }
    const std::string day = without_last(words, words[words.size() - 2] == "at" ? 2 : 1);
    try {
        parse_date(words.size() == 2 ? text : day, calendar.today, what);  // 'oct 10', '2 oct 10'
    } catch (const Error& error) {
        if (!calendar.day(day)) { return error; }
    }
    if (*hour == 0) {
        return usage_error(not_both, fmt::format("The time needs its minutes: '{} 0:00'.", visible(day)));
    }
    return usage_error(not_both, fmt::format("Before noon or after? Write '{0} {1}:00' or '{0} {2}:00'.", visible(day),
                                             *hour, *hour + 12));
}

LocalTime read_time(std::string_view text, const Calendar& calendar, std::string_view what) {
    const std::string_view trimmed = trim(text);
    if (const auto time = parse_iso_local(trimmed)) { return *time; }
    Words words = typed::words_of(trimmed);
    const Words all = words;
    const auto minute = take_time(words, calendar);
    if (!minute) { throw no_time(words, calendar, what, text); }
    if (words.empty()) {
        const std::string time = fmt::format("{}:{:02}", *minute / 60, *minute % 60);
        throw usage_error(fmt::format("{} {} is a time without its day.", what, quoted(text)),
                          fmt::format("Write 'today {0}', 'tomorrow {0}' or 'thu {0}'.", time));
    }
    const std::string typed_day = join(words, " ");
    const auto day = calendar.day(typed_day);
    return {day ? *day : parse_date(typed_day, calendar.today, what),
            is_tonight(words) ? this_evening(*minute, all, what, text) : *minute};
}

}  // namespace

LocalTime parse_local_time(std::string_view text, Date today, std::string_view what) {
    return read_time(text, {today, {}}, what);
}

LocalTime parse_appointment(std::string_view text, Date earliest, Date today, std::string_view what) {
    return read_time(text, {today, earliest}, what);
}

}  // namespace winloss
