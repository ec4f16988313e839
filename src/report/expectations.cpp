#include "winloss/report/expectations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "winloss/core/text.hpp"

namespace winloss::report {

namespace {

constexpr std::array shown_order{ExpectationOutcome::met, ExpectationOutcome::partly, ExpectationOutcome::missed,
                                 ExpectationOutcome::unknown};

/// What became of the first contract that ended on the day or later; null where none has.
std::optional<Ending> first_end_after(const std::vector<ContractEnd>& ends, Date day) {
    const ContractEnd* first = nullptr;
    for (const ContractEnd& each : ends) {
        if (each.day >= day && (first == nullptr || each.day < first->day)) { first = &each; }
    }
    return first != nullptr ? std::optional(first->ending) : std::nullopt;
}

}  // namespace

Expectations::Expectations(const Scope& scope, ExpectationsOptions options)
    : scope_(scope), options_(options), customers_(scope) {}

Expectations::Tally Expectations::measure(const CustomerFact& fact, const ServiceHistory& history) const {
    Tally tally{};
    const std::vector<ContractEnd> ends = history.ends();
    for (const ExpectationFact& each : fact.expectations) {
        const auto day = each.reviewed_on ? each.reviewed_on : each.review_on;
        if (day ? !scope_.period.contains(*day) : scope_.period.from || scope_.period.to) { continue; }
        Count& count = tally[static_cast<std::size_t>(each.outcome)];
        ++count.expectations;
        if (count.customers == 0 && scope_.keep_records) { count.records.add("customers", fact.id.value); }
        count.customers = 1;
        const auto keep = [&](std::string_view column) {
            if (scope_.keep_records) { count.records.add(column, each.id.value); }
        };
        keep("expectations");
        if (!each.reviewed_on) {
            if (!each.review_on || *each.review_on >= scope_.as_of) { continue; }
            ++count.overdue;
            keep("overdue");
            continue;
        }
        const auto ending = first_end_after(ends, *each.reviewed_on);
        if (!ending) { continue; }
        if (*ending == Ending::renewed || *ending == Ending::assumed_renewed) {
            ++count.renewed;
            keep("renewal_after");
        }
        if (*ending == Ending::ended) { ++count.ended; }
        if (*ending == Ending::pending) {
            ++count.pending;
            keep("pending");
        }
    }
    return tally;
}

void Expectations::add(const CustomerFact& fact, const Labels& products) {
    if (fact.expectations.empty()) { return; }
    customers_.each(fact, products, [&](const CustomerGroups::Customer& customer) {
        const Tally tally = measure(fact, ServiceHistory(customer.contracts, options_.grace_days, scope_.as_of));
        const auto add_to = [&](Tally& sum) {
            for (std::size_t i = 0; i < sum.size(); ++i) {
                sum[i].expectations += tally[i].expectations;
                sum[i].customers += tally[i].customers;
                sum[i].overdue += tally[i].overdue;
                sum[i].renewed += tally[i].renewed;
                sum[i].ended += tally[i].ended;
                sum[i].pending += tally[i].pending;
                sum[i].records.add(tally[i].records);
            }
        };
        if (customer.in_total) { add_to(total_); }
        if (!customer.group) { return; }
        if (*customer.group >= tallies_.size()) { tallies_.resize(*customer.group + 1); }
        add_to(tallies_[*customer.group]);
    });
}

Table Expectations::table_of(std::string name, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.columns = std::move(keys);
    for (Column column : std::initializer_list<Column>{{"outcome", "Outcome", Type::text, true},
                                                       {"expectations", "Expectations", Type::integer},
                                                       {"share", "Share", Type::share},
                                                       {"customers", "Customers", Type::integer, false, false, 2},
                                                       {"renewal_after", "Renewed after it", Type::share},
                                                       {"pending", "Pending", Type::integer, false, false, 1},
                                                       {"overdue", "Overdue", Type::integer, false, false, 3}}) {
        table.columns.push_back(std::move(column));
    }
    return table;
}

void Expectations::add_rows(Table& table, const Row& keys, const Tally& tally) const {
    std::int64_t all = 0;
    for (const Count& each : tally) { all += each.expectations; }
    for (const ExpectationOutcome outcome : shown_order) {
        const Count& count = tally[static_cast<std::size_t>(outcome)];
        const bool known = outcome != ExpectationOutcome::unknown;
        Row row = keys;
        row.insert(row.end(),
                   {std::string(word(outcome)), count.expectations, share({count.expectations, all}, scope_.thresholds),
                    count.customers,
                    known ? Cell(share({count.renewed, count.renewed + count.ended}, scope_.thresholds)) : Cell(),
                    known ? Cell(count.pending) : Cell(), known ? Cell() : Cell(count.overdue)});
        table.rows.push_back(std::move(row));
        keep_behind(table, count.records);
    }
}

std::string Expectations::headline() const {
    const auto count = [&](ExpectationOutcome outcome) {
        return total_[static_cast<std::size_t>(outcome)].expectations;
    };
    const std::int64_t reviewed =
        count(ExpectationOutcome::met) + count(ExpectationOutcome::partly) + count(ExpectationOutcome::missed);
    if (reviewed == 0) { return "No expectation was reviewed."; }
    return fmt::format("Met: {}.", in_words(share({count(ExpectationOutcome::met), reviewed}, scope_.thresholds),
                                            "expectation that was reviewed", "expectations that were reviewed"));
}

Report Expectations::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    std::int64_t all = 0;
    for (const Count& each : total_) { all += each.expectations; }
    result.base = {
        {"expectations", "Expectations", all},
        {"unknown", "Not reviewed", total_[static_cast<std::size_t>(ExpectationOutcome::unknown)].expectations}};
    Table main = table_of("expectations", customers_.groups().columns());
    if (scope_.by.empty()) {
        add_rows(main, {}, total_);
    } else {
        for (const std::uint32_t group : customers_.groups().in_order(labels)) {
            if (group < tallies_.size()) { add_rows(main, customers_.groups().cells(group, labels), tallies_[group]); }
        }
    }
    result.tables.push_back(std::move(main));
    add_total(result, scope_, table_of("total", {}), [&](Table& table) { add_rows(table, {}, total_); });
    result.headline = headline();
    result.notes.emplace_back(
        "Renewed after it: of the customer's first contract that ended on the day of the review or later, once an "
        "expectation; where none has ended yet it is in no base, and an end within the grace period is pending.");
    return result;
}

}  // namespace winloss::report
