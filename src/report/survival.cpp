#include "winloss/report/survival.hpp"

#include <algorithm>
#include <utility>

#include "winloss/report/counting.hpp"

namespace winloss::report {

std::int32_t units_begun(TimeUnit unit, Date first, Date last) {
    if (last < first) { return 0; }
    const Date after = last + Days{1};
    if (unit == TimeUnit::day) { return static_cast<std::int32_t>((after - first).count()); }
    const int months =
        (year_of(after) - year_of(first)) * 12 + static_cast<int>(month_of(after)) - static_cast<int>(month_of(first));
    return add_months(first, months) < after ? months + 1 : months;
}

std::int32_t units_over(TimeUnit unit, Date first, Date last) {
    const std::int32_t begun = units_begun(unit, first, last);
    const bool whole = unit == TimeUnit::day || add_months(first, begun) <= last + Days{1};
    return whole ? begun : begun - 1;
}

Survival::Survival(const Scope& scope, SurvivalOptions options)
    : scope_(scope), options_(std::move(options)), customers_(scope) {}

Needs Survival::needs(const Scope& scope) { return report::needs(scope); }

void Survival::add(const AccountFact& fact, const Labels& products) {
    customers_.each(fact, products, [&](const CustomerGroups::Customer& customer) {
        const ServiceHistory history(customer.contracts, options_.grace_days, scope_.as_of);
        if (history.tenures().empty()) { return; }
        if (customer.in_total) {
            add_tenures(history, fact.id, [&](const Tenure&) { return &total_; });
        }
        if (customer.split_by == nullptr) { return; }
        add_tenures(history, fact.id, [&](const Tenure& tenure) {
            return &tally_of(customer.group ? *customer.group : customers_.group_on(customer, tenure.first_day));
        });
    });
}

Survival::Tally& Survival::tally_of(std::uint32_t group) {
    if (group >= tallies_.size()) { tallies_.resize(group + 1); }
    return tallies_[group];
}

template <class TallyFor>
void Survival::add_tenures(const ServiceHistory& history, AccountId account, TallyFor tally_for) const {
    const Tally* counted_in = nullptr;  // tenures stand in order, so that those of one tally follow each other
    for (const Tenure& each : history.tenures()) {
        if (scope_.period.contains(each.first_day)) {
            Tally& tally = *tally_for(each);
            if (add_to(tally, each, account) && counted_in != &tally) {
                counted_in = &tally;
                ++tally.customers;
                if (scope_.keep_records) { tally.records.add("customers", account.value); }
            }
        }
        if (!options_.every_tenure) { break; }
    }
}

bool Survival::add_to(Tally& tally, const Tenure& tenure, AccountId account) const {
    const bool running = tenure.running_on(scope_.as_of);
    const bool ended = tenure.ended_on(scope_.as_of);
    const Date last = running ? scope_.as_of : *tenure.last_day;
    // Whether it was the last day is not known yet of those that are censored: they were seen to outlive the day
    // before, and of months those that were over by then.
    stats::Lifetime life{.left = ended ? units_begun(options_.unit, tenure.first_day, last)
                                       : units_over(options_.unit, tenure.first_day, last - Days{1}),
                         .event = ended};
    const bool late = options_.records_since && tenure.first_day < *options_.records_since;
    if (late) { life.entered = units_begun(options_.unit, tenure.first_day, *options_.records_since - Days{1}); }
    if (!tally.lives.add(life)) {
        ++tally.unseen;
        return false;
    }
    if (late) { ++tally.late; }
    ++(running ? tally.running : ended ? tally.ended : tally.pending);
    if (scope_.keep_records) {
        tally.records.add("tenures", account.value);
        tally.records.add(running ? "running" : ended ? "ended" : "pending", account.value);
        tally.tenures_kept.push_back({life, account});
    }
    return true;
}

std::vector<Survival::Part> Survival::parts(const FactLabels& labels) const {
    std::vector<Part> result;
    if (scope_.by.empty()) {
        result.push_back({{}, &total_, stats::kaplan_meier(total_.lives)});
        return result;
    }
    for (const std::uint32_t group : customers_.groups().in_order(labels)) {
        if (group >= tallies_.size() || tallies_[group].tenures() == 0) { continue; }
        const Tally& tally = tallies_[group];
        result.push_back({customers_.groups().cells(group, labels), &tally, stats::kaplan_meier(tally.lives)});
    }
    return result;
}

void Survival::keep_lives(Table& table, const std::vector<Kept>& by_end, std::int32_t after, std::int32_t time) const {
    RowRecords records;
    const auto left = [](const Kept& each) { return each.life.left; };
    const auto first = std::ranges::upper_bound(by_end, after, {}, left);
    const auto last = std::ranges::upper_bound(by_end, time, {}, left);
    for (auto each = first; each < last; ++each) {
        records.add(each->life.event ? "events" : "censored", each->account.value);
    }
    const Row& row = table.rows.back();
    const bool at_risk = asks_for(scope_.where, "at_risk", table.columns, row);
    const bool all = asks_for(scope_.where, "survival", table.columns, row);
    for (const Kept& each : by_end) {
        if (!at_risk && !all) { break; }
        if (each.life.entered >= time) { continue; }
        if (at_risk && each.life.left >= time) { records.add("at_risk", each.account.value); }
        if (all) { records.add("survival", each.account.value); }
    }
    keep_behind(table, records);
}

}  // namespace winloss::report
