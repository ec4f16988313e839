#include "winloss/store/history.hpp"

#include <limits>
#include <map>

#include "effects.hpp"
#include "operation_entry.hpp"
#include "row_log.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

// A row that was made and then changed by one operation counts once.
constexpr std::string_view entry_columns = R"(
SELECT o.id, o.at, o.person, o.command, o.reverts,
       (SELECT coalesce(sum(r.last_id - r.first_id + 1), 0) FROM row_range AS r WHERE r.operation_id = o.id)
     + (SELECT count(*) FROM (SELECT DISTINCT l.table_name, l.row_id FROM row_log AS l
            WHERE l.operation_id = o.id AND NOT EXISTS (SELECT 1 FROM row_range AS r
                WHERE r.operation_id = o.id AND r.table_name = l.table_name
                  AND l.row_id BETWEEN r.first_id AND r.last_id)))
FROM operation AS o )";

OperationEntry entry_of(const Statement& row, const Effects& effects) {
    return {.id = row.integer(0),
            .at = row.instant(1),
            .person = std::string(row.text(2)),
            .command = std::string(row.text(3)),
            .reverts = row.maybe_integer(4),
            .reverted_by = effects.reverted_by(row.integer(0)),
            .rows = row.integer(5)};
}

using State = std::map<std::string, std::optional<std::string>>;  // column → value as text

// What a row was before an operation; nullopt before it was made.
struct Step {
    std::int64_t operation;
    std::optional<State> before;
};

State read_state(const Connection& connection, std::string_view json) {
    Statement each = connection.prepare(
        "SELECT key, CASE WHEN type = 'null' THEN NULL ELSE CAST(value AS TEXT) END FROM json_each($json)");
    each.bind("json", json);
    State state;
    while (each.step()) { state.emplace(each.text(0), each.maybe_text(1)); }
    return state;
}

std::optional<State> current_state(const Connection& connection, std::string_view table, std::int64_t id) {
    Statement row = connection.prepare("SELECT " + row_as_json(columns_of(connection, table), "t") + " FROM " +
                                       quoted(table) + " AS t WHERE t.id = $id");
    row.bind("id", id);
    return row.step() ? std::optional(read_state(connection, row.text(0))) : std::nullopt;
}

std::vector<Step> steps_of(const Connection& connection, std::string_view table, std::int64_t id) {
    std::vector<Step> steps;
    if (const auto maker = maker_of(connection, table, id)) { steps.push_back({*maker, std::nullopt}); }
    Statement log = connection.prepare(
        "SELECT operation_id, before FROM row_log WHERE table_name = $table AND row_id = $id ORDER BY id");
    log.bind("table", table).bind("id", id);
    while (log.step()) {
        if (!steps.empty() && steps.back().operation == log.integer(0)) { continue; }  // its first entry says it all
        steps.push_back(
            {log.integer(0), log.is_null(1) ? std::nullopt : std::optional(read_state(connection, log.text(1)))});
    }
    return steps;
}

std::vector<RecordChange::Value> differences(const State& before, const State& after) {
    std::vector<RecordChange::Value> values;
    State columns = before;
    columns.insert(after.begin(), after.end());
    const auto value_in = [](const State& state, const std::string& column) {
        const auto found = state.find(column);
        return found == state.end() ? std::nullopt : found->second;
    };
    for (const auto& [column, unused] : columns) {
        const auto old_value = value_in(before, column);
        const auto new_value = value_in(after, column);
        if (column != "id" && old_value != new_value) {
            values.push_back({column, old_value.value_or(""), new_value.value_or("")});
        }
    }
    return values;
}

}  // namespace

std::optional<OperationEntry> operation_entry(const Connection& connection, const Effects& effects, std::int64_t id) {
    Statement one = connection.prepare(std::string(entry_columns) + "WHERE o.id = $id");
    one.bind("id", id);
    return one.step() ? std::optional(entry_of(one, effects)) : std::nullopt;
}

std::optional<std::int64_t> maker_of(const Connection& connection, std::string_view table, std::int64_t id) {
    Statement range = connection.prepare(
        "SELECT operation_id, first_id FROM row_range WHERE table_name = $table AND last_id >= $id ORDER BY last_id "
        "LIMIT 1");
    range.bind("table", table).bind("id", id);
    return range.step() && range.integer(1) <= id ? std::optional(range.integer(0)) : std::nullopt;
}

std::vector<OperationEntry> operations(const Store& store, std::int64_t limit) {
    const Snapshot snapshot(store);
    const Effects effects(store.connection());
    Statement latest = store.prepare(std::string(entry_columns) + "ORDER BY o.id DESC LIMIT $limit");
    latest.bind("limit", limit > 0 ? limit : std::numeric_limits<std::int64_t>::max());
    std::vector<OperationEntry> entries;
    while (latest.step()) { entries.push_back(entry_of(latest, effects)); }
    return entries;
}

std::vector<RecordChange> record_history(const Store& store, std::string_view table, std::int64_t id) {
    const Snapshot snapshot(store);
    const Connection& connection = store.connection();
    if (!is_logged(connection, table)) {
        throw Error(ErrorKind::bug, "there is no record of the name " + std::string(table));
    }
    const Effects effects(connection);
    const std::vector<Step> steps = steps_of(connection, table, id);
    const std::optional<State> now = current_state(connection, table, id);
    std::vector<RecordChange> changes;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::optional<State>& before = steps[i].before;
        const std::optional<State>& after = i + 1 < steps.size() ? steps[i + 1].before : now;
        changes.push_back({.operation = operation_entry(connection, effects, steps[i].operation).value(),
                           .action = !before  ? "made"
                                     : !after ? "removed"
                                              : "changed",
                           .values = differences(before.value_or(State{}), after.value_or(State{}))});
    }
    return changes;
}

}  // namespace winloss::store
