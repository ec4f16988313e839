#include "core/calendar.hpp"
#include "support/catch.hpp"
#include "winloss/core/date.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

namespace {

std::string printed(const Period& period) {
    return (period.from ? iso(*period.from) : "") + ".." + (period.to ? iso(*period.to) : "");
}

}  // namespace

TEST_CASE("periods are calendar years, quarters, months and ranges") {
    constexpr std::string_view known[][3] = {
        {"2026-02-14", "2026", "2026-01-01..2026-12-31"},
        {"2026-02-14", "2026Q3", "2026-07-01..2026-09-30"},
        {"2026-02-14", "2026-q1", "2026-01-01..2026-03-31"},
        {"2026-02-14", "2026q4", "2026-10-01..2026-12-31"},
        {"2026-02-14", "2024-02", "2024-02-01..2024-02-29"},
        {"2026-02-14", "2026-07-15", "2026-07-15..2026-07-15"},
        {"2026-02-14", "2026-07-01..2026-09-30", "2026-07-01..2026-09-30"},
        {"2026-02-14", " 2026-07-01 .. 2026-09-30 ", "2026-07-01..2026-09-30"},
        {"2026-02-14", "2026-07-01..", "2026-07-01.."},
        {"2026-02-14", "..2026-07-01", "..2026-07-01"},
        {"2026-02-14", "2025Q1..2026Q2", "2025-01-01..2026-06-30"},
        {"2026-02-14", "2025..", "2025-01-01.."},
        {"2026-02-14", "..2025", "..2025-12-31"},
        {"2026-02-14", "-90d..today", "2025-11-16..2026-02-14"},
        {"2026-02-14", "last year..this month", "2025-01-01..2026-02-28"},
        {"2026-02-14", "this month", "2026-02-01..2026-02-28"},
        {"2026-02-14", "Last Month", "2026-01-01..2026-01-31"},
        {"2024-01-31", "next month", "2024-02-01..2024-02-29"},
        {"2026-03-31", "last month", "2026-02-01..2026-02-28"},
        {"2026-02-14", "this quarter", "2026-01-01..2026-03-31"},
        {"2026-02-14", "last quarter", "2025-10-01..2025-12-31"},
        {"2026-12-31", "next quarter", "2027-01-01..2027-03-31"},
        {"2026-02-14", "this year", "2026-01-01..2026-12-31"},
        {"2024-02-29", "last year", "2023-01-01..2023-12-31"},
        {"2026-02-14", "next  year", "2027-01-01..2027-12-31"},
    };
    for (const auto& [today, typed, meant] : known) {
        INFO("on " << today << ": " << typed);
        CHECK(printed(parse_period(typed, *parse_iso(today))) == meant);
    }
}

TEST_CASE("what is no period is refused") {
    const Date today = make_date(2026, 2, 14);
    for (const std::string_view typed : {"",           "..",           "....",
                                         "26",         "20261",        "2026Q5",
                                         "2026Q0",     "2026Q",        "2026-13",
                                         "2026-00",    "2026-7",       "202607",
                                         "0000",       "this week",    "quarter",
                                         "this",       "2026-02-30",   "2026-09-30..2026-07-01",
                                         "2026..2025", "2026Q1..soon", "2026-01-01...2026-02-01"}) {
        INFO(typed);
        CHECK_THROWS_AS(parse_period(typed, today), Error);
    }
}

TEST_CASE("a period holds both its ends") {
    const Period period{make_date(2026, 7, 1), make_date(2026, 9, 30)};
    CHECK(period.contains(make_date(2026, 7, 1)));
    CHECK(period.contains(make_date(2026, 9, 30)));
    CHECK_FALSE(period.contains(make_date(2026, 6, 30)));
    CHECK_FALSE(period.contains(make_date(2026, 10, 1)));
    CHECK(Period{}.contains(make_date(1, 1, 1)));
}

TEST_CASE("steps follow each other and have names") {
    const Date date = make_date(2026, 11, 30);
    CHECK(label(Step::month, date) == "2026-11");
    CHECK(label(Step::quarter, date) == "2026Q4");
    CHECK(label(Step::year, date) == "2026");
    CHECK(label(Step::year, make_date(987, 1, 1)) == "0987");
    CHECK(iso(first_of(Step::quarter, date)) == "2026-10-01");
    CHECK(iso(next(Step::month, first_of(Step::month, date))) == "2026-12-01");
    CHECK(iso(next(Step::quarter, first_of(Step::quarter, date))) == "2027-01-01");
    CHECK(iso(next(Step::year, first_of(Step::year, date))) == "2027-01-01");
}

TEST_CASE("a step's label is the period it names") {
    for (const Step step : {Step::month, Step::quarter, Step::year}) {
        for (Date first = make_date(2023, 1, 1); first < make_date(2026, 1, 1); first = next(step, first)) {
            const Period period = parse_period(label(step, first), first);
            CHECK(period.from == first);
            CHECK(period.to == next(step, first) - Days{1});
        }
    }
}
