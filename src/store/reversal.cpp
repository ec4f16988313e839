#include "reversal.hpp"

#include <algorithm>

#include "operation_entry.hpp"
#include "references.hpp"
#include "row_log.hpp"
#include "winloss/store/bulk_load.hpp"

namespace winloss::store {

namespace {

// The latest operation before `now` that made or changed a row, or removed it.
std::optional<std::int64_t> last_change(const Connection& connection, const std::string& table, std::int64_t id,
                                        std::int64_t now) {
    Statement last = connection.prepare(
        "SELECT max(operation_id) FROM row_log WHERE table_name = $table AND row_id = $id AND operation_id < $now");
    last.bind("table", table).bind("id", id).bind("now", now);
    if (last.step() && !last.is_null(0)) { return last.integer(0); }
    return maker_of(connection, table, id);
}

// From so many rows on they are put back in one statement.
constexpr std::int64_t many_rows = 1000;
// So many a statement, so that whoever waits sees it go on.
constexpr std::int64_t rows_at_a_time = 8192;

// A row, its log entry and their indexes take less than half a KiB.
int cache_mib(const std::map<std::string, std::int64_t>& rows) {
    std::int64_t all = 0;
    for (const auto& [table, count] : rows) { all += count; }
    return static_cast<int>(std::clamp<std::int64_t>(all / 5000, 8, 32));
}

}  // namespace

std::string named_operation(const Connection& connection, std::int64_t operation) {
    Statement command = connection.prepare("SELECT command FROM operation WHERE id = $id");
    command.bind("id", operation);
    const std::string number = "operation " + std::to_string(operation);
    return command.step() ? number + " (" + std::string(command.text(0)) + ")" : number;
}

std::string sentence(std::string words) {
    if (words.starts_with('o')) { words.front() = 'O'; }
    return words + ".";
}

Error Reversal::refusal(const std::string& why, std::optional<std::int64_t> first) const {
    return conflict(sentence(named_operation(write_.connection(), operation_) + " cannot be undone: " + why),
                    first ? "Undo that first: winloss undo " + std::to_string(*first) + "." : "");
}

void Reversal::require_unchanged(const Effects& effects) const {
    Statement any = write_.prepare("SELECT EXISTS (SELECT 1 FROM row_log WHERE operation_id > $operation)");
    any.bind("operation", operation_).step();
    if (!any.boolean(0)) { return; }
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
            throw refusal(named_operation(write_.connection(), by) + " has changed " +
                              record_name(std::string(later.text(1)), later.integer(2)) + " since",
                          by);
        }
    }
}

void Reversal::apply() {
    stage_.emplace(write_.connection(), Far{.done = "taken back"});
    read_made();
    const std::map<std::string, std::int64_t> rows = rows_to_come_or_go();
    BulkLoad bulk(write_, cache_mib(rows));
    for (const auto& [table, count] : rows) { bulk.expect(table, count); }
    expect(rows);
    remove_made();
    restore_changed();
    stage_.reset();
    bulk.finish();
}

void Reversal::expect(const std::map<std::string, std::int64_t>& rows) {
    if (!stage_->watched()) { return; }
    Statement changed =
        write_.prepare("SELECT count(*) FROM row_log WHERE operation_id = $operation AND action = 'update'");
    changed.bind("operation", operation_).step();
    std::int64_t whole = changed.integer(0);
    for (const auto& [table, count] : rows) { whole += count; }
    stage_->expect(whole);
}

void Reversal::read_made() {
    Statement ranges =
        write_.prepare("SELECT table_name, first_id, last_id FROM row_range WHERE operation_id = $operation");
    ranges.bind("operation", operation_);
    while (ranges.step()) { made_[known_table(ranges.text(0))].push_back({ranges.integer(1), ranges.integer(2)}); }
    Statement put_back = write_.prepare(
        "SELECT table_name, row_id FROM row_log WHERE operation_id = $operation AND action = 'insert' "
        "ORDER BY table_name, row_id");
    put_back.bind("operation", operation_);
    auto table = made_.end();
    while (put_back.step()) {
        const std::int64_t id = put_back.integer(1);
        if (table == made_.end() || table->first != put_back.text(0)) {
            table = made_.try_emplace(known_table(put_back.text(0))).first;
        }
        std::vector<Ids>& ids = table->second;
        if (!ids.empty() && ids.back().last + 1 == id) {
            ids.back().last = id;
        } else {
            ids.push_back({id, id});
        }
    }
    for (auto& [name, ids] : made_) { std::ranges::sort(ids, {}, &Ids::first); }
}

// How many rows of a table are removed or put back.
std::map<std::string, std::int64_t> Reversal::rows_to_come_or_go() const {
    std::map<std::string, std::int64_t> rows;
    for (const auto& [table, all] : made_) {
        Statement count =
            write_.prepare("SELECT count(*) FROM " + quoted(table) + " WHERE id BETWEEN $first AND $last");
        for (const Ids& ids : all) {
            count.bind("first", ids.first).bind("last", ids.last).step();
            rows[table] += count.integer(0);
            count.reset();
        }
    }
    Statement removed = write_.prepare(
        "SELECT table_name, count(*) FROM row_log WHERE operation_id = $operation AND action = 'delete' "
        "GROUP BY table_name");
    removed.bind("operation", operation_);
    while (removed.step()) { rows[known_table(removed.text(0))] += removed.integer(1); }
    return rows;
}

void Reversal::remove_made() {
    for (const auto& [table, all] : made_) {
        // Numbers may be far apart, and the last of them the greatest there is.
        Statement piece = write_.prepare("SELECT count(*), max(id) FROM (SELECT id FROM " + quoted(table) +
                                         " WHERE id BETWEEN $first AND $last ORDER BY id LIMIT $most)");
        Statement remove = write_.prepare("DELETE FROM " + quoted(table) + " WHERE id BETWEEN $first AND $last");
        for (const Ids& ids : all) {
            for (std::int64_t first = ids.first;;) {
                piece.bind("first", first).bind("last", ids.last).bind("most", rows_at_a_time).step();
                const std::int64_t count = piece.integer(0);
                const std::int64_t last = piece.is_null(1) ? ids.last : piece.integer(1);
                piece.reset();
                remove.bind("first", first).bind("last", last).run();
                stage_->add(count);
                if (last == ids.last) { break; }
                first = last + 1;
            }
        }
    }
}

// Backwards, so that each step leads to a state that has been before and broke no rule. Of rows removed one after the
// other each may come back first: what is there in between is a part of what was there before.
void Reversal::restore_changed() {
    Statement entries = write_.prepare(
        "SELECT table_name, row_id, action, before FROM row_log WHERE id BETWEEN $first AND $last ORDER BY id DESC");
    const std::vector<Stretch> all = stretches();
    for (auto stretch = all.rbegin(); stretch != all.rend(); ++stretch) {
        const Stretch rest = put_back(*stretch);
        if (rest.count == 0) { continue; }
        entries.bind("first", rest.first).bind("last", rest.last);
        while (entries.step()) {
            restore(entries);
            stage_->add();
        }
        entries.reset();
    }
}

// The entries of an operation stand together, so that they are read in order without being sorted.
std::vector<Stretch> Reversal::stretches() const {
    Statement bounds = write_.prepare(
        "SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM row_log WHERE operation_id = $operation");
    bounds.bind("operation", operation_);
    bounds.step();
    Statement entries = write_.prepare(
        "SELECT id, CASE action WHEN 'delete' THEN table_name ELSE '' END FROM row_log "
        "WHERE id BETWEEN $first AND $last ORDER BY id");
    entries.bind("first", bounds.integer(0)).bind("last", bounds.integer(1));
    std::vector<Stretch> all;
    while (entries.step()) {
        const std::int64_t id = entries.integer(0);
        if (all.empty() || all.back().removed_from != entries.text(1)) {
            all.push_back({.first = id, .removed_from = std::string(entries.text(1))});
        }
        all.back().last = id;
        ++all.back().count;
    }
    return all;
}

// Puts many removed rows back, many at once. What is left of the stretch: all of it where it is short, and from where
// one of its rows is in the way. Row by row that is told.
Stretch Reversal::put_back(const Stretch& stretch) {
    const std::string& table = stretch.removed_from;
    if (table.empty() || stretch.count < many_rows || made_.contains(table)) { return stretch; }
    Statement example = write_.prepare("SELECT before FROM row_log WHERE id = $id");
    example.bind("id", stretch.first);
    example.step();
    Restorer& all = restorer(table, example.text(0));
    example.reset();
    for (Stretch rest = stretch; rest.first <= rest.last;) {
        Stretch piece = rest;
        piece.last = std::min(rest.first + rows_at_a_time - 1, rest.last);
        try {
            piece.count = all.insert(piece);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::conflict) { throw; }
            return rest;
        }
        stage_->add(piece.count);
        rest.first = piece.last + 1;
        rest.count -= piece.count;
    }
    return {};
}

Restorer& Reversal::restorer(const std::string& table, std::string_view example) {
    const auto known = restorers_.find(table);
    if (known != restorers_.end()) { return known->second; }
    return restorers_.try_emplace(table, write_, known_table(table), example).first->second;
}

void Reversal::restore(const Statement& entry) {
    const std::string table(entry.text(0));
    const std::int64_t id = entry.integer(1);
    if (made_here(table, id)) { return; }
    const std::string before(entry.text(3));
    Restorer& row = restorer(table, before);
    try {
        if (entry.text(2) == "delete") {
            row.insert(id, before);
        } else {
            row.update(id, before);
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
    const auto made = made_.find(table);
    if (made == made_.end()) { return false; }
    const auto behind = std::ranges::upper_bound(made->second, id, {}, &Ids::first);
    return behind != made->second.begin() && id <= std::prev(behind)->last;
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
    const std::string who = by ? named_operation(connection, *by) : std::string("what the store began with");
    throw parent_goes ? refusal(child + ", from " + who + ", refers to " + parent, by)
                      : refusal(child + " refers to " + parent + ", which " + who + " has removed since", by);
}

}  // namespace winloss::store
