#include "winloss/report/competitors.hpp"

#include <algorithm>

namespace winloss::report {

namespace {

constexpr int months_in_a_half = 6;

bool contains(const Period& period, Date day) {
    return (!period.from || *period.from <= day) && (!period.to || day <= *period.to);
}

void keep_finalist(RowRecords& records, const DealFact& fact) {
    records.add("finalist", fact.id.value);
    if (fact.outcome == Outcome::won) { records.add("won", fact.id.value); }
    if (fact.outcome == Outcome::lost) { records.add("lost", fact.id.value); }
}

}  // namespace

Competitors::Competitors(const Scope& scope, CompetitorsOptions options, const Codebook& codebook,
                         const FactLabels& labels)
    : scope_(scope),
      options_(options),
      tree_(codebook, labels, options.level, std::nullopt),
      groups_(scope.by),
      halves_(halves_of(scope)),
      heard_(scope.thresholds) {}

/// The two halves of a period that has both ends, by days; else the six months up to its last day, or the day of the
/// report, and the six before.
Competitors::Halves Competitors::halves_of(const Scope& scope) {
    const Date last = scope.period.to.value_or(scope.as_of);
    if (scope.period.from && scope.period.to) {
        const Date middle = *scope.period.from + Days{(last - *scope.period.from + Days{1}).count() / 2};
        return {{scope.period.from, middle - Days{1}}, {middle, last}};
    }
    const Date end = last + Days{1};
    const Date middle = add_months(end, -months_in_a_half);
    return {{add_months(end, -2 * months_in_a_half), middle - Days{1}}, {middle, last}};
}

Needs Competitors::needs(const Scope& scope) {
    Needs result = report::needs(scope);
    result.decided = {};  // its halves are whole wherever the period begins
    result.competitors = true;
    Heard::need(result);
    return result;
}

void Competitors::add(const DealFact& fact) {
    if (!scope_.takes(fact)) { return; }
    const bool open = fact.outcome == Outcome::open;
    competitors_met(fact, met_);
    if (!open) { add_times(fact); }
    if (!open && !scope_.in_period(fact)) {
        if (!fact.decided) { ++undated_; }
        return;
    }
    if (!open) { ++decided_; }
    if (met_.empty()) { return; }
    if (open) {
        ++open_;
    } else {
        ++met_in_;
        heard_.add(fact, scope_.keep_records);
        heard_in_ += fact.heard() ? 1 : 0;
        buyers_said(fact, tree_, said_);
    }
    add_to(total_, fact);
    if (open && groups_.by_time()) { return; }  // without a decision date it has no month
    for (const std::uint32_t group : groups_.of(fact)) {
        if (group >= tallies_.size()) { tallies_.resize(group + 1); }
        add_to(tallies_[group], fact);
    }
}

void Competitors::add_to(Standings& standings, const DealFact& fact) const {
    for (const Met& one : met_) {
        if (one.competitor >= standings.size()) { standings.resize(one.competitor + 1); }
        Standing& standing = standings[one.competitor];
        if (fact.outcome == Outcome::open) {
            standing.open.add(fact.id.value, scope_.keep_records);
            continue;
        }
        standing.ends.add(fact.outcome);
        if (one.incumbent) { standing.incumbent.add(fact.id.value, scope_.keep_records); }
        if (one.finalist) {
            standing.finalist.add(fact.outcome);
            if (scope_.keep_records) { keep_finalist(standing.stood, fact); }
        }
        Members& of = fact.outcome == Outcome::won    ? standing.won
                      : fact.outcome == Outcome::lost ? standing.lost[static_cast<std::size_t>(lost_to(one, met_))]
                                                      : standing.no_decision;
        of.add(fact.id.value, scope_.keep_records);
        if (fact.heard()) { add_said(standing, fact); }
    }
}

void Competitors::add_said(Standing& standing, const DealFact& fact) const {
    ++standing.heard;
    for (const Said& each : said_) {
        for (const bool for_us : {true, false}) {
            if (each.reasons(for_us) == 0) { continue; }
            standing.said[{for_us, each.reason}].add(fact.id.value, scope_.keep_records);
        }
    }
}

void Competitors::add_times(const DealFact& fact) {
    if (!fact.decided) { return; }
    const auto half = contains(halves_.now, *fact.decided)      ? std::optional<std::size_t>(1)
                      : contains(halves_.before, *fact.decided) ? std::optional<std::size_t>(0)
                                                                : std::nullopt;
    if (!half) { return; }
    ++times_.decided[*half];
    for (const Met& one : met_) {
        times_.met[one.competitor][*half].add(fact.outcome);
        if (!scope_.keep_records) { continue; }
        RowRecords& records = times_.records[one.competitor][*half];
        records.add("met", fact.id.value);
        if (fact.outcome == Outcome::won) { records.add("won", fact.id.value); }
    }
}

}  // namespace winloss::report
