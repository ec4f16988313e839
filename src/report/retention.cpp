#include "winloss/report/retention.hpp"

#include <algorithm>

#include "winloss/report/values.hpp"

namespace winloss::report {

namespace {

/// Whether it began before the contract ended that it renews because nobody said otherwise.
bool overlaps_renewed(const ContractStanding& standing, const ServiceHistory& history) {
    if (!standing.renewal_inferred) { return false; }
    const auto& end = history.contracts()[*standing.renews].last_day;
    return end && standing.facts.starts_on <= *end;
}

}  // namespace

Retention::Retention(const Scope& scope, RetentionOptions options)
    : scope_(scope),
      grace_days_(options.grace_days),
      spans_(spans_between(options.days, scope.as_of)),
      customers_(scope) {
    scope_.period = {spans_.front().from, spans_.back().to};
    total_.resize(spans_.size());
}

Needs Retention::needs(const Scope& scope) { return report::needs(scope); }

void Retention::add(const AccountFact& fact, const Labels& products) {
    customers_.each(fact, products, [&](const CustomerGroups::Customer& customer) {
        if (customer.in_total) { add_to(total_, customer.contracts, fact.id); }
        if (customer.group) { add_to(tallies_of(*customer.group), customer.contracts, fact.id); }
    });
}

std::vector<Retention::Tally>& Retention::tallies_of(std::uint32_t group) {
    if (group >= tallies_.size()) { tallies_.resize(group + 1, std::vector<Tally>(spans_.size())); }
    return tallies_[group];
}

void Retention::add_to(std::vector<Tally>& tallies, std::span<const ContractFacts> contracts, AccountId account) const {
    const ServiceHistory history(contracts, grace_days_, scope_.as_of);
    if (history.tenures().empty()) { return; }
    for (std::size_t i = 0; i < spans_.size(); ++i) {
        const Fate fate = measure(tallies[i], history, spans_[i], account);
        if (scope_.keep_records) { keep_fate(tallies[i].records, fate, account); }
    }
    for (const ContractStanding& each : history.contracts()) {
        if (!overlaps_renewed(each, history)) { continue; }
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            const bool begins = spans_[i].from <= each.facts.starts_on && each.facts.starts_on < spans_[i].to;
            tallies[i].overlapping += begins ? 1 : 0;
        }
    }
    for (const ContractEnd& end : history.ends()) {
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            if (end.day < spans_[i].from || end.day >= spans_[i].to) { continue; }
            tallies[i].add(end.ending);
            if (scope_.keep_records) { tallies[i].keep(end.ending, history.contracts()[end.contract].facts.id); }
        }
    }
}

void Retention::Tally::add(Ending ending) {
    switch (ending) {
        case Ending::assumed_renewed: ++assumed; [[fallthrough]];
        case Ending::renewed: ++renewed; break;
        case Ending::pending: ++ends_pending; break;
        case Ending::ended: ++ended; break;
        case Ending::running: break;
    }
}

void Retention::Tally::keep(Ending ending, ContractId contract) {
    if (ending == Ending::renewed || ending == Ending::assumed_renewed) { records.add("renewal_rate", contract.value); }
    if (ending == Ending::assumed_renewed) { records.add("assumed_renewed", contract.value); }
    if (ending == Ending::pending) { records.add("ends_pending", contract.value); }
}

Fate Retention::measure(Tally& tally, const ServiceHistory& history, const PeriodSpan& span, AccountId account) const {
    const Fate fate = fate_of(history, span);
    tally.customers.add(fate);
    if (fate != Fate::none && fate != Fate::in_and_out) { add_values(tally, history, span, fate, account); }
    return fate;
}

void Retention::add_values(Tally& tally, const ServiceHistory& history, const PeriodSpan& span, Fate fate,
                           AccountId account) const {
    const AnnualValue before = history.value_on(span.from);
    const AnnualValue after = history.value_on(span.measured);
    if (before.unknown > 0 || after.unknown > 0) {
        ++tally.unknown_value;
        return;
    }
    const AnnualValue undecided = history.pending_value_on(span.from, span.measured);
    for (const Money& each : before.known) {
        Value& value = line_of(tally.values, each.currency);
        const auto now = after.in(each.currency);
        const std::int64_t minor = now ? now->minor : 0;
        ++value.known;
        if (scope_.keep_records) { tally.records.add("known", each.currency, account.value); }
        value.at_start = checked_add(value.at_start, each.minor);
        if (fate == Fate::lost) { value.churned = checked_add(value.churned, each.minor); }
        if (fate == Fate::pending) { value.pending = checked_add(value.pending, each.minor); }
        if (fate != Fate::retained) { continue; }
        const std::int64_t less = std::max<std::int64_t>(each.minor - minor, 0);
        const std::int64_t pending =
            std::min(less, undecided.in(each.currency).value_or(Money{0, each.currency}).minor);
        value.expansion = checked_add(value.expansion, std::max<std::int64_t>(minor - each.minor, 0));
        value.contraction = checked_add(value.contraction, less - pending);
        value.pending = checked_add(value.pending, pending);
    }
    for (const Money& each : after.known) {
        if (before.in(each.currency)) { continue; }
        Value& value = line_of(tally.values, each.currency);
        std::int64_t& sum = fate == Fate::retained ? value.expansion : value.added;
        sum = checked_add(sum, each.minor);
    }
}

}  // namespace winloss::report
