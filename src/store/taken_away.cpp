#include "taken_away.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "row_log.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

/// Not of what is gone since, nor of what somebody gave the deal again.
bool still_lacks(const Connection& connection, const DealPart& part, std::int64_t deal, std::int64_t named) {
    Statement lacks = connection.prepare(fmt::format(
        "SELECT EXISTS (SELECT 1 FROM deal WHERE id = $deal) AND EXISTS (SELECT 1 FROM {} WHERE id = $named) AND NOT "
        "EXISTS (SELECT 1 FROM {} WHERE deal_id = $deal AND {} = $named)",
        part.named, part.table, part.column));
    return lacks.bind("deal", deal).bind("named", named).step() && lacks.boolean(0);
}

std::int64_t require_number(const Connection& connection, std::string_view table, const ArchivedValue& value) {
    const std::int64_t id = std::get<std::int64_t>(value);
    Statement one = connection.prepare(fmt::format("SELECT 1 FROM {} WHERE id = $id", table));
    if (!one.bind("id", id).step()) { throw bad_input(fmt::format("there is no {}.", record_name(table, id))); }
    return id;
}

}  // namespace

bool is_import(std::string_view command) { return command.starts_with("import ") && command != archive_command; }

bool is_taking_back(std::string_view command) { return command == "undo" || command == "redo"; }

TakenAway taken_away(const Connection& connection, std::string_view table, std::string_view column) {
    Statement rows = connection.prepare(
        "SELECT l.before ->> 'deal_id', l.before ->> $column, o.command FROM row_log l JOIN operation o "
        "ON o.id = l.operation_id WHERE l.table_name = $table AND l.action = 'delete' ORDER BY l.id");
    rows.bind("column", column).bind("table", table);
    TakenAway pairs;
    while (rows.step()) {
        const std::pair pair{rows.integer(0), rows.integer(1)};
        const std::string_view command = rows.text(2);
        if (is_import(command) || is_taking_back(command)) {
            pairs.erase(pair);
        } else {
            pairs.insert(pair);
        }
    }
    return pairs;
}

std::vector<ArchivedRow> archived_taken_away(const Connection& connection) {
    std::vector<ArchivedRow> rows;
    for (const DealPart& part : deal_parts) {
        for (const auto& [deal, named] : taken_away(connection, part.table, part.column)) {
            if (!still_lacks(connection, part, deal, named)) { continue; }
            rows.push_back({std::string(taken_away_record), {{"deal_id", deal}, {std::string(part.column), named}}});
        }
    }
    return rows;
}

void load_taken_away(Connection& connection, const ArchivedRow& row, std::int64_t operation) {
    const auto field = [&row](std::string_view name) {
        return std::ranges::find_if(row.fields, [name](const auto& each) {
            return each.first == name && std::holds_alternative<std::int64_t>(each.second);
        });
    };
    const auto deal = field("deal_id");
    const auto part =
        std::ranges::find_if(deal_parts, [&](const DealPart& each) { return field(each.column) != row.fields.end(); });
    if (row.fields.size() != 2 || deal == row.fields.end() || part == deal_parts.end()) {
        throw bad_input("what was taken away is a deal_id and one of competitor_id, stated_reason_id and code_id.");
    }
    const std::int64_t of = require_number(connection, "deal", deal->second);
    const std::int64_t named = require_number(connection, part->named, field(part->column)->second);
    // What number the row once had nobody knows: each gets one that no row has.
    connection
        .prepare(
            "INSERT INTO row_log (operation_id, table_name, row_id, action, before) SELECT $operation, $table, "
            "-1 - count(*), 'delete', json_object('deal_id', $deal, $column, $named) FROM row_log")
        .bind("operation", operation)
        .bind("table", part->table)
        .bind("deal", of)
        .bind("column", part->column)
        .bind("named", named)
        .run();
}

}  // namespace winloss::store
