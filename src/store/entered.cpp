#include "entered.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "operation_entry.hpp"

namespace winloss::store {

namespace {

/// What a command left in a column, and whether the row was made by it.
struct Left {
    std::optional<std::string> value;
    bool by_hand = false;
    bool made = false;
};

/// The life of one column of a row, earliest first. What an undo brings back is whose it was before.
class ColumnLife {
public:
    void add(std::string_view command, std::optional<std::string> value, bool made) {
        if (!made && !life_.empty() && life_.back().value == value) { return; }
        Left left{.value = std::move(value), .by_hand = !is_import(command), .made = made};
        if (is_taking_back(command)) {
            const auto before =
                std::find_if(life_.rbegin(), life_.rend(), [&](const Left& each) { return each.value == left.value; });
            if (before != life_.rend()) { left = *before; }
        }
        life_.push_back(std::move(left));
    }
    Entered entered() const {
        if (life_.empty() || !life_.back().by_hand) { return Entered::by_import; }
        return life_.back().made ? Entered::with_the_record : Entered::later;
    }

private:
    std::vector<Left> life_;
};

}  // namespace

bool is_import(std::string_view command) { return command.starts_with("import ") && command != archive_command; }

bool is_taking_back(std::string_view command) { return command == "undo" || command == "redo"; }

/// Asked row by row of a file: nothing here may grow with the operations that made or changed the row.
Entered entered_by(const Connection& connection, std::string_view table, std::int64_t id, std::string_view column,
                   bool archived) {
    struct Change {
        std::string command;
        std::optional<std::string> before;
        bool makes = false;
    };
    std::vector<Change> changes;
    if (const auto maker = maker_of(connection, table, id)) {
        Statement command = connection.prepare("SELECT command FROM operation WHERE id = $id");
        command.bind("id", *maker).step();
        changes.push_back({std::string(command.text(0)), std::nullopt, true});
    } else if (archived) {
        changes.push_back({std::string(archive_command), std::nullopt, true});  // without its history
    }
    Statement log = connection.prepare(
        "SELECT o.command, l.before IS NULL, CAST(l.before ->> $column AS TEXT), o.id FROM row_log l JOIN operation o "
        "ON o.id = l.operation_id WHERE l.table_name = $table AND l.row_id = $id ORDER BY l.id");
    log.bind("column", column).bind("table", table).bind("id", id);
    for (std::int64_t last = 0; log.step();) {
        if (log.integer(3) == last) { continue; }  // its first entry says it all
        last = log.integer(3);
        changes.push_back({std::string(log.text(0)), log.maybe_text(2), log.boolean(1)});
    }
    // Most rows were never touched but by imports.
    if (std::ranges::all_of(changes, [](const Change& each) { return is_import(each.command); })) {
        return Entered::by_import;
    }
    Statement now = connection.prepare(fmt::format("SELECT CAST({} AS TEXT) FROM {} WHERE id = $id", column, table));
    now.bind("id", id).step();
    ColumnLife life;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const bool last = i + 1 == changes.size();
        life.add(changes[i].command, last ? now.maybe_text(0) : changes[i + 1].before, changes[i].makes);
    }
    return life.entered();
}

}  // namespace winloss::store
