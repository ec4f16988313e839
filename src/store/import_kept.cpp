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

void ImportKept::tell(std::string record, std::string_view field, std::string_view kept, std::string_view said) {
    constexpr std::size_t told = 10;
    ++count_;
    if (first_.size() < told) {
        first_.push_back({std::move(record), std::string(field), std::string(kept), std::string(said)});
    }
}

}  // namespace winloss::store
