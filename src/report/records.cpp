#include "winloss/report/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::report {

namespace {

bool says_which(const Column& column) {
    return column.type == Type::text || column.type == Type::date || column.type == Type::boolean;
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

/// The columns in front of records, and a row for each that `some(records)` of a cell takes.
template <class Some>
Table with_records(const Table& table, Some some) {
    const std::size_t keys = key_columns(table);
    Table records{.name = table.name, .title = table.title, .columns = {}, .rows = {}, .breakdown = {}, .notes = {}};
    records.columns.assign(table.columns.begin(), table.columns.begin() + static_cast<std::ptrdiff_t>(keys));
    records.columns.push_back({"counted_in", "Counted in", Type::text});
    records.columns.push_back({"id", "Id", Type::integer});
    records.keys = keys + 1;
    records.machine = table.machine;
    for (const Behind& cell : table.behind) {
        const Row& row = table.rows[cell.row];
        for (const std::int64_t record : some(cell.records)) {
            Row& line = records.rows.emplace_back(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(keys));
            line.emplace_back(cell.column);
            line.emplace_back(record);
        }
    }
    return records;
}

}  // namespace

std::size_t key_columns(const Table& table) {
    if (table.keys > 0) { return table.keys; }
    const auto first = std::ranges::find_if_not(table.columns, says_which);
    return static_cast<std::size_t>(first - table.columns.begin());
}

Table records_of(const Table& table) {
    return with_records(table, [](const auto& records) { return std::span(records); });
}

Table first_records_of(const Table& table) {
    return with_records(table, [](const auto& records) { return std::span(records).first(1); });
}

Condition::Condition(std::string_view typed) : column(lower_ascii(trim(typed.substr(0, typed.find('='))))) {
    std::replace(column.begin(), column.end(), '-', '_');
    if (typed.find('=') != std::string_view::npos) { value = fold(value_of(typed)); }
}

bool Condition::holds(const Cell& cell) const { return value && fold(text_of(cell)) == *value; }

bool has_columns_of(const Table& records, const std::vector<std::string>& conditions) {
    const std::vector<std::string> names = columns_to_choose_by(records);
    return std::ranges::all_of(conditions, [&](const std::string& each) {
        return std::ranges::find(names, Condition(each).column) != names.end();
    });
}

std::string why_none(const std::vector<Table>& records, const std::vector<std::string>& conditions) {
    for (const std::string& typed : conditions) {
        const Condition condition(typed);
        if (condition.is_counted_in() && conditions.size() > 1) { continue; }  // kept only where the others hold
        std::vector<std::string> values;
        bool fits = false;
        for (const Table& table : records) {
            const auto at = std::ranges::find(table.columns, condition.column, &Column::key);
            if (at == table.columns.end()) { continue; }
            const auto column = static_cast<std::size_t>(at - table.columns.begin());
            for (const Row& row : table.rows) {
                values.push_back(text_of(row[column]));
                fits = fits || condition.holds(row[column]);
            }
        }
        if (fits) { continue; }
        std::ranges::sort(values);
        values.erase(std::unique(values.begin(), values.end()), values.end());
        return fmt::format("No record is counted where {} is '{}'.{}", condition.column, value_of(typed),
                           instead_of(value_of(typed), values));
    }
    return "No record is counted where all of these hold.";
}

void keep_where(Table& records, const std::vector<std::string>& conditions) {
    const std::vector<std::string> names = columns_to_choose_by(records);
    for (const std::string& typed : conditions) {
        const Condition condition(typed);
        if (!condition.value) {
            throw usage_error(
                fmt::format("--where takes a column and its value, not '{}'.", typed),
                fmt::format("{}=VALUE, where the column is one of: {}.", names.front(), join(names, ", ")));
        }
        const auto at = std::ranges::find(names, condition.column);
        if (at == names.end()) {
            const std::string near = did_you_mean(condition.column, names);
            throw usage_error(
                fmt::format("The records of '{}' have no column '{}' to choose by.", records.name, condition.column),
                (near.empty() ? "" : near + " ") + "One of: " + join(names, ", ") + ".");
        }
        const auto column = static_cast<std::size_t>(at - names.begin());
        std::erase_if(records.rows, [&](const Row& row) { return !condition.holds(row[column]); });
    }
}

void keep_cells_where(Table& figures, const std::vector<std::string>& conditions) {
    const std::vector<Condition> parsed(conditions.begin(), conditions.end());
    std::erase_if(figures.behind, [&](const Behind& cell) {
        return !std::ranges::all_of(parsed, [&](const Condition& each) {
            if (each.is_counted_in()) { return each.holds(cell.column); }
            const auto at = std::ranges::find(figures.columns, each.column, &Column::key);
            const auto place = static_cast<std::size_t>(at - figures.columns.begin());
            return at != figures.columns.end() && each.holds(figures.rows[cell.row][place]);
        });
    });
}

}  // namespace winloss::report
