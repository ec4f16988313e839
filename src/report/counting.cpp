#include "winloss/report/counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/records.hpp"

namespace winloss::report {

namespace {

using Records = std::vector<std::vector<std::int64_t>>;  ///< by row

const Column* column_of(const Table& table, std::string_view key) {
    const auto at = std::ranges::find(table.columns, key, &Column::key);
    return at == table.columns.end() ? nullptr : &*at;
}

/// The records of each row that are counted in a column.
Records behind(const Table& table, const std::string& column) {
    Records rows(table.rows.size());
    for (const Behind& cell : table.behind) {
        if (cell.column != column || cell.currency) { continue; }
        rows[cell.row].insert(rows[cell.row].end(), cell.records.begin(), cell.records.end());
    }
    return rows;
}

/// The table of the amounts alone: a row for each sub-row, with what says which row it is in front.
Table amounts_of(const Table& table) {
    const std::size_t keys = key_columns(table);
    const auto front = [&](const auto& row) { return row.begin() + static_cast<std::ptrdiff_t>(keys); };
    Table amounts{.name = table.name, .title = table.title, .columns = {}, .rows = {}, .breakdown = {}, .notes = {}};
    amounts.columns.assign(table.columns.begin(), front(table.columns));
    amounts.columns.insert(amounts.columns.end(), table.breakdown->columns.begin(), table.breakdown->columns.end());
    amounts.keys = keys + 1;
    amounts.machine = table.machine;
    std::vector<std::size_t> first;  // of each row's sub-rows
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        first.push_back(amounts.rows.size());
        for (const Row& amount : table.breakdown->rows[i]) {
            Row& row = amounts.rows.emplace_back(table.rows[i].begin(), front(table.rows[i]));
            row.insert(row.end(), amount.begin(), amount.end());
        }
    }
    for (const Behind& cell : table.behind) {
        if (!cell.currency) { continue; }
        const std::vector<Row>& subs = table.breakdown->rows[cell.row];
        const auto at = std::ranges::find_if(
            subs, [&](const Row& sub) { return std::get<std::string>(sub.front()) == cell.currency->code(); });
        const auto place = first[cell.row] + static_cast<std::size_t>(at - subs.begin());
        amounts.behind.push_back({.row = place, .column = cell.column, .records = cell.records});
    }
    return amounts;
}

bool is_of_amounts(const Table& table, const std::string& column) {
    const auto has = [&](const std::vector<Column>& columns) {
        return std::ranges::find(columns, column, &Column::key) != columns.end();
    };
    return table.breakdown && has(table.breakdown->columns) && !has(table.columns);
}

bool is_count(const Column& column) { return column.type == Type::integer || column.type == Type::share; }

/// Whether other conditions than those on `counted_in` let the row through; those on what the table has not say
/// nothing.
bool lets_through(const std::vector<std::string>& conditions, const std::vector<Column>& columns, const Row& row) {
    return std::ranges::all_of(conditions, [&](const std::string& typed) {
        const Condition condition(typed);
        const auto at = std::ranges::find(columns, condition.column, &Column::key);
        const auto place = static_cast<std::size_t>(at - columns.begin());
        return condition.is_counted_in() || place >= row.size() || condition.holds(row[place]);
    });
}

/// Whether `found(row)` records are what every cell of the column says that the conditions ask for. What is text names
/// one record, what is another number counts none and rests on those it has. No cell is asked for where no row is let
/// through.
template <class Found>
bool has_all(const Table& table, const Column& column, const std::vector<std::string>& conditions, Found found) {
    const auto place = static_cast<std::size_t>(&column - table.columns.data());
    bool any = false;
    bool asked = table.rows.empty();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (!lets_through(conditions, table.columns, table.rows[row])) { continue; }
        asked = true;
        const std::int64_t records = found(row);
        any = any || records > 0;
        if (column.type == Type::text && records != 1) { return false; }
        if (is_count(column) && count_of(table.rows[row][place]).value_or(0) != records) { return false; }
    }
    return any || !asked || is_count(column);
}

std::vector<WhenAsked> when_asked(const Counting& counting) {
    static const OwnValues nothing;
    if (!counting.report->when_asked) { return {}; }
    return counting.report->when_asked(counting.own == nullptr ? nothing : *counting.own);
}

const WhenAsked* when_asked(const std::vector<WhenAsked>& all, std::string_view column) {
    const auto at = std::ranges::find_if(
        all, [&](const WhenAsked& each) { return std::ranges::find(each.columns, column) != each.columns.end(); });
    return at == all.end() ? nullptr : &*at;
}

/// Why the column counts no records; empty where nothing is said of it.
std::string_view no_records(const Counting& counting, std::string_view column) {
    for (const NoRecords& none : counting.report->no_records) {
        if (std::ranges::find(none.columns, column) != none.columns.end()) { return none.because; }
    }
    return {};
}

/// What the column is made of in a table that has these columns; null where it is not.
const MadeOf* made(const Counting& counting, const std::string& column) {
    const auto has = [&](const std::string& key) { return column_of(counting.table, key) != nullptr; };
    const std::vector<MadeOf>& all = counting.report->made_of;
    const auto at = std::ranges::find_if(all, [&](const MadeOf& each) {
        return each.column == column && std::ranges::all_of(each.of, has) && std::ranges::all_of(each.less, has);
    });
    return at == all.end() ? nullptr : &*at;
}

Records together(const Table& table, const std::vector<std::string>& columns) {
    Records sum(table.rows.size());
    for (const std::string& column : columns) {
        const Records records = behind(table, column);
        for (std::size_t row = 0; row < sum.size(); ++row) {
            sum[row].insert(sum[row].end(), records[row].begin(), records[row].end());
        }
    }
    return sum;
}

/// Of a difference what stands behind the columns that it is made of; nullopt where they do not make it.
std::optional<std::vector<Behind>> behind_difference(const Table& table, const Column& column, const MadeOf& parts,
                                                     const std::vector<std::string>& conditions) {
    const Records more = together(table, parts.of);
    const Records less = together(table, parts.less);
    const auto difference = [&](std::size_t row) {
        return static_cast<std::int64_t>(more[row].size()) - static_cast<std::int64_t>(less[row].size());
    };
    if (!has_all(table, column, conditions, difference)) { return std::nullopt; }
    std::vector<Behind> result;
    for (const Behind& each : table.behind) {
        const auto is = [&](const auto& keys) { return std::ranges::find(keys, each.column) != keys.end(); };
        if (is(parts.of) || is(parts.less)) { result.push_back(each); }
    }
    return result;
}

/// Of the table what stands behind the column alone; nullopt where that is not all records of its cells.
std::optional<std::vector<Behind>> behind_column(const Counting& counting, const std::string& key,
                                                 const std::vector<std::string>& conditions) {
    const Table& table = counting.table;
    const Column* column = column_of(table, key);
    if (column == nullptr || !no_records(counting, key).empty()) { return std::nullopt; }
    const MadeOf* parts = made(counting, key);
    if (parts != nullptr && !parts->less.empty()) { return behind_difference(table, *column, *parts, conditions); }
    const auto complete = [&](const Records& records) {
        return has_all(table, *column, conditions,
                       [&](std::size_t row) { return static_cast<std::int64_t>(records[row].size()); });
    };
    Records records = behind(table, key);
    if (!complete(records)) {
        if (parts == nullptr) { return std::nullopt; }
        records = together(table, parts->of);
        if (!complete(records)) { return std::nullopt; }
    }
    std::vector<Behind> result;
    for (std::size_t row = 0; row < records.size(); ++row) {
        if (!records[row].empty()) { result.push_back({row, key, std::move(records[row])}); }
    }
    return result;
}

/// The columns that have the records of their cells.
std::vector<std::string> columns_with_records(const std::vector<Counting>& tables) {
    std::vector<std::string> columns;
    const auto add = [&](const Counting& each, const std::vector<WhenAsked>& apart) {
        for (const Column& column : each.table.columns) {
            if (std::ranges::find(columns, column.key) != columns.end()) { continue; }
            if (when_asked(apart, column.key) != nullptr || behind_column(each, column.key, {})) {
                columns.push_back(column.key);
            }
        }
    };
    for (const Counting& each : tables) {
        add(each, when_asked(each));
        if (!each.table.breakdown) { continue; }
        Counting amounts = each;
        amounts.table = amounts_of(each.table);
        add(amounts, {});
    }
    return columns;
}

/// What a column is that has no records; a sentence and a space, empty where it is no column at all.
std::string instead_of_records(const std::vector<Counting>& tables, const std::string& key) {
    for (const Counting& each : tables) {
        if (is_of_amounts(each.table, key)) {
            return "It is one of the amounts of a row: the records are those that the row counts. ";
        }
        const Column* column = column_of(each.table, key);
        if (column == nullptr) { continue; }
        if (const std::string_view why = no_records(each, key); !why.empty()) { return std::string(why) + " "; }
        if (static_cast<std::size_t>(column - each.table.columns.data()) < key_columns(each.table)) {
            return fmt::format("It says which row it is: --where {}=VALUE. ", key);
        }
        const bool computed = column->type == Type::real || column->type == Type::p_value;
        if (computed) { return "It is computed from several figures and counts nothing. "; }
    }
    return {};
}

Error no_records_of(const std::vector<Counting>& all, const std::string& typed) {
    std::vector<Counting> tables;  // that have such a column
    std::ranges::copy_if(all, std::back_inserter(tables), [&](const Counting& each) {
        return column_of(each.table, typed) != nullptr || is_of_amounts(each.table, typed);
    });
    std::vector<std::string> columns = columns_with_records(tables);
    if (columns.empty()) {
        tables = all;
        columns = columns_with_records(all);
    }
    std::string why = instead_of_records(tables, typed);
    if (why.empty()) {
        why = did_you_mean(typed, columns);
        if (!why.empty()) { why += " "; }
    }
    return usage_error(fmt::format("No records are kept of a column '{}' here.", typed),
                       why + (columns.empty() ? "No column has any." : "One of: " + join(columns, ", ") + "."));
}

/// The table with the records of one column alone; false where it has not all of them.
bool keep_column(Counting& counting, const std::string& column, const std::vector<std::string>& conditions) {
    if (is_of_amounts(counting.table, column)) {
        Counting amounts = counting;
        amounts.table = amounts_of(counting.table);
        if (!keep_column(amounts, column, conditions)) { return false; }
        counting = std::move(amounts);
        return true;
    }
    auto behind = behind_column(counting, column, conditions);
    if (!behind) { return false; }
    counting.table.behind = std::move(*behind);
    if (const MadeOf* parts = made(counting, column); parts != nullptr && !parts->less.empty()) {
        counting.notes.push_back(
            fmt::format("{} is a difference: the records under {} count for it, those under {} "
                        "against it.",
                        column, join(parts->of, ", "), join(parts->less, ", ")));
    }
    const std::vector<WhenAsked> apart = when_asked(counting);
    if (const WhenAsked* asked = when_asked(apart, column)) { counting.kind = asked->counted; }
    return true;
}

}  // namespace

std::optional<std::int64_t> count_of(const Cell& cell) {
    if (const auto* share = std::get_if<Share>(&cell)) { return share->ratio.part; }
    const auto* count = std::get_if<std::int64_t>(&cell);
    return count == nullptr ? std::nullopt : std::optional(*count);
}

std::vector<Counting> counting(std::vector<Counting> tables, const std::vector<std::string>& conditions) {
    std::optional<std::string> asked;
    for (const std::string& typed : conditions) {
        const Condition condition(typed);
        if (!condition.is_counted_in() || asked == condition.value) { continue; }
        if (asked) { throw usage_error("counted_in names one column at a time.", "--where counted_in=" + *asked); }
        asked = condition.value;
    }
    if (!asked) {
        for (Counting& each : tables) {
            const std::vector<WhenAsked> apart = when_asked(each);
            std::erase_if(each.table.behind, [&](const Behind& cell) {
                return cell.currency || when_asked(apart, cell.column) != nullptr;
            });
        }
        return tables;
    }
    std::vector<Counting> kept;
    for (Counting& each : tables) {
        if (keep_column(each, *asked, conditions)) { kept.push_back(std::move(each)); }
    }
    if (kept.empty()) { throw no_records_of(tables, *asked); }
    return kept;
}

bool asks_for(const std::vector<std::string>& conditions, std::string_view column, const std::vector<Column>& columns,
              const Row& row) {
    const bool named = std::ranges::any_of(conditions, [&](const std::string& typed) {
        const Condition condition(typed);
        return condition.is_counted_in() && condition.value == column;
    });
    return named && lets_through(conditions, columns, row);
}

}  // namespace winloss::report
