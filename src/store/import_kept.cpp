#include "winloss/store/import_kept.hpp"

#include <algorithm>

#include "winloss/store/history.hpp"

namespace winloss::store {

namespace {

/// Whether the value that a column has now came from anything but an import.
bool entered_by_hand(const Store& store, std::string_view table, std::int64_t id, std::string_view column) {
    const std::vector<RecordChange> life = record_history(store, table, id);
    for (auto change = life.rbegin(); change != life.rend(); ++change) {
        const bool set =
            std::ranges::find(change->values, column, &RecordChange::Value::column) != change->values.end();
        if (set) { return !change->operation.command.starts_with("import "); }
    }
    return false;
}

}  // namespace

ImportKept::ImportKept(Write& write, std::vector<std::string> overwrite)
    : write_(write), overwrite_(std::move(overwrite)) {}

void ImportKept::keep(const ImportTable& table, int column, std::string_view field, ImportValue& value) {
    if (!value.differs(table.row(), column) || table.row().is_null(column) ||
        !keeps(table.name(), *table.id(), table.column(column), field)) {
        return;
    }
    tell(table.name() + " " + std::to_string(*table.id()), field,
         value.number() ? std::to_string(table.row().integer(column)) : std::string(table.row().text(column)),
         value.shown());
    value = ImportValue();
}

bool ImportKept::keeps(std::string_view table, std::int64_t id, std::string_view column, std::string_view field) const {
    return std::ranges::find(overwrite_, field) == overwrite_.end() &&
           entered_by_hand(write_.store(), table, id, column);
}

/// What an import or an undo took away may come again.
const ImportKept::Pairs& ImportKept::taken_back_of(const std::string& table, std::string_view column) {
    const auto [at, fresh] = taken_back_.try_emplace(table);
    if (!fresh) { return at->second; }
    Statement rows = write_.prepare(
        "SELECT l.before ->> 'deal_id', l.before ->> $column, o.command FROM row_log l JOIN operation o "
        "ON o.id = l.operation_id WHERE l.table_name = $table AND l.action = 'delete' ORDER BY l.id");
    rows.bind("column", column).bind("table", table);
    while (rows.step()) {
        const std::pair pair{rows.integer(0), rows.integer(1)};
        const std::string_view command = rows.text(2);
        if (command.starts_with("import ") || command == "undo" || command == "redo") {
            at->second.erase(pair);
        } else {
            at->second.insert(pair);
        }
    }
    return at->second;
}

bool ImportKept::taken_back(std::string_view table, std::string_view column, std::int64_t deal, std::int64_t named,
                            std::string_view field) {
    if (std::ranges::find(overwrite_, field) != overwrite_.end()) { return false; }
    if (!taken_back_of(std::string(table), column).contains({deal, named})) { return false; }
    const bool competitor = table == "deal_competitor";
    Statement name = write_.prepare(competitor ? "SELECT name FROM competitor WHERE id = $id"
                                               : "SELECT text FROM stated_reason WHERE id = $id");
    const std::string said = name.bind("id", named).step() ? std::string(name.text(0)) : std::string();
    tell("deal " + std::to_string(deal), field, "without it", said);
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
