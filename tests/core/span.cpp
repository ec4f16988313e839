#include "core/calendar.hpp"
#include "support/catch.hpp"
#include "winloss/core/date.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

TEST_CASE("spans are read in days, weeks, months and years") {
    CHECK(parse_span("14d") == Span{0, 14});
    CHECK(parse_span("2w") == Span{0, 14});
    CHECK(parse_span("-12m") == Span{-12, 0});
    CHECK(parse_span("1y") == Span{12, 0});
    CHECK(parse_span("+3M") == Span{3, 0});
    CHECK(parse_span("1m+5d") == Span{1, 5});
    CHECK(parse_span("-1m+5d") == Span{-1, 5});
    CHECK(parse_span("1y-1d") == Span{12, -1});
    CHECK(parse_span(" 0d ") == Span{0, 0});
    CHECK(parse_span("2 weeks") == Span{0, 14});
    CHECK(parse_span("1 Month") == Span{1, 0});
}

TEST_CASE("spans print and read back") {
    CHECK(to_string(Span{0, 30}) == "30d");
    CHECK(to_string(Span{-9, 0}) == "-9m");
    CHECK(to_string(Span{}) == "0d");
    CHECK(to_string(Span{1, 14}) == "1m+14d");
    for (int months = -15; months <= 15; ++months) {
        for (int days = -15; days <= 15; ++days) {
            const Span span{months, days};
            CHECK(parse_span(to_string(span)) == span);
        }
    }
}

TEST_CASE("what is no span is refused") {
    for (const std::string_view typed : {"", "14", "d", "d14", "1m5d", "1q", "1.5m", "1 m", "--1d", "1d+", "9999999d",
                                         "99999999999999d", "9999y+9999y", "one month"}) {
        INFO(typed);
        CHECK_THROWS_AS(parse_span(typed, "grace"), Error);
    }
    try {
        parse_span("soon", "grace period");
        FAIL("taken");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        CHECK(error.message() == "grace period 'soon' is not a length of time.");
    }
}
