#include "domain/facts.hpp"

using namespace facts;

namespace {

World one(Deal the_deal) {
    World world;
    world.facts.deals = {std::move(the_deal)};
    return world;
}

std::string retrospective(const World& world, const char* today = "2026-02-01") {
    return said(world.plan(today), world.programme, "retrospective", 1);
}

}  // namespace

TEST_CASE("a decided deal is owed a retrospective", "[plan]") {
    for (const Outcome outcome : {Outcome::won, Outcome::lost, Outcome::no_decision}) {
        CHECK(retrospective(one(deal(1, outcome, "2026-01-01"))) == "owed 2026-01-31 2026-02-15 2026-04-01");
    }
    CHECK(retrospective(one(deal(1, Outcome::open, nullptr))) == "not owed: the deal is still open");
    CHECK(retrospective(one(deal(1, Outcome::lost, "2026-02-02"))) ==
          "not owed: the deal is decided on 2026-02-02, after today");
}

TEST_CASE("the close date stands in for the decision, and the interview says so", "[plan]") {
    Deal lost = deal(1, Outcome::lost, nullptr);
    CHECK(retrospective(one(lost)) == "waiting: neither the day of the decision nor a close date is known");
    lost.closed_on = day("2026-01-01");
    World world = one(lost);
    world.carry_out("2026-02-01");
    REQUIRE(world.facts.interviews.size() == 1);
    CHECK(world.interview(1).anchor_basis == Anchor::closed_on);
    CHECK(world.interview(1).anchor_on == day("2026-01-01"));
    CHECK(world.interview(1).rule ==
          "lost, day of the decision unknown, close date 2026-01-01 stands in: opens 30d, target 45d, closes 90d from "
          "decided-on");
}

TEST_CASE("exclusion, criteria and rules say why a deal is owed none", "[plan]") {
    World world = one(deal(1, Outcome::lost, "2026-01-01"));
    Deal& lost = world.facts.deals[0];
    SECTION("excluded") {
        lost.exclusion = Exclusion::outreach;
        CHECK(retrospective(world) == "not owed: the deal is excluded from outreach");
        lost.exclusion = Exclusion::all;
        CHECK(retrospective(world) == "not owed: the deal is excluded from everything");
    }
    SECTION("outcome") {
        world.programme.criteria.outcomes = {Outcome::won};
        CHECK(retrospective(world) == "not owed: criterion outcome: lost is not among those asked");
    }
    SECTION("kind of deal") {
        world.programme.criteria.deal_kinds = {DealKind::renewal};
        CHECK(retrospective(world) == "not owed: criterion deal-kind: the kind of the deal is not among those asked");
    }
    SECTION("segment, in any case") {
        world.programme.criteria.segments = {"Enterprise"};
        CHECK(retrospective(world) == "not owed: criterion segment: the account's segment is not among those asked");
        world.facts.segment = "ENTERPRISE";
        CHECK(retrospective(world) == "owed 2026-01-31 2026-02-15 2026-04-01");
    }
    SECTION("minimum amount per currency; unknown is not zero") {
        world.programme.criteria.minimum_amounts = {usd(10'000'00)};
        CHECK(retrospective(world) ==
              "not owed: criterion minimum-amount: the amount is unknown, USD 10,000.00 at least is asked for");
        lost.amount = usd(9'999'99);
        CHECK(retrospective(world) == "not owed: criterion minimum-amount: less than USD 10,000.00");
        lost.amount = usd(10'000'00);
        CHECK(retrospective(world).starts_with("owed"));
        lost.amount = Money{1, *Currency::parse("EUR")};
        CHECK(retrospective(world).starts_with("owed"));
    }
    SECTION("a share of the deals, drawn by lot") {
        world.programme.draw.lost_percent = 0;
        CHECK(retrospective(world) == "not owed: not drawn: 0% of the deals that are lost are asked (seed 1)");
        world.programme.draw = {.won_percent = 0};
        CHECK(retrospective(world).starts_with("owed"));
    }
    SECTION("switched off") {
        world.rule("retrospective").enabled = false;
        CHECK(retrospective(world) == "not owed: retrospective is switched off");
    }
    SECTION("a rule of its own for losses") {
        Rule losses = world.rule("retrospective");
        losses.outcome = Outcome::lost;
        losses.opens = {0, 14};
        losses.target = {0, 21};
        losses.closes = {0, 28};
        world.programme.rules.push_back(losses);
        CHECK(retrospective(world, "2026-01-20") == "owed 2026-01-15 2026-01-22 2026-01-29");
    }
}

TEST_CASE("an expectation goes with a new or expansion deal that was won", "[plan]") {
    const auto expectation = [](const Deal& of) {
        const World world = one(of);
        return said(world.plan("2026-01-10"), world.programme, "expectation", 1);
    };
    CHECK(expectation(deal(1, Outcome::won, "2026-01-01")) == "owed 2026-01-01 2026-01-15 2026-01-31");
    CHECK(expectation(deal(1, Outcome::won, "2026-01-01", DealKind::expansion)).starts_with("owed"));
    CHECK(expectation(deal(1, Outcome::won, "2026-01-01", DealKind::renewal)).starts_with("not owed: a renewal"));
    CHECK(expectation(deal(1, Outcome::lost, "2026-01-01")) ==
          "not owed: the programme has no rule for expectation when a deal is lost");
}

TEST_CASE("what closed before the programme's first day is owed to nobody", "[plan]") {
    World world = one(deal(1, Outcome::lost, "2026-01-01"));  // closes 1 April
    world.programme.first_day = day("2026-04-01");
    CHECK(retrospective(world, "2026-05-01") == "owed 2026-01-31 2026-02-15 2026-04-01");
    world.programme.first_day = day("2026-04-02");
    CHECK(retrospective(world, "2026-05-01") ==
          "not owed: the window closed before the programme's first day, 2026-04-02");
    world.programme.first_day.reset();
    CHECK(retrospective(world, "2026-04-01").starts_with("owed"));
    CHECK(retrospective(world, "2026-04-02").starts_with("not owed"));
}

TEST_CASE("planned ones follow, asked, booked and held ones are flagged", "[plan]") {
    World world = one(deal(1, Outcome::lost, "2026-01-01"));
    world.carry_out("2026-01-10");
    Interview& interview = world.interview(1);
    Deal& lost = world.facts.deals[0];
    SECTION("a planned one moves with the day of the decision") {
        lost.decided_on = day("2026-01-11");
        const auto plan = world.carry_out("2026-01-12");
        REQUIRE(plan.changes.size() == 1);
        CHECK(plan.changes[0].what == ChangeKind::move);
        CHECK(interview.opens_on == day("2026-02-10"));
        CHECK(interview.closes_on == day("2026-04-11"));
    }
    SECTION("a planned one is cancelled, and comes back") {
        lost.exclusion = Exclusion::outreach;
        world.carry_out("2026-01-12");
        CHECK(interview.state == InterviewState::cancelled);
        CHECK(interview.ended_on == day("2026-01-12"));
        CHECK(interview.rule == "no longer owed: the deal is excluded from outreach");
        lost.exclusion.reset();
        CHECK(world.carry_out("2026-01-13").changes.at(0).what == ChangeKind::restore);
        CHECK(interview.state == InterviewState::planned);
        CHECK_FALSE(interview.ended_on);
    }
    SECTION("one that a person cancelled stays so") {
        interview.state = InterviewState::cancelled;
        CHECK(world.carry_out("2026-01-12").changes.empty());
    }
    SECTION("an asked one is flagged, and cleared when it fits again") {
        interview.state = InterviewState::invited;
        interview.first_asked_on = day("2026-01-31");
        lost.decided_on = day("2026-01-11");
        CHECK(world.carry_out("2026-02-01").changes.at(0).what == ChangeKind::flag);
        CHECK(interview.opens_on == day("2026-01-31"));
        CHECK(
            interview.flagged->starts_with("its window is now 2026-02-10 to 2026-04-11 (lost, decided on 2026-01-11"));
        lost.outcome = Outcome::open;
        world.carry_out("2026-02-02");
        CHECK(interview.flagged == "no longer owed: the deal is still open");
        CHECK(interview.state == InterviewState::invited);
        lost = deal(1, Outcome::lost, "2026-01-01");
        CHECK(world.carry_out("2026-02-03").changes.at(0).what == ChangeKind::clear);
        CHECK_FALSE(interview.flagged);
    }
    SECTION("a held one is flagged when the records change, not when the programme does") {
        world.hold(1, "2026-01-31", "2026-02-05");
        world.rule("retrospective").closes = {0, 60};
        CHECK(world.carry_out("2026-02-06").changes.empty());
        world.rule("retrospective").enabled = false;
        CHECK(world.carry_out("2026-02-06").changes.empty());
        world.rule("retrospective").enabled = true;
        lost.decided_on = day("2026-01-02");
        world.carry_out("2026-02-06");
        CHECK(interview.flagged == "its anchor is now 2026-01-02, not 2026-01-01");
        CHECK(interview.anchor_on == day("2026-01-01"));
    }
    SECTION("an ended one satisfies the rule") {
        interview.state = InterviewState::declined;
        const auto plan = world.carry_out("2026-02-01");
        CHECK(plan.changes.empty());
        CHECK(find(plan, "retrospective", 1)->verdict == Verdict::exists);
    }
    SECTION("a rule that changes moves what is planned") {
        world.rule("retrospective").opens = {0, 14};
        CHECK(world.carry_out("2026-01-12").changes.at(0).what == ChangeKind::move);
        CHECK(interview.opens_on == day("2026-01-15"));
    }
    SECTION("the deal is gone") {
        world.facts.deals.clear();
        world.carry_out("2026-01-12");
        CHECK(interview.rule == "no longer owed: the records call for it no longer");
    }
}

TEST_CASE("one put there by hand satisfies the rule and is never touched", "[plan]") {
    World world = one(deal(1, Outcome::lost, "2026-01-01"));
    Interview by_hand;
    by_hand.kind = "retrospective";
    by_hand.anchor_basis = Anchor::chosen;
    by_hand.anchor_on = by_hand.opens_on = by_hand.target_on = by_hand.closes_on = day("2026-02-20");
    SECTION("for the deal, on whatever day") {
        by_hand.deal = DealId{1};
        by_hand.opens_on = by_hand.target_on = by_hand.closes_on = day("2027-01-01");
    }
    SECTION("for the account, inside the window") {}
    world.add(by_hand);
    const auto plan = world.carry_out("2026-02-01");
    CHECK(plan.changes.empty());
    CHECK(find(plan, "retrospective", 1)->verdict == Verdict::exists);
    world.facts.deals[0].exclusion = Exclusion::all;
    CHECK(world.carry_out("2026-02-02").changes.empty());
}

TEST_CASE("one added beside the rule's own is with another buyer: both stay", "[plan]") {
    for (const InterviewState state :
         {InterviewState::planned, InterviewState::invited, InterviewState::booked, InterviewState::held}) {
        World world = one(deal(1, Outcome::lost, "2026-01-01"));
        world.carry_out("2026-02-01");
        Interview added = world.interview(1);
        added.anchor_basis = Anchor::chosen;
        added.state = state;
        if (state == InterviewState::held) { added.held_on = day("2026-02-10"); }
        world.add(added);
        CHECK(world.carry_out("2026-02-11").changes.empty());
        CHECK(world.interview(1).state == InterviewState::planned);
    }
}

TEST_CASE("an interview of the account far from the window does not satisfy the rule", "[plan]") {
    World world = one(deal(1, Outcome::lost, "2026-01-01"));
    Interview far;
    far.kind = "retrospective";
    far.anchor_basis = Anchor::chosen;
    far.anchor_on = far.opens_on = far.target_on = far.closes_on = day("2026-04-02");
    world.add(far);
    CHECK(world.carry_out("2026-02-01").changes.size() == 1);
}

TEST_CASE("a deal without account waits for it", "[plan]") {
    World world = one(deal(1, Outcome::lost, "2026-01-01"));
    world.facts.account.reset();
    CHECK(retrospective(world) == "waiting: the deal names no account yet");
}

TEST_CASE("a second planned one for the same deal is cancelled", "[plan]") {
    World world = one(deal(1, Outcome::lost, "2026-01-01"));
    world.carry_out("2026-01-10");
    world.add(world.interview(1));
    world.carry_out("2026-01-11");
    CHECK(world.interview(1).state == InterviewState::planned);
    CHECK(world.interview(2).rule == "no longer owed: interview 1 satisfies the rule");
}

TEST_CASE("an added kind goes by its anchor alone", "[plan]") {
    World world = one(deal(1, Outcome::won, "2026-01-01"));
    world.programme.rules.push_back({.kind = "win-review",
                                     .outcome = Outcome::won,
                                     .opens = {0, 200},
                                     .target = {0, 210},
                                     .closes = {0, 220},
                                     .rank = 8});
    const auto plan = world.plan("2026-01-10");
    CHECK(said(plan, world.programme, "win-review", 1) == "owed 2026-07-20 2026-07-30 2026-08-09");
}

TEST_CASE("one that the plan cancelled does not come back beside one put there by hand", "[plan]") {
    World world = one(deal(1, Outcome::lost, "2026-01-01"));
    world.carry_out("2026-01-10");
    world.facts.deals[0].exclusion = Exclusion::outreach;
    world.carry_out("2026-01-11");
    Interview by_hand = world.interview(1);
    by_hand.deal.reset();
    by_hand.state = InterviewState::planned;
    by_hand.anchor_basis = Anchor::chosen;
    world.add(by_hand);
    world.facts.deals[0].exclusion.reset();
    CHECK(world.carry_out("2026-01-12").changes.empty());
    CHECK(world.interview(1).state == InterviewState::cancelled);
}
