#include "winloss/report/scope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::report {

namespace {

bool among(const std::vector<Label>& labels, Label label) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

bool in_range(const AmountRange& range, const std::optional<Money>& amount) {
    const auto fits = [&](const std::optional<Money>& end, auto compare) {
        return !end || (amount && amount->currency == end->currency && compare(amount->minor, end->minor));
    };
    return fits(range.low, std::greater_equal<>()) && fits(range.high, std::less_equal<>());
}

template <class E>
Cell word_cell(Label label) {
    return label == 0 ? Cell() : Cell(std::string(word(Words<E>::list()[label - 1].first)));
}

std::vector<std::string> texts_of(const Labels& labels) {
    std::vector<std::string> texts;
    for (Label label = 1; label < labels.size(); ++label) { texts.push_back(labels.text(label)); }
    return texts;
}

Cell list_of(const Filter& filter, const FactLabels& labels) {
    std::vector<std::string> values;
    for (const Label label : filter.any_of) {
        values.push_back(std::get<std::string>(label_cell(filter.facet, label, labels)));
    }
    return values;
}

}  // namespace

bool Scope::takes(const AttributeLabels& labels) const {
    return std::all_of(filters.begin(), filters.end(), [&](const Filter& each) {
        const auto attribute = entry(each.facet).attribute;
        return !attribute || among(each.any_of, labels[*attribute]);
    });
}

bool Scope::takes(const DealFact& fact) const {
    if (!takes(fact.labels) || !in_range(amount, fact.amount)) { return false; }
    return std::all_of(filters.begin(), filters.end(), [&](const Filter& each) {
        if (each.facet == Facet::outcome) { return among(each.any_of, outcome_label(fact)); }
        if (each.facet != Facet::competitor) { return true; }
        return std::any_of(fact.competitors.begin(), fact.competitors.end(),
                           [&](const CompetitorFact& named) { return among(each.any_of, named.competitor); });
    });
}

bool Scope::in_period(const DealFact& fact) const {
    return fact.decided ? period.contains(*fact.decided) : !period.from && !period.to;
}

const Filter* Scope::filter(Facet facet) const {
    const auto found =
        std::find_if(filters.begin(), filters.end(), [&](const Filter& each) { return each.facet == facet; });
    return found == filters.end() ? nullptr : &*found;
}

Needs needs(const Scope& scope) {
    Needs result;
    result.decided = scope.period;
    for (const Filter& each : scope.filters) { need(each.facet, result); }
    for (const Facet each : scope.by) { need(each, result); }
    result.every_lead_source = result.has(Attribute::lead_source);
    if (scope.amount.low || scope.amount.high) { result.amounts = true; }
    return result;
}

Label find_label(Facet facet, std::string_view typed, const FactLabels& labels) {
    if (facet == Facet::outcome) { return label_of(require_word<Outcome>(typed)); }
    if (facet == Facet::kind) { return label_of(require_word<DealKind>(typed)); }
    const auto attribute = entry(facet).attribute;
    if (!attribute) { throw Error(ErrorKind::bug, fmt::format("{} has no labels.", entry(facet).name)); }
    const Labels& known = labels[*attribute];
    const Label label = known.find(typed);
    if (label != 0) { return label; }
    const std::vector<std::string> texts = texts_of(known);
    const std::string what = lower_ascii(entry(facet).title);
    std::string hint = did_you_mean(typed, texts);
    if (hint.empty() && texts.empty()) { hint = fmt::format("No record has a {} yet.", what); }
    if (hint.empty() && texts.size() <= 12) { hint = "There are: " + join(texts, ", ") + "."; }
    throw not_found(fmt::format("There is no {} '{}'.", what, typed), hint);
}

Cell label_cell(Facet facet, Label label, const FactLabels& labels) {
    if (label == 0) { return {}; }
    switch (facet) {
        case Facet::kind: return word_cell<DealKind>(label);
        case Facet::outcome: return word_cell<Outcome>(label);
        case Facet::relation: return word_cell<Relation>(label);
        case Facet::competitor: return labels.competitors.shown(label);
        case Facet::month:
        case Facet::quarter:
        case Facet::year: break;  // groups hold them as numbers of their own
        default: return labels[*entry(facet).attribute].shown(label);
    }
    throw Error(ErrorKind::bug, fmt::format("{} has no labels.", entry(facet).name));
}

bool is_loss(Outcome outcome) { return outcome == Outcome::lost || outcome == Outcome::no_decision; }

std::string losses_in_words(const Scope& scope, std::int64_t count) {
    const Filter* outcomes = scope.filter(Facet::outcome);
    if (outcomes == nullptr || outcomes->any_of.size() > 1) {
        return counted(count, "lost deal or deal without decision", "lost deals and deals without decision");
    }
    return outcomes->any_of.front() == label_of(Outcome::lost)
               ? counted(count, "lost deal", "lost deals")
               : counted(count, "deal without decision", "deals without decision");
}

Report begin(const Scope& scope, const FactLabels& labels) {
    Report report;
    report.name = scope.report;
    report.as_of = scope.as_of;
    report.period = scope.period;
    report.hide_under = scope.thresholds.hide_under;
    report.small_under = scope.thresholds.small_under;
    for (const Filter& each : scope.filters) {
        report.filters.push_back(
            {std::string(entry(each.facet).key), std::string(entry(each.facet).title), list_of(each, labels)});
    }
    if (scope.amount.low) { report.filters.push_back({"min_amount", "Amount from", *scope.amount.low}); }
    if (scope.amount.high) { report.filters.push_back({"max_amount", "Amount up to", *scope.amount.high}); }
    if (!scope.by.empty()) {
        std::vector<std::string> names;
        for (const Facet each : scope.by) { names.emplace_back(entry(each).key); }
        report.filters.push_back({"by", "By", names});
    }
    return report;
}

void add_total(Report& report, const Scope& scope, Table empty, const std::function<void(Table&)>& fill) {
    if (scope.by.empty()) { return; }
    empty.name = "total";
    empty.title = "Total";
    fill(empty);
    report.tables.push_back(std::move(empty));
}

}  // namespace winloss::report
