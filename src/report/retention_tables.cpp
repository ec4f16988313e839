#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "winloss/core/text.hpp"
#include "winloss/report/retention.hpp"

namespace winloss::report {

namespace {

const std::vector<Column>& figures() {
    static const std::vector<Column> columns{{"from", "From", Type::date},
                                             {"to", "To", Type::date},
                                             {"provisional", "Provisional", Type::boolean},
                                             {"customers_at_start", "At start", Type::integer},
                                             {"retained", "Retained", Type::integer},
                                             {"lost", "Lost", Type::integer},
                                             {"pending", "Pending", Type::integer},
                                             {"new", "New", Type::integer},
                                             {"reactivated", "Reactivated", Type::integer},
                                             {"in_and_out", "In and out", Type::integer},
                                             {"customers_at_end", "At end", Type::integer},
                                             {"retention", "Retention", Type::share},
                                             {"churn", "Churn", Type::share},
                                             {"net_gain", "Net gain", Type::share},
                                             {"renewal_rate", "Renewal rate", Type::share},
                                             {"assumed_renewed", "Of them assumed", Type::integer},
                                             {"ends_pending", "Ends pending", Type::integer}};
    return columns;
}

const std::vector<Column>& amounts() {
    static const std::vector<Column> columns{{"currency", "Currency", Type::text},
                                             {"value_at_start", "Value at start", Type::money},
                                             {"expansion", "Expansion", Type::money},
                                             {"contraction", "Contraction", Type::money},
                                             {"churned", "Churned", Type::money},
                                             {"pending", "Pending", Type::money},
                                             {"added", "New", Type::money},
                                             {"value_at_end", "Value at end", Type::money},
                                             {"gross_revenue_retention", "GRR", Type::share},
                                             {"net_revenue_retention", "NRR", Type::share},
                                             {"known", "Known", Type::integer}};
    return columns;
}

}  // namespace

Share Retention::share_of(std::int64_t part, std::int64_t whole) const {
    return share({part, whole}, scope_.thresholds);
}

bool Retention::is_provisional(const PeriodSpan& span, const Tally& tally) const {
    return !span.is_over() || tally.customers.pending > 0 || tally.ends_pending > 0;
}

Table Retention::table_of(std::string name, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.columns = std::move(keys);
    table.columns.insert(table.columns.end(), figures().begin(), figures().end());
    table.breakdown = Breakdown{.key = "amounts", .columns = amounts(), .rows = {}};
    return table;
}

std::vector<Row> Retention::amounts_of(const Tally& tally) const {
    std::vector<Row> rows;
    for (const Value& each : tally.values) {
        const auto money = [&](std::int64_t minor) { return Money{minor, each.currency}; };
        const std::int64_t kept = each.at_start - each.contraction - each.churned - each.pending;
        const auto rate = [&](std::int64_t part) {
            return figure({part, each.at_start}, each.known, scope_.thresholds);
        };
        rows.push_back({std::string(each.currency.code()), money(each.at_start), money(each.expansion),
                        money(each.contraction), money(each.churned), money(each.pending), money(each.added),
                        money(checked_add(checked_add(kept, each.expansion), each.added)), rate(kept),
                        rate(checked_add(kept, each.expansion)), each.known});
    }
    return rows;
}

void Retention::add_rows(Table& table, const Row& keys, const std::vector<Tally>& tallies) const {
    for (std::size_t i = 0; i < spans_.size(); ++i) {
        const Tally& tally = tallies[i];
        const Fates& customers = tally.customers;
        const std::int64_t base = customers.at_start();
        Row row = keys;
        row.insert(row.end(),
                   {spans_[i].from, spans_[i].to, is_provisional(spans_[i], tally), base, customers.retained,
                    customers.lost, customers.pending, customers.fresh, customers.reactivated, customers.in_and_out,
                    customers.at_end(), share_of(customers.retained, base), share_of(base - customers.retained, base),
                    figure({customers.gained() - customers.lost, base}, base, scope_.thresholds),
                    share_of(tally.renewed, tally.renewed + tally.ended), tally.assumed, tally.ends_pending});
        table.rows.push_back(std::move(row));
        keep_behind(table, tally.records);
        table.breakdown->rows.push_back(amounts_of(tally));
    }
}

std::string Retention::headline() const {
    // A period that begins today has nothing to say yet, unless it is the only one.
    std::size_t latest = spans_.size() - 1;
    while (latest > 0 && spans_[latest].from == spans_[latest].measured) { --latest; }
    const Tally& last = total_[latest];
    const PeriodSpan& span = spans_[latest];
    const std::string between = fmt::format("{} to {}", iso(span.from), iso(span.to));
    const Fates& customers = last.customers;
    if (customers.at_start() == 0) { return fmt::format("No customer on {}.", iso(span.from)); }
    const Share kept = share_of(customers.retained, customers.at_start());
    std::string result = fmt::format("Retention {}, {}", in_words(kept, "customer", "customers"), between);
    const std::int64_t gain = customers.gained() - customers.lost;
    const Share net = figure({gain, customers.at_start()}, customers.at_start(), scope_.thresholds);
    if (const auto value = net.ratio.value(); value && !net.hidden) {
        result += fmt::format("; net gain {:+.1f}%", *value * 100);
    }
    for (const Row& row : amounts_of(last)) {
        const auto& currency = std::get<std::string>(row[0]);
        const std::string gross = percent(std::get<Share>(row[8]));
        const std::string all = percent(std::get<Share>(row[9]));
        if (!gross.empty()) { result += fmt::format("; {}: GRR {}, NRR {}", currency, gross, all); }
    }
    return result + (is_provisional(span, last) ? "; provisional." : ".");
}

std::vector<std::string> Retention::notes() const {
    std::vector<std::string> result;
    std::int64_t pending = 0;
    std::int64_t assumed = 0;
    std::int64_t overlapping = 0;
    std::int64_t unknown = 0;
    for (const Tally& each : total_) {
        overlapping += each.overlapping;
        pending += each.customers.pending;
        assumed += each.assumed;
        unknown = std::max(unknown, each.unknown_value);
    }
    if (!spans_.back().is_over()) {
        result.push_back(
            fmt::format("The last period is not over: it is measured on {}.", iso(spans_.back().measured)));
    }
    if (pending > 0) {
        result.push_back(pending_note(grace_days_));
        if (const Fates& last = total_.back().customers; last.pending == pending) {
            const Share most = share_of(last.retained + last.pending, last.at_start());
            result.push_back(fmt::format("Retention is {} should all of the pending customers stay.",
                                         in_words(most, "customer", "customers")));
        }
    }
    if (assumed > 0) {
        result.push_back(fmt::format("{} assumed: the contract renews itself and nobody has confirmed it.",
                                     counted(assumed, "renewal is", "renewals are")));
    }
    if (overlapping > 0) {
        result.push_back(fmt::format(
            "{} the end of one of the same product, and {} taken to renew it: from the start the later one's value "
            "alone counts. What runs side by side wants products of its own.",
            counted(overlapping, "contract overlaps", "contracts overlap"), overlapping == 1 ? "is" : "are"));
    }
    if (unknown > 0) {
        result.push_back(fmt::format("The value of up to {} is not known on both days: they stand in no amount.",
                                     counted(unknown, "customer", "customers")));
    }
    if (customers_.by_product()) { result.push_back(products_overlap_note()); }
    return result;
}

Report Retention::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.title = "Retention";
    result.filters.push_back({"grace_days", "Grace days", std::int64_t{grace_days_}});
    const Tally& last = total_.back();
    result.base = {{"customers_at_start", "Customers at start", last.customers.at_start()},
                   {"customers_unknown_value", "Value not known", last.unknown_value}};

    Table main = table_of("retention", customers_.groups().columns());
    if (scope_.by.empty()) { add_rows(main, {}, total_); }
    for (const std::uint32_t group : customers_.groups().in_order(labels)) {
        if (scope_.by.empty()) { break; }
        add_rows(main, customers_.groups().cells(group, labels), tallies_[group]);
    }
    if (main.rows.size() > 1) { main.chart = Chart{.column = "retention", .over_time = scope_.by.empty()}; }
    result.tables.push_back(std::move(main));
    add_total(result, scope_, table_of("total", {}), [&](Table& table) { add_rows(table, {}, total_); });
    result.headline = headline();
    result.notes = notes();
    return result;
}

}  // namespace winloss::report
