#include "domain/facts.hpp"

using namespace facts;

namespace {

World with_deals(std::vector<Deal> deals) {
    World world;
    world.facts.deals = std::move(deals);
    return world;
}

std::string explained(const AccountPlan& plan, const Programme& programme, std::string_view kind, int number) {
    const Decision* found = find(plan, kind, number);
    return explain(plan, static_cast<std::size_t>(found - plan.decisions.data()), programme);
}

}  // namespace

TEST_CASE("two owed interviews of an account that meet are one conversation", "[plan][together]") {
    World world = with_deals({deal(1, Outcome::won, "2026-01-01")});
    const auto before = world.plan("2026-01-02");
    CHECK(
        explained(before, world.programme, "expectation", 1) ==
        "owed: won, decided on 2026-01-01: opens 0d, target 14d, closes 30d from decided-on; 2026-01-01 to 2026-01-31, "
        "target 2026-01-15; one conversation with the retrospective of deal 1");
    world.carry_out("2026-01-02");
    REQUIRE(world.facts.interviews.size() == 2);
    const auto after = world.plan("2026-01-02");
    CHECK(find(after, "expectation", 1)->led_by_interview == find(after, "retrospective", 1)->interview);
    CHECK_FALSE(find(after, "retrospective", 1)->led_by_interview);
    const auto lead = world.facts.interviews[0].kind == "retrospective" ? 0U : 1U;
    CHECK(conversations_of(world.facts.interviews, world.programme) ==
          std::vector<std::optional<std::size_t>>{lead, lead});
}

TEST_CASE("who is held covers what meets it, unless that is stronger or has its own appointment", "[plan][together]") {
    World world = with_deals({deal(1, Outcome::won, "2026-01-01")});
    world.carry_out("2026-01-02");
    const std::int64_t retrospective = find(world.plan("2026-01-02"), "retrospective", 1)->interview->value;
    const std::int64_t expectation = find(world.plan("2026-01-02"), "expectation", 1)->interview->value;
    const auto covered = [&](std::int64_t held) {
        return covered_when_held(world.interview(held), world.facts.interviews, world.programme);
    };
    CHECK(covered(retrospective) == std::vector{InterviewId{expectation}});
    CHECK(covered(expectation).empty());
    world.interview(expectation).state = InterviewState::booked;
    CHECK(covered(retrospective).empty());
    world.interview(expectation).state = InterviewState::planned;
    world.interview(retrospective).target_on = day("2026-06-01");
    world.interview(retrospective).opens_on = day("2026-05-01");
    CHECK(covered(retrospective).empty());
}

TEST_CASE("what a stronger conversation has heard is not asked again", "[plan][together]") {
    World world = with_deals({deal(1, Outcome::won, "2026-01-01")});
    world.carry_out("2026-01-02");
    const auto plan = world.plan("2026-01-02");
    const std::int64_t retrospective = find(plan, "retrospective", 1)->interview->value;
    const std::int64_t expectation = find(plan, "expectation", 1)->interview->value;
    SECTION("a planned one is marked as covered") {
        world.hold(retrospective, "2026-01-20", "2026-01-25");
        const auto changes = world.carry_out("2026-01-26").changes;
        REQUIRE(changes.size() == 1);
        CHECK(changes[0].what == ChangeKind::cover);
        CHECK(world.interview(expectation).state == InterviewState::covered);
        CHECK(world.interview(expectation).covered_by == InterviewId{retrospective});
        CHECK(find(world.plan("2026-01-27"), "expectation", 1)->verdict == Verdict::covered);
    }
    SECTION("one that was never planned is not planned now, where it had been due by then") {
        world.hold(retrospective, "2026-02-01", "2026-02-10");
        world.interview(expectation).state = InterviewState::covered;
        world.interview(expectation).covered_by = InterviewId{retrospective};
        world.facts.contracts = {contract(1, "2026-01-01", nullptr, "2026-02-09")};  // onboarding 9 March to 9 April
        CHECK(said(world.plan("2026-02-11"), world.programme, "onboarding", 1) ==
              "covered: covered by interview 1, held on 2026-02-10");
        world.facts.contracts[0].live_on = day("2026-02-11");  // after the conversation
        CHECK(find(world.plan("2026-02-11"), "onboarding", 1)->verdict == Verdict::owed);
    }
}

TEST_CASE("a conversation about one deal has not heard another one", "[plan][together]") {
    World world = with_deals({deal(1, Outcome::lost, "2026-01-01")});
    world.carry_out("2026-01-02");
    world.hold(1, "2026-01-31", "2026-02-05");
    world.facts.deals.push_back(deal(2, Outcome::lost, "2026-01-03"));
    CHECK(said(world.plan("2026-02-06"), world.programme, "retrospective", 2) ==
          "owed 2026-02-02 2026-04-02 2026-04-03");
}

TEST_CASE("no second ask of an account within 60 days", "[plan][together]") {
    World world = with_deals({deal(1, Outcome::lost, "2025-10-01"), deal(2, Outcome::lost, "2026-01-01")});
    world.carry_out("2025-10-02");  // the second deal is not decided yet
    REQUIRE(world.facts.interviews.size() == 1);
    const auto second = [&](const char* today) { return said(world.plan(today), world.programme, "retrospective", 2); };
    SECTION("long ago: on target") {
        world.hold(1, "2025-12-16", "2025-12-16");  // 61 days before the target, 15 February
        CHECK(second("2026-01-02") == "owed 2026-01-31 2026-02-15 2026-04-01");
    }
    SECTION("the target moves to the first day allowed") {
        world.hold(1, "2025-12-17", "2025-12-30");
        CHECK(second("2026-01-02") == "owed 2026-01-31 2026-02-16 2026-04-01");
        world.interview(1).first_asked_on = day("2026-01-30");
        CHECK(second("2026-01-31") == "owed 2026-01-31 2026-04-01 2026-04-01");
        CHECK(explained(world.plan("2026-01-31"), world.programme, "retrospective", 2) ==
              "owed: lost, decided on 2026-01-01: opens 30d, target 45d, closes 90d from decided-on; not before "
              "2026-04-01: the account was asked on 2026-01-30 and is not asked again within 60 days; 2026-01-31 to "
              "2026-04-01, target 2026-04-01");
    }
    SECTION("no day is allowed inside the window") {
        world.hold(1, "2026-01-31", "2026-02-20");
        CHECK(second("2026-02-21") ==
              "not owed: the account was asked on 2026-01-31 (interview 1): no second ask within 60 days, and then the "
              "window has closed");
    }
    SECTION("the planned one follows, and the plan is stable") {
        world.carry_out("2026-01-02");
        REQUIRE(world.facts.interviews.size() == 2);
        world.hold(1, "2025-12-30", "2026-01-10");
        CHECK(world.carry_out("2026-01-11").changes.at(0).what == ChangeKind::move);
        CHECK(world.interview(2).target_on == day("2026-03-01"));
        CHECK(world.interview(2).rule ==
              "lost, decided on 2026-01-01: opens 30d, target 45d, closes 90d from decided-on; not before 2026-03-01: "
              "the account was asked on 2025-12-30 and is not asked again within 60 days");
        CHECK(world.interview(2).opens_on == day("2026-01-31"));
        world.interview(1).first_asked_on = day("2026-02-20");
        world.carry_out("2026-02-20");
        CHECK(world.interview(2).state == InterviewState::cancelled);
    }
    SECTION("the day held stands in where nobody was asked") {
        world.hold(1, "2025-12-17", "2025-12-20");
        world.interview(1).first_asked_on.reset();
        CHECK(second("2026-01-02") == "owed 2026-01-31 2026-02-19 2026-04-01");
    }
    SECTION("a later attempt counts too") {
        world.hold(1, "2025-12-10", "2025-12-30");
        world.facts.later_asks = {{day("2025-12-20"), InterviewId{1}}};
        CHECK(second("2026-01-02") == "owed 2026-01-31 2026-02-19 2026-04-01");
    }
    SECTION("whoever asks by hand can see that it was asked lately") {
        world.hold(1, "2025-12-17", "2025-12-30");
        const auto lately = [&](std::int64_t except, const char* on) {
            const auto ask = asked_lately(world.facts, {except}, day(on), 60);
            return ask ? iso(ask->day) : "no";
        };
        CHECK(lately(2, "2026-02-15") == "2025-12-17");
        CHECK(lately(2, "2026-02-16") == "no");
        CHECK(lately(2, "2025-12-16") == "no");
        CHECK(lately(1, "2026-01-15") == "no");
    }
    SECTION("switched off with 0 days") {
        world.hold(1, "2026-01-31", "2026-02-20");
        world.programme.fatigue_days = 0;
        CHECK(second("2026-02-21") == "owed 2026-01-31 2026-02-15 2026-04-01");
    }
}

TEST_CASE("what is led is not asked on its own, so no ask stands in its way", "[plan][together]") {
    World world = with_deals({deal(1, Outcome::won, "2026-01-01")});
    world.carry_out("2026-01-02");
    const auto plan = world.plan("2026-01-02");
    Interview& retrospective = world.interview(find(plan, "retrospective", 1)->interview->value);
    retrospective.state = InterviewState::invited;
    retrospective.first_asked_on = day("2026-01-10");
    CHECK(world.carry_out("2026-01-11").changes.empty());  // the expectation stays planned
    retrospective.state = InterviewState::declined;
    retrospective.ended_on = day("2026-01-12");
    world.carry_out("2026-01-12");  // now it would have to be asked for itself
    CHECK(find(world.plan("2026-01-12"), "expectation", 1)->reason == Reason::fatigue);
}
