#include "winloss/core/date.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/error.hpp"

namespace winloss {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int first_year = 1;
constexpr int last_year = 9999;
constexpr std::size_t iso_length = 10;

constexpr Date first_date = sys_days{std::chrono::year{first_year} / 1 / 1};
constexpr Date last_date = sys_days{std::chrono::year{last_year} / 12 / 31};

year_month_day civil(Date date) { return year_month_day{date}; }

Date within_calendar(Date date) { return std::clamp(date, first_date, last_date); }

/// The number in text[at, at + count), -1 when a character there is no digit.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') { return -1; }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

void put_digits(char* out, unsigned value, std::size_t count) {
    for (std::size_t i = count; i > 0; --i) {
        out[i - 1] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

void put_date(char* out, Date date) {
    const year_month_day day = civil(date);
    put_digits(out, static_cast<unsigned>(static_cast<int>(day.year())), 4);
    out[4] = '-';
    put_digits(out + 5, static_cast<unsigned>(day.month()), 2);
    out[7] = '-';
    put_digits(out + 8, static_cast<unsigned>(day.day()), 2);
}

/// HH:MM of a day at text[at], in minutes; nullopt when it is none.
std::optional<int> clock_at(std::string_view text, std::size_t at) {
    const int hour = digits(text, at, 2);
    const int minute = digits(text, at + 3, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text[at + 2] != ':') { return std::nullopt; }
    return hour * 60 + minute;
}

/// Months since the year 0, so that steps are plain addition.
int month_number(Date date) {
    const year_month_day day = civil(date);
    return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

}  // namespace

Date make_date(int year, unsigned month, unsigned day) {
    const year_month_day date = std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
    // std::chrono keeps months and days in a byte: 257 would come back as 1.
    if (!date.ok() || year < first_year || year > last_year || month > 12 || day > 31) {
        throw Error(ErrorKind::bug, fmt::format("there is no day {}-{}-{}", year, month, day));
    }
    return sys_days{date};
}

int year_of(Date date) { return static_cast<int>(civil(date).year()); }
unsigned month_of(Date date) { return static_cast<unsigned>(civil(date).month()); }
unsigned day_of(Date date) { return static_cast<unsigned>(civil(date).day()); }

Date add_months(Date anchor, int months) {
    const year_month_day day = civil(anchor);
    const long long number = static_cast<long long>(month_number(anchor)) + months;
    if (number < month_number(first_date)) { return first_date; }
    if (number > month_number(last_date)) { return last_date; }
    const std::chrono::year year{static_cast<int>(number / 12)};
    const std::chrono::month month{static_cast<unsigned>(number % 12) + 1};
    const auto last = (year / month / std::chrono::last).day();
    return sys_days{year / month / std::min(day.day(), last)};
}

Date first_of_month(Date date) { return date - Days{static_cast<int>(day_of(date)) - 1}; }

Date last_of_month(Date date) {
    const year_month_day day = civil(date);
    return sys_days{day.year() / day.month() / std::chrono::last};
}

Date first_of_quarter(Date date) {
    const unsigned first_month = (month_of(date) - 1) / 3 * 3 + 1;
    return sys_days{civil(date).year() / static_cast<int>(first_month) / 1};
}

Date first_of_year(Date date) { return sys_days{civil(date).year() / 1 / 1}; }

std::string iso(Date date) {
    std::string out(iso_length, '\0');
    put_date(out.data(), within_calendar(date));
    return out;
}

std::string iso(Instant instant) {
    const Date day = std::chrono::floor<Days>(instant);
    const auto second = static_cast<unsigned>((instant - day).count());
    std::string out = "0000-00-00T00:00:00Z";
    put_date(out.data(), within_calendar(day));
    put_digits(out.data() + 11, second / 3600, 2);
    put_digits(out.data() + 14, second / 60 % 60, 2);
    put_digits(out.data() + 17, second % 60, 2);
    return out;
}

std::string iso(const LocalTime& time) {
    return fmt::format("{}T{:02}:{:02}", iso(time.day), time.minute / 60, time.minute % 60);
}

std::optional<Date> parse_iso(std::string_view text) {
    if (text.size() != iso_length || text[4] != '-' || text[7] != '-') { return std::nullopt; }
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    if (year < first_year || month < 1 || day < 1) { return std::nullopt; }
    const year_month_day date = std::chrono::year{year} / month / day;
    if (!date.ok()) { return std::nullopt; }
    return sys_days{date};
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[16] != ':' || text[19] != 'Z') { return std::nullopt; }
    const auto day = parse_iso(text.substr(0, iso_length));
    const auto minute = clock_at(text, 11);
    const int second = digits(text, 17, 2);
    if (!day || !minute || second < 0 || second > 59) { return std::nullopt; }
    return Instant{*day} + std::chrono::minutes{*minute} + std::chrono::seconds{second};
}

std::optional<LocalTime> parse_iso_local(std::string_view text) {
    if (text.size() != 16 || text[10] != 'T') { return std::nullopt; }
    const auto day = parse_iso(text.substr(0, iso_length));
    const auto minute = clock_at(text, 11);
    if (!day || !minute) { return std::nullopt; }
    return LocalTime{*day, *minute};
}

Date operator+(Date date, Span span) { return within_calendar(add_months(date, span.months) + Days{span.days}); }

}  // namespace winloss
