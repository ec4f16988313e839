#include "taken_away.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "entered.hpp"
#include "row_log.hpp"
#include "winloss/core/error.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/former_names.hpp"

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

std::int64_t require_number(const Connection& connection, std::string_view table, std::int64_t id) {
    Statement one = connection.prepare(fmt::format("SELECT 1 FROM {} WHERE id = $id", table));
    if (!one.bind("id", id).step()) { throw bad_input(fmt::format("there is no {}.", record_name(table, id))); }
    return id;
}

/// Of deals that somebody opened again, with the outcome that they had.
void add_reopened(const Connection& connection, std::vector<ArchivedRow>& rows) {
    Statement deals = connection.prepare(
        "SELECT DISTINCT d.id FROM deal d JOIN row_log l ON l.table_name = 'deal' AND l.row_id = d.id "
        "WHERE d.outcome = 'open' AND l.action = 'update' AND l.before ->> 'outcome' <> 'open' ORDER BY d.id");
    Statement had = connection.prepare(
        "SELECT before ->> 'outcome' FROM row_log WHERE table_name = 'deal' AND row_id = $deal AND "
        "before ->> 'outcome' <> 'open' ORDER BY id DESC LIMIT 1");
    while (deals.step()) {
        const std::int64_t deal = deals.integer(0);
        if (entered_by(connection, "deal", deal, "outcome", true) != Entered::later) { continue; }
        had.bind("deal", deal).step();
        rows.push_back({std::string(taken_away_record), {{"deal_id", deal}, {"outcome", std::string(had.text(0))}}});
        had.reset();
    }
}

/// As if that had been the operation's doing.
void load_reopened(Connection& connection, std::int64_t deal, const std::string& outcome, std::int64_t operation) {
    const auto had = parse_word<Outcome>(outcome);
    if (!had || *had == Outcome::open) {
        throw bad_input("'outcome' is won, lost or no-decision where it was taken away.");
    }
    connection
        .prepare(
            "INSERT INTO row_log (operation_id, table_name, row_id, action, before) SELECT $operation, 'deal', d.id, "
            "'update', json_set(" +
            row_as_json(columns_of(connection, "deal"), "d") +
            ", '$.outcome', $outcome) FROM deal AS d WHERE d.id = $deal AND d.outcome = 'open'")
        .bind("operation", operation)
        .bind("outcome", outcome)
        .bind("deal", deal)
        .run();
}

struct Merged {
    std::int64_t into = 0;
    std::int64_t operation = 0;
};

/// Competitors that are no more, by number: a merge that is undone, or forgotten, is none. A store of before they had
/// ids has merged none.
std::map<std::int64_t, Merged> merged_competitors(const Connection& connection) {
    const std::vector<std::string> columns = columns_of(connection, "competitor");
    if (std::ranges::find(columns, "external_id") == columns.end()) { return {}; }
    Statement rows = connection.prepare(
        "SELECT l.row_id, l.operation_id, coalesce("
        "(SELECT c.id FROM import_alias i JOIN competitor c ON c.id = CAST(i.name AS INTEGER) WHERE i.field = $merged "
        "AND i.alias_folded = l.before ->> 'name_folded'), "
        "(SELECT c.id FROM competitor c WHERE c.external_id = l.before ->> 'name'), "
        "(SELECT c.id FROM competitor c WHERE c.name_folded = l.before ->> 'name_folded')) AS into_id "
        "FROM row_log l WHERE l.table_name = 'competitor' AND l.action = 'delete' AND into_id IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM competitor c WHERE c.id = l.row_id) ORDER BY l.id");
    rows.bind("merged", merged_field(RecordKind::competitor));
    std::map<std::int64_t, Merged> merged;
    while (rows.step()) { merged.insert_or_assign(rows.integer(0), Merged{rows.integer(2), rows.integer(1)}); }
    return merged;
}

}  // namespace

TakenAway taken_away(const Connection& connection, std::string_view table, std::string_view column) {
    const std::map<std::int64_t, Merged> merged =
        table == "deal_competitor" ? merged_competitors(connection) : std::map<std::int64_t, Merged>();
    Statement rows = connection.prepare(
        "SELECT l.before ->> 'deal_id', l.before ->> $column, o.command, o.id FROM row_log l JOIN operation o "
        "ON o.id = l.operation_id WHERE l.table_name = $table AND l.action = 'delete' ORDER BY l.id");
    rows.bind("column", column).bind("table", table);
    TakenAway pairs;
    while (rows.step()) {
        std::pair pair{rows.integer(0), rows.integer(1)};
        if (const auto other = merged.find(pair.second); other != merged.end()) {
            if (other->second.operation == rows.integer(3)) { continue; }  // of two rows the merge left one
            pair.second = other->second.into;
        }
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
    add_reopened(connection, rows);
    return rows;
}

void load_taken_away(Connection& connection, const ArchivedRow& row, std::int64_t operation) {
    const auto value = [&row](std::string_view name) -> const ArchivedValue* {
        const auto found = std::ranges::find_if(row.fields, [name](const auto& each) { return each.first == name; });
        return found == row.fields.end() ? nullptr : &found->second;
    };
    const auto number = [&value](std::string_view name) {
        const ArchivedValue* found = value(name);
        return found != nullptr ? std::get_if<std::int64_t>(found) : nullptr;
    };
    const std::int64_t* deal = number("deal_id");
    const ArchivedValue* outcome = value("outcome");
    const auto* had = outcome != nullptr ? std::get_if<std::string>(outcome) : nullptr;
    const auto part =
        std::ranges::find_if(deal_parts, [&](const DealPart& each) { return number(each.column) != nullptr; });
    if (row.fields.size() != 2 || deal == nullptr || (had == nullptr && part == deal_parts.end())) {
        throw bad_input(
            "what was taken away is a deal_id and one of competitor_id, stated_reason_id, code_id and outcome.");
    }
    const std::int64_t of = require_number(connection, "deal", *deal);
    if (had != nullptr) { return load_reopened(connection, of, *had, operation); }
    const std::int64_t named = require_number(connection, part->named, *number(part->column));
    // What number the row once had nobody knows: each gets one that no row has.
    connection
        .prepare(
            "INSERT INTO row_log (operation_id, table_name, row_id, action, before) SELECT $operation, $table, "
            "-1 - coalesce((SELECT max(id) FROM row_log), 0), 'delete', "
            "json_object('deal_id', $deal, $column, $named)")
        .bind("operation", operation)
        .bind("table", part->table)
        .bind("deal", of)
        .bind("column", part->column)
        .bind("named", named)
        .run();
}

}  // namespace winloss::store
