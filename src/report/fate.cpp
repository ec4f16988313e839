#include "winloss/report/fate.hpp"

#include <fmt/format.h>

#include <algorithm>

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

std::vector<PeriodSpan> spans_between(std::span<const Date> days, Date as_of) {
    std::vector<PeriodSpan> spans;
    for (std::size_t i = 0; i + 1 < days.size() && days[i] <= as_of; ++i) {
        spans.push_back({days[i], days[i + 1], std::min(days[i + 1], as_of)});
    }
    if (spans.empty()) { throw Error(ErrorKind::bug, "Customers were to be counted without a period."); }
    return spans;
}

Fate fate_of(const ServiceHistory& history, const PeriodSpan& span) {
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

bool has_pending_end(const ServiceHistory& history, const PeriodSpan& span) {
    return std::ranges::any_of(history.contracts(), [&](const ContractStanding& each) {
        return each.ending == Ending::pending && !each.facts.is_trial() && span.from <= *each.last_day &&
               *each.last_day < span.to;
    });
}

void Fates::add(Fate fate) {
    switch (fate) {
        case Fate::none: break;
        case Fate::retained: ++retained; break;
        case Fate::lost: ++lost; break;
        case Fate::pending: ++pending; break;
        case Fate::fresh: ++fresh; break;
        case Fate::reactivated: ++reactivated; break;
        case Fate::in_and_out: ++in_and_out; break;
    }
}

void keep_fate(RowRecords& records, Fate fate, AccountId account) {
    const std::int64_t id = account.value;
    const bool at_start = fate == Fate::retained || fate == Fate::lost || fate == Fate::pending;
    const bool at_end = fate == Fate::retained || fate == Fate::fresh || fate == Fate::reactivated;
    if (at_start) { records.add("customers_at_start", id); }
    if (at_end) { records.add("customers_at_end", id); }
    switch (fate) {
        case Fate::none: break;
        case Fate::retained: records.add("retained", id); break;
        case Fate::lost: records.add("lost", id); break;
        case Fate::pending: records.add("pending", id); break;
        case Fate::fresh: records.add("new", id); break;
        case Fate::reactivated: records.add("reactivated", id); break;
        case Fate::in_and_out: records.add("in_and_out", id); break;
    }
}

std::string products_overlap_note() { return "An account is a customer of each of its products: rows overlap."; }

std::string pending_note(int grace_days) {
    return fmt::format(
        "Pending customers are neither kept nor lost: their service ended at most {} days ago, and nothing follows it "
        "yet. They count in the base alone.",
        grace_days);
}

}  // namespace winloss::report
