#include "winloss/domain/programme.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

namespace {

/// The message of the usage error that the action throws; empty when it throws none.
template <class Action>
std::string refusal(Action action) {
    try {
        action();
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        CHECK_FALSE(error.hint().empty());
        return error.message();
    }
    return {};
}

Rule& rule(Programme& programme, std::string_view kind) {
    return const_cast<Rule&>(*programme.find(kind, Outcome::won));
}

}  // namespace

TEST_CASE("the programme to start with is the table of kinds", "[programme]") {
    const Programme programme = default_programme();
    CHECK_NOTHROW(check(programme));
    CHECK(programme.kinds() == std::vector<std::string>(kind::built_in.begin(), kind::built_in.end()));
    CHECK(programme.grace_days == 30);
    CHECK(programme.fatigue_days == 60);
    const auto words = [&](std::string_view kind) { return in_words(*programme.find(kind, Outcome::won)); };
    CHECK(words("retrospective") == "opens 30d, target 45d, closes 90d from decided-on");
    CHECK(words("expectation") == "opens 0d, target 14d, closes 30d from decided-on");
    CHECK(words("onboarding") == "opens 1m, target 1m, closes 2m from live-on");
    CHECK(words("anniversary") == "opens 12m, target 12m, closes 13m from live-on, again every 12m");
    CHECK(words("pre-renewal") == "opens -12m, target -9m, closes -6m from ends-on");
    CHECK(words("exit") == "opens 14d, target 30d, closes 90d from left-on");
    CHECK(words("check-in") == "opens 3m, target 3m, closes 4m from starts-on, again every 3m");
    for (const Rule& each : programme.rules) { CHECK(each.enabled == (each.kind != "check-in")); }
    CHECK(programme.rank("exit") < programme.rank("pre-renewal"));
    CHECK(programme.rank("coffee") > programme.rank("check-in"));
}

TEST_CASE("a rule for an outcome goes before the one for every outcome", "[programme]") {
    Programme programme = default_programme();
    Rule losses = rule(programme, "retrospective");
    losses.outcome = Outcome::lost;
    losses.opens = Span{0, 14};
    programme.rules.push_back(losses);
    CHECK_NOTHROW(check(programme));
    CHECK(programme.find("retrospective", Outcome::lost)->opens == Span{0, 14});
    CHECK(programme.find("retrospective", Outcome::won)->opens == Span{0, 30});
    CHECK(programme.find("expectation", Outcome::won));
    CHECK_FALSE(programme.find("expectation", Outcome::lost));
}

TEST_CASE("windows that make no sense are refused with the reason", "[programme]") {
    Programme programme = default_programme();
    SECTION("opens after target") {
        rule(programme, "retrospective").opens = Span{0, 50};
        CHECK(refusal([&] { check(programme); }) ==
              "The rule 'retrospective': opens (50d) comes after target (45d), counted from 2023-01-01.");
    }
    SECTION("a month is longer than 30 days in March") {
        rule(programme, "onboarding").closes = Span{0, 30};
        CHECK(refusal([&] { check(programme); }) ==
              "The rule 'onboarding': target (1m) comes after closes (30d), counted from 2023-01-01.");
        rule(programme, "onboarding").closes = Span{0, 31};
        CHECK_NOTHROW(check(programme));
    }
    SECTION("a kind's own anchor") {
        rule(programme, "exit").anchor = Anchor::ends_on;
        CHECK(refusal([&] { check(programme); }) == "The rule 'exit' goes by 'left-on', not by 'ends-on'.");
    }
    SECTION("coming again belongs to tenures") {
        rule(programme, "retrospective").every = Span{12, 0};
        CHECK_FALSE(refusal([&] { check(programme); }).empty());
    }
    SECTION("twice the same") {
        programme.rules.push_back(programme.rules[0]);
        CHECK(refusal([&] { check(programme); }) == "The rule 'exit' is there twice.");
    }
    SECTION("an added kind") {
        programme.rules.push_back(
            {.kind = "win-review", .opens = {0, 5}, .target = {0, 5}, .closes = {0, 9}, .rank = 8});
        CHECK_NOTHROW(check(programme));
        programme.rules.back().kind = "Win Review";
        CHECK(refusal([&] { check(programme); }) == "'Win Review' is no name for a kind of interview.");
    }
}

TEST_CASE("criteria and settings come in as text", "[programme]") {
    Programme programme = default_programme();
    add_criterion(programme.criteria, "outcome", "lost");
    add_criterion(programme.criteria, "outcome", "Lost");
    add_criterion(programme.criteria, "deal-kind", "new");
    add_criterion(programme.criteria, "segment", "Enterprise");
    add_criterion(programme.criteria, "minimum-amount", "USD 5000.00");
    add_criterion(programme.criteria, "minimum-amount", "USD 10000.00");
    CHECK(programme.criteria.outcomes == std::vector{Outcome::lost});
    CHECK(programme.criteria.deal_kinds == std::vector{DealKind::fresh});
    CHECK(programme.criteria.segments == std::vector<std::string>{"Enterprise"});
    REQUIRE(programme.criteria.minimum_amounts.size() == 1);
    CHECK(programme.criteria.minimum_amounts[0].minor == 10'000'00);
    CHECK(refusal([&] { add_criterion(programme.criteria, "outcome", "open"); }) ==
          "An open deal is owed no retrospective: 'open' is no criterion.");
    CHECK(refusal([&] { add_criterion(programme.criteria, "segmnt", "x"); }) == "'segmnt' is no criterion.");

    apply_setting(programme, "first_day", "2026-01-31");
    apply_setting(programme, "fatigue_days", "90");
    CHECK(programme.first_day == make_date(2026, 1, 31));
    CHECK(programme.fatigue_days == 90);
    CHECK(refusal([&] { apply_setting(programme, "fatigue_days", "-1"); }) == "'-1' is no value for fatigue_days.");
    CHECK(refusal([&] { apply_setting(programme, "grace", "1"); }) == "'grace' is no setting of the programme.");
}

TEST_CASE("a share of the deals is drawn by lot", "[programme]") {
    Programme programme = default_programme();
    apply_setting(programme, "won_percent", "30");
    const auto drawn = [&](Outcome outcome) {
        int count = 0;
        for (int id = 1; id <= 10'000; ++id) { count += programme.draw.takes({id}, outcome) ? 1 : 0; }
        return count;
    };
    CHECK(drawn(Outcome::lost) == 10'000);
    const int first = drawn(Outcome::won);
    CHECK(std::abs(first - 3'000) < 5 * 46);  // five standard deviations of 10,000 draws at 30%
    CHECK(drawn(Outcome::won) == first);
    std::vector<bool> before;
    for (int id = 1; id <= 100; ++id) { before.push_back(programme.draw.takes({id}, Outcome::won)); }
    apply_setting(programme, "sample_seed", "2");
    std::vector<bool> after;
    for (int id = 1; id <= 100; ++id) { after.push_back(programme.draw.takes({id}, Outcome::won)); }
    CHECK(before != after);
    apply_setting(programme, "won_percent", "0");
    CHECK(drawn(Outcome::won) == 0);
    CHECK(refusal([&] { apply_setting(programme, "won_percent", "101"); }) == "'101' is no value for won_percent.");
}
