#include <array>

#include "core/calendar.hpp"
#include "support/catch.hpp"
#include "winloss/core/appointment.hpp"
#include "winloss/core/date.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

namespace {

Date day(std::string_view text) {
    const auto date = parse_iso(text);
    REQUIRE(date.has_value());
    return *date;
}

std::string refusal(std::string_view text, Date today) {
    try {
        return "taken as " + iso(parse_date(text, today, "decided on"));
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        CHECK(error.hint() == "Write YYYY-MM-DD, or see 'winloss help dates'.");
        return error.message();
    }
}

struct Known {
    std::string_view today;
    std::string_view typed;
    std::string_view meant;
};

}  // namespace

TEST_CASE("every natural form means its day, month ends and leap days included") {
    constexpr Known known[] = {
        {"2026-10-01", "2026-10-02", "2026-10-02"},
        {"2026-10-01", " 2026-10-02 ", "2026-10-02"},
        {"2026-10-01", "today", "2026-10-01"},
        {"2026-10-01", "TODAY", "2026-10-01"},
        {"2026-10-01", "tonight", "2026-10-01"},
        {"2023-12-31", "tomorrow", "2024-01-01"},
        {"2024-02-28", "tomorrow", "2024-02-29"},
        {"2024-03-01", "yesterday", "2024-02-29"},
        {"2026-03-01", "yesterday", "2026-02-28"},
        // 2026-10-01 is a Thursday.
        {"2026-10-01", "fri", "2026-10-02"},
        {"2026-10-01", "thu", "2026-10-08"},
        {"2026-10-01", "Thursday", "2026-10-08"},
        {"2026-10-01", "next fri", "2026-10-02"},
        {"2026-10-01", "next thursday", "2026-10-08"},
        {"2026-10-01", "last fri", "2026-09-25"},
        {"2026-10-01", "last thu", "2026-09-24"},
        {"2026-10-01", "last wed", "2026-09-30"},
        {"2024-02-29", "mon", "2024-03-04"},
        {"2026-12-31", "sun", "2027-01-03"},
        {"2026-10-01", "+30d", "2026-10-31"},
        {"2026-10-01", "-2w", "2026-09-17"},
        {"2026-01-31", "+1m", "2026-02-28"},
        {"2024-01-31", "+1m", "2024-02-29"},
        {"2026-10-31", "+3M", "2027-01-31"},
        {"2024-02-29", "+1y", "2025-02-28"},
        {"2024-02-29", "-4y", "2020-02-29"},
        {"2026-01-31", "+1m+1d", "2026-03-01"},
        {"2026-10-01", "+0d", "2026-10-01"},
        {"2026-10-01", "in 2 weeks", "2026-10-15"},
        {"2026-10-01", "in 1 week", "2026-10-08"},
        {"2026-10-01", "in 10 days", "2026-10-11"},
        {"2026-10-31", "in 4 months", "2027-02-28"},
        {"2026-10-01", "in 1 year", "2027-10-01"},
        {"2026-05-31", "3 months ago", "2026-02-28"},
        {"2026-10-01", "1 day ago", "2026-09-30"},
        {"2024-02-29", "1 year ago", "2023-02-28"},
        {"2026-01-31", "eom", "2026-01-31"},
        {"2024-02-01", "eom", "2024-02-29"},
        {"2026-02-01", "EOM", "2026-02-28"},
        {"2026-01-31", "eoq", "2026-03-31"},
        {"2026-04-01", "eoq", "2026-06-30"},
        {"2026-12-31", "eoq", "2026-12-31"},
        {"2026-01-31", "eoy", "2026-12-31"},
        {"2026-10-01", "2 oct 2026", "2026-10-02"},
        {"2026-10-01", "2 October 2026", "2026-10-02"},
        {"2026-10-01", "02 Oct, 2026", "2026-10-02"},
        {"2026-10-01", "oct 2, 2026", "2026-10-02"},
        {"2026-10-01", "October  2  2026", "2026-10-02"},
        {"2026-10-01", "29 feb 2024", "2024-02-29"},
        {"2026-10-01", "sept 30 2026", "2026-09-30"},
        {"2026-10-01", "may 1, 1999", "1999-05-01"},
        {"2026-10-01", "20261002", "2026-10-02"},
        {"2026-10-01", "20240229", "2024-02-29"},
        {"2026-10-01", "a week ago", "2026-09-24"},
        {"2026-03-31", "a month ago", "2026-02-28"},
        {"2026-10-01", "in a year", "2027-10-01"},
        {"2026-10-01", "3 days", "2026-10-04"},
        {"2026-10-01", "2 Weeks", "2026-10-15"},
        {"2026-01-31", "1 month", "2026-02-28"},
        {"2026-10-01", "a week", "2026-10-08"},
        {"2026-10-01", "0 days", "2026-10-01"},
        {"2024-02-01", "end of month", "2024-02-29"},
        {"2026-10-01", "end of the month", "2026-10-31"},
        {"2026-01-31", "end of quarter", "2026-03-31"},
        {"2026-10-01", "end of this year", "2026-12-31"},
        {"2026-10-01", "End of next quarter", "2027-03-31"},
        {"2026-10-31", "end of next month", "2026-11-30"},
        {"2026-10-01", "start of next month", "2026-11-01"},
        {"2026-10-01", "beginning of last year", "2025-01-01"},
        {"2026-10-01", "start of week", "2026-09-28"},
        {"2026-10-01", "end of feb 2028", "2028-02-29"},
    };
    for (const Known& each : known) {
        INFO("on " << each.today << ": " << each.typed);
        CHECK(iso(parse_date(each.typed, day(each.today))) == each.meant);
    }
}

TEST_CASE("weekdays are the nearest such day, today excluded") {
    constexpr std::array<std::string_view, 7> names = {"sun", "mon", "tues", "wednes", "thurs", "friday", "saturday"};
    test::Civil civil{2024, 2, 20};
    for (int i = 0; i < 30; ++i, civil = test::day_after(civil)) {
        const Date today = make_date(civil.year, static_cast<unsigned>(civil.month), static_cast<unsigned>(civil.day));
        for (int weekday = 0; weekday < 7; ++weekday) {
            const std::string_view name = names[static_cast<std::size_t>(weekday)];
            int ahead = 1;
            while ((test::weekday(civil) + ahead) % 7 != weekday) { ++ahead; }
            int back = 1;
            while ((test::weekday(civil) + 70 - back) % 7 != weekday) { ++back; }
            CHECK(parse_date(name, today) == today + Days{ahead});
            CHECK(parse_date("next " + std::string(name), today) == today + Days{ahead});
            CHECK(parse_date("last " + std::string(name), today) == today - Days{back});
        }
    }
}

TEST_CASE("what cannot be a date is refused and says why") {
    const Date today = make_date(2026, 10, 1);
    constexpr std::string_view known[][2] = {
        {"01/02/2026", "decided on '01/02/2026': ambiguous: 2026-02-01 or 2026-01-02."},
        {"01/02", "decided on '01/02': ambiguous: 2026-02-01 or 2026-01-02."},
        {"1.2.", "decided on '1.2.': ambiguous: 2026-02-01 or 2026-01-02."},
        {"13/02", "decided on '13/02': not a date as it is written here; did you mean 2026-02-13?"},
        {"31/13", "decided on '31/13': there is no such day."},
        {"1.2.26", "decided on '1.2.26': ambiguous: 2026-02-01 or 2026-01-02."},
        {"3-4-2026", "decided on '3-4-2026': ambiguous: 2026-04-03 or 2026-03-04."},
        {"26-11-13", "decided on '26-11-13': ambiguous: 2026-11-13 or 2013-11-26."},
        {"13/02/2026", "decided on '13/02/2026': not a date as it is written here; did you mean 2026-02-13?"},
        {"02/13/2026", "decided on '02/13/2026': not a date as it is written here; did you mean 2026-02-13?"},
        {"05/05/2026", "decided on '05/05/2026': not a date as it is written here; did you mean 2026-05-05?"},
        {"2026/01/02", "decided on '2026/01/02': not a date as it is written here; did you mean 2026-01-02?"},
        {"2026-1-2", "decided on '2026-1-2': not a date as it is written here; did you mean 2026-01-02?"},
        {"31/31/2026", "decided on '31/31/2026': there is no such day."},
        {"2026-02-30", "decided on '2026-02-30': there is no such day: February 2026 has 28 days."},
        {"2024-02-30", "decided on '2024-02-30': there is no such day: February 2024 has 29 days."},
        {"2026-13-01", "decided on '2026-13-01': there is no such day: there is no month 13."},
        {"2026-00-01", "decided on '2026-00-01': there is no such day: there is no month 0."},
        {"2026-01-00", "decided on '2026-01-00': there is no such day: there is no day 0."},
        {"0000-01-01", "decided on '0000-01-01': there is no such day: years run from 0001 to 9999."},
        {"31 apr 2026", "decided on '31 apr 2026': there is no such day: April 2026 has 30 days."},
        {"2 oct", "decided on '2 oct': the year is missing: 2025-10-02 or 2026-10-02."},
        {"Oct 2", "decided on 'Oct 2': the year is missing: 2025-10-02 or 2026-10-02."},
        {"30 sep", "decided on '30 sep': the year is missing: 2026-09-30 or 2027-09-30."},
        {"1 oct", "decided on '1 oct': the year is missing; did you mean 2026-10-01?"},
        {"29 feb", "decided on '29 feb': the year is missing: 2024-02-29 or 2028-02-29."},
        {"next month", "decided on 'next month': not one day: it runs from 2026-11-01 to 2026-11-30."},
        {"last quarter", "decided on 'last quarter': not one day: it runs from 2026-07-01 to 2026-09-30."},
        {"this week", "decided on 'this week': not one day: it runs from 2026-09-28 to 2026-10-04."},
        {"next week", "decided on 'next week': not one day: it runs from 2026-10-05 to 2026-10-11."},
        {"feb 2024", "decided on 'feb 2024': not one day: it runs from 2024-02-01 to 2024-02-29."},
        {"end of week", "decided on 'end of week': ambiguous: 2026-10-02 or 2026-10-04."},
        {"end of next week", "decided on 'end of next week': ambiguous: 2026-10-09 or 2026-10-11."},
        {"thu 10", "decided on 'thu 10': a day is asked for, without a time; did you mean 2026-10-08?"},
        {"thu 3", "decided on 'thu 3': a day is asked for, without a time; did you mean 2026-10-08?"},
        {"tomorrow at 3 pm",
         "decided on 'tomorrow at 3 pm': a day is asked for, without a time; did you mean 2026-10-02?"},
        {"fri 10:00", "decided on 'fri 10:00': a day is asked for, without a time; did you mean 2026-10-02?"},
        {"9000 years", "decided on '9000 years': that is beyond the years 0001 to 9999."},
        {"now", "decided on 'now': not a date as it is written here; did you mean today?"},
        {"2026-10-02T10:00",
         "decided on '2026-10-02T10:00': a day is asked for, without a time; did you mean 2026-10-02?"},
        {"30d", "decided on '30d': a length of time; write +30d or -30d."},
        {"+9000y", "decided on '+9000y': that is beyond the years 0001 to 9999."},
        {"-2026y", "decided on '-2026y': that is beyond the years 0001 to 9999."},
        {"+3652000d", "decided on '+3652000d': that is beyond the years 0001 to 9999."},
        {"", "decided on '': empty."},
        {"  ", "decided on '  ': empty."},
    };
    for (const auto& [typed, message] : known) {
        INFO(typed);
        CHECK(refusal(typed, today) == message);
    }
    for (const std::string_view typed : {"soon",
                                         "next",
                                         "fr",
                                         "2 okt 2026",
                                         "20261301",
                                         "32 oct",
                                         "a fortnight ago",
                                         "in two weeks",
                                         "in weeks",
                                         "two weeks",
                                         "2 w",
                                         "weeks 2",
                                         "end of",
                                         "end of the",
                                         "end of oct",
                                         "end of fri",
                                         "end month",
                                         "10 10:00",
                                         "soon 10",
                                         "2 fortnights ago",
                                         "+",
                                         "-",
                                         "+d",
                                         "+5",
                                         "+5x",
                                         "++5d",
                                         "+5d5",
                                         "+99999999999999999999d",
                                         "2 oct 26",
                                         "123 oct 2026",
                                         "ma 2 2026",
                                         "today tomorrow",
                                         "\xff"}) {
        INFO(typed);
        CHECK(refusal(typed, today) == "decided on '" + std::string(typed) + "': not a date.");
    }
}

TEST_CASE("a time goes with its day") {
    const Date today = make_date(2026, 10, 1);  // a Thursday
    constexpr std::string_view known[][2] = {
        {"2026-10-02 10:00", "2026-10-02T10:00"}, {"2026-10-02T10:00", "2026-10-02T10:00"},
        {"thu 10:00", "2026-10-08T10:00"},        {"tomorrow 9:30", "2026-10-02T09:30"},
        {"Next Fri 09:30", "2026-10-02T09:30"},   {"2 oct 2026 0:00", "2026-10-02T00:00"},
        {"in 2 weeks 23:59", "2026-10-15T23:59"}, {"thu 10am", "2026-10-08T10:00"},
        {"thu 2:30 PM", "2026-10-08T14:30"},      {"thu 12am", "2026-10-08T00:00"},
        {"thu 12pm", "2026-10-08T12:00"},         {"thu at 10", "2026-10-08T10:00"},
        {"thu at 9:30", "2026-10-08T09:30"},      {"today at 3pm", "2026-10-01T15:00"},
        {"2 dec 2026 10:00", "2026-12-02T10:00"}, {"20261002 10:00", "2026-10-02T10:00"},
        {"thu 10", "2026-10-08T10:00"},           {"tomorrow 16", "2026-10-02T16:00"},
        {"2026-10-02 9", "2026-10-02T09:00"},     {"in 2 weeks 10", "2026-10-15T10:00"},
        {"2 weeks 10:00", "2026-10-15T10:00"},    {"end of month 10:00", "2026-10-31T10:00"},
        {"2 dec 2026 10", "2026-12-02T10:00"},    {"tonight 19:00", "2026-10-01T19:00"},
        {"tonight at 7", "2026-10-01T19:00"},     {"tonight 7:30", "2026-10-01T19:30"},
        {"tonight 8pm", "2026-10-01T20:00"},      {"tonight 21", "2026-10-01T21:00"},
        {"tomorrow noon", "2026-10-02T12:00"},    {"thu at noon", "2026-10-08T12:00"},
    };
    for (const auto& [typed, meant] : known) {
        INFO(typed);
        CHECK(iso(parse_local_time(typed, today)) == meant);
    }
    for (const std::string_view typed :
         {"thu 24:00", "thu 10:60", "thu 10:0", "thu 010:00", "thu :30", "thu 13pm", "thu 0am", "thu 10:5am",
          "someday 10:00", "2026-02-30 10:00", "pm", "at 3 at", "tonight 2:00", "tonight 8am", "tonight 13:00",
          "tonight at 4", "oct 10", "2 10", "next month 10:00"}) {
        INFO(typed);
        CHECK_THROWS_AS(parse_local_time(typed, today), Error);
    }
}

TEST_CASE("an appointment's day needs no year where one of two can be meant") {
    const auto meant = [](const std::string& typed, const std::string& earliest) {
        return iso(parse_appointment(typed, *parse_iso(earliest), *parse_iso("2026-10-01"), "--at"));
    };
    CHECK(meant("oct 5 10", "2026-10-01") == "2026-10-05T10:00");
    CHECK(meant("5 oct at 3pm", "2026-10-01") == "2026-10-05T15:00");
    CHECK(meant("1 oct 9:00", "2026-10-01") == "2026-10-01T09:00");
    CHECK(meant("sep 28 10:00", "2026-10-01") == "2027-09-28T10:00");
    CHECK(meant("sep 28 2026 10:00", "2026-10-01") == "2026-09-28T10:00");
    CHECK(meant("thu 10", "2026-10-01") == "2026-10-08T10:00");
    const auto refusal = [&](const std::string& typed, const std::string& earliest) {
        try {
            meant(typed, earliest);
        } catch (const Error& error) { return error.message() + ' ' + error.hint(); }
        return std::string("taken");
    };
    CHECK(refusal("sep 28 10:00", "2026-09-01").find("the year is missing: 2026-09-28 or 2027-09-28.") !=
          std::string::npos);
    CHECK(refusal("oct 5", "2026-10-01") == "--at 'oct 5' is a day without its time. Write 'oct 5 10:00'.");
    CHECK(refusal("oct 5 3", "2026-10-01").find("Write 'oct 5 3:00' or 'oct 5 15:00'.") != std::string::npos);
    CHECK(refusal("30 feb 10:00", "2026-10-01").starts_with("--at '30 feb': "));
}

TEST_CASE("a time that lacks something is refused with what would be right") {
    const Date today = make_date(2026, 10, 1);
    constexpr std::string_view how =
        "Write the day, then the time on the 24-hour clock: '2026-10-02 10:00' or 'thu 10:00'.";
    constexpr std::string_view exact =
        "Leave out seconds and the zone: '2026-10-02 10:00' is 10 o'clock where you are.";
    constexpr std::string_view known[][3] = {
        {"", "--at '' is not a day and a time.", how},
        {"now", "--at 'now' is not a day and a time.", how},
        {"2026-12-01 10:00:00", "--at '2026-12-01 10:00:00' is not a day and a time.", exact},
        {"2026-12-01T10:00Z", "--at '2026-12-01T10:00Z' is not a day and a time.", exact},
        {"2026-12-01 10:00 UTC", "--at '2026-12-01 10:00 UTC' is not a day and a time.", exact},
        {"thu", "--at 'thu' is a day without its time.", "Write 'thu 10:00'."},
        {"tonight", "--at 'tonight' is a day without its time.", "Write 'tonight 19:00'."},
        {"tonight 2:00", "--at 'tonight 2:00': 2:00 is not in the evening.",
         "Write 'tonight 19:00', 'today 2:00' or 'tomorrow 2:00'."},
        {"oct 10", "--at 'oct 10': the year is missing: 2025-10-10 or 2026-10-10.",
         "Write YYYY-MM-DD, or see 'winloss help dates'."},
        {"2 dec 10", "--at '2 dec': the year is missing: 2025-12-02 or 2026-12-02.",
         "Write YYYY-MM-DD, or see 'winloss help dates'."},
        {"10:00", "--at '10:00' is a time without its day.", "Write 'today 10:00', 'tomorrow 10:00' or 'thu 10:00'."},
        {"3pm", "--at '3pm' is a time without its day.", "Write 'today 15:00', 'tomorrow 15:00' or 'thu 15:00'."},
        {"thu 0", "--at 'thu 0' is not a day and a time.", "The time needs its minutes: 'thu 0:00'."},
        {"thu 3", "--at 'thu 3' is not a day and a time.", "Before noon or after? Write 'thu 3:00' or 'thu 15:00'."},
        {"thu at 3", "--at 'thu at 3' is not a day and a time.",
         "Before noon or after? Write 'thu 3:00' or 'thu 15:00'."},
        {"2 dec 10:00", "--at '2 dec': the year is missing: 2025-12-02 or 2026-12-02.",
         "Write YYYY-MM-DD, or see 'winloss help dates'."},
    };
    for (const auto& [typed, message, hint] : known) {
        INFO(typed);
        try {
            parse_local_time(typed, today, "--at");
            FAIL_CHECK("it was taken");
        } catch (const Error& error) {
            CHECK(error.message() == message);
            CHECK(error.hint() == hint);
        }
    }
}
