#include "report_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <utility>

#include "winloss/report/records.hpp"
#include "winloss/store/counted_records.hpp"

namespace winloss::app {

using report::Counted;

namespace {

using Named = std::map<std::int64_t, Row>;  ///< what stands behind a record's number

template <class T>
Cell maybe(const std::optional<T>& value) {
    return value ? Cell(*value) : Cell();
}

std::vector<Column> columns_of(Counted counted) {
    const Column account{"account", "Account", Type::text, true};
    switch (counted) {
        case Counted::deals:
            return {{"deal", "Deal", Type::text, true},
                    account,
                    {"outcome", "Outcome", Type::text},
                    {"decision_on", "Decided", Type::date},
                    {"amount", "Amount", Type::money}};
        case Counted::accounts: return {account, {"segment", "Segment", Type::text}};
        case Counted::contracts:
            return {account,
                    {"product", "Product", Type::text},
                    {"starts_on", "Starts", Type::date},
                    {"ends_on", "Ends", Type::date},
                    {"annual_value", "Annual value", Type::money}};
        case Counted::interviews:
            return {{"kind", "Kind", Type::text},
                    account,
                    {"deal", "Deal", Type::text, true},
                    {"state", "State", Type::text},
                    {"held_on", "Held", Type::date}};
        case Counted::expectations:
            return {prose_column("text", "Expectation"),
                    account,
                    {"outcome", "Outcome", Type::text},
                    {"review_on", "Review", Type::date}};
        case Counted::actions:
            return {
                prose_column("text", "Action"), account, {"state", "State", Type::text}, {"due_on", "Due", Type::date}};
        case Counted::codings:
            return {typed_column("code", "Code"),       {"rating", "Rating", Type::integer},
                    {"weight", "Weight", Type::text},   account,
                    {"deal", "Deal", Type::text, true}, {"interview", "Interview", Type::integer}};
        case Counted::touches:
            return {{"kind", "Kind", Type::text},
                    account,
                    {"touched_on", "On", Type::date},
                    {"interview", "Interview", Type::integer}};
        case Counted::contacts:
            return {{"name", "Contact", Type::text, true}, account, {"buying_role", "Role", Type::text}};
    }
    return {};
}

Row cells(const store::CountedDeal& each) {
    return {each.name, maybe(each.account), std::string(word(each.outcome)), maybe(each.decision_on),
            maybe(each.amount)};
}
Row cells(const store::CountedAccount& each) { return {each.name, maybe(each.segment)}; }
Row cells(const store::CountedContract& each) {
    return {each.account, maybe(each.product), each.starts_on, maybe(each.ends_on), maybe(each.annual_value)};
}
Row cells(const store::CountedInterview& each) {
    return {each.kind, each.account, maybe(each.deal), std::string(word(each.state)), maybe(each.held_on)};
}
Row cells(const store::CountedExpectation& each) {
    return {each.text, each.account, std::string(word(each.outcome)), maybe(each.review_on)};
}
Row cells(const store::CountedAction& each) {
    return {each.text, maybe(each.account), std::string(word(each.state)), maybe(each.due_on)};
}

Row cells(const store::CountedCoding& each) {
    return {each.code,    maybe(each.rating), std::string(word(each.weight)),
            each.account, maybe(each.deal),   each.interview.value};
}
Row cells(const store::CountedTouch& each) { return {each.kind, each.account, each.touched_on, {}}; }
Row cells(const store::CountedContact& each) { return {each.name, each.account, maybe(each.buying_role)}; }

template <class Record>
Named by_number(const std::vector<Record>& records) {
    Named result;
    for (const Record& each : records) { result[each.id.value] = cells(each); }
    return result;
}

/// Held interviews are touches, and come first among the numbers: below zero.
Named touches(const store::Store& store, std::span<const std::int64_t> ids) {
    const auto first = std::ranges::upper_bound(ids, 0);
    std::vector<std::int64_t> held;
    for (auto each = first; each != ids.begin();) { held.push_back(-*--each); }
    Named result = by_number(store::counted_touches(store, {first, ids.end()}));
    for (const store::CountedInterview& each : store::counted_interviews(store, held)) {
        result[-each.id.value] = {std::string("interview"), each.account, maybe(each.held_on), each.id.value};
    }
    return result;
}

Named named(Counted counted, const store::Store& store, const Table& records) {
    std::vector<std::int64_t> ids;
    for (const Row& row : records.rows) { ids.push_back(std::get<std::int64_t>(row.back())); }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    switch (counted) {
        case Counted::deals: return by_number(store::counted_deals(store, ids));
        case Counted::accounts: return by_number(store::counted_accounts(store, ids));
        case Counted::contracts: return by_number(store::counted_contracts(store, ids));
        case Counted::interviews: return by_number(store::counted_interviews(store, ids));
        case Counted::expectations: return by_number(store::counted_expectations(store, ids));
        case Counted::actions: return by_number(store::counted_actions(store, ids));
        case Counted::codings: return by_number(store::counted_codings(store, ids));
        case Counted::touches: return touches(store, ids);
        case Counted::contacts: return by_number(store::counted_contacts(store, ids));
    }
    return {};
}

/// The names behind the numbers. A column that stands among the keys already is called after the record.
void name_records(Table& records, Counted counted, const store::Store& store) {
    const Named names = named(counted, store, records);
    for (Row& row : records.rows) {
        const auto id = std::get<std::int64_t>(row.back());
        const Row& cells = names.at(id);
        if (id < 0) { row.back() = Cell(); }  // a touch that is an interview has no number of its own
        row.insert(row.end(), cells.begin(), cells.end());
    }
    for (Column column : columns_of(counted)) {
        if (std::ranges::any_of(records.columns, [&](const Column& each) { return each.key == column.key; })) {
            column.key = "record_" + column.key;
        }
        records.columns.push_back(std::move(column));
    }
}

/// No record can stand behind a table without rows, or with all its counts 0.
bool counts_nothing(const Table& table) {
    const auto counts = [](const Cell& cell) { return report::count_of(cell).has_value(); };
    return std::ranges::all_of(table.rows, [&](const Row& row) {
        return std::ranges::any_of(row, counts) &&
               std::ranges::all_of(row, [](const Cell& cell) { return report::count_of(cell).value_or(0) == 0; });
    });
}

/// What is said of tables that have no record left, where conditions chose among them.
std::vector<std::string> why_empty(const std::vector<Table>& all, const std::vector<Table>& kept,
                                   const std::vector<std::string>& where) {
    const auto empty = [](const Table& each) { return each.rows.empty(); };
    if (where.empty() || !empty(kept.front())) { return {}; }
    const auto other = std::ranges::find_if_not(kept, empty);
    if (other == kept.end()) { return {report::why_none(all, where)}; }
    return {fmt::format("The table '{}' has no such record; '{}' has: --table {}", kept.front().name, other->name,
                        other->name)};
}

}  // namespace

void put_records(Answer& answer, const store::Store& store, std::vector<report::Counting> counting,
                 const std::vector<std::string>& where) {
    const auto keeps_none = [](const report::Counting& each) {
        return each.table.behind.empty() && !counts_nothing(each.table);
    };
    counting = report::counting(std::move(counting), where);
    // Of a column that was asked for all tables are left that have it, those whose cells are 0 too.
    const bool asked =
        std::ranges::any_of(where, [](const std::string& typed) { return report::Condition(typed).is_counted_in(); });
    if (!asked && std::ranges::all_of(counting, keeps_none)) { counting.resize(1); }
    if (!asked && counting.size() > 1) { std::erase_if(counting, keeps_none); }
    std::vector<std::string> rest;  // what is still to be chosen by
    std::ranges::copy_if(where, std::back_inserter(rest),
                         [](const std::string& typed) { return !report::Condition(typed).is_counted_in(); });
    std::vector<Table> all;
    for (const report::Counting& each : counting) { all.push_back(report::first_records_of(each.table)); }
    // Conditions speak of the tables that have their columns; where none has, the main one says so.
    const auto has_none = [&](const Table& each) { return !report::has_columns_of(each, rest); };
    const bool anywhere = !std::ranges::all_of(all, has_none);
    std::vector<Table> kept;
    std::vector<Table> tables;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (anywhere && has_none(all[i])) { continue; }
        kept.push_back(all[i]);
        report::keep_where(kept.back(), rest);
        report::Counting& each = counting[i];
        report::keep_cells_where(each.table, rest);
        tables.push_back(report::records_of(each.table));
        name_records(tables.back(), each.kind.value_or(report::kind_of_records(*each.report)), store);
        for (const std::string& note : each.notes) {
            if (std::ranges::find(answer.messages, note) == answer.messages.end()) { answer.messages.push_back(note); }
        }
    }
    for (std::string& why : why_empty(all, kept, where)) { answer.messages.push_back(std::move(why)); }
    std::get<Report>(answer.data).tables = std::move(tables);
}

}  // namespace winloss::app
