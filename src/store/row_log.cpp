#include "row_log.hpp"

#include <algorithm>

#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

// SQLite allows a function 127 arguments: two a column.
constexpr std::size_t most_columns = 63;

std::string trigger(const std::string& table, const std::vector<std::string>& columns, bool update) {
    std::string sql = "CREATE TEMP TRIGGER IF NOT EXISTS ";
    sql += quoted((update ? "log_update_" : "log_delete_") + table) + (update ? " AFTER UPDATE" : " AFTER DELETE");
    sql += " ON main." + quoted(table);
    if (update) {  // a row that was written as it was has not changed
        std::string_view before = " WHEN ";
        for (const std::string& column : columns) {
            sql += std::string(before) + "OLD." + quoted(column) + " IS NOT NEW." + quoted(column);
            before = " OR ";
        }
    }
    sql +=
        " BEGIN INSERT INTO row_log (operation_id, table_name, row_id, action, before) VALUES ("
        "(SELECT max(id) FROM operation), '" +
        table + "', OLD.id, '" + (update ? "update" : "delete") + "', " + row_as_json(columns, "OLD") + "); END";
    return sql;
}

}  // namespace

std::vector<std::string> columns_of(const Connection& connection, std::string_view table) {
    Statement info = connection.prepare("SELECT name FROM pragma_table_info($table) ORDER BY cid");
    info.bind("table", table);
    std::vector<std::string> columns;
    while (info.step()) { columns.emplace_back(info.text(0)); }
    return columns;
}

bool is_logged(const Connection& connection, std::string_view table) {
    if (table == "operation" || table == "row_log" || table == "row_range" || table == "import_file" ||
        table == "packed_table" || table == "packed_row" || table.starts_with("sqlite_")) {
        return false;
    }
    // Virtual tables (the search index) and the shadow tables under them have types of their own.
    Statement list = connection.prepare("SELECT type FROM pragma_table_list WHERE schema = 'main' AND name = $table");
    list.bind("table", table);
    return list.step() && list.text(0) == "table";
}

std::string record_name(std::string_view table, std::int64_t id) {
    std::string name(table);
    std::replace(name.begin(), name.end(), '_', ' ');
    return name + " " + std::to_string(id);
}

std::string quoted(std::string_view name) {
    std::string result = "\"";
    for (const char c : name) { result += c == '"' ? std::string("\"\"") : std::string(1, c); }
    return result + '"';
}

std::string row_as_json(const std::vector<std::string>& columns, std::string_view prefix) {
    std::string sql = "json_object(";
    for (const std::string& column : columns) {
        if (sql.back() != '(') { sql += ", "; }
        sql += "'" + column + "', " + std::string(prefix) + "." + quoted(column);
    }
    return sql + ")";
}

void start_row_log(Connection& connection) {
    if (connection.watches_changes()) { return; }
    connection.before_changes([&connection](const std::string& table) {
        if (!is_logged(connection, table)) { return; }
        const std::vector<std::string> columns = columns_of(connection, table);
        if (columns.empty() || columns.front() != "id" || columns.size() > most_columns) {
            throw Error(ErrorKind::bug, "the table " + table + " has no id in front, or too many columns to be logged");
        }
        connection.execute(trigger(table, columns, true));
        connection.execute(trigger(table, columns, false));
    });
}

Sequences sequences(const Connection& connection) {
    Statement all = connection.prepare("SELECT name, seq FROM sqlite_sequence WHERE name <> 'operation'");
    Sequences last;
    while (all.step()) { last.emplace(all.text(0), all.integer(1)); }
    return last;
}

void log_new_rows(const Connection& connection, std::int64_t operation, const Sequences& before) {
    for (const auto& [table, last] : sequences(connection)) {
        const auto known = before.find(table);
        const std::int64_t last_before = known == before.end() ? 0 : known->second;
        if (last <= last_before) { continue; }
        const std::int64_t first = last_before + 1;
        // An upsert uses up a number even where it finds its row there already, so the range is what really was made;
        // a row made and removed again by the same operation belongs to it too.
        // Each end is asked for by itself: so the engine goes there and does not read what lies between.
        const std::string here = " FROM " + quoted(table) + " WHERE id BETWEEN $first AND $last";
        const std::string logged = " FROM row_log WHERE table_name = $table AND row_id BETWEEN $first AND $last";
        Statement made = connection.prepare(
            "SELECT min(low), max(high) FROM (SELECT (SELECT min(id)" + here + ") AS low, (SELECT max(id)" + here +
            ") AS high UNION ALL SELECT (SELECT min(row_id)" + logged + "), (SELECT max(row_id)" + logged + "))");
        made.bind("first", first).bind("last", last).bind("table", table);
        if (!made.step() || made.is_null(0)) { continue; }
        connection
            .prepare(
                "INSERT INTO row_range (operation_id, table_name, first_id, last_id) "
                "VALUES ($operation, $table, $first, $last)")
            .bind("operation", operation)
            .bind("table", table)
            .bind("first", made.integer(0))
            .bind("last", made.integer(1))
            .run();
    }
}

bool has_rows(const Connection& connection, std::int64_t operation) {
    Statement any = connection.prepare(
        "SELECT EXISTS (SELECT 1 FROM row_log WHERE operation_id = $operation) "
        "OR EXISTS (SELECT 1 FROM row_range WHERE operation_id = $operation)");
    any.bind("operation", operation);
    return any.step() && any.boolean(0);
}

}  // namespace winloss::store
