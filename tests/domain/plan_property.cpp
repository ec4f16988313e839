#include <chrono>
#include <random>

#include "domain/facts.hpp"

using namespace facts;

namespace {

/// An account that people keep changing, from a seed.
class Restless {
public:
    explicit Restless(unsigned seed) : random_(seed) {
        for (Rule& each : world.programme.rules) { each.enabled = true; }
        world.programme.first_day = start;
        for (int i = pick(1, 5); i > 0; --i) { world.facts.deals.push_back(any_deal()); }
        for (int i = pick(0, 4); i > 0; --i) { world.facts.contracts.push_back(any_contract()); }
    }

    void change(Date today) {
        for (int i = pick(0, 3); i > 0; --i) { change_records(today); }
        for (Interview& each : world.facts.interviews) {
            if (each.open() && pick(0, 5) == 0) { live_on(each, today); }
        }
        if (pick(0, 15) == 0) { add_by_hand(today); }
        if (pick(0, 15) == 0) { world.programme.rules[one_of(world.programme.rules)].enabled ^= true; }
        if (pick(0, 15) == 0) { world.programme.fatigue_days = pick(0, 2) * 45; }
    }

    World world;
    static inline const Date start = make_date(2025, 1, 1);

private:
    int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
    template <class T>
    std::size_t one_of(const std::vector<T>& list) {
        return static_cast<std::size_t>(pick(0, static_cast<int>(list.size()) - 1));
    }
    std::optional<Date> any_day() {
        return pick(0, 4) == 0 ? std::nullopt : std::optional(start + Days{pick(-200, 900)});
    }

    Deal any_deal() {
        Deal result = deal(pick(1, 9), Outcome{pick(0, 3)}, nullptr, DealKind{pick(0, 2)});
        if (pick(0, 5) == 0) { result.kind.reset(); }
        if (pick(0, 5) == 0) { result.exclusion = Exclusion{pick(0, 1)}; }
        result.decided_on = any_day();
        result.closed_on = any_day();
        result.id = {next_deal_++};
        return result;
    }

    Contract any_contract() {
        Contract result = contract(next_contract_++, "2025-01-01", nullptr);
        result.product = ProductId{pick(1, 2)};
        result.starts_on = start + Days{pick(-500, 700)};
        if (pick(0, 4) > 0) { result.ends_on = result.starts_on + Days{pick(30, 900)}; }
        if (result.ends_on && pick(0, 3) == 0) {
            result.auto_renews = true;
            result.term_months = pick(1, 24);
        }
        if (pick(0, 4) == 0) { result.ended_on = result.starts_on + Days{pick(0, 500)}; }
        if (pick(0, 2) > 0) { result.live_on = result.starts_on + Days{pick(0, 60)}; }
        if (pick(0, 9) == 0) { result.annual_value = usd(0); }
        return result;
    }

    void change_records(Date today) {
        auto& deals = world.facts.deals;
        auto& contracts = world.facts.contracts;
        switch (pick(0, 5)) {
            case 0: deals.push_back(any_deal()); return;
            case 1: contracts.push_back(any_contract()); return;
            case 2:
                if (!deals.empty()) { deals[one_of(deals)].decided_on = today - Days{pick(-20, 120)}; }
                return;
            case 3:
                if (!deals.empty()) { deals[one_of(deals)].outcome = Outcome{pick(0, 3)}; }
                return;
            case 4:
                if (!contracts.empty()) { contracts[one_of(contracts)].live_on = any_day(); }
                return;
            default:
                if (!deals.empty() && pick(0, 3) == 0) {
                    deals.erase(deals.begin() + static_cast<std::ptrdiff_t>(one_of(deals)));
                }
        }
    }

    void live_on(Interview& interview, Date today) {
        if (!interview.first_asked_on) { interview.first_asked_on = today; }
        switch (pick(0, 4)) {
            case 0: interview.state = InterviewState::invited; return;
            case 1: interview.state = InterviewState::booked; return;
            case 2: interview.state = InterviewState::declined; return;
            case 3: interview.state = InterviewState::cancelled; return;
            default:
                interview.state = InterviewState::held;
                interview.held_on = today;
                interview.completeness = Completeness::full;
                for (const InterviewId id : covered_when_held(interview, world.facts.interviews, world.programme)) {
                    Interview& covered = world.interview(id.value);
                    covered.state = InterviewState::covered;
                    covered.covered_by = interview.id;
                }
        }
    }

    void add_by_hand(Date today) {
        Interview made;
        made.kind = std::string(kind::built_in[static_cast<std::size_t>(pick(0, 6))]);
        made.anchor_basis = Anchor::chosen;
        made.anchor_on = made.opens_on = today;
        made.target_on = today + Days{10};
        made.closes_on = today + Days{30};
        if (pick(0, 1) == 0 && !world.facts.deals.empty()) {
            made.deal = world.facts.deals[one_of(world.facts.deals)].id;
        }
        world.add(made);
    }

    std::mt19937 random_;
    int next_deal_ = 1;
    int next_contract_ = 1;
};

/// What no plan does, whatever the facts.
void check_untouched(const std::vector<Interview>& before, const std::vector<Interview>& after) {
    for (std::size_t i = 0; i < before.size(); ++i) {
        const Interview& was = before[i];
        const bool follows = was.anchor_basis != Anchor::chosen &&
                             ((was.state == InterviewState::planned && !was.first_asked_on) || withdrawn_by_plan(was));
        if (follows) { continue; }
        Interview is = after[i];
        is.flagged = was.flagged;
        CHECK(is == was);
        if (was.anchor_basis == Anchor::chosen) { CHECK(after[i].flagged == was.flagged); }
    }
}

void check_planned(const World& world, const AccountPlan& plan) {
    for (const Decision& each : plan.decisions) {
        if (!each.schedule) { continue; }
        CHECK(each.schedule->window.opens_on <= each.schedule->window.target_on);
        CHECK(each.schedule->window.target_on <= each.schedule->window.closes_on);
    }
    for (const Interview& each : world.facts.interviews) {
        if (each.state != InterviewState::planned || each.first_asked_on || each.anchor_basis == Anchor::chosen) {
            continue;
        }
        const auto decided = std::find_if(plan.decisions.begin(), plan.decisions.end(),
                                          [&](const Decision& d) { return d.interview == each.id; });
        REQUIRE(decided != plan.decisions.end());
        CHECK(decided->verdict == Verdict::owed);
        CHECK(each.closes_on >= *world.programme.first_day);
        if (decided->led_by || decided->led_by_interview) { continue; }
        for (const Interview& other : world.facts.interviews) {
            const auto asked = other.first_asked_on ? other.first_asked_on : other.held_on;
            if (!asked || *asked > each.closes_on || world.programme.fatigue_days == 0) { continue; }
            CHECK(each.target_on > *asked + Days{world.programme.fatigue_days});
        }
    }
}

}  // namespace

TEST_CASE("a plan that was carried out leaves nothing to change, and touches nothing asked",
          "[plan][property][thorough]") {
    std::size_t planned = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        CAPTURE(seed);
        Restless account(seed);
        Date today = Restless::start + Days{seed % 100};
        for (int step = 0; step < 12; ++step) {
            account.change(today);
            const auto before = account.world.facts.interviews;
            account.world.carry_out(today);
            check_untouched(before, account.world.facts.interviews);
            check_planned(account.world, plan_account(account.world.facts, account.world.programme, today));
            today += Days{1 + (seed * 7 + static_cast<unsigned>(step) * 13) % 60};
        }
        planned += account.world.facts.interviews.size();
    }
    CHECK(planned > 4'000);  // the worlds are not empty
}

TEST_CASE("the order of the facts does not matter", "[plan][property]") {
    for (unsigned seed = 1; seed <= 100; ++seed) {
        Restless account(seed);
        for (int step = 0; step < 4; ++step) { account.change(Restless::start + Days{200 + step * 20}); }
        const Date today = Restless::start + Days{300};
        AccountFacts turned = account.world.facts;
        std::reverse(turned.deals.begin(), turned.deals.end());
        std::reverse(turned.contracts.begin(), turned.contracts.end());
        const auto texts = [&](const AccountFacts& facts) {
            const AccountPlan plan = plan_account(facts, account.world.programme, today);
            std::vector<std::string> result;
            for (std::size_t i = 0; i < plan.decisions.size(); ++i) {
                const Decision& each = plan.decisions[i];
                result.push_back(each.kind + std::to_string(each.deal ? each.deal->value : each.contract->value) +
                                 explain(plan, i, account.world.programme));
            }
            std::sort(result.begin(), result.end());
            return result;
        };
        CHECK(texts(account.world.facts) == texts(turned));
    }
}

TEST_CASE("a hundred thousand deals plan quickly", "[.][bench]") {
    std::vector<AccountFacts> accounts(20'000);
    const Date start = make_date(2025, 1, 1);
    int number = 0;
    for (AccountFacts& account : accounts) {
        account.account = AccountId{++number};
        for (int i = 0; i < 5; ++i) {
            Deal made = deal(number * 10 + i, Outcome{1 + (number + i) % 3}, nullptr, DealKind{i % 3});
            made.decided_on = start + Days{(number * 37 + i * 181) % 700};
            account.deals.push_back(made);
        }
        Contract made = contract(number, "2025-01-01", "2026-12-31", "2025-02-01");
        account.contracts.push_back(made);
    }
    const World world;
    std::size_t changes = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (const AccountFacts& each : accounts) {
        changes += plan_account(each, world.programme, make_date(2026, 6, 1)).changes.size();
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    WARN(changes << " changes in " << taken.count() << " s");
    AccountFacts giant{.account = AccountId{1}};
    for (const AccountFacts& each : accounts) {
        giant.deals.insert(giant.deals.end(), each.deals.begin(), each.deals.end());
    }
    const auto begin_giant = std::chrono::steady_clock::now();
    const auto planned = plan_account(giant, world.programme, make_date(2026, 6, 1)).changes.size();
    const std::chrono::duration<double> giant_taken = std::chrono::steady_clock::now() - begin_giant;
    WARN("one account: " << planned << " changes in " << giant_taken.count() << " s");
    CHECK(changes > 100'000);
}
