#include "winloss/report/retention.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "winloss/core/error.hpp"

namespace winloss::report {

std::vector<Date> retention_days(Date from, Date to, std::optional<Step> every, Date as_of) {
    if (to <= from) {
        throw usage_error(
            fmt::format("Retention is measured between two days: {} is not after {}.", iso(to), iso(from)),
            "--period 2025 runs from 2025-01-01 to 2026-01-01.");
    }
    if (from > as_of) { throw usage_error(fmt::format("The period begins on {}, which is to come.", iso(from))); }
    std::vector<Date> days{from};
    if (every) {
        for (Date first = next(*every, first_of(*every, from)); first < to; first = next(*every, first)) {
            days.push_back(first);
            if (first > as_of) { return days; }
        }
    }
    days.push_back(to);
    return days;
}

Retention::Retention(const Scope& scope, RetentionOptions options)
    : scope_(scope), grace_days_(options.grace_days), customers_(scope) {
    for (std::size_t i = 0; i + 1 < options.days.size() && options.days[i] <= scope.as_of; ++i) {
        spans_.push_back({options.days[i], options.days[i + 1], std::min(options.days[i + 1], scope.as_of)});
    }
    if (spans_.empty()) { throw Error(ErrorKind::bug, "Retention was asked for without a period."); }
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

Retention::Fate Retention::fate_of(const ServiceHistory& history, const Span& span) {
    const bool before = history.active_on(span.from);
    if (history.active_on(span.measured)) {
        if (before) { return Fate::retained; }
        return history.tenures().front().first_day < span.from ? Fate::reactivated : Fate::fresh;
    }
    const Tenure* last = nullptr;  // the latest that began by then
    for (const Tenure& each : history.tenures()) {
        if (each.first_day <= span.measured) { last = &each; }
    }
    if (before) { return last->pending_on(history.as_of()) ? Fate::pending : Fate::lost; }
    return last != nullptr && last->first_day > span.from ? Fate::in_and_out : Fate::none;
}

void Retention::measure(Tally& tally, const ServiceHistory& history, const Span& span) {
    const Fate fate = fate_of(history, span);
    switch (fate) {
        case Fate::none: return;
        case Fate::in_and_out: ++tally.in_and_out; return;
        case Fate::retained: ++tally.retained; break;
        case Fate::lost: ++tally.lost; break;
        case Fate::pending: ++tally.pending; break;
        case Fate::fresh: ++tally.fresh; break;
        case Fate::reactivated: ++tally.reactivated; break;
    }
    add_values(tally, history.value_on(span.from), history.value_on(span.measured), fate);
}

void Retention::add_values(Tally& tally, const AnnualValue& before, const AnnualValue& after, Fate fate) {
    if (before.unknown > 0 || after.unknown > 0) {
        ++tally.unknown_value;
        return;
    }
    for (const Money& each : before.known) {
        Value& value = tally.value(each.currency);
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
        Value& value = tally.value(each.currency);
        std::int64_t& sum = fate == Fate::retained ? value.expansion : value.added;
        sum = checked_add(sum, each.minor);
    }
}

Retention::Value& Retention::Tally::value(Currency currency) {
    auto at = std::find_if(values.begin(), values.end(), [&](const Value& v) { return v.currency >= currency; });
    if (at == values.end() || at->currency != currency) { at = values.insert(at, Value{.currency = currency}); }
    return *at;
}

}  // namespace winloss::report
