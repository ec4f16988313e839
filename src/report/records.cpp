#include "winloss/report/records.hpp"

#include <fmt/format.h>

#include <algorithm>

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

std::string text_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) { return *text; }
    if (const auto* date = std::get_if<Date>(&cell)) { return iso(*date); }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) { return std::to_string(*number); }
    if (const auto* yes = std::get_if<bool>(&cell)) { return *yes ? "true" : "false"; }
    return {};
}

}  // namespace

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

void require_counting(const std::vector<Table>& tables, const std::vector<std::string>& conditions) {
    std::vector<std::string> columns;
    for (const Table& table : tables) {
        for (const Column& each : table.columns) {
            const bool counts = each.type == Type::integer || each.type == Type::share;
            if (counts && std::ranges::find(columns, each.key) == columns.end()) { columns.push_back(each.key); }
        }
    }
    for (const std::string& condition : conditions) {
        const std::string wanted = fold(value_of(condition));
        if (column_of(condition) != "counted_in" || condition.find('=') == std::string::npos) { continue; }
        if (std::ranges::find(columns, wanted) != columns.end()) { continue; }
        const std::string near = did_you_mean(wanted, columns);
        throw usage_error(fmt::format("No records are counted in a column '{}' here.", value_of(condition)),
                          (near.empty() ? "" : near + " ") + "One of: " + join(columns, ", ") + ".");
    }
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
        const std::string near = did_you_mean(value_of(condition), values);
        return fmt::format("No record is counted where {} is '{}'.{}", column_of(condition), value_of(condition),
                           near.empty() ? "" : " " + near);
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
