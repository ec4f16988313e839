// The calendar a second time: day numbers by the Julian-day formula, months counted one by one.
#pragma once

#include <array>
#include <cstdint>

namespace winloss::test {

struct Civil {
    int year = 1;
    int month = 1;
    int day = 1;
    friend bool operator==(const Civil&, const Civil&) = default;
};

inline bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

inline int days_in(int year, int month) {
    constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

/// Days since 1970-01-01, from the Julian day number of Fliegel and Van Flandern, Communications of the ACM 11 (1968).
inline std::int64_t day_number(Civil date) {
    const std::int64_t y = date.year;
    const std::int64_t m = date.month;
    const std::int64_t shift = (m - 14) / 12;
    const std::int64_t julian = 1461 * (y + 4800 + shift) / 4 + 367 * (m - 2 - 12 * shift) / 12 -
                                3 * ((y + 4900 + shift) / 100) / 4 + date.day - 32075;
    return julian - 2440588;
}

inline Civil day_after(Civil date) {
    if (date.day < days_in(date.year, date.month)) { return {date.year, date.month, date.day + 1}; }
    if (date.month < 12) { return {date.year, date.month + 1, 1}; }
    return {date.year + 1, 1, 1};
}

/// The same day so many months on, walked month by month and cut to the last one's length.
inline Civil months_later(Civil date, int months) {
    int year = date.year;
    int month = date.month;
    for (; months > 0; --months) {
        if (++month > 12) {
            month = 1;
            ++year;
        }
    }
    for (; months < 0; ++months) {
        if (--month < 1) {
            month = 12;
            --year;
        }
    }
    const int last = days_in(year, month);
    return {year, month, date.day < last ? date.day : last};
}

/// 0 is Sunday: Sakamoto's method.
inline int weekday(Civil date) {
    constexpr std::array<int, 12> offsets = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    const int y = date.month < 3 ? date.year - 1 : date.year;
    return (y + y / 4 - y / 100 + y / 400 + offsets[static_cast<std::size_t>(date.month - 1)] + date.day) % 7;
}

}  // namespace winloss::test
