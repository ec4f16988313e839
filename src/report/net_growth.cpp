#include "winloss/report/net_growth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "winloss/core/text.hpp"

namespace winloss::report {

namespace {

constexpr int periods_ahead = 5;

}  // namespace

double customers_after(double customers, double kept, double gained, int periods) {
    for (int i = 0; i < periods; ++i) { customers = customers * kept + gained; }
    return customers;
}

NetGrowth::NetGrowth(const Scope& scope, NetGrowthOptions options)
    : scope_(scope),
      options_(std::move(options)),
      spans_(spans_between(options_.days, scope.as_of)),
      customers_(scope),
      total_(spans_.size()) {
    scope_.period = {spans_.front().from, spans_.back().to};
}

void NetGrowth::add(const AccountFact& fact, const Labels& products) {
    customers_.each(fact, products, [&](const CustomerGroups::Customer& customer) {
        const ServiceHistory history(customer.contracts, options_.grace_days, scope_.as_of);
        if (history.tenures().empty()) { return; }
        const bool grouped = customer.group.has_value();
        if (grouped && *customer.group >= tallies_.size()) {
            tallies_.resize(*customer.group + 1, std::vector<Tally>(spans_.size()));
        }
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            const Fate fate = fate_of(history, spans_[i]);
            const bool pending_end = has_pending_end(history, spans_[i]);
            const auto count = [&](Tally& tally) {
                tally.add(fate);
                tally.pending_ends = tally.pending_ends || pending_end;
                if (scope_.keep_records) { keep_fate(tally.records, fate, fact.id); }
            };
            if (customer.in_total) { count(total_[i]); }
            if (grouped) { count(tallies_[*customer.group][i]); }
        }
    });
}

bool NetGrowth::is_provisional(std::size_t period, const Tally& tally) const {
    return !spans_[period].is_over() || tally.pending > 0 || tally.pending_ends;
}

Table NetGrowth::table_of(std::string name, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.columns = std::move(keys);
    for (Column column : std::initializer_list<Column>{{"from", "From", Type::date},
                                                       {"to", "To", Type::date},
                                                       {"provisional", "Provisional", Type::boolean, false, false, 2},
                                                       {"customers_at_start", "Start", Type::integer},
                                                       {"new", "New", Type::integer},
                                                       {"reactivated", "Came back", Type::integer},
                                                       {"lost", "Lost", Type::integer},
                                                       {"pending", "Pending", Type::integer},
                                                       {"customers_at_end", "End", Type::integer},
                                                       {"net_gain", "Net gain", Type::share, false, false, 1}}) {
        table.columns.push_back(std::move(column));
    }
    return table;
}

void NetGrowth::add_rows(Table& table, const Row& keys, const std::vector<Tally>& periods) const {
    for (std::size_t i = 0; i < spans_.size(); ++i) {
        const Tally& each = periods[i];
        Row row = keys;
        row.insert(row.end(),
                   {spans_[i].from, spans_[i].to, is_provisional(i, each), each.at_start(), each.fresh,
                    each.reactivated, each.lost, each.pending, each.at_end(),
                    figure({each.gained() - each.lost, each.at_start()}, each.at_start(), scope_.thresholds)});
        table.rows.push_back(std::move(row));
        keep_behind(table, each.records);
    }
}

std::optional<std::size_t> NetGrowth::last_whole() const {
    for (std::size_t i = spans_.size(); i-- > 0;) {
        const PeriodSpan& span = spans_[i];
        const bool whole =
            span.from == first_of(options_.every, span.from) && span.to == next(options_.every, span.from);
        if (whole && span.is_over()) { return i; }
    }
    return std::nullopt;
}

Table NetGrowth::ahead() const {
    const std::string more = fmt::format("with {} points more retention", options_.points);
    Table table{.name = "ahead",
                .title = fmt::format("Ahead, as the last whole {} went, and {}", step_word(false), more),
                .columns = {{"periods", fmt::format("{} on", step_word(true)), Type::integer},
                            {"as_it_went", "As it went", Type::integer},
                            {"with_more_retention", "With more retention", Type::integer},
                            {"more_customers", "More customers", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {},
                .keys = 1};
    const auto base = last_whole();
    if (!base || total_[*base].at_start() == 0) { return table; }
    const Fates& fates = total_[*base];
    const double kept = static_cast<double>(fates.retained) / static_cast<double>(fates.at_start());
    const double better = std::min(1.0, kept + options_.points / 100.0);
    const auto gained = static_cast<double>(fates.gained());
    for (int periods = 1; periods <= periods_ahead; ++periods) {
        const auto customers = static_cast<double>(fates.at_end());
        const std::int64_t as_it_went = std::llround(customers_after(customers, kept, gained, periods));
        const std::int64_t with_more = std::llround(customers_after(customers, better, gained, periods));
        table.rows.push_back({std::int64_t{periods}, as_it_went, with_more, with_more - as_it_went});
    }
    return table;
}

std::string_view NetGrowth::step_word(bool many) const {
    switch (options_.every) {
        case Step::month: return many ? "Months" : "month";
        case Step::quarter: return many ? "Quarters" : "quarter";
        case Step::year: break;
    }
    return many ? "Years" : "year";
}

std::string NetGrowth::headline() const {
    const Fates& last = total_.back();
    std::string result = fmt::format(
        "{} on {}, {} on {}: {} new, {} back, {} lost{}.", counted(last.at_start(), "customer", "customers"),
        iso(spans_.back().from), grouped(std::to_string(last.at_end())), iso(spans_.back().measured), last.fresh,
        last.reactivated, last.lost, last.pending > 0 ? fmt::format(", {} pending", last.pending) : "");
    const Table then = ahead();
    if (!then.rows.empty()) {
        const auto more = std::get<std::int64_t>(then.rows.back()[3]);
        result += fmt::format(" {} points more retention: {} more after {} {}.", options_.points,
                              counted(more, "customer", "customers"), periods_ahead, lower_ascii(step_word(true)));
    }
    return result;
}

std::vector<std::string> NetGrowth::notes() const {
    std::vector<std::string> result;
    const auto base = last_whole();
    if (!base) {
        result.push_back(fmt::format("Nothing is said of what is ahead: no whole {} is over.", step_word(false)));
    } else if (total_[*base].at_start() == 0) {
        result.push_back(
            fmt::format("Nothing is said of what is ahead: the last whole {} began on {} without a customer.",
                        step_word(false), iso(spans_[*base].from)));
    } else {
        result.push_back(fmt::format(
            "Ahead goes by {} to {}: retention {}, {} gained each {}.", iso(spans_[*base].from), iso(spans_[*base].to),
            in_words(share({total_[*base].retained, total_[*base].at_start()}, scope_.thresholds), "customer",
                     "customers"),
            total_[*base].gained(), step_word(false)));
    }
    if (!spans_.back().is_over()) {
        result.push_back(
            fmt::format("The last period is not over: it is measured on {}.", iso(spans_.back().measured)));
    }
    if (std::any_of(total_.begin(), total_.end(), [](const Fates& each) { return each.pending > 0; })) {
        result.push_back(pending_note(options_.grace_days));
    }
    if (customers_.by_product()) { result.push_back(products_overlap_note()); }
    return result;
}

Report NetGrowth::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"points", "Points", std::int64_t{options_.points}});
    result.filters.push_back({"grace_days", "Grace days", std::int64_t{options_.grace_days}});
    result.base = {{"customers_at_start", "Customers at start", total_.front().at_start()},
                   {"customers_at_end", "At end", total_.back().at_end()}};
    Table main = table_of("net_growth", customers_.groups().columns());
    if (scope_.by.empty()) {
        add_rows(main, {}, total_);
    } else {
        for (const std::uint32_t group : customers_.groups().in_order(labels)) {
            if (group < tallies_.size()) { add_rows(main, customers_.groups().cells(group, labels), tallies_[group]); }
        }
    }
    main.chart = Chart{.column = "customers_at_end", .over_time = scope_.by.empty()};
    result.tables.push_back(std::move(main));
    result.tables.push_back(ahead());
    add_total(result, scope_, table_of("total", {}), [&](Table& table) { add_rows(table, {}, total_); });
    result.headline = headline();
    result.notes = notes();
    return result;
}

}  // namespace winloss::report
