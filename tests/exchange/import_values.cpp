#include "winloss/exchange/import_values.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::exchange;

TEST_CASE("a heading may speak of won deals or of lost ones") {
    for (const char* heading : {"Closed Lost Reason", "Loss_Reason__c", "Deal - Lost reason", "Reason for loss"}) {
        CHECK(outcome_of_heading(heading) == Outcome::lost);
    }
    CHECK(outcome_of_heading("Closed Won Reason") == Outcome::won);
    CHECK(outcome_of_heading("win reason") == Outcome::won);
    for (const char* heading : {"Win/Loss Reason", "Close reason", "Reason", "Window", ""}) {
        CHECK_FALSE(outcome_of_heading(heading));
    }
}

namespace {

std::string read(const char* pattern, const char* cell) {
    const auto date = DateFormat(pattern).read(cell);
    return date ? iso(*date) : "none";
}

}  // namespace

TEST_CASE("ISO dates, with a time behind them or not") {
    for (const char* cell : {"2026-10-02", "2026-10-02T07:30:00Z", "2026-10-02 7:30", "2026-10-02T07:30:00.123+02:00",
                             "2026-10-02 23:59:59 -0500", "2026-10-02 09:00 PM"}) {
        CAPTURE(cell);
        CHECK(read_iso_date(cell) == make_date(2026, 10, 2));
    }
    for (const char* cell : {"", "2026-10-2", "2026-02-30", "2026-13-01", "2026-10-02x", "2026-10-02T",
                             "2026-10-02 25:00", "2026-10-02T07:30:00Zx", "20261002", "0000-01-01", "2026-10-0a"}) {
        CAPTURE(cell);
        CHECK_FALSE(read_iso_date(cell));
    }
}

TEST_CASE("dates in the form of the file") {
    CHECK(read("%m/%d/%y", "02/03/24") == "2024-02-03");
    CHECK(read("%m/%d/%y", "2/3/24") == "2024-02-03");
    CHECK(read("%m/%d/%y", "02/03/69") == "1969-02-03");
    CHECK(read("%m/%d/%y", "02/03/68") == "2068-02-03");
    CHECK(read("%m/%d/%y", "02/23/26 08:55 PM") == "2026-02-23");
    CHECK(read("%m/%d/%y %I:%M %p", "02/23/26 08:55 pm") == "2026-02-23");
    CHECK(read("%d.%m.%Y", "3.2.2024") == "2024-02-03");
    CHECK(read("%d %b %Y", "3 Feb 2024") == "2024-02-03");
    CHECK(read("%d-%b-%y", "29-FEB-24") == "2024-02-29");
    CHECK(read("%B %e, %Y", "February 3, 2024") == "2024-02-03");
    CHECK(read("%F", "2024-02-03") == "2024-02-03");
    CHECK(read("%D %T", "02/03/24 10:11:12") == "2024-02-03");
    CHECK(read("%Y%m%d", "20240203") == "2024-02-03");
    CHECK(read("%d%% %m %Y", "3% 2 2024") == "2024-02-03");
    for (const char* cell :
         {"", "02/30/24", "13/01/24", "02/03/2024", "02/03", "2024-02-03", "x02/03/24", "02/03/24x"}) {
        CAPTURE(cell);
        CHECK(read("%m/%d/%y", cell) == "none");
    }
    CHECK(read("%d-%b-%y", "29-Febr-24") == "none");
    for (const char* bad : {"", "%Y-%m", "%Y-%m-%d-%d", "%Y-%y-%m-%d", "%Y-%m-%Q", "%Y-%m-%d%", "dd/mm/yyyy"}) {
        CAPTURE(bad);
        CHECK_THROWS_AS(DateFormat(bad), Error);
    }
}

TEST_CASE("the two readings of a date with slashes") {
    using Readings = std::vector<std::pair<std::string, Date>>;
    CHECK(date_readings("02/03/2024") ==
          Readings{{"%m/%d/%Y", make_date(2024, 2, 3)}, {"%d/%m/%Y", make_date(2024, 3, 2)}});
    CHECK(date_readings("02/23/24") == Readings{{"%m/%d/%y", make_date(2024, 2, 23)}});
    CHECK(date_readings("3.2.2024").front().first == "%d.%m.%Y");
    CHECK(date_readings("3 Feb 2024").front().first == "%d %b %Y");
    CHECK(date_readings("n/a").empty());
    CHECK(date_readings("12").empty());
}

TEST_CASE("amounts are plain decimals") {
    const Currency usd = *Currency::parse("USD");
    const Currency jpy = *Currency::parse("JPY");
    CHECK(read_money("1234.56", usd).value->minor == 123456);
    CHECK(read_money("0", usd).value->minor == 0);
    CHECK(read_money("1234.5000", usd).value->minor == 123450);
    CHECK(read_money("1234.000", jpy).value->minor == 1234);
    CHECK(read_money("-5", usd).value == Money{-500, usd});
    CHECK_THAT(read_money("1234.5", jpy).why, Catch::Contains("no amount of JPY"));
    CHECK_THAT(read_money("1.234", usd).why, Catch::Contains("at most 2 decimals"));
    const Currency clf = *Currency::parse("CLF");
    CHECK(read_money("999999999999999", clf).why == "is larger than any amount that can be kept");
    CHECK(read_money("99999999999999.12345", clf).why == "is no amount of CLF; write digits with at most 4 decimals");
    CHECK(read_money("0000000000000000001.234", usd).why ==
          "is no amount of USD; write digits with at most 2 decimals");
    CHECK(read_money("99999999999999999999", usd).why == "is larger than any amount that can be kept");
    CHECK(read_money("-", usd).why == "is no amount; leave it empty where it is unknown");
    for (const char* cell : {"$12", "1,234.56", "12 000", "12k", "1e6", "(12)", "12 USD", "\u221212"}) {
        CAPTURE(cell);
        CHECK_THAT(read_money(cell, usd).why, Catch::Contains("without currency sign and thousands separators"));
    }
    for (const char* cell : {"-", ".", "1.2.3", "1-2", "--1"}) { CHECK_FALSE(read_money(cell, usd).value); }
}

TEST_CASE("yes, no, counts") {
    for (const char* yes : {"yes", "TRUE", "1", "Y", "t"}) { CHECK(read_yes_no(yes).value == true); }
    for (const char* no : {"No", "false", "0", "n", "F"}) { CHECK(read_yes_no(no).value == false); }
    CHECK_FALSE(read_yes_no("maybe").value);
    CHECK(read_count("12").value == 12);
    for (const char* bad : {"0", "-1", "1.5", "12x", "99999999999"}) { CHECK_FALSE(read_count(bad).value); }
}

TEST_CASE("the outcome that a stage tells") {
    for (const char* won : {"won", "Won", "Closed Won", "closedwon", "CLOSED_WON", "6 - Closed Won (100%)", "Win"}) {
        CAPTURE(won);
        CHECK(outcome_of_stage(won).value == Outcome::won);
    }
    for (const char* lost : {"lost", "Closed Lost", "closed-lost", "Closed/Lost", "Loss", "Lost to competitor"}) {
        CAPTURE(lost);
        CHECK(outcome_of_stage(lost).value == Outcome::lost);
    }
    for (const char* none : {"no-decision", "No Decision", "Closed Lost - No Decision", "no_decision"}) {
        CAPTURE(none);
        CHECK(outcome_of_stage(none).value == Outcome::no_decision);
    }
    for (const char* open : {"open", "Prospecting", "Engaging", "Qualification", "Proposal", "Negotiation/Review",
                             "Id. Decision Makers", "Win back", "Almost wonderful", "Disclosed"}) {
        CAPTURE(open);
        CHECK(outcome_of_stage(open).value == Outcome::open);
    }
    CHECK_THAT(outcome_of_stage("Closed - Dead").why, Catch::Contains("--value outcome:'Closed - Dead'=lost"));
    CHECK_THAT(outcome_of_stage("won/lost").why, Catch::Contains("won and lost"));
    CHECK_FALSE(outcome_of_stage("Not won").value);
}

TEST_CASE("the words of an outcome") {
    for (const char* open : {"open", "Open", "In Progress"}) { CHECK(read_outcome(open).value == Outcome::open); }
    CHECK(read_outcome("Closed Won").value == Outcome::won);
    CHECK(read_outcome("closed-lost").value == Outcome::lost);
    CHECK(read_outcome("No Decision").value == Outcome::no_decision);
    for (const char* none : {"Prospecting", "Abandoned", "wonn", "0", "-", "Closed"}) {
        CAPTURE(none);
        CHECK_FALSE(read_outcome(none).value);
    }
    CHECK_THAT(read_outcome("lsot").why, Catch::Contains("did you mean 'lost'?"));
    CHECK_THAT(read_outcome("Abandoned").why, Catch::Contains("--value outcome:'Abandoned'=lost"));
}

TEST_CASE("words for nothing, and names that are like them") {
    for (const char* nothing : {"None", "none", "No competitor", "Unknown", "N/A", "n/a", "-", "#N/A", "--None--",
                                "(unknown)", "\u2014", "?"}) {
        CAPTURE(nothing);
        CHECK(says_nothing(nothing));
    }
    for (const char* name : {"Nonesuch", "None of us", "Unknown Worlds", "N", "NA", "A-", "Null Systems"}) {
        CAPTURE(name);
        CHECK_FALSE(says_nothing(name));
    }
}

TEST_CASE("kinds of deal and roles, in a CRM's words and in ours") {
    CHECK(read_deal_kind("New Business").value == DealKind::fresh);
    CHECK(read_deal_kind("newbusiness").value == DealKind::fresh);
    CHECK(read_deal_kind("new").value == DealKind::fresh);
    CHECK(read_deal_kind("Existing Customer - Upgrade").value == DealKind::expansion);
    CHECK(read_deal_kind("Upsell").value == DealKind::expansion);
    CHECK(read_deal_kind("Existing Customer - Renewal").value == DealKind::renewal);
    CHECK_THAT(read_deal_kind("Partner").why, Catch::Contains("--value deal_kind:'Partner'=new"));
    CHECK(read_buying_role("BUDGET_HOLDER").value == BuyingRole::economic_buyer);
    CHECK(read_buying_role("Decision Maker").value == BuyingRole::decision_maker);
    CHECK_THAT(read_buying_role("decison maker").why, Catch::Contains("decision-maker"));
    CHECK(read_word<Role>("Sales Leader").value == Role::sales_leader);
    CHECK(read_word<Exclusion>("all").value == Exclusion::all);
}

namespace {

std::string digits(int number, int width) {
    std::string text = std::to_string(number);
    return std::string(static_cast<std::size_t>(std::max(0, width - static_cast<int>(text.size()))), '0') + text;
}

/// A day as a pattern writes it; what is not a directive stands for itself.
std::string printed(Date date, const std::string& pattern) {
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::chrono::year_month_day ymd(date);
    const int year = static_cast<int>(ymd.year());
    const auto month = static_cast<unsigned>(ymd.month());
    if (pattern == "serial") { return std::to_string((date - make_date(1899, 12, 30)).count()); }
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') {
            text += pattern[i];
            continue;
        }
        switch (pattern[++i]) {
            case 'Y': text += digits(year, 4); break;
            case 'y': text += digits(year % 100, 2); break;
            case 'm': text += digits(static_cast<int>(month), 2); break;
            case 'd': text += digits(static_cast<int>(static_cast<unsigned>(ymd.day())), 2); break;
            case 'b': text += months[month - 1]; break;
            default: FAIL("a directive that this test does not know");
        }
    }
    return text;
}

}  // namespace

TEST_CASE("every day of 400 years is read as it was printed, in every form that a column may have", "[thorough]") {
    for (const char* pattern : {"%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d-%b-%Y", "%b %d, %Y", "%d %b %Y",
                                "%Y%m%d", "%Y-%m-%d", "%m/%d/%y", "%d-%b-%y", "serial"}) {
        const DateFormat format(pattern);
        // Two digits mean the years from 1969 on; five of a spreadsheet those from 1927 on.
        const bool two = std::string_view(pattern).find("%y") != std::string_view::npos;
        const bool serial = std::string_view(pattern) == "serial";
        const Date first = two ? make_date(1969, 1, 1) : serial ? make_date(1927, 5, 18) : make_date(1800, 1, 1);
        const Date last = two ? make_date(2068, 12, 31) : serial ? make_date(2173, 10, 13) : make_date(2200, 12, 31);
        for (Date date = first; date <= last; date += Days{1}) {
            const std::string text = printed(date, pattern);
            if (format.read(text) != date) { FAIL(pattern << " does not read " << text); }
        }
    }
}
