#include "winloss/core/date.hpp"

#include <cstdio>

#include "core/calendar.hpp"
#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using test::Civil;

namespace {

Date date_of(Civil civil) {
    return make_date(civil.year, static_cast<unsigned>(civil.month), static_cast<unsigned>(civil.day));
}

std::string printed(Civil civil) {
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    return out;
}

}  // namespace

TEST_CASE("four hundred years of days agree with Julian day numbers, and print and parse back") {
    std::size_t wrong = 0;
    for (Civil day{1801, 1, 1}; day.year <= 2200; day = test::day_after(day)) {
        const Date date = date_of(day);
        if (date.time_since_epoch().count() != test::day_number(day)) { ++wrong; }
        const std::string text = printed(day);
        if (iso(date) != text || parse_iso(text) != date) { ++wrong; }
        if (year_of(date) != day.year || month_of(date) != static_cast<unsigned>(day.month) ||
            day_of(date) != static_cast<unsigned>(day.day)) {
            ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("the first and the last day of the calendar are days") {
    CHECK(iso(make_date(1, 1, 1)) == "0001-01-01");
    CHECK(iso(make_date(9999, 12, 31)) == "9999-12-31");
    CHECK(parse_iso("0001-01-01") == make_date(1, 1, 1));
    CHECK(parse_iso("9999-12-31") == make_date(9999, 12, 31));
    CHECK(iso(make_date(9999, 12, 31) + Days{1}) == "9999-12-31");
    CHECK(make_date(1, 1, 1).time_since_epoch().count() == test::day_number({1, 1, 1}));
}

TEST_CASE("a day that does not exist cannot be made") {
    CHECK_THROWS_AS(make_date(2026, 2, 29), Error);
    CHECK_THROWS_AS(make_date(2026, 13, 1), Error);
    CHECK_THROWS_AS(make_date(2026, 0, 1), Error);
    CHECK_THROWS_AS(make_date(2026, 1, 257), Error);
    CHECK_THROWS_AS(make_date(0, 1, 1), Error);
    CHECK_THROWS_AS(make_date(10'000, 1, 1), Error);
    CHECK_NOTHROW(make_date(2024, 2, 29));
}

TEST_CASE("ISO dates are read strictly") {
    for (const std::string text :
         {"",           "2026",       "2026-1-02",  "2026-01-2",   "26-01-02",    "2026-02-29",  "2026-02-30",
          "2026-00-10", "2026-13-01", "2026-01-00", "2026-01-32",  "2026/01/02",  "2026-01-02 ", " 2026-01-02",
          "+026-01-02", "2026-01-0a", "0000-01-01", "2026-01-02T", "10000-01-01", "2026-04-31",  "1900-02-29",
          "２026-01-02"}) {
        INFO(text);
        CHECK_FALSE(parse_iso(text).has_value());
    }
    CHECK(parse_iso("2000-02-29").has_value());
}

TEST_CASE("months are clamped as a walk from month to month clamps them") {
    std::size_t wrong = 0;
    for (Civil day{2023, 1, 1}; day.year <= 2024; day = test::day_after(day)) {
        for (int months = -50; months <= 50; ++months) {
            if (add_months(date_of(day), months) != date_of(test::months_later(day, months))) { ++wrong; }
        }
    }
    CHECK(wrong == 0);
    CHECK(iso(add_months(make_date(2026, 1, 31), 1)) == "2026-02-28");
    CHECK(iso(add_months(make_date(2024, 1, 31), 1)) == "2024-02-29");
    CHECK(iso(add_months(make_date(2024, 2, 29), 12)) == "2025-02-28");
    CHECK(iso(add_months(make_date(2024, 2, 29), 48)) == "2028-02-29");
    CHECK(iso(add_months(make_date(2026, 3, 31), -1)) == "2026-02-28");
    CHECK(iso(add_months(make_date(1900, 1, 31), 1)) == "1900-02-28");
}

TEST_CASE("month arithmetic stops at the ends of the calendar") {
    CHECK(iso(add_months(make_date(9999, 12, 15), 1)) == "9999-12-31");
    CHECK(iso(add_months(make_date(9999, 11, 15), 1)) == "9999-12-15");
    CHECK(iso(add_months(make_date(1, 1, 15), -1)) == "0001-01-01");
    CHECK(iso(add_months(make_date(1, 2, 15), -1)) == "0001-01-15");
    CHECK(iso(add_months(make_date(2026, 1, 1), INT32_MAX)) == "9999-12-31");
    CHECK(iso(add_months(make_date(2026, 1, 1), INT32_MIN)) == "0001-01-01");
    CHECK(iso(make_date(9999, 12, 31) + Span{-9, 0}) == "9999-03-31");
    CHECK(iso(make_date(9999, 12, 31) + Span{0, 30}) == "9999-12-31");
    CHECK(iso(make_date(1, 1, 1) + Span{0, -1}) == "0001-01-01");
}

TEST_CASE("a span adds its months first") {
    CHECK(iso(make_date(2026, 1, 31) + Span{1, 1}) == "2026-03-01");
    CHECK(iso(make_date(2026, 3, 1) + Span{1, -1}) == "2026-03-31");
    CHECK(iso(make_date(2026, 3, 1) + Span{0, 0}) == "2026-03-01");
}

TEST_CASE("months, quarters and years begin and end where they should") {
    std::size_t wrong = 0;
    for (Civil day{2023, 1, 1}; day.year <= 2024; day = test::day_after(day)) {
        const Date date = date_of(day);
        if (first_of_month(date) != date_of({day.year, day.month, 1})) { ++wrong; }
        if (last_of_month(date) != date_of({day.year, day.month, test::days_in(day.year, day.month)})) { ++wrong; }
        if (first_of_quarter(date) != date_of({day.year, (day.month - 1) / 3 * 3 + 1, 1})) { ++wrong; }
        if (first_of_year(date) != date_of({day.year, 1, 1})) { ++wrong; }
    }
    CHECK(wrong == 0);
}

TEST_CASE("instants print and parse back") {
    const Instant instant = Instant{make_date(2026, 10, 2)} + std::chrono::seconds{7 * 3600 + 30 * 60 + 5};
    CHECK(iso(instant) == "2026-10-02T07:30:05Z");
    CHECK(parse_instant("2026-10-02T07:30:05Z") == instant);
    CHECK(iso(Instant{std::chrono::seconds{-1}}) == "1969-12-31T23:59:59Z");
    CHECK(iso(Instant{std::chrono::seconds{1'700'000'000}}) == "2023-11-14T22:13:20Z");
    std::size_t wrong = 0;
    for (std::int64_t second = -100'000'000; second < 4'000'000'000; second += 1'234'567) {
        const Instant each{std::chrono::seconds{second}};
        if (parse_instant(iso(each)) != each) { ++wrong; }
    }
    CHECK(wrong == 0);
    for (const std::string text :
         {"2026-10-02T07:30:05", "2026-10-02 07:30:05Z", "2026-10-02T24:00:00Z", "2026-10-02T23:60:00Z",
          "2026-10-02T23:00:60Z", "2026-02-30T00:00:00Z", "2026-10-02T07:30Z", "2026-10-02T7:30:05Z",
          "2026-10-02T07-30:05Z", "2026-10-02T07:30-05Z", "2026-10-02T07:30:05z"}) {
        INFO(text);
        CHECK_FALSE(parse_instant(text).has_value());
    }
}

TEST_CASE("local times print and parse back") {
    for (int minute = 0; minute < 24 * 60; minute += 7) {
        const LocalTime time{make_date(2026, 10, 2), minute};
        CHECK(parse_iso_local(iso(time)) == time);
    }
    CHECK(iso(LocalTime{make_date(2026, 10, 2), 9 * 60 + 5}) == "2026-10-02T09:05");
    for (const std::string text : {"2026-10-02T24:00", "2026-10-02T10:60", "2026-10-02 10:00", "2026-10-02T9:00",
                                   "2026-02-30T10:00", "2026-10-02T10:00Z", "2026-10-02"}) {
        INFO(text);
        CHECK_FALSE(parse_iso_local(text).has_value());
    }
}
