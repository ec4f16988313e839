#include "winloss/report/retention.hpp"

#include <algorithm>

#include "winloss/report/values.hpp"

namespace winloss::report {

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
        if (customer.in_total) { add_to(total_, customer.contracts); }
        if (customer.group) { add_to(tallies_of(*customer.group), customer.contracts); }
    });
}

std::vector<Retention::Tally>& Retention::tallies_of(std::uint32_t group) {
    if (group >= tallies_.size()) { tallies_.resize(group + 1, std::vector<Tally>(spans_.size())); }
    return tallies_[group];
}

void Retention::add_to(std::vector<Tally>& tallies, std::span<const ContractFacts> contracts) const {
    const ServiceHistory history(contracts, grace_days_, scope_.as_of);
    if (history.tenures().empty()) { return; }
    for (std::size_t i = 0; i < spans_.size(); ++i) { measure(tallies[i], history, spans_[i]); }
    for (const ContractEnd& end : history.ends()) {
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            if (spans_[i].from <= end.day && end.day < spans_[i].to) { tallies[i].add(end.ending); }
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

void Retention::measure(Tally& tally, const ServiceHistory& history, const PeriodSpan& span) {
    const Fate fate = fate_of(history, span);
    tally.customers.add(fate);
    if (fate == Fate::none || fate == Fate::in_and_out) { return; }
    add_values(tally, history.value_on(span.from), history.value_on(span.measured), fate);
}

void Retention::add_values(Tally& tally, const AnnualValue& before, const AnnualValue& after, Fate fate) {
    if (before.unknown > 0 || after.unknown > 0) {
        ++tally.unknown_value;
        return;
    }
    for (const Money& each : before.known) {
        Value& value = line_of(tally.values, each.currency);
        const auto now = after.in(each.currency);
        const std::int64_t minor = now ? now->minor : 0;
        ++value.known;
        value.at_start = checked_add(value.at_start, each.minor);
        if (fate == Fate::lost) { value.churned = checked_add(value.churned, each.minor); }
        if (fate == Fate::pending) { value.pending = checked_add(value.pending, each.minor); }
        if (fate != Fate::retained) { continue; }
        value.expansion = checked_add(value.expansion, std::max<std::int64_t>(minor - each.minor, 0));
        value.contraction = checked_add(value.contraction, std::max<std::int64_t>(each.minor - minor, 0));
    }
    for (const Money& each : after.known) {
        if (before.in(each.currency)) { continue; }
        Value& value = line_of(tally.values, each.currency);
        std::int64_t& sum = fate == Fate::retained ? value.expansion : value.added;
        sum = checked_add(sum, each.minor);
    }
}

}  // namespace winloss::report
