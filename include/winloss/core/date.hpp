// Civil dates, instants and periods. Knows no clock: today comes in as a parameter.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace winloss {

/// A civil day. Years 0001 to 9999.
using Date = std::chrono::sys_days;
/// A moment in UTC, to the second; printed 2026-10-02T07:30:00Z.
using Instant = std::chrono::sys_seconds;
using Days = std::chrono::days;

Date make_date(int year, unsigned month, unsigned day);  ///< throws bug when there is no such day
int year_of(Date date);
unsigned month_of(Date date);
unsigned day_of(Date date);

/// The only month arithmetic of the program: the same day `months` later (or earlier), clamped to the month's last
/// day: 2026-01-31 + 1 month = 2026-02-28. Always from the anchor, never chained. Stops at the calendar's ends
/// (0001-01-01, 9999-12-31), so that a contract until 9999-12-31 has windows too.
Date add_months(Date anchor, int months);
Date first_of_month(Date date);
Date last_of_month(Date date);
Date first_of_quarter(Date date);
Date first_of_year(Date date);

std::string iso(Date date);        ///< "2026-10-02"; a day beyond the calendar's ends is printed as the end
std::string iso(Instant instant);  ///< "2026-10-02T07:30:00Z"
/// Strict YYYY-MM-DD of a day that exists; nullopt otherwise.
std::optional<Date> parse_iso(std::string_view text);
std::optional<Instant> parse_instant(std::string_view text);

/// What a person may type where a date is asked for (winloss help dates): ISO, `today`, `tonight`, `tomorrow`, `fri`,
/// `next fri` (both the next such day, today not included), `last fri`, `+30d`, `-2w`, `+3m`, `+1y`, `in 2 weeks`,
/// `2 weeks`, `3 months ago`, `eom`, `eoq`, `eoy`, `end of month`, `start of next quarter`, `2 oct 2026`,
/// `oct 2, 2026`. `01/02/2026` and its like are refused as ambiguous, `next month` as more than a day. Throws usage
/// naming `what`, the value, and what would be right.
Date parse_date(std::string_view text, Date today, std::string_view what = "date");

/// A date and a time of day without zone, as agreed with a customer: `2026-10-02 10:00`, `thu 10`, `tonight at 7`.
struct LocalTime {
    Date day;
    int minute = 0;  ///< since midnight
    friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};
std::string iso(const LocalTime& time);  ///< "2026-10-02T10:00"
std::optional<LocalTime> parse_iso_local(std::string_view text);
LocalTime parse_local_time(std::string_view text, Date today, std::string_view what = "time");

/// A length of time as typed: `14d`, `2w`, `3m`, `1y`. Months and days are kept apart since they do not convert.
struct Span {
    int months = 0;
    int days = 0;
    friend bool operator==(const Span&, const Span&) = default;
};
Date operator+(Date date, Span span);  ///< months first (clamped), then days; stops at the calendar's ends
/// `14d`, `2w`, `-12m`, `1y`, `1m+5d`, `2 weeks`; throws usage naming `what`.
Span parse_span(std::string_view text, std::string_view what = "length of time");
std::string to_string(Span span);  ///< parse_span's inverse, without a leading plus: "30d", "-9m", "0d", "1m+14d"

/// Both ends included; an absent end is open.
struct Period {
    std::optional<Date> from;
    std::optional<Date> to;
    bool contains(Date date) const { return (!from || *from <= date) && (!to || date <= *to); }
    friend bool operator==(const Period&, const Period&) = default;
};
/// `2026`, `2026Q3`, `2026-q3`, `2026-07`, `2026-07-15`, `this|last|next month|quarter|year`; calendar quarters. Ranges
/// `A..B`, `A..` and `..B` of these or of whatever parse_date takes: `2026Q1..2026Q3`, `2026-07-01..today`. Throws
/// usage.
Period parse_period(std::string_view text, Date today);

/// Calendar steps and their names: `2026-07`, `2026Q3`, `2026`.
enum class Step { month, quarter, year };
Date first_of(Step step, Date date);
Date next(Step step, Date first);
std::string label(Step step, Date date);

}  // namespace winloss
