#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "winloss/core/text.hpp"
#include "winloss/report/cohorts.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/fate.hpp"
#include "winloss/report/values.hpp"

namespace winloss::report {

Table Cohorts::table_of(std::string name, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.columns = std::move(keys);
    table.keys = table.columns.size() + 3;  // dimensions, cohort, day and how many periods later
    for (Column column : std::initializer_list<Column>{{"cohort", "Cohort", Type::text, true},
                                                       {"on", "On", Type::date, false, false, 3},
                                                       {"periods", "Later", Type::integer},
                                                       {"customers", "Customers", Type::integer},
                                                       {"active", "Active", Type::integer, false, false, 1},
                                                       {"pending", "Pending", Type::integer, false, false, 2},
                                                       {"retention", "Retention", Type::share}}) {
        table.columns.push_back(std::move(column));
    }
    table.breakdown = Breakdown{.key = "amounts",
                                .columns = {{"currency", "Currency", Type::text},
                                            {"value_at_start", "Value at start", Type::money},
                                            {"value", "Value", Type::money},
                                            {"gross_revenue_retention", "GRR", Type::share},
                                            {"net_revenue_retention", "NRR", Type::share},
                                            {"known", "Known", Type::integer}},
                                .rows = {}};
    return table;
}

Table Cohorts::periods_of(std::vector<Column> keys) const {
    Table table;
    table.name = "periods";
    table.title = "All cohorts that have come so far";
    table.columns = std::move(keys);
    table.keys = table.columns.size() + 1;  // dimensions and how many periods later
    for (Column column : std::initializer_list<Column>{{"periods", "Later", Type::integer},
                                                       {"cohorts", "Cohorts", Type::integer, false, false, 1},
                                                       {"customers", "Customers", Type::integer},
                                                       {"active", "Active", Type::integer, false, false, 1},
                                                       {"pending", "Pending", Type::integer, false, false, 2},
                                                       {"retention", "Retention", Type::share}}) {
        table.columns.push_back(std::move(column));
    }
    table.chart = Chart{.column = "retention", .over_time = scope_.by.empty()};
    return table;
}

/// `later` is null for the beginning itself.
std::vector<Row> Cohorts::amounts_of(const Cohort& cohort, const Later* later) const {
    Values all = cohort.start;
    if (later == nullptr) {
        for (Value& each : all) { each.now = each.kept = each.at_start; }
    } else {
        for (const Value& each : later->now) {
            Value& value = line_of(all, each.currency);
            value.now = each.now;
            value.kept = each.kept;
        }
        for (const Value& each : later->unknown_now) {
            Value& value = line_of(all, each.currency);
            value.at_start -= each.at_start;
            value.known -= each.known;
        }
    }
    std::vector<Row> rows;
    for (const Value& each : all) {
        const auto rate = [&](std::int64_t part) {
            return figure({part, each.at_start}, each.known, scope_.thresholds);
        };
        rows.push_back({std::string(each.currency.code()), Money{each.at_start, each.currency},
                        Money{each.now, each.currency}, rate(each.kept), rate(each.now), each.known});
    }
    return rows;
}

void Cohorts::add_rows(Table& table, const Row& keys, const Tally& tally) const {
    for (const auto& [first, cohort] : tally) {
        const auto add = [&, begun = first, &of = cohort](std::int64_t periods, Cell on, const Later* later) {
            const std::int64_t active = later != nullptr ? later->active : of.customers;
            Row row = keys;
            row.insert(row.end(), {label(options_.every, begun), std::move(on), periods, of.customers, active,
                                   later != nullptr ? later->pending : std::int64_t{0},
                                   share({active, of.customers}, scope_.thresholds)});
            table.rows.push_back(std::move(row));
            table.breakdown->rows.push_back(amounts_of(of, later));
            if (later == nullptr) {
                keep_behind(table, of.records);
                keep_behind(table, "active", of.records.of("customers"));
                return;
            }
            RowRecords records = of.records;
            records.take_out("known", later->records, "unknown_now");
            records.add(later->records);
            keep_behind(table, records);
        };
        add(0, {}, nullptr);
        for (std::size_t i = 0; i < cohort.later.size(); ++i) {
            add(static_cast<std::int64_t>(i) + 1, cohort.later[i].on, &cohort.later[i]);
        }
    }
}

void Cohorts::add_periods(Table& table, const Row& keys, const Tally& tally) const {
    const std::vector<Together> all = together(tally);
    for (std::size_t i = 0; i < all.size(); ++i) {
        Row row = keys;
        row.insert(row.end(), {static_cast<std::int64_t>(i) + 1, all[i].cohorts, all[i].customers, all[i].active,
                               all[i].pending, share({all[i].active, all[i].customers}, scope_.thresholds)});
        table.rows.push_back(std::move(row));
        keep_behind(table, all[i].records);
    }
}

std::string_view Cohorts::step_word(bool many) const {
    switch (options_.every) {
        case Step::month: return many ? "months" : "month";
        case Step::quarter: return many ? "quarters" : "quarter";
        case Step::year: break;
    }
    return many ? "years" : "year";
}

std::string Cohorts::headline(const Tally& total) const {
    if (total.empty()) { return "No customer has begun."; }
    const std::vector<Together> all = together(total);
    if (all.empty()) { return fmt::format("No {} has begun since the first customer came.", step_word(false)); }
    const std::size_t year = options_.every == Step::month ? 12 : options_.every == Step::quarter ? 4 : 1;
    const std::size_t periods = std::min(year, all.size());
    const Together& then = all[periods - 1];
    return fmt::format("Active {} later: {}.",
                       counted(static_cast<long long>(periods), step_word(false), step_word(true)),
                       in_words(share({then.active, then.customers}, scope_.thresholds), "customer", "customers"));
}

std::vector<std::string> Cohorts::notes(const Tally& total) const {
    std::vector<std::string> result;
    result.push_back(
        fmt::format("A cohort is the customers whose first service began in the {0}; so many {1} later is the first "
                    "day of that {0}.",
                    step_word(false), step_word(true)));
    std::int64_t unknown = 0;
    bool pending = false;
    for (const auto& [first, cohort] : total) {
        unknown += cohort.unknown_value;
        pending = pending || std::any_of(cohort.later.begin(), cohort.later.end(),
                                         [](const Later& each) { return each.pending > 0; });
    }
    if (pending) { result.push_back(pending_note(options_.grace_days)); }
    if (unknown > 0) {
        result.push_back(fmt::format("The value of {} is not known on the first day: they stand in no amount.",
                                     counted(unknown, "customer", "customers")));
    }
    if (customers_.by_product()) { result.push_back(products_overlap_note()); }
    return result;
}

Report Cohorts::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.title = "Cohorts";
    result.filters.push_back({"every", "Every", std::string(step_word(false))});
    result.filters.push_back({"grace_days", "Grace days", std::int64_t{options_.grace_days}});
    const Tally total = added_up(total_);
    std::int64_t customers = 0;
    std::int64_t unknown = 0;
    for (const auto& [first, cohort] : total) {
        customers += cohort.customers;
        unknown += cohort.unknown_value;
    }
    result.base = {{"customers", "Customers", customers}, {"customers_unknown_value", "Value not known", unknown}};

    const Groups& groups = customers_.groups();
    Table main = table_of("cohorts", groups.columns());
    Table periods = periods_of(groups.columns());
    if (scope_.by.empty()) {
        add_rows(main, {}, total);
        add_periods(periods, {}, total);
    } else {
        for (const std::uint32_t group : groups.in_order(labels)) {
            if (group >= tallies_.size()) { continue; }
            const Tally tally = added_up(tallies_[group]);
            add_rows(main, groups.cells(group, labels), tally);
            add_periods(periods, groups.cells(group, labels), tally);
        }
    }
    main.chart = Chart{.column = "retention"};
    result.tables.push_back(std::move(main));
    result.tables.push_back(std::move(periods));
    add_total(result, scope_, table_of("total", {}), [&](Table& table) { add_rows(table, {}, total); });
    result.headline = headline(total);
    result.notes = notes(total);
    return result;
}

}  // namespace winloss::report
