#include "winloss/report/loss_reasons.hpp"

#include <algorithm>
#include <utility>

#include "winloss/core/error.hpp"

namespace winloss::report {

namespace {

/// The relations of those who interviewed, each once.
std::vector<std::optional<Relation>> relations_of(const DealFact& fact) {
    std::vector<std::optional<Relation>> result;
    for (const InterviewFact& each : fact.interviews) {
        if (std::find(result.begin(), result.end(), each.relation) == result.end()) { result.push_back(each.relation); }
    }
    return result;
}

void require_losses(const Scope& scope) {
    const Filter* outcomes = scope.filter(Facet::outcome);
    if (outcomes == nullptr) { return; }
    for (const Label label : outcomes->any_of) {
        if (label != label_of(Outcome::lost) && label != label_of(Outcome::no_decision)) {
            throw usage_error("Loss reasons are those of lost deals and of deals without a decision.",
                              "--outcome lost or --outcome no-decision.");
        }
    }
}

}  // namespace

LossReasons::LossReasons(const Scope& scope, LossReasonsOptions options, const Codebook& codebook,
                         const FactLabels& labels)
    : scope_(scope),
      options_(std::move(options)),
      tree_(codebook, labels, options_.level, options_.codes),
      groups_(scope.by) {
    require_losses(scope_);
    const bool by_relation = std::find(scope.by.begin(), scope.by.end(), Facet::relation) != scope.by.end();
    if (by_relation && options_.source != ReasonSource::buyer) {
        throw usage_error("What reps entered has no interviewer: --by relation goes with --source buyer.");
    }
}

Needs LossReasons::needs(const Scope& scope, const LossReasonsOptions& options) {
    Needs result = report::needs(scope);
    result.amounts = true;
    result.codings = result.codings || options.source != ReasonSource::rep;
    result.stated_reasons = options.source != ReasonSource::buyer;
    return result;
}

void LossReasons::add(const DealFact& fact) {
    if (!is_loss(fact.outcome) || !scope_.takes(fact)) { return; }
    if (!scope_.in_period(fact)) {
        if (!fact.decided) { ++undated_; }
        return;
    }
    listen(fact);
    add_to(total_, fact);
    const bool by_relation = std::find(scope_.by.begin(), scope_.by.end(), Facet::relation) != scope_.by.end();
    if (!by_relation || !fact.heard()) {
        add_to_groups(fact);
        return;
    }
    // One deal for each relation that heard it, with what was said to it.
    for (const std::optional<Relation> relation : relations_of(fact)) {
        std::vector<CodingFact> codings;
        for (const CodingFact& each : fact.codings) {
            if (fact.interviews[each.interview].relation == relation) { codings.push_back(each); }
        }
        DealFact part = fact;
        part.relation = relation;
        part.codings = codings;
        listen(part);
        add_to_groups(part);
    }
}

void LossReasons::listen(const DealFact& fact) {
    if (uses_buyers()) {
        buyers_said(fact, tree_, buyers_);
        buyers_primary_ = buyers_primary(fact, tree_);
    }
    if (uses_reps()) { rep_said(fact, tree_, rep_); }
}

void LossReasons::add_to_groups(const DealFact& fact) {
    for (const std::uint32_t group : groups_.of(fact)) {
        if (group >= tallies_.size()) { tallies_.resize(group + 1); }
        add_to(tallies_[group], fact);
    }
}

void LossReasons::add_to(Tally& tally, const DealFact& fact) const {
    Coverage& coverage = fact.outcome == Outcome::lost ? tally.lost : tally.no_decision;
    ++coverage.in_scope;
    if (uses_buyers() && fact.heard()) {
        ++coverage.heard;
        add_buyers(tally.buyer, fact);
    }
    if (uses_reps() && !rep_.empty()) {
        ++coverage.stated;
        add_rep(tally.rep, fact);
    }
    if (uses_buyers() && uses_reps() && !rep_.empty() && is_code_or_stated(buyers_primary_)) {
        ++tally.agreement.whole;
        const auto matches = [&](const Said& each) { return each.reason == buyers_primary_; };
        if (std::any_of(rep_.begin(), rep_.end(), matches)) { ++tally.agreement.part; }
    }
}

Reason LossReasons::row_of(Reason reason) const {
    return !is_code_or_stated(reason) || tree_.is_inside(reason) ? reason : other_codes;
}

void LossReasons::add_buyers(Side& side, const DealFact& fact) const {
    ++side.base;
    side.values.add(fact.amount);
    Count& primary = side.primary[row_of(buyers_primary_)];
    ++primary.deals;
    primary.values.add(fact.amount);
    for (const Said& each : buyers_) {
        if (each.reason == buyers_primary_ && tree_.is_inside(each.reason)) { primary.mentions += each.against; }
        if (!tree_.is_inside(each.reason)) { continue; }
        if (each.against > 0) {
            Count& count = side.all[each.reason];
            ++count.deals;
            count.mentions += each.against;
            count.mixed += each.is_mixed() ? 1 : 0;
            count.values.add(fact.amount);
        }
        const std::int64_t rest = each.other + (each.against == 0 ? each.in_favour : 0);
        if (rest > 0) {
            Count& count = side.heard_but[each.reason];
            ++count.deals;
            count.mentions += rest;
        }
    }
}

void LossReasons::add_rep(Side& side, const DealFact& fact) const {
    ++side.base;
    side.values.add(fact.amount);
    const Reason one = rep_primary(rep_);
    Count& primary = side.primary[row_of(one)];
    ++primary.deals;
    primary.values.add(fact.amount);
    for (const Said& each : rep_) {
        if (!tree_.is_inside(each.reason)) { continue; }
        if (each.reason == one) { primary.mentions += each.against; }
        Count& count = side.all[each.reason];
        ++count.deals;
        count.mentions += each.against;
        count.values.add(fact.amount);
    }
}

}  // namespace winloss::report
