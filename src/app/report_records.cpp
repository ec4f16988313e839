#include "report_records.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "winloss/report/records.hpp"
#include "winloss/store/counted_records.hpp"

namespace winloss::app {

namespace {

using Named = std::map<std::int64_t, Row>;  ///< what stands behind a record's number

template <class T>
Cell maybe(const std::optional<T>& value) {
    return value ? Cell(*value) : Cell();
}

std::vector<Column> columns_of(RecordsOf kind) {
    if (kind == RecordsOf::accounts) {
        return {{"account", "Account", Type::text, true}, {"segment", "Segment", Type::text}};
    }
    return {{"deal", "Deal", Type::text, true},
            {"account", "Account", Type::text, true},
            {"outcome", "Outcome", Type::text},
            {"decision_on", "Decided", Type::date},
            {"amount", "Amount", Type::money}};
}

Named named(RecordsOf kind, const store::Store& store, const Table& records) {
    std::vector<std::int64_t> ids;
    for (const Row& row : records.rows) { ids.push_back(std::get<std::int64_t>(row.back())); }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    Named result;
    if (kind == RecordsOf::accounts) {
        for (const store::CountedAccount& each : store::counted_accounts(store, ids)) {
            result[each.id.value] = {each.name, maybe(each.segment)};
        }
        return result;
    }
    for (const store::CountedDeal& each : store::counted_deals(store, ids)) {
        result[each.id.value] = {each.name, maybe(each.account), std::string(word(each.outcome)),
                                 maybe(each.decision_on), maybe(each.amount)};
    }
    return result;
}

/// The names behind the numbers. A column that stands among the keys already is called after the record.
void name_records(Table& records, RecordsOf kind, const store::Store& store) {
    const Named names = named(kind, store, records);
    for (Row& row : records.rows) {
        const Row& cells = names.at(std::get<std::int64_t>(row.back()));
        row.insert(row.end(), cells.begin(), cells.end());
    }
    for (Column column : columns_of(kind)) {
        if (std::ranges::any_of(records.columns, [&](const Column& each) { return each.key == column.key; })) {
            column.key = "record_" + column.key;
        }
        records.columns.push_back(std::move(column));
    }
}

}  // namespace

Report with_records(Report report, const store::Store& store, RecordsOf kind, const std::vector<std::string>& where) {
    std::vector<Table> tables;
    for (const Table& table : report.tables) {
        if (tables.empty() || !table.behind.empty()) { tables.push_back(report::records_of(table)); }
    }
    // Conditions speak of the tables that have their columns; where none has, the main one says so.
    const auto has_no = [&](const Table& each) { return !report::has_columns_of(each, where); };
    if (!std::ranges::all_of(tables, has_no)) { std::erase_if(tables, has_no); }
    for (Table& each : tables) {
        report::keep_where(each, where);
        name_records(each, kind, store);
    }
    report.tables = std::move(tables);
    return report;
}

}  // namespace winloss::app
