#include <algorithm>
#include <map>
#include <set>

#include "effects.hpp"
#include "operation_entry.hpp"
#include "references.hpp"
#include "row_log.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/history.hpp"

namespace winloss::store {

namespace {

// "operation 12 (deal close 7)"
std::string named(const Connection& connection, std::int64_t operation) {
    Statement command = connection.prepare("SELECT command FROM operation WHERE id = $id");
    command.bind("id", operation);
    const std::string number = "operation " + std::to_string(operation);
    return command.step() ? number + " (" + std::string(command.text(0)) + ")" : number;
}

std::string sentence(std::string words) {
    if (words.starts_with('o')) { words.front() = 'O'; }
    return words + ".";
}

// The latest operation before `now` that made or changed a row, or removed it.
std::optional<std::int64_t> last_change(const Connection& connection, const std::string& table, std::int64_t id,
                                        std::int64_t now) {
    Statement last = connection.prepare(
        "SELECT max(operation_id) FROM row_log WHERE table_name = $table AND row_id = $id AND operation_id < $now");
    last.bind("table", table).bind("id", id).bind("now", now);
    if (last.step() && !last.is_null(0)) { return last.integer(0); }
    return maker_of(connection, table, id);
}

// Puts rows of one table back to what the log says they were. What is stored is only ever bound as a value.
class Restorer {
public:
    Restorer(Write& write, const std::string& table, std::string_view example)
        : insert_(write.prepare(sql(write, table, example, true))),
          update_(write.prepare(sql(write, table, example, false))),
          log_(write.prepare("INSERT INTO row_log (operation_id, table_name, row_id, action) "
                             "VALUES ($operation, $table, $id, 'insert')")) {}

    void insert(Write& write, const std::string& table, std::int64_t id, std::string_view before) {
        insert_.bind("row", before).run();
        log_.bind("operation", write.operation()).bind("table", table).bind("id", id).run();
    }
    void update(std::int64_t id, std::string_view before) { update_.bind("row", before).bind("id", id).run(); }

private:
    // A row logged before an upgrade may lack columns (they keep their value or get their default), but not have
    // others.
    static std::string sql(Write& write, const std::string& table, std::string_view example, bool insert) {
        const std::vector<std::string> columns = columns_of(write.connection(), table);
        Statement keys = write.prepare("SELECT key FROM json_each($row)");
        keys.bind("row", example);
        std::string names;
        std::string values;
        std::string pairs;
        while (keys.step()) {
            const std::string key(keys.text(0));
            if (std::find(columns.begin(), columns.end(), key) == columns.end()) {
                throw conflict("This operation is from a time when a " + table + " was kept in another way: it stays.");
            }
            const std::string value = "$row ->> '" + key + "'";
            names += (names.empty() ? "" : ", ") + quoted(key);
            values += (values.empty() ? "" : ", ") + value;
            if (key != "id") { pairs += (pairs.empty() ? "" : ", ") + quoted(key) + " = " + value; }
        }
        return insert ? "INSERT INTO " + quoted(table) + " (" + names + ") VALUES (" + values + ")"
                      : "UPDATE " + quoted(table) + " SET " + pairs + " WHERE id = $id";
    }

    Statement insert_;
    Statement update_;
    Statement log_;
};

// One operation being taken back inside of another one.
class Reversal {
public:
    Reversal(Write& write, std::int64_t operation) : write_(write), operation_(operation) {}

    /// Throws conflict when an operation in effect since then has changed a row of this one.
    void require_unchanged(const Effects& effects) const;
    void apply();
    /// Throws conflict when a record now refers to one that is not there.
    void require_references() const;

private:
    Error refusal(const std::string& why, std::optional<std::int64_t> first) const;
    void remove_made();
    void restore_changed();
    void restore(const Statement& entry);
    bool made_here(const std::string& table, std::int64_t id) const;
    std::string known_table(std::string_view name) const;

    Write& write_;
    std::int64_t operation_;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> ranges_;  // table → first and last row made
    std::set<std::pair<std::string, std::int64_t>> put_back_;  // rows it made under a number given out before
    std::map<std::string, Restorer> restorers_;
};

Error Reversal::refusal(const std::string& why, std::optional<std::int64_t> first) const {
    return conflict(sentence(named(write_.connection(), operation_) + " cannot be undone: " + why),
                    first ? "Undo that first: winloss undo " + std::to_string(*first) + "." : "");
}

void Reversal::require_unchanged(const Effects& effects) const {
    Statement later = write_.prepare(
        "SELECT l.operation_id, l.table_name, l.row_id FROM row_log AS mine JOIN row_log AS l "
        "ON l.table_name = mine.table_name AND l.row_id = mine.row_id "
        "WHERE mine.operation_id = $operation AND l.operation_id > $operation "
        "UNION SELECT l.operation_id, l.table_name, l.row_id FROM row_range AS mine JOIN row_log AS l "
        "ON l.table_name = mine.table_name AND l.row_id BETWEEN mine.first_id AND mine.last_id "
        "WHERE mine.operation_id = $operation AND l.operation_id > $operation ORDER BY 1 DESC");
    later.bind("operation", operation_);
    while (later.step()) {
        const std::int64_t by = later.integer(0);
        if (effects.counts_after(operation_, by)) {
            throw refusal(named(write_.connection(), by) + " has changed " +
                              record_name(std::string(later.text(1)), later.integer(2)) + " since",
                          by);
        }
    }
}

void Reversal::apply() {
    remove_made();
    restore_changed();
}

void Reversal::remove_made() {
    Statement ranges =
        write_.prepare("SELECT table_name, first_id, last_id FROM row_range WHERE operation_id = $operation");
    ranges.bind("operation", operation_);
    while (ranges.step()) { ranges_[known_table(ranges.text(0))] = {ranges.integer(1), ranges.integer(2)}; }
    for (const auto& [table, range] : ranges_) {
        write_.prepare("DELETE FROM " + quoted(table) + " WHERE id BETWEEN $first AND $last")
            .bind("first", range.first)
            .bind("last", range.second)
            .run();
    }
    Statement inserts =
        write_.prepare("SELECT table_name, row_id FROM row_log WHERE operation_id = $operation AND action = 'insert'");
    inserts.bind("operation", operation_);
    while (inserts.step()) { put_back_.emplace(known_table(inserts.text(0)), inserts.integer(1)); }
    for (const auto& [table, id] : put_back_) {
        write_.prepare("DELETE FROM " + quoted(table) + " WHERE id = $id").bind("id", id).run();
    }
}

// Backwards, so that each step leads to a state that has been before and broke no rule. The entries of an operation
// stand together, so that they are read in order without being sorted.
void Reversal::restore_changed() {
    Statement bounds = write_.prepare(
        "SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM row_log WHERE operation_id = $operation");
    bounds.bind("operation", operation_);
    bounds.step();
    Statement entries = write_.prepare(
        "SELECT table_name, row_id, action, before FROM row_log WHERE id BETWEEN $first AND $last ORDER BY id DESC");
    entries.bind("first", bounds.integer(0)).bind("last", bounds.integer(1));
    bounds.reset();
    while (entries.step()) { restore(entries); }
}

void Reversal::restore(const Statement& entry) {
    const std::string table(entry.text(0));
    const std::int64_t id = entry.integer(1);
    if (made_here(table, id)) { return; }
    const std::string before(entry.text(3));
    auto restorer = restorers_.find(table);
    if (restorer == restorers_.end()) {
        restorer = restorers_.try_emplace(table, write_, known_table(table), before).first;
    }
    try {
        if (entry.text(2) == "delete") {
            restorer->second.insert(write_, table, id, before);
        } else {
            restorer->second.update(id, before);
        }
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::conflict) { throw; }
        const std::optional<std::int64_t> twin = twin_of(write_.connection(), table, id, before);
        if (!twin) { throw; }
        const auto by = last_change(write_.connection(), table, *twin, write_.operation());
        throw refusal(record_name(table, *twin) + " has taken the place of " + record_name(table, id), by);
    }
}

bool Reversal::made_here(const std::string& table, std::int64_t id) const {
    const auto range = ranges_.find(table);
    return (range != ranges_.end() && range->second.first <= id && id <= range->second.second) ||
           put_back_.contains({table, id});
}

// The log's words are data: a table is touched only where the schema has it.
std::string Reversal::known_table(std::string_view name) const {
    if (!is_logged(write_.connection(), name)) {
        throw Error(ErrorKind::store, "The history names a table that is not there: " + std::string(name) + ".",
                    "winloss check says what else is wrong.");
    }
    return std::string(name);
}

void Reversal::require_references() const {
    const Connection& connection = write_.connection();
    const std::optional<BrokenReference> broken = broken_reference(connection, write_.operation());
    if (!broken) { return; }
    const std::string child = record_name(broken->table, broken->id);
    const std::string parent = record_name(broken->missing_table, broken->missing_id);
    // Either this undo removes the parent while somebody has come to refer to it, or it brings back a child whose
    // parent somebody has removed.
    Statement removed = write_.prepare(
        "SELECT EXISTS (SELECT 1 FROM row_log WHERE operation_id = $now AND table_name = $table AND row_id = $id)");
    removed.bind("now", write_.operation()).bind("table", broken->missing_table).bind("id", broken->missing_id);
    removed.step();
    const bool parent_goes = removed.boolean(0);
    const auto by = parent_goes
                        ? last_change(connection, broken->table, broken->id, write_.operation())
                        : last_change(connection, broken->missing_table, broken->missing_id, write_.operation());
    const std::string who = by ? named(connection, *by) : std::string("what the store began with");
    throw parent_goes ? refusal(child + ", from " + who + ", refers to " + parent, by)
                      : refusal(child + " refers to " + parent + ", which " + who + " has removed since", by);
}

class ReferencesByHand {
public:
    explicit ReferencesByHand(Connection& connection) : connection_(connection) {
        connection.enforce_foreign_keys(false);
    }
    ~ReferencesByHand() { connection_.enforce_foreign_keys(true); }
    ReferencesByHand(const ReferencesByHand&) = delete;
    ReferencesByHand& operator=(const ReferencesByHand&) = delete;

private:
    Connection& connection_;
};

void take_back(Write& write, const Effects& effects, std::int64_t operation) {
    Reversal reversal(write, operation);
    reversal.require_unchanged(effects);
    write.reverts(operation);
    reversal.apply();
    reversal.require_references();
}

std::int64_t latest_to_undo(Write& write, const Effects& effects) {
    Statement ordinary = write.prepare("SELECT id FROM operation WHERE reverts IS NULL AND id < $now ORDER BY id DESC");
    ordinary.bind("now", write.operation());
    while (ordinary.step()) {
        if (effects.in_effect(ordinary.integer(0))) { return ordinary.integer(0); }
    }
    throw conflict("There is nothing to undo.");
}

std::int64_t latest_to_redo(Write& write, const Effects& effects) {
    const std::optional<std::int64_t> undone = effects.latest_undo();
    if (!undone) { throw conflict("There is nothing to redo."); }
    Statement since = write.prepare("SELECT id FROM operation WHERE reverts IS NULL AND id > $undone AND id < $now");
    since.bind("undone", *undone).bind("now", write.operation());
    while (since.step()) {
        if (effects.in_effect(since.integer(0))) {
            throw conflict("There is nothing to redo: " + named(write.connection(), since.integer(0)) +
                               " came after the last undo.",
                           "winloss undo " + std::to_string(*undone) + " takes that undo back all the same.");
        }
    }
    return *undone;
}

OperationEntry entry_after(const Store& store, std::int64_t operation) {
    return operation_entry(store.connection(), Effects(store.connection()), operation).value();
}

}  // namespace

OperationEntry undo(Store& store, const Write::Operation& by, std::optional<std::int64_t> operation) {
    const ReferencesByHand by_hand(store.connection());
    Write write(store, by);
    const Effects effects(store.connection());
    const std::int64_t target = operation ? *operation : latest_to_undo(write, effects);
    if (target >= write.operation() || !operation_entry(store.connection(), effects, target)) {
        throw not_found("There is no operation " + std::to_string(target) + ".", "winloss log lists them.");
    }
    if (const auto undone_by = effects.reverted_by(target)) {
        throw conflict(sentence(named(store.connection(), target) + " was taken back already, by " +
                                named(store.connection(), *undone_by)));
    }
    take_back(write, effects, target);
    write.commit();
    return entry_after(store, target);
}

OperationEntry redo(Store& store, const Write::Operation& by) {
    const ReferencesByHand by_hand(store.connection());
    Write write(store, by);
    const Effects effects(store.connection());
    const std::int64_t undone = latest_to_redo(write, effects);
    take_back(write, effects, undone);
    write.commit();
    return entry_after(store, effects.root(undone));
}

}  // namespace winloss::store
