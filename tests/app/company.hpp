// The small company of the store's tests, and commands run on it.
#pragma once

#include "store/company.hpp"
#include "winloss/app/context.hpp"
#include "winloss/app/plan.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/core/row_list.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

using store::by;
using store::company;
using store::day;
using store::error_of;
using store::Folder;

/// Somebody at work on 1 October 2026, on a screen or in a pipe.
inline Context at_work(const std::string& command = "test") {
    Context context;
    context.today = day(10, 1);
    context.now = store::noon;
    context.person = "lena";
    context.command = command;
    return context;
}

inline const Table& table_of(const Answer& answer) { return std::get<List>(answer.data).table; }

/// A list whose rows are read while it is printed, with all of them.
inline Answer gathered(RowList list) {
    Answer answer;
    answer.messages = list.rows([&list](Row row) { list.table.rows.push_back(std::move(row)); });
    answer.data = List{std::move(list.table), std::move(list.when_empty)};
    return answer;
}

/// A cell as a test reads it.
inline std::string shown(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) { return *text; }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) { return std::to_string(*number); }
    if (const auto* flag = std::get_if<bool>(&cell)) { return *flag ? "yes" : "no"; }
    if (const auto* date = std::get_if<Date>(&cell)) { return iso(*date); }
    if (const auto* time = std::get_if<LocalTime>(&cell)) { return iso(*time); }
    if (const auto* money = std::get_if<Money>(&cell)) { return to_string(*money); }
    if (const auto* list = std::get_if<std::vector<std::string>>(&cell)) { return join(*list, ", "); }
    return "-";
}

/// One column of a table.
inline std::vector<std::string> column(const Table& table, std::string_view key) {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].key != key) { continue; }
        for (const Row& row : table.rows) { values.push_back(shown(row[i])); }
    }
    return values;
}

/// The value of a record's field.
inline std::string field(const Answer& answer, std::string_view key) {
    for (const Field& each : std::get<Record>(answer.data).fields) {
        if (each.key == key) { return shown(each.value); }
    }
    return "no such field";
}

/// First column of the first row of a query, as text.
inline std::string asked(const store::Store& store, const std::string& sql) {
    store::Statement statement = store.prepare(sql);
    if (!statement.step() || statement.is_null(0)) { return "-"; }
    return std::string(statement.text(0));
}

inline void change(store::Store& store, const std::string& sql) { store::write(store, sql); }

using Words = std::vector<std::string>;

}  // namespace winloss::app
