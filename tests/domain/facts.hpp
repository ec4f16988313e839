// Facts for the tests of the plan: small makers with one-line dates.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "winloss/domain/plan.hpp"

namespace facts {

using namespace winloss;

inline Date day(const char* text) { return parse_iso(text).value(); }
inline Money usd(std::int64_t minor) { return {minor, *Currency::parse("USD")}; }

inline Deal deal(int id, Outcome outcome, const char* decided_on, DealKind kind = DealKind::fresh) {
    Deal result;
    result.id = {id};
    result.account = AccountId{1};
    result.kind = kind;
    result.outcome = outcome;
    if (decided_on) { result.decided_on = day(decided_on); }
    return result;
}

inline Contract contract(int id, const char* starts_on, const char* ends_on, const char* live_on = nullptr) {
    Contract result;
    result.id = {id};
    result.account = {1};
    result.product = ProductId{1};
    result.starts_on = day(starts_on);
    if (ends_on) { result.ends_on = day(ends_on); }
    if (live_on) { result.live_on = day(live_on); }
    result.annual_value = usd(100'00);
    return result;
}

/// An account whose changes can be carried out, with the programme it is planned by.
struct World {
    AccountFacts facts{.account = AccountId{1}};
    Programme programme = since("2020-01-01");

    static Programme since(const char* first_day) {
        Programme result = default_programme();
        result.first_day = day(first_day);
        return result;
    }
    Rule& rule(std::string_view kind) {
        for (Rule& each : programme.rules) {
            if (each.kind == kind) { return each; }
        }
        throw std::out_of_range("no such kind");
    }
    AccountPlan plan(const char* today) const { return plan_account(facts, programme, day(today)); }

    /// Plans, carries the plan out, and requires that nothing is left to change.
    AccountPlan carry_out(Date today) {
        AccountPlan result = plan_account(facts, programme, today);
        for (const Change& change : result.changes) {
            if (change.what == ChangeKind::plan) {
                facts.interviews.push_back(planned_interview(change, *facts.account));
                facts.interviews.back().id = {static_cast<std::int64_t>(facts.interviews.size())};
            } else {
                apply(change, interview(change.interview->value), today);
            }
        }
        const AccountPlan again = plan_account(facts, programme, today);
        CHECK(again.changes.empty());
        return result;
    }
    AccountPlan carry_out(const char* today) { return carry_out(day(today)); }
    Interview& interview(std::int64_t id) { return facts.interviews.at(static_cast<std::size_t>(id - 1)); }
    Interview& add(Interview made) {
        made.id = {static_cast<std::int64_t>(facts.interviews.size()) + 1};
        made.account = {1};
        facts.interviews.push_back(std::move(made));
        return facts.interviews.back();
    }
    /// A held interview of the kind for the deal, with its planned window.
    Interview& hold(std::int64_t id, const char* asked_on, const char* held_on) {
        Interview& result = interview(id);
        result.state = InterviewState::held;
        result.first_asked_on = day(asked_on);
        result.held_on = day(held_on);
        result.completeness = Completeness::full;
        return result;
    }
};

inline const Decision* find(const AccountPlan& plan, std::string_view kind, std::int64_t number,
                            std::int64_t occurrence = 0) {
    for (const Decision& each : plan.decisions) {
        const auto own = each.deal ? each.deal->value : each.contract->value;
        if (each.kind == kind && own == number && each.occurrence == occurrence) { return &each; }
    }
    return nullptr;
}

/// "owed 2026-01-31 2026-02-15 2026-04-01", or "not owed: <reason>".
inline std::string said(const AccountPlan& plan, const Programme& programme, std::string_view kind, std::int64_t number,
                        std::int64_t occurrence = 0) {
    const Decision* found = find(plan, kind, number, occurrence);
    if (!found) { return "nothing"; }
    if (found->verdict != Verdict::owed) {
        return explain(plan, static_cast<std::size_t>(found - plan.decisions.data()), programme);
    }
    const Window& window = found->schedule->window;
    return "owed " + iso(window.opens_on) + " " + iso(window.target_on) + " " + iso(window.closes_on);
}

}  // namespace facts
