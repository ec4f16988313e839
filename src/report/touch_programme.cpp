#include "winloss/report/touch_programme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "winloss/core/text.hpp"

namespace winloss::report {

bool TouchProgramme::Worse::operator()(const Line& left, const Line& right) const {
    return std::tuple(-left.missing, left.care.touches, left.account_id) <
           std::tuple(-right.missing, right.care.touches, right.account_id);
}

namespace {

/// A held interview is a touch, by its number below zero.
RowRecords records_of(const CustomerFact& fact) {
    RowRecords records;
    records.add("account", fact.id.value);
    for (const TouchFact& each : fact.touches) {
        records.add("touches", each.id.value != 0 ? each.id.value : -each.interview.value);
    }
    for (const ReachedFact& each : fact.reached) { records.add("contacts", each.contact); }
    return records;
}

}  // namespace

TouchProgramme::TouchProgramme(const Scope& scope, TouchProgrammeOptions options)
    : scope_(scope), options_(options), customers_(scope), lines_(options.limit) {
    scope_.period = {add_months(scope.as_of, -12) + Days{1}, scope.as_of};
}

void TouchProgramme::Tally::add(const Care& care, bool unheard) {
    ++customers;
    touched += care.touched_enough() ? 1 : 0;
    reviewed += care.reviewed() ? 1 : 0;
    wider += care.wider() ? 1 : 0;
    higher += care.higher ? 1 : 0;
    all += care.all() ? 1 : 0;
    ends_unheard += unheard ? 1 : 0;
}

void TouchProgramme::Tally::keep(const Care& care, bool unheard, AccountId account) {
    for (const auto& [column, counts] :
         {std::pair("customers", true), std::pair("touched", care.touched_enough()),
          std::pair("reviewed", care.reviewed()), std::pair("wider", care.wider()), std::pair("higher", care.higher),
          std::pair("all_of_it", care.all()), std::pair("ends_unheard", unheard)}) {
        if (counts) { records.add(column, account.value); }
    }
}

void TouchProgramme::add(const CustomerFact& fact, const Labels& products) {
    customers_.each(fact, products, [&](const CustomerGroups::Customer& customer) {
        const ServiceHistory history(customer.contracts, options_.grace_days, scope_.as_of);
        if (!history.active_on(scope_.as_of)) { return; }
        const Care care = care_of(fact, scope_.as_of);
        const bool unheard =
            comes_up_unheard(all_ahead(fact, customer.contracts, options_.grace_days, scope_.as_of), scope_.as_of);
        if (customer.group) {
            if (*customer.group >= tallies_.size()) { tallies_.resize(*customer.group + 1); }
            tallies_[*customer.group].add(care, unheard);
            if (scope_.keep_records) { tallies_[*customer.group].keep(care, unheard, fact.id); }
        }
        if (!customer.in_total) { return; }
        total_.add(care, unheard);
        if (scope_.keep_records) { total_.keep(care, unheard, fact.id); }
        if (care.all() && !unheard) { return; }
        const int missing = !care.touched_enough() + !care.reviewed() + !care.wider() + !care.higher + unheard;
        lines_.add({missing, care, unheard, std::string(fact.name), fact.id,
                    scope_.keep_records ? records_of(fact) : RowRecords()});
    });
}

Table TouchProgramme::table_of(std::string name, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.columns = std::move(keys);
    for (Column column : std::initializer_list<Column>{{"customers", "Customers", Type::integer},
                                                       {"touched", "Four touches", Type::share},
                                                       {"reviewed", "Review a quarter", Type::share},
                                                       {"wider", "Wider", Type::share},
                                                       {"higher", "Higher", Type::share},
                                                       {"all_of_it", "All of it", Type::share},
                                                       {"ends_unheard", "Ends unheard", Type::integer}}) {
        table.columns.push_back(std::move(column));
    }
    return table;
}

void TouchProgramme::add_row(Table& table, Row keys, const Tally& tally) const {
    const auto of_all = [&](std::int64_t part) { return share({part, tally.customers}, scope_.thresholds); };
    Row row = std::move(keys);
    row.insert(row.end(), {tally.customers, of_all(tally.touched), of_all(tally.reviewed), of_all(tally.wider),
                           of_all(tally.higher), of_all(tally.all), tally.ends_unheard});
    table.rows.push_back(std::move(row));
    keep_behind(table, tally.records);
}

Table TouchProgramme::fall_short() const {
    Table table{.name = "short",
                .title = "Who falls short",
                .columns = {{"account", "Account", Type::text, true},
                            {"short_of", "Short of", Type::list, true},
                            {"touches", "Touches", Type::integer},
                            {"reviews", "Reviews", Type::integer, false, false, 1},
                            {"contacts", "Contacts", Type::integer, false, false, 2},
                            {"higher", "Higher", Type::boolean, false, false, 3},
                            {"account_id", "Account", Type::integer, false, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const Line& each : lines_.rows()) {
        std::vector<std::string> missing;
        if (each.ends_unheard) { missing.emplace_back("heard before the end"); }
        if (!each.care.touched_enough()) { missing.emplace_back("touches"); }
        if (!each.care.reviewed()) { missing.emplace_back("reviews"); }
        if (!each.care.wider()) { missing.emplace_back("wider"); }
        if (!each.care.higher) { missing.emplace_back("higher"); }
        table.rows.push_back({each.account, missing, each.care.touches, each.care.reviews, each.care.reached,
                              each.care.higher, each.account_id.value});
        keep_behind(table, each.records);
    }
    if (std::string more = left_out(lines_.seen(), table.rows.size()); !more.empty()) {
        table.notes.push_back(std::move(more));
    }
    return table;
}

Report TouchProgramme::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.base = {{"customers", "Customers", total_.customers}};
    Table main = table_of("touches", customers_.groups().columns());
    if (scope_.by.empty()) {
        add_row(main, {}, total_);
    } else {
        for (const std::uint32_t group : customers_.groups().in_order(labels)) {
            if (group < tallies_.size()) { add_row(main, customers_.groups().cells(group, labels), tallies_[group]); }
        }
    }
    result.tables.push_back(std::move(main));
    result.tables.push_back(fall_short());
    add_total(result, scope_, table_of("total", {}), [&](Table& table) { add_row(table, {}, total_); });
    result.headline =
        total_.customers == 0
            ? "There is no customer."
            : fmt::format("Looked after as the programme wants it: {}.",
                          in_words(share({total_.all, total_.customers}, scope_.thresholds), "customer", "customers"));
    result.notes.emplace_back(
        "In the last twelve months: at least four touches, a quarterly review in each three months, three contacts or "
        "more (wider), a decision maker or economic buyer among them (higher). A held interview is a touch.");
    if (total_.ends_unheard > 0) {
        result.notes.push_back(
            fmt::format("Ends unheard: the contract of {} ends within six months, not renewed by "
                        "another, and nobody held the interview before it.",
                        counted(total_.ends_unheard, "customer", "customers")));
    }
    return result;
}

}  // namespace winloss::report
