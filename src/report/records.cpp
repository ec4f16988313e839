#include "winloss/report/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::report {

namespace {

bool says_which(const Column& column) {
    return column.type == Type::text || column.type == Type::date || column.type == Type::boolean;
}

/// The column a condition speaks of, as keys are spelled.
std::string column_of(std::string_view condition) {
    std::string key = lower_ascii(trim(condition.substr(0, condition.find('='))));
    std::replace(key.begin(), key.end(), '-', '_');
    return key;
}

std::string_view value_of(std::string_view condition) {
    return trim(condition.substr(std::min(condition.size(), condition.find('=') + 1)));
}

std::vector<std::string> columns_to_choose_by(const Table& records) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < records.keys; ++i) { names.push_back(records.columns[i].key); }
    return names;
}

/// The records of each row that are counted in a column.
std::vector<std::vector<std::int64_t>> behind(const Table& table, const std::string& column) {
    std::vector<std::vector<std::int64_t>> rows(table.rows.size());
    for (const Behind& cell : table.behind) {
        if (cell.column != column) { continue; }
        rows[cell.row].insert(rows[cell.row].end(), cell.records.begin(), cell.records.end());
    }
    return rows;
}

/// Whether every cell of the column has as many records as it counts.
bool has_all(const Table& table, std::size_t column, const std::vector<std::vector<std::int64_t>>& records) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::int64_t count = count_of(table.rows[row][column]).value_or(0);
        if (count != static_cast<std::int64_t>(records[row].size())) { return false; }
    }
    return true;
}

/// What the column is made of in a table that has these columns; null where it is not.
const MadeOf* made(const std::vector<MadeOf>& made_of, const Table& table, const std::string& column) {
    const auto has = [&](const std::string& key) {
        return std::ranges::find(table.columns, key, &Column::key) != table.columns.end();
    };
    const auto at = std::ranges::find_if(
        made_of, [&](const MadeOf& each) { return each.column == column && std::ranges::all_of(each.of, has); });
    return at == made_of.end() ? nullptr : &*at;
}

/// The records of a column, its own or those of the columns that it is made of; nullopt where it has not all of them.
std::optional<std::vector<std::vector<std::int64_t>>> records_in(const Table& table, std::size_t column,
                                                                 const std::vector<MadeOf>& made_of) {
    const Column& wanted = table.columns[column];
    if (wanted.type != Type::integer && wanted.type != Type::share) { return std::nullopt; }
    auto own = behind(table, wanted.key);
    if (has_all(table, column, own)) { return own; }
    const MadeOf* parts = made(made_of, table, wanted.key);
    if (parts == nullptr) { return std::nullopt; }
    std::vector<std::vector<std::int64_t>> sum(table.rows.size());
    for (const std::string& part : parts->of) {
        const auto records = behind(table, part);
        for (std::size_t row = 0; row < sum.size(); ++row) {
            sum[row].insert(sum[row].end(), records[row].begin(), records[row].end());
        }
    }
    return has_all(table, column, sum) ? std::optional(std::move(sum)) : std::nullopt;
}

/// Whether the column has the records of its cells; those that stand in other columns are put behind it.
bool has_records(Table& table, const std::string& key, const std::vector<MadeOf>& made_of) {
    const auto at = std::ranges::find(table.columns, key, &Column::key);
    if (at == table.columns.end()) { return false; }
    const auto records = records_in(table, static_cast<std::size_t>(at - table.columns.begin()), made_of);
    if (!records) { return false; }
    if (std::ranges::find(table.behind, key, &Behind::column) != table.behind.end()) { return true; }
    for (std::size_t row = 0; row < records->size(); ++row) {
        if (!(*records)[row].empty()) { table.behind.push_back({row, key, (*records)[row]}); }
    }
    return true;
}

/// The columns that have the records of their cells.
std::vector<std::string> counting_columns(const std::vector<Table>& tables, const std::vector<MadeOf>& made_of) {
    std::vector<std::string> columns;
    for (const Table& table : tables) {
        for (std::size_t i = key_columns(table); i < table.columns.size(); ++i) {
            const std::string& key = table.columns[i].key;
            if (std::ranges::find(columns, key) == columns.end() && records_in(table, i, made_of)) {
                columns.push_back(key);
            }
        }
    }
    return columns;
}

std::string text_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) { return *text; }
    if (const auto* date = std::get_if<Date>(&cell)) { return iso(*date); }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) { return std::to_string(*number); }
    if (const auto* yes = std::get_if<bool>(&cell)) { return *yes ? "true" : "false"; }
    return {};
}

/// What stands there instead: the nearest, or all where they are few; begins with a space unless empty.
std::string instead_of(std::string_view typed, const std::vector<std::string>& values) {
    constexpr std::size_t few = 12;
    const std::string near = did_you_mean(typed, values);
    if (!near.empty()) { return " " + near; }
    if (values.empty() || values.size() > few) { return {}; }
    std::vector<std::string> names;
    for (const std::string& each : values) { names.push_back(each.empty() ? "not known" : "'" + each + "'"); }
    return " There is: " + join(names, ", ") + ".";
}

}  // namespace

std::optional<std::int64_t> count_of(const Cell& cell) {
    if (const auto* share = std::get_if<Share>(&cell)) { return share->ratio.part; }
    const auto* count = std::get_if<std::int64_t>(&cell);
    return count == nullptr ? std::nullopt : std::optional(*count);
}

std::size_t key_columns(const Table& table) {
    if (table.keys > 0) { return table.keys; }
    const auto first = std::ranges::find_if_not(table.columns, says_which);
    return static_cast<std::size_t>(first - table.columns.begin());
}

Table records_of(const Table& table) {
    const std::size_t keys = key_columns(table);
    Table records{.name = table.name, .title = table.title, .columns = {}, .rows = {}, .breakdown = {}, .notes = {}};
    records.columns.assign(table.columns.begin(), table.columns.begin() + static_cast<std::ptrdiff_t>(keys));
    records.columns.push_back({"counted_in", "Counted in", Type::text});
    records.columns.push_back({"id", "Id", Type::integer});
    records.keys = keys + 1;
    records.machine = table.machine;
    for (const Behind& cell : table.behind) {
        const Row& row = table.rows[cell.row];
        for (const std::int64_t record : cell.records) {
            Row& line = records.rows.emplace_back(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(keys));
            line.emplace_back(cell.column);
            line.emplace_back(record);
        }
    }
    return records;
}

bool has_columns_of(const Table& records, const std::vector<std::string>& conditions) {
    const std::vector<std::string> names = columns_to_choose_by(records);
    return std::ranges::all_of(
        conditions, [&](const std::string& each) { return std::ranges::find(names, column_of(each)) != names.end(); });
}

std::vector<Table> counting(std::vector<Table> tables, const std::vector<MadeOf>& made_of,
                            const std::vector<std::string>& conditions) {
    for (const std::string& condition : conditions) {
        if (column_of(condition) != "counted_in" || condition.find('=') == std::string::npos) { continue; }
        const std::string wanted = fold(value_of(condition));
        const std::vector<std::string> columns = counting_columns(tables, made_of);
        std::vector<Table> kept;
        for (Table& table : tables) {
            if (has_records(table, wanted, made_of)) { kept.push_back(std::move(table)); }
        }
        if (kept.empty()) {
            const std::string near = did_you_mean(wanted, columns);
            throw usage_error(fmt::format("No records are kept of a column '{}' here.", value_of(condition)),
                              (near.empty() ? "" : near + " ") + "One of: " + join(columns, ", ") + ".");
        }
        tables = std::move(kept);
    }
    return tables;
}

std::string why_none(const std::vector<Table>& records, const std::vector<std::string>& conditions) {
    for (const std::string& condition : conditions) {
        std::vector<std::string> values;
        for (const Table& table : records) {
            const auto at = std::ranges::find(table.columns, column_of(condition), &Column::key);
            if (at == table.columns.end()) { continue; }
            const auto column = static_cast<std::size_t>(at - table.columns.begin());
            for (const Row& row : table.rows) { values.push_back(text_of(row[column])); }
        }
        std::ranges::sort(values);
        values.erase(std::unique(values.begin(), values.end()), values.end());
        const std::string wanted = fold(value_of(condition));
        if (std::ranges::any_of(values, [&](const std::string& each) { return fold(each) == wanted; })) { continue; }
        return fmt::format("No record is counted where {} is '{}'.{}", column_of(condition), value_of(condition),
                           instead_of(value_of(condition), values));
    }
    return "No record is counted where all of these hold.";
}

void keep_where(Table& records, const std::vector<std::string>& conditions) {
    const std::vector<std::string> names = columns_to_choose_by(records);
    for (const std::string& condition : conditions) {
        const std::size_t sign = condition.find('=');
        if (sign == std::string::npos) {
            throw usage_error(
                fmt::format("--where takes a column and its value, not '{}'.", condition),
                fmt::format("{}=VALUE, where the column is one of: {}.", names.front(), join(names, ", ")));
        }
        const std::string key = column_of(condition);
        const auto at = std::ranges::find(names, key);
        if (at == names.end()) {
            const std::string near = did_you_mean(key, names);
            throw usage_error(fmt::format("The records of '{}' have no column '{}' to choose by.", records.name, key),
                              (near.empty() ? "" : near + " ") + "One of: " + join(names, ", ") + ".");
        }
        const auto column = static_cast<std::size_t>(at - names.begin());
        const std::string wanted = fold(value_of(condition));
        std::erase_if(records.rows, [&](const Row& row) { return fold(text_of(row[column])) != wanted; });
    }
}

}  // namespace winloss::report
