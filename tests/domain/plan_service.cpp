#include "domain/facts.hpp"

using namespace facts;

namespace {

World served(std::vector<Contract> contracts) {
    World world;
    world.facts.contracts = std::move(contracts);
    return world;
}

std::string said_on(const World& world, const char* today, std::string_view kind, int contract, int occurrence = 0) {
    return said(world.plan(today), world.programme, kind, contract, occurrence);
}

Contract auto_renewing(int id, const char* starts_on, const char* ends_on, int months, const char* live_on = nullptr) {
    Contract result = contract(id, starts_on, ends_on, live_on);
    result.auto_renews = true;
    result.term_months = months;
    return result;
}

}  // namespace

TEST_CASE("onboarding once per tenure with a product, a month after the first go-live", "[plan]") {
    const auto first = contract(1, "2025-01-01", "2025-12-31", "2025-01-31");
    auto renewal = contract(2, "2026-01-15", "2026-12-31", "2026-01-20");
    World world = served({first, renewal});
    CHECK(said_on(world, "2026-02-01", "onboarding", 1) == "owed 2025-02-28 2025-02-28 2025-03-31");
    CHECK(said_on(world, "2026-02-01", "onboarding", 2) == "nothing");
    SECTION("another product is another tenure") {
        world.facts.contracts[1].product = ProductId{2};
        CHECK(said_on(world, "2026-02-01", "onboarding", 2) == "owed 2026-02-20 2026-02-20 2026-03-20");
    }
    SECTION("service that was broken begins again") {
        world.facts.contracts[1].starts_on = day("2026-01-31");  // 31 days after the end
        CHECK(said_on(world, "2026-02-01", "onboarding", 2) == "owed 2026-02-20 2026-02-20 2026-03-20");
    }
    SECTION("no go-live yet: listed as waiting") {
        world.facts.contracts[0].live_on.reset();
        world.facts.contracts[1].live_on.reset();
        CHECK(said_on(world, "2026-02-01", "onboarding", 1) == "waiting: the day of the go-live is not known");
        CHECK(said_on(world, "2026-02-01", "anniversary", 1) == "waiting: the day of the go-live is not known");
        CHECK(world.carry_out("2026-02-01").decisions.size() > 0);
        for (const Interview& each : world.facts.interviews) { CHECK(each.kind == "pre-renewal"); }
    }
    SECTION("an earlier contract found later takes the tenure over, the interview stays") {
        world.facts.contracts = {renewal};
        world.carry_out("2026-02-01");
        const auto before = world.facts.interviews.size();
        Contract earlier = first;
        earlier.live_on.reset();
        world.facts.contracts.push_back(earlier);
        world.carry_out("2026-02-02");
        for (std::size_t i = 0; i < before; ++i) {
            CHECK(world.facts.interviews[i].state == InterviewState::planned);
            if (world.facts.interviews[i].kind == "onboarding") {
                CHECK(world.facts.interviews[i].contract == ContractId{2});
            }
        }
        const auto onboardings = std::count_if(world.facts.interviews.begin(), world.facts.interviews.end(),
                                               [](const Interview& each) { return each.kind == "onboarding"; });
        CHECK(onboardings == 1);
    }
}

TEST_CASE("a trial is owed nothing", "[plan]") {
    Contract trial = contract(1, "2026-01-01", "2026-12-31", "2026-01-01");
    trial.annual_value = usd(0);
    const World world = served({trial});
    const AccountPlan plan = world.plan("2026-02-01");
    REQUIRE(plan.decisions.size() == 1);
    CHECK(said(plan, world.programme, "pre-renewal", 1) ==
          "not owed: a trial (annual value zero) makes nobody a customer");
    trial.annual_value.reset();
    CHECK(served({trial}).plan("2026-02-01").decisions.front().reason != Reason::trial);
}

TEST_CASE("anniversaries every year the tenure still runs", "[plan]") {
    World world = served({contract(1, "2023-01-01", "2025-12-31", "2023-02-28")});
    const auto anniversary = [&](const char* today, int year) { return said_on(world, today, "anniversary", 1, year); };
    CHECK(anniversary("2024-06-01", 1) == "owed 2024-02-28 2024-02-28 2024-03-28");
    CHECK(anniversary("2024-06-01", 2) == "owed 2025-02-28 2025-02-28 2025-03-28");
    CHECK(anniversary("2024-06-01", 3) == "nothing");  // only the next one lies ahead
    CHECK(anniversary("2025-06-01", 3) ==
          "not owed: the service is agreed until 2025-12-31; a renewal would bring it on");
    CHECK(anniversary("2026-06-01", 3) == "not owed: the service ended on 2025-12-31, before there was time to ask");
    SECTION("a renewal brings it on, counted from the first go-live") {
        world.facts.contracts.push_back(contract(2, "2026-01-01", "2026-12-31", "2026-01-01"));
        CHECK(anniversary("2026-01-02", 3) == "owed 2026-02-28 2026-02-28 2026-03-28");
        CHECK(said_on(world, "2026-01-02", "anniversary", 2, 1) == "nothing");
    }
    SECTION("29 February") {
        world.facts.contracts[0] = contract(1, "2024-01-01", nullptr, "2024-02-29");
        CHECK(anniversary("2028-01-01", 1) == "owed 2025-02-28 2025-02-28 2025-03-29");
        CHECK(anniversary("2028-01-01", 4) == "owed 2028-02-29 2028-02-29 2028-03-29");
    }
}

TEST_CASE("a contract of six months or more that has an end is owed a pre-renewal", "[plan]") {
    const auto pre_renewal = [](Contract of, const char* today = "2026-02-01") {
        return said_on(served({std::move(of)}), today, "pre-renewal", 1);
    };
    CHECK(pre_renewal(contract(1, "2025-01-01", "2027-12-31")) == "owed 2026-12-31 2027-03-31 2027-06-30");
    CHECK(pre_renewal(contract(1, "2026-01-01", "2026-12-31")) == "owed 2026-05-02 2026-06-01 2026-07-01");
    CHECK(pre_renewal(contract(1, "2026-01-01", "2026-06-29")) == "not owed: the term is shorter than six months");
    CHECK(pre_renewal(contract(1, "2026-01-01", nullptr)) == "not owed: the contract has no end");
    SECTION("not once it ended early while there was still time, but a later end excuses nothing") {
        Contract ended = contract(1, "2026-01-01", "2026-12-31");
        ended.ended_on = day("2026-07-01");
        CHECK(pre_renewal(ended) == "not owed: the service ended on 2026-07-01, before there was time to ask");
        ended.ended_on = day("2026-07-02");
        CHECK(pre_renewal(ended) == "owed 2026-05-02 2026-06-01 2026-07-01");
    }
    SECTION("not once it was renewed early") {
        Contract renewal = contract(2, "2026-04-01", "2027-03-31");
        renewal.renews = ContractId{1};
        World world = served({contract(1, "2026-01-01", "2026-12-31"), renewal});
        CHECK(said_on(world, "2026-03-31", "pre-renewal", 1) == "owed 2026-05-02 2026-06-01 2026-07-01");
        CHECK(said_on(world, "2026-04-01", "pre-renewal", 1) ==
              "not owed: renewed from 2026-04-01 on, before the window closed");
    }
    SECTION("a renewal after the window excuses nothing") {
        World world = served({contract(1, "2025-01-01", "2025-12-31"), contract(2, "2026-01-01", "2026-12-31")});
        CHECK(said_on(world, "2026-02-01", "pre-renewal", 1) == "owed 2025-05-02 2025-06-01 2025-07-01");
    }
    SECTION("each term of an auto-renewing contract, up to the running one") {
        World world = served({auto_renewing(1, "2024-01-01", "2024-12-31", 12)});
        CHECK(said_on(world, "2025-02-01", "pre-renewal", 1, 0) == "owed 2024-05-02 2024-06-01 2024-07-01");
        CHECK(said_on(world, "2025-02-01", "pre-renewal", 1, 1) == "owed 2025-05-02 2025-06-01 2025-07-01");
        CHECK(said_on(world, "2025-02-01", "pre-renewal", 1, 2) == "nothing");
        world.facts.contracts[0] = auto_renewing(1, "2024-01-01", "2024-01-31", 1);
        CHECK(said_on(world, "2025-02-01", "pre-renewal", 1, 0) == "not owed: the term is shorter than six months");
        CHECK(said_on(world, "2025-02-01", "pre-renewal", 1, 1) == "nothing");
    }
}

TEST_CASE("an exit once a customer left, not before it is known", "[plan]") {
    World world = served({contract(1, "2025-01-01", "2025-12-31")});
    const auto exit = [&](const char* today) { return said_on(world, today, "exit", 1); };
    CHECK(exit("2025-12-31") == "not owed: the service has not ended");
    CHECK(exit("2026-01-01") == "not owed: the end is pending: the leaving is not known before 2026-01-31");
    CHECK(exit("2026-01-30").starts_with("not owed"));
    CHECK(exit("2026-01-31") == "owed 2026-01-31 2026-01-31 2026-04-01");
    SECTION("somebody ended it: known at once") {
        world.facts.contracts[0].ended_on = day("2025-09-30");
        CHECK(exit("2025-09-30").starts_with("not owed"));
        CHECK(exit("2025-10-01") == "owed 2025-10-15 2025-10-31 2025-12-30");
    }
    SECTION("the account still has another product") {
        auto other = contract(2, "2025-06-01", "2026-05-31");
        other.product = ProductId{2};
        world.facts.contracts.push_back(other);
        CHECK(said_on(world, "2026-02-15", "exit", 2) == "not owed: the service has not ended");
        CHECK(exit("2026-02-15") == "nothing");
    }
    SECTION("the renewal was lost: its retrospective stands") {
        world.facts.deals = {deal(7, Outcome::lost, "2025-12-15", DealKind::renewal)};
        CHECK(exit("2026-02-15") == "not owed: the renewal was lost (deal 7): its retrospective stands");
        CHECK(said_on(world, "2026-02-15", "retrospective", 7) == "owed 2026-01-14 2026-01-29 2026-03-15");
        world.facts.deals[0].decided_on = day("2024-12-15");  // of an earlier term
        CHECK(exit("2026-02-15").starts_with("owed"));
        world.facts.deals[0] = deal(7, Outcome::lost, "2025-12-15", DealKind::expansion);
        CHECK(exit("2026-02-15").starts_with("owed"));
        world.facts.deals[0] = deal(7, Outcome::won, "2025-12-15", DealKind::renewal);
        CHECK(exit("2026-02-15").starts_with("owed"));
        world.facts.deals[0] = deal(7, Outcome::lost, "2025-12-15", DealKind::renewal);
        world.facts.deals[0].exclusion = Exclusion::all;
        CHECK(exit("2026-02-15").starts_with("owed"));
    }
    SECTION("they renewed after all: the planned one is cancelled, an asked one flagged") {
        world.carry_out("2026-02-01");
        const auto planned = std::find_if(world.facts.interviews.begin(), world.facts.interviews.end(),
                                          [](const Interview& each) { return each.kind == "exit"; });
        REQUIRE(planned != world.facts.interviews.end());
        const auto id = planned->id.value;
        const Interview as_planned = *planned;
        world.facts.contracts.push_back(contract(2, "2026-01-10", "2026-12-31"));
        world.carry_out("2026-02-02");
        CHECK(world.interview(id).rule == "no longer owed: the service has not ended");
        world.interview(id) = as_planned;
        world.interview(id).state = InterviewState::invited;
        world.carry_out("2026-02-02");
        CHECK(world.interview(id).state == InterviewState::invited);
        CHECK(world.interview(id).flagged == "no longer owed: the service has not ended");
    }
}

TEST_CASE("check-ins every quarter, once they are switched on", "[plan]") {
    World world = served({contract(1, "2026-01-01", nullptr)});
    const auto check_in = [&](const char* today, int quarter) { return said_on(world, today, "check-in", 1, quarter); };
    CHECK(check_in("2026-05-01", 0) == "not owed: check-in is switched off");
    world.rule("check-in").enabled = true;
    CHECK(check_in("2026-05-01", 1) == "owed 2026-04-01 2026-04-01 2026-05-01");
    CHECK(check_in("2026-05-01", 2) == "owed 2026-07-01 2026-07-01 2026-08-01");
    CHECK(check_in("2026-05-01", 3) == "nothing");
    world.facts.health_days = {day("2026-06-30")};
    CHECK(check_in("2026-06-29", 1).starts_with("owed"));
    CHECK(check_in("2026-06-30", 1) == "not owed: a touch of 2026-06-30 came with a health judgement");
    CHECK(check_in("2026-06-30", 2).starts_with("owed"));
    SECTION("a judgement of the next quarter comes too late") {
        world.facts.health_days = {day("2026-07-01")};
        CHECK(check_in("2026-07-15", 1).starts_with("owed"));
        CHECK(check_in("2026-07-15", 2).starts_with("not owed: a touch"));
    }
    SECTION("switched off again: what is planned is cancelled") {
        world.carry_out("2026-05-01");
        world.rule("check-in").enabled = false;
        world.carry_out("2026-05-02");
        for (const Interview& each : world.facts.interviews) {
            CHECK(each.state == InterviewState::cancelled);
            CHECK(each.rule == "no longer owed: check-in is switched off");
        }
    }
}
