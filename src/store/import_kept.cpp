#include "winloss/store/import_kept.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "operation_entry.hpp"
#include "row_log.hpp"
#include "taken_away.hpp"
#include "winloss/store/history.hpp"

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

ImportKept::ImportKept(Write& write, std::vector<std::string> overwrite)
    : write_(write), before_(sequences(write.connection())), overwrite_(std::move(overwrite)) {}

std::string ImportKept::name_of(RecordKind kind, std::int64_t number) const {
    Statement row = write_.prepare(fmt::format("SELECT name FROM {} WHERE id = $id", table_name(kind)));
    return row.bind("id", number).step() ? std::string(row.text(0)) : std::to_string(number);
}

void ImportKept::keep(const ImportTable& table, int column, std::string_view field, ImportValue& value,
                      std::optional<RecordKind> names) {
    if (!value.differs(table.row(), column) || table.row().is_null(column) ||
        !keeps(table.name(), *table.id(), table.column(column), field)) {
        return;
    }
    const std::string record = called(table.name(), *table.id());
    if (names) {
        tell(record, field, name_of(*names, table.row().integer(column)), name_of(*names, value.as_number()));
    } else {
        tell(record, field, table.row().text(column), value.shown());
    }
    value = ImportValue();
}

std::string ImportKept::called(std::string_view table, std::int64_t id) const {
    std::string record = fmt::format("{} {}", table, id);
    if (table != "deal" && table != "contact" && table != "account") { return record; }
    Statement name = write_.prepare(fmt::format("SELECT name FROM {} WHERE id = $id", table));
    if (name.bind("id", id).step()) { record += fmt::format(", {}", name.text(0)); }
    return record;
}

bool ImportKept::gives_way(std::string_view field) const {
    return std::ranges::find(overwrite_, field) != overwrite_.end();
}

bool ImportKept::keeps(std::string_view table, std::int64_t id, std::string_view column, std::string_view field) const {
    return !gives_way(field) && entered(table, id, column) != Entered::by_import;
}

/// Asked row by row of a file: nothing here may grow with the operations that made or changed the row.
Entered ImportKept::entered(std::string_view table, std::int64_t id, std::string_view column) const {
    struct Change {
        std::string command;
        std::optional<std::string> before;
        bool makes = false;
    };
    std::vector<Change> changes;
    if (const auto maker = maker_of(write_.connection(), table, id)) {
        Statement command = write_.prepare("SELECT command FROM operation WHERE id = $id");
        command.bind("id", *maker).step();
        changes.push_back({std::string(command.text(0)), std::nullopt, true});
    } else if (const auto last = before_.find(table); last != before_.end() && id <= last->second) {
        changes.push_back({std::string(archive_command), std::nullopt, true});  // without its history
    }
    Statement log = write_.prepare(
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
    Statement now = write_.prepare(fmt::format("SELECT CAST({} AS TEXT) FROM {} WHERE id = $id", column, table));
    now.bind("id", id).step();
    ColumnLife life;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const bool last = i + 1 == changes.size();
        life.add(changes[i].command, last ? now.maybe_text(0) : changes[i + 1].before, changes[i].makes);
    }
    return life.entered();
}

const ImportKept::Pairs& ImportKept::taken_back_of(const std::string& table, std::string_view column) {
    const auto [at, fresh] = taken_back_.try_emplace(table);
    if (fresh) { at->second = taken_away(write_.connection(), table, column); }
    return at->second;
}

bool ImportKept::taken_back(std::string_view table, std::string_view column, std::int64_t deal, std::int64_t named,
                            std::string_view field) {
    if (gives_way(field)) { return false; }
    if (!taken_back_of(std::string(table), column).contains({deal, named})) { return false; }
    const auto part = std::ranges::find(deal_parts, table, &DealPart::table);
    Statement name = write_.prepare(fmt::format("SELECT {} FROM {} WHERE id = $id", part->name, part->named));
    const std::string said = name.bind("id", named).step() ? std::string(name.text(0)) : std::string();
    tell(called("deal", deal), field, "without it", said);
    return true;
}

void ImportKept::tell(std::string record, std::string_view field, std::string_view kept, std::string_view said) {
    constexpr std::size_t told = 10;
    ++count_;
    if (first_.size() < told) {
        first_.push_back({std::move(record), std::string(field), std::string(kept), std::string(said)});
    }
}

}  // namespace winloss::store
