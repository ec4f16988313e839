#include "winloss/domain/windows.hpp"

#include "support/catch.hpp"

using namespace winloss;

namespace {

Date day(const char* text) { return *parse_iso(text); }
Window window(const char* opens, const char* target, const char* closes) {
    return {day(opens), day(target), day(closes)};
}
const Programme programme = default_programme();
const Rule& rule(std::string_view kind) { return *programme.find(kind, Outcome::won); }

}  // namespace

TEST_CASE("windows are counted from the anchor, months clamped, never chained", "[windows]") {
    CHECK(window_of(rule("retrospective"), day("2026-01-01")) == window("2026-01-31", "2026-02-15", "2026-04-01"));
    CHECK(window_of(rule("expectation"), day("2026-01-01")) == window("2026-01-01", "2026-01-15", "2026-01-31"));
    CHECK(window_of(rule("onboarding"), day("2026-01-31")) == window("2026-02-28", "2026-02-28", "2026-03-31"));
    CHECK(window_of(rule("onboarding"), day("2027-12-31")) == window("2028-01-31", "2028-01-31", "2028-02-29"));
    CHECK(window_of(rule("anniversary"), day("2024-02-29"), 1) == window("2025-02-28", "2025-02-28", "2025-03-29"));
    CHECK(window_of(rule("anniversary"), day("2024-02-29"), 4) == window("2028-02-29", "2028-02-29", "2028-03-29"));
    CHECK(window_of(rule("check-in"), day("2025-11-30"), 1) == window("2026-02-28", "2026-02-28", "2026-03-30"));
    CHECK(window_of(rule("check-in"), day("2025-11-30"), 2) == window("2026-05-30", "2026-05-30", "2026-06-30"));
}

TEST_CASE("day 29 is early, day 30 opens, day 90 is the last, day 91 is late", "[windows]") {
    const Date decided = day("2026-03-10");
    const Window asked = window_of(rule("retrospective"), decided);
    CHECK_FALSE(asked.contains(decided + Days{29}));
    CHECK(asked.contains(decided + Days{30}));
    CHECK(asked.contains(decided + Days{90}));
    CHECK_FALSE(asked.contains(decided + Days{91}));
}

TEST_CASE("pre-renewal of a long term goes back from its end", "[windows]") {
    const Rule& pre_renewal = rule("pre-renewal");
    CHECK(pre_renewal_window(pre_renewal, day("2024-01-01"), day("2026-12-31")) ==
          window("2025-12-31", "2026-03-31", "2026-06-30"));
    CHECK(pre_renewal_window(pre_renewal, day("2025-01-01"), day("2026-06-30")) ==  // 18 months to the day
          window("2025-06-30", "2025-09-30", "2025-12-30"));
    CHECK(pre_renewal_window(pre_renewal, day("2024-09-01"), day("2026-08-31")) ==  // 31 August − 6 months
          window("2025-08-31", "2025-11-30", "2026-02-28"));
}

TEST_CASE("pre-renewal of a short term lies in its middle third", "[windows]") {
    const Rule& pre_renewal = rule("pre-renewal");
    // 365 days: a third is 121; 60 days after that (day 181) is later than 30 June (day 180).
    CHECK(pre_renewal_window(pre_renewal, day("2026-01-01"), day("2026-12-31")) ==
          window("2026-05-02", "2026-06-01", "2026-07-01"));
    // 181 days: a third is 60, two thirds are 120, and 60 days after the opening is day 120 too.
    CHECK(pre_renewal_window(pre_renewal, day("2026-01-01"), day("2026-06-30")) ==
          window("2026-03-02", "2026-04-01", "2026-05-01"));
    // 517 days: a third is 172; six months before 1 June 2027 is day 334; two thirds are 344.
    CHECK(pre_renewal_window(pre_renewal, day("2026-01-01"), day("2027-06-01")) ==
          window("2026-06-22", "2026-09-11", "2026-12-01"));
    // 183 days from 31 August: 61, and 60 days more is day 121; two thirds are 122.
    CHECK(pre_renewal_window(pre_renewal, day("2026-08-31"), day("2027-03-01")) ==
          window("2026-10-31", "2026-11-30", "2026-12-30"));
}

TEST_CASE("six months are counted to the day after the last", "[windows]") {
    CHECK(lasts_months(day("2026-01-01"), day("2026-06-30"), 6));
    CHECK_FALSE(lasts_months(day("2026-01-01"), day("2026-06-29"), 6));
    CHECK(lasts_months(day("2026-08-31"), day("2027-02-27"), 6));
    CHECK_FALSE(lasts_months(day("2026-08-31"), day("2027-02-26"), 6));
}

TEST_CASE("an exit is not asked for before the leaving is known", "[windows]") {
    const Rule& exit = rule("exit");
    CHECK(exit_window(exit, day("2026-07-01"), day("2026-07-01")) == window("2026-07-15", "2026-07-31", "2026-09-29"));
    CHECK(exit_window(exit, day("2026-07-01"), day("2026-07-31")) == window("2026-07-31", "2026-07-31", "2026-09-29"));
    CHECK(exit_window(exit, day("2026-07-01"), day("2026-08-20")) == window("2026-08-20", "2026-08-20", "2026-09-29"));
    CHECK(exit_window(exit, day("2026-07-01"), day("2026-11-01")) == window("2026-11-01", "2026-11-01", "2026-11-01"));
}
