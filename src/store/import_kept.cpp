#include "winloss/store/import_kept.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "entered.hpp"
#include "row_log.hpp"
#include "taken_away.hpp"

namespace winloss::store {

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

Entered ImportKept::entered(std::string_view table, std::int64_t id, std::string_view column) const {
    const auto last = before_.find(table);
    return entered_by(write_.connection(), table, id, column, last != before_.end() && id <= last->second);
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
