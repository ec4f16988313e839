#include "winloss/report/cohorts.hpp"

#include <algorithm>

#include "winloss/report/values.hpp"

namespace winloss::report {

Cohorts::Cohorts(const Scope& scope, CohortsOptions options) : scope_(scope), options_(options), customers_(scope) {}

Needs Cohorts::needs(const Scope& scope) { return report::needs(scope); }

void Cohorts::add(const AccountFact& fact, const Labels& products) {
    customers_.each(fact, products, [&](const CustomerGroups::Customer& customer) {
        const ServiceHistory history(customer.contracts, options_.grace_days, scope_.as_of);
        if (history.tenures().empty() || !scope_.period.contains(history.tenures().front().first_day)) { return; }
        if (customer.in_total) { add_to(total_, history, fact.id); }
        if (customer.group) { add_to(tally_of(*customer.group), history, fact.id); }
    });
}

Cohorts::Tally& Cohorts::tally_of(std::uint32_t group) {
    if (group >= tallies_.size()) { tallies_.resize(group + 1); }
    return tallies_[group];
}

std::vector<Cohorts::Later> Cohorts::periods_after(Date first) const {
    std::vector<Later> later;
    for (Date day = next(options_.every, first); day <= scope_.as_of; day = next(options_.every, day)) {
        later.emplace_back().on = day;
    }
    return later;
}

void Cohorts::add_to(Tally& tally, const ServiceHistory& history, AccountId account) const {
    const Date first = first_of(options_.every, history.tenures().front().first_day);
    const auto [at, fresh] = tally.try_emplace(first);
    Cohort& cohort = at->second;
    if (fresh) { cohort.later = periods_after(first); }
    ++cohort.customers;
    if (scope_.keep_records) { cohort.records.add("customers", account.value); }
    const AnnualValue start = history.value_on(history.tenures().front().first_day);
    if (start.unknown > 0) {
        ++cohort.unknown_value;
    } else {
        for (const Money& each : start.known) {
            Value& value = line_of(cohort.start, each.currency);
            value.at_start = checked_add(value.at_start, each.minor);
            ++value.known;
            if (scope_.keep_records) { cohort.records.add("known", each.currency, account.value); }
        }
    }
    const Tenure& last = history.tenures().back();  // also the last to end
    for (auto later = cohort.later.begin(); later != cohort.later.end();) {
        if (last.ended_on(scope_.as_of) && later->on > *last.last_day) { break; }  // gone for good
        const Standing standing = standing_on(history, later->on);
        measure(*later, standing, start, 1);
        do {
            if (scope_.keep_records) { keep(later->records, standing, start, account); }
            ++later;
        } while (later != cohort.later.end() && (!standing.until || later->on <= *standing.until));
        if (later != cohort.later.end()) { measure(*later, standing, start, -1); }
    }
}

void Cohorts::keep(RowRecords& records, const Standing& standing, const AnnualValue& start, AccountId account) {
    if (!standing.active && !standing.pending) { return; }
    records.add(standing.active ? "active" : "pending", account.value);
    if (!standing.active || start.unknown > 0 || standing.value.unknown == 0) { return; }
    for (const Money& each : start.known) { records.add("unknown_now", each.currency, account.value); }
}

Cohorts::Standing Cohorts::standing_on(const ServiceHistory& history, Date day) {
    Standing result{
        .active = history.active_on(day), .pending = false, .value = {}, .until = history.steady_until(day)};
    if (result.active) {
        result.value = history.value_on(day);
        return result;
    }
    const Tenure* last = nullptr;  // the latest that began by then
    for (const Tenure& each : history.tenures()) {
        if (each.first_day <= day) { last = &each; }
    }
    result.pending = last->pending_on(history.as_of());
    return result;
}

void Cohorts::measure(Later& later, const Standing& standing, const AnnualValue& start, std::int64_t sign) {
    if (!standing.active) {
        later.pending += standing.pending ? sign : 0;
        return;
    }
    later.active += sign;
    if (start.unknown > 0) { return; }
    if (standing.value.unknown > 0) {
        for (const Money& each : start.known) {
            Value& value = line_of(later.unknown_now, each.currency);
            value.at_start = checked_add(value.at_start, sign * each.minor);
            value.known += sign;
        }
        return;
    }
    for (const Money& each : standing.value.known) {
        Value& value = line_of(later.now, each.currency);
        value.now = checked_add(value.now, sign * each.minor);
        if (const auto before = start.in(each.currency)) {
            value.kept = checked_add(value.kept, sign * std::min(before->minor, each.minor));
        }
    }
}

Cohorts::Tally Cohorts::added_up(Tally tally) {
    const auto add = [](Values& sum, const Values& values) {
        for (const Value& each : values) {
            Value& value = line_of(sum, each.currency);
            value.at_start = checked_add(value.at_start, each.at_start);
            value.now = checked_add(value.now, each.now);
            value.kept = checked_add(value.kept, each.kept);
            value.known += each.known;
        }
    };
    for (auto& [first, cohort] : tally) {
        for (std::size_t i = 1; i < cohort.later.size(); ++i) {
            const Later& before = cohort.later[i - 1];
            Later& later = cohort.later[i];
            later.active += before.active;
            later.pending += before.pending;
            add(later.now, before.now);
            add(later.unknown_now, before.unknown_now);
        }
        // A currency that nobody has any more is not there.
        for (Later& later : cohort.later) {
            std::erase_if(later.now, [](const Value& each) { return each.now == 0 && each.kept == 0; });
        }
    }
    return tally;
}

std::vector<Cohorts::Together> Cohorts::together(const Tally& tally) {
    std::vector<Together> result;
    for (const auto& [first, cohort] : tally) {
        result.resize(std::max(result.size(), cohort.later.size()));
        for (std::size_t i = 0; i < cohort.later.size(); ++i) {
            ++result[i].cohorts;
            result[i].customers += cohort.customers;
            result[i].active += cohort.later[i].active;
            result[i].pending += cohort.later[i].pending;
            result[i].records.add(cohort.records);
            result[i].records.add(cohort.later[i].records);
        }
    }
    return result;
}

}  // namespace winloss::report
