#include "winloss/domain/plan.hpp"

#include <algorithm>
#include <tuple>

#include "owed.hpp"
#include "plan_steps.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

bool segment_passes(const AccountFacts& facts, const Criteria& criteria) {
    if (criteria.segments.empty()) { return true; }
    if (!facts.segment) { return false; }
    const std::string segment = fold(*facts.segment);
    return std::any_of(criteria.segments.begin(), criteria.segments.end(),
                       [&](const std::string& each) { return fold(each) == segment; });
}

std::vector<ContractFacts> facts_of(const std::vector<Contract>& contracts) {
    std::vector<ContractFacts> result;
    result.reserve(contracts.size());
    for (const Contract& each : contracts) { result.push_back(facts_of(each)); }
    return result;
}

std::vector<Owed> everything_owed(const Circumstances& around) {
    std::vector<Owed> result;
    for (const std::string& kind : around.programme.kinds()) {
        if (anchor_of(around.programme, kind) == Anchor::decided_on) {
            owe_deals(kind, around, result);
        } else {
            owe_service(kind, around, result);
        }
    }
    return result;
}

/// The verdict as it is shown: what is held, ended or put there by hand satisfies the rule.
void show(Owed& owed) {
    Decision& decision = owed.decision;
    if (!owed.interview) { return; }
    decision.interview = owed.interview->id;
    decision.state = owed.interview->state;
    if (owed.interview->state == InterviewState::covered) {
        decision.verdict = Verdict::covered;
        decision.reason = Reason::covered_by;
        decision.other = owed.interview->covered_by;
        decision.date = owed.interview->ended_on;
    } else if ((by_hand(*owed.interview) || !owed.interview->open()) && !withdrawn_by_plan(*owed.interview)) {
        decision.verdict = Verdict::exists;
    }
}

}  // namespace

bool by_hand(const Interview& interview) { return interview.anchor_basis == Anchor::chosen; }

bool follows_plan(const Interview& interview) {
    if (by_hand(interview)) { return false; }
    return withdrawn_by_plan(interview) || (interview.state == InterviewState::planned && !interview.first_asked_on);
}

Window window_of(const Interview& interview) {
    return {.opens_on = interview.opens_on, .target_on = interview.target_on, .closes_on = interview.closes_on};
}

Anchor anchor_of(const Programme& programme, std::string_view kind) {
    for (const Rule& rule : programme.rules) {
        if (rule.kind == kind) { return rule.anchor; }
    }
    return Anchor::chosen;
}

void refuse(Decision& decision, Reason reason, std::optional<Date> date) {
    decision.verdict = Verdict::not_owed;
    decision.reason = reason;
    decision.date = date;
}

AccountPlan plan_account(const AccountFacts& facts, const Programme& programme, Date today) {
    const ServiceHistory service(facts_of(facts.contracts), programme.grace_days, today);
    const Circumstances around{facts, programme, today, service, segment_passes(facts, programme.criteria)};
    std::vector<Owed> owed = everything_owed(around);
    const std::vector<Stray> strays = match(owed, around);
    drop_closed(owed, around);
    cover_heard(owed, around);
    bring_together(owed, strays, around);
    AccountPlan plan;
    plan.changes = changes_for(owed, strays, around);
    plan.decisions.reserve(owed.size());
    for (Owed& each : owed) {
        show(each);
        plan.decisions.push_back(std::move(each.decision));
    }
    return plan;
}

}  // namespace winloss
