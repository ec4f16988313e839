#include <algorithm>

#include "owed.hpp"

namespace winloss {

namespace {

using enum Reason;

template <class T>
bool passes(const std::vector<T>& allowed, const T& value) {
    return allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

void refuse(Decision& decision, Reason reason) {
    decision.verdict = Verdict::not_owed;
    decision.reason = reason;
}

void wait(Decision& decision, Reason reason) {
    decision.verdict = Verdict::waiting;
    decision.reason = reason;
}

/// Whether the criteria call the deal worth a retrospective; if not, the decision says which one does not.
bool meets_criteria(const Deal& deal, const Circumstances& around, Decision& decision) {
    const Criteria& criteria = around.programme.criteria;
    if (!passes(criteria.outcomes, deal.outcome)) { return refuse(decision, criterion_outcome), false; }
    if (!criteria.deal_kinds.empty() && !(deal.kind && passes(criteria.deal_kinds, *deal.kind))) {
        return refuse(decision, criterion_deal_kind), false;
    }
    if (!around.segment_passes) { return refuse(decision, criterion_segment), false; }
    if (!deal.amount && !criteria.minimum_amounts.empty()) {
        decision.money = criteria.minimum_amounts.front();
        return refuse(decision, criterion_amount_unknown), false;
    }
    for (const Money& minimum : criteria.minimum_amounts) {
        if (minimum.currency == deal.amount->currency && deal.amount->minor < minimum.minor) {
            decision.money = minimum;
            return refuse(decision, criterion_amount), false;
        }
    }
    if (!around.programme.draw.takes(deal.id, deal.outcome)) { return refuse(decision, not_drawn), false; }
    return true;
}

/// Whether the deal calls for the interview whatever its dates.
bool called_for(const Deal& deal, const Rule* rule, const Circumstances& around, Decision& decision) {
    if (!rule) { return refuse(decision, no_rule), false; }
    if (!rule->enabled) { return refuse(decision, kind_off), false; }
    if (deal.exclusion == Exclusion::all) { return refuse(decision, excluded_all), false; }
    if (deal.exclusion == Exclusion::outreach) { return refuse(decision, excluded_outreach), false; }
    if (decision.kind == kind::expectation) {
        if (!deal.kind) { return refuse(decision, deal_kind_unknown), false; }
        if (*deal.kind == DealKind::renewal) { return refuse(decision, renewal_deal), false; }
    }
    return decision.kind != kind::retrospective || meets_criteria(deal, around, decision);
}

void decide(const Deal& deal, const Circumstances& around, Owed& owed) {
    Decision& decision = owed.decision;
    if (deal.outcome == Outcome::open) { return refuse(decision, deal_open); }
    const auto decided = deal.decision_date();
    if (decided && *decided > around.today) {
        decision.date = decided;
        return refuse(decision, decided_later);
    }
    const Rule* rule = around.programme.find(decision.kind, deal.outcome);
    if (rule) { decision.rule = static_cast<std::size_t>(rule - around.programme.rules.data()); }
    if (!called_for(deal, rule, around, decision)) { return; }
    if (!around.facts.account) { return wait(decision, waits_for_account); }
    if (!decided) { return wait(decision, waits_for_decision_date); }
    owed.known_on = *decided;
    decision.schedule = Schedule{.anchor_on = *decided,
                                 .basis = deal.decided_on ? Anchor::decided_on : Anchor::closed_on,
                                 .window = window_of(*rule, *decided)};
}

}  // namespace

void owe_deals(const std::string& kind, const Circumstances& around, std::vector<Owed>& result) {
    for (const Deal& deal : around.facts.deals) {
        Owed owed;
        owed.subject = {Subject::What::deal, deal.id.value};
        owed.decision.kind = kind;
        owed.decision.deal = deal.id;
        owed.decision.outcome = deal.outcome;
        decide(deal, around, owed);
        result.push_back(std::move(owed));
    }
}

}  // namespace winloss
