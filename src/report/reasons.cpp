#include "winloss/report/reasons.hpp"

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

void require_outcomes(const Scope& scope, const ReasonRules& rules) {
    const Filter* outcomes = scope.filter(Facet::outcome);
    if (outcomes == nullptr) { return; }
    for (const Label label : outcomes->any_of) {
        if (std::ranges::none_of(rules.outcomes, [&](Outcome each) { return label == label_of(each); })) {
            throw usage_error("Loss reasons are those of lost deals and of deals without a decision.",
                              "--outcome lost or --outcome no-decision.");
        }
    }
}

}  // namespace

OwnOption source_option(std::string help) {
    return {.name = "source",
            .kind = OwnOption::Kind::text,
            .value = "SOURCE",
            .help = std::move(help),
            .words = {"buyer", "rep", "both"}};
}

ReasonSource source_named(const std::optional<std::string>& typed) {
    if (!typed || *typed == "buyer") { return ReasonSource::buyer; }
    if (*typed == "rep") { return ReasonSource::rep; }
    if (*typed == "both") { return ReasonSource::both; }
    throw usage_error("'" + *typed + "' is no source of reasons.", "One of: buyer, rep, both.");
}

ReasonsOptions reasons_options(const OwnValues& values) {
    return {.source = source_named(values.text("source")),
            .level = level_named(values),
            .codes = values.text("codes"),
            .quotes = values.number("quotes").has_value()};
}

std::vector<WhenAsked> reasons_when_asked(const OwnValues& values) {
    std::vector<WhenAsked> result{{.columns = {"negative", "mixed", "positive", "unrated"}}};
    if (reasons_options(values).source == ReasonSource::rep) {
        result.front().columns.emplace_back("mentions");
    } else {
        result.push_back({.columns = {"mentions"}, .counted = Counted::codings});
    }
    return result;
}

Reasons::Reasons(const Scope& scope, ReasonRules rules, ReasonsOptions options, const Codebook& codebook,
                 const FactLabels& labels)
    : scope_(scope),
      rules_(std::move(rules)),
      options_(std::move(options)),
      tree_(codebook, labels, options_.level, options_.codes),
      groups_(scope.by),
      heard_(scope.thresholds, {.one = rules_.one, .many = rules_.many, .deals = rules_.of_deals()}) {
    require_outcomes(scope_, rules_);
    const bool by_relation = std::find(scope.by.begin(), scope.by.end(), Facet::relation) != scope.by.end();
    if (by_relation && options_.source != ReasonSource::buyer) {
        throw usage_error("What reps entered has no interviewer: --by relation goes with --source buyer.");
    }
    if (options_.quotes && !uses_buyers()) {
        throw usage_error("What reps entered is no quote: --quotes goes with --source buyer or both.");
    }
}

Needs Reasons::needs(const Scope& scope, const ReasonsOptions& options, std::vector<Outcome> outcomes) {
    Needs result = report::needs(scope);
    result.amounts = true;
    result.outcomes = std::move(outcomes);
    if (options.source != ReasonSource::rep) { Heard::need(result); }
    result.coding_ids = scope.keep_records;
    result.stated_reasons = options.source != ReasonSource::buyer;
    return result;
}

void Reasons::add(const DealFact& fact) {
    if (!rules_.counts(fact.outcome) || !scope_.takes(fact)) { return; }
    if (!scope_.in_period(fact)) {
        if (!fact.decided) { ++undated_; }
        return;
    }
    listen(fact);
    if (uses_buyers()) { heard_.add(fact, scope_.keep_records); }
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

void Reasons::listen(const DealFact& fact) {
    if (uses_buyers()) {
        buyers_said(fact, tree_, buyers_);
        buyers_primary_ = buyers_primary(fact, tree_, rules_.for_us);
    }
    if (uses_reps()) { rep_said(fact, tree_, rep_); }
}

void Reasons::add_to_groups(const DealFact& fact) {
    for (const std::uint32_t group : groups_.of(fact)) {
        if (group >= tallies_.size()) { tallies_.resize(group + 1); }
        add_to(tallies_[group], fact);
    }
}

void Reasons::add_to(Tally& tally, const DealFact& fact) const {
    Coverage& coverage = tally.outcomes[static_cast<std::size_t>(fact.outcome)];
    const auto keep = [&](std::string_view column) {
        if (scope_.keep_records) { coverage.records.add(column, fact.id.value); }
    };
    ++coverage.in_scope;
    keep("in_scope");
    if (uses_buyers() && fact.heard()) {
        ++coverage.heard;
        keep("heard");
        add_buyers(tally.buyer, fact);
    }
    if (uses_reps() && !rep_.empty()) {
        ++coverage.stated;
        keep("stated");
        add_rep(tally.rep, fact);
    }
    if (uses_buyers() && uses_reps() && !rep_.empty() && is_code_or_stated(buyers_primary_)) {
        ++tally.agreement.whole;
        const auto matches = [&](const Said& each) { return each.reason == buyers_primary_; };
        if (!std::any_of(rep_.begin(), rep_.end(), matches)) { return; }
        ++tally.agreement.part;
        if (scope_.keep_records) { tally.agreed.add("agreement", fact.id.value); }
    }
}

Reason Reasons::row_of(Reason reason) const {
    return !is_code_or_stated(reason) || tree_.is_inside(reason) ? reason : other_codes;
}

std::string_view Reasons::known_key(bool buyers) const {
    if (options_.source != ReasonSource::both) { return "known"; }
    return buyers ? "buyer_known" : "rep_known";
}

void Reasons::count(Count& into, const DealFact& fact, bool buyers) const {
    into.deals.add(fact.id.value, scope_.keep_records);
    into.values.add(fact.amount);
    if (scope_.keep_records && fact.amount) { into.known.add(known_key(buyers), fact.amount->currency, fact.id.value); }
}

template <class Takes>
void Reasons::count_mentions(Members& into, const DealFact& fact, const Said& said, Takes takes) const {
    if (takes(Stance::against)) { into.count += said.against; }
    if (takes(Stance::in_favour)) { into.count += said.in_favour; }
    if (takes(Stance::other)) { into.count += said.other; }
    if (!scope_.keep_records) { return; }
    for (const CodingFact& each : fact.codings) {
        if (tree_.of_code(each.code) != said.reason || !takes(stance_of(each, tree_))) { continue; }
        into.ids.push_back(each.id.value);
    }
}

void Reasons::count_stated(Count& into, const DealFact& fact, const Said& said) const {
    for (std::int64_t i = 0; i < said.against; ++i) { into.mentions.add(fact.id.value, scope_.keep_records); }
}

Reasons::Coverage Reasons::covered(const Tally& tally) const {
    Coverage result;
    for (const Coverage& each : tally.outcomes) {
        result.in_scope += each.in_scope;
        result.heard += each.heard;
        result.stated += each.stated;
    }
    return result;
}

void Reasons::add_buyers(Side& side, const DealFact& fact) const {
    ++side.base;
    side.values.add(fact.amount);
    Count& primary = side.primary[row_of(buyers_primary_)];
    count(primary, fact, true);
    const Stance reasons = rules_.for_us ? Stance::in_favour : Stance::against;
    const auto is_reason = [&](Stance each) { return each == reasons; };
    for (const Said& each : buyers_) {
        if (!tree_.is_inside(each.reason)) { continue; }
        add_sign(side, fact, each);
        const bool given = each.reasons(rules_.for_us) > 0;
        if (each.reason == buyers_primary_) { count_mentions(primary.mentions, fact, each, is_reason); }
        if (given) {
            Count& all = side.all[each.reason];
            count(all, fact, true);
            count_mentions(all.mentions, fact, each, is_reason);
            if (each.is_mixed()) { all.mixed.add(fact.id.value, scope_.keep_records); }
            if (options_.quotes) { keep_interviews(all, fact, each.reason); }
        }
        if (each.other + (given ? 0 : each.contrary(rules_.for_us)) > 0) {
            Count& rest = side.heard_but[each.reason];
            count(rest, fact, true);
            count_mentions(rest.mentions, fact, each,
                           [&](Stance stance) { return stance == Stance::other || (!given && stance != reasons); });
        }
    }
}

void Reasons::add_sign(Side& side, const DealFact& fact, const Said& said) const {
    if (tree_.kind(said.reason) != CodeKind::driver) { return; }
    Signs& signs = side.signs[said.reason];
    Members& members = said.is_mixed()      ? signs.mixed
                       : said.against > 0   ? signs.negative
                       : said.in_favour > 0 ? signs.positive
                                            : signs.unrated;
    members.add(fact.id.value, scope_.keep_records);
}

void Reasons::keep_interviews(Count& into, const DealFact& fact, Reason reason) const {
    for (const CodingFact& each : fact.codings) {
        const bool gives = rules_.for_us ? each.rating > 0 : each.rating < 0;
        if (!gives || !tree_.is_driver(each.code) || tree_.of_code(each.code) != reason) { continue; }
        const std::int64_t id = fact.interviews[each.interview].id.value;
        if (into.interviews.empty() || into.interviews.back() != id) { into.interviews.push_back(id); }
    }
}

void Reasons::add_rep(Side& side, const DealFact& fact) const {
    ++side.base;
    side.values.add(fact.amount);
    const Reason one = rep_primary(rep_);
    Count& primary = side.primary[row_of(one)];
    count(primary, fact, false);
    for (const Said& each : rep_) {
        if (!tree_.is_inside(each.reason)) { continue; }
        if (each.reason == one) { count_stated(primary, fact, each); }
        Count& all = side.all[each.reason];
        count(all, fact, false);
        count_stated(all, fact, each);
    }
}

}  // namespace winloss::report
