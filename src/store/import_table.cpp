#include "winloss/store/import_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import_words.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

void refuse_move(const Store& store, RecordKind kind, std::int64_t id, std::optional<std::int64_t> before,
                 std::optional<AccountId> said) {
    if (!before || (said && said->value == *before)) { return; }
    for (const Dependents& each : dependents(store, kind, id)) {
        const std::string what = each.what.starts_with("interview") ? "interview" : each.what;
        throw ImportRefusal{"account",
                            {},
                            fmt::format("is another account than before, and {} on {} {}",
                                        counted(each.count, what + " hangs", what + "s hang"), table_name(kind), id)};
    }
}

namespace {

/// What an import calls the field that a column holds.
std::string field_of(std::string_view table, std::string_view column) {
    if (table == "deal" && column == "kind") { return "deal_kind"; }
    if (column != "external_id" && column.ends_with("_id")) { column.remove_suffix(3); }
    return std::string(column);
}

}  // namespace

ImportRefusal contradiction(const ImportTable& table, ImportTable::Values values, std::string_view record,
                            std::string_view field) {
    return {field.empty() ? field_of(table.name(), table.first_difference(values)) : std::string(field),
            {},
            fmt::format("is something else than line {} of this file says of the same {}", table.seen_on(), record)};
}

ImportValue::ImportValue(Date date) : kind_(Kind::date) { iso(date).copy(date_.data(), date_.size()); }

bool ImportValue::differs(const Statement& row, int column) const {
    if (kind_ == Kind::null) { return false; }
    if (row.is_null(column)) { return true; }
    return kind_ == Kind::number ? row.integer(column) != number_ : row.text(column) != text();
}

void ImportValue::bind(Statement& statement, int parameter) const {
    switch (kind_) {
        case Kind::null: statement.bind(parameter, nullptr); return;
        case Kind::number: statement.bind(parameter, number_); return;
        case Kind::text:
        case Kind::date: statement.bind(parameter, text()); return;
    }
}

ImportTable::ImportTable(Write& write, std::string_view table, std::vector<std::string_view> columns)
    : write_(write), table_(table), columns_(std::move(columns)) {}

ImportTable::Prepared ImportTable::prepare(const std::string& sql) const {
    Prepared prepared{write_.prepare(sql), {}};
    for (const std::string_view column : columns_) {
        prepared.parameters.push_back(prepared.statement.parameter(column));
    }
    return prepared;
}

Statement ImportTable::select(std::string_view condition) const {
    std::string sql = "SELECT ";
    for (const std::string_view column : columns_) { sql.append(column).append(", "); }
    return write_.prepare(sql.append("id FROM ").append(table_).append(" WHERE ").append(condition));
}

bool ImportTable::go_to(Statement& select) {
    leave();
    if (!select.step()) {
        select.reset();
        return false;
    }
    row_ = &select;
    id_ = select.integer(static_cast<int>(columns_.size()));
    return true;
}

void ImportTable::leave() {
    if (row_ != nullptr) { row_->reset(); }
    row_ = nullptr;
    id_.reset();
}

bool ImportTable::differs(Values values) const {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].differs(*row_, static_cast<int>(i))) { return true; }
    }
    return false;
}

std::string_view ImportTable::first_difference(Values values) const {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].differs(*row_, static_cast<int>(i))) { return columns_[i]; }
    }
    return {};
}

std::string is_given_to(std::string_view what, std::string_view whom, std::int64_t line) {
    return line == 0 ? fmt::format("is the {} of {}", what, whom)
                     : fmt::format("is the {} that line {} of this file gives to {}", what, line, whom);
}

std::int64_t ImportTable::seen_on() const { return seen_on(id_.value_or(0)); }

std::int64_t ImportTable::seen_on(std::int64_t id) const {
    const auto at = static_cast<std::size_t>(id);
    return at < seen_.size() ? seen_[at] : 0;
}

void ImportTable::mark_seen(std::int64_t id) {
    const auto at = static_cast<std::size_t>(id);
    if (at >= seen_.size()) { seen_.resize(std::max(at + 1, seen_.size() * 2)); }
    seen_[at] = line_;
}

std::int64_t ImportTable::insert(Values values) {
    if (!insert_) {
        std::string names;
        std::string holes;
        for (const std::string_view column : columns_) {
            names.append(names.empty() ? "" : ", ").append(column);
            holes.append(holes.empty() ? "$" : ", $").append(column);
        }
        insert_ = prepare("INSERT INTO " + table_ + " (" + names + ") VALUES (" + holes + ")");
    }
    for (std::size_t i = 0; i < values.size(); ++i) { values[i].bind(insert_->statement, insert_->parameters[i]); }
    insert_->statement.run();
    const std::int64_t id = write_.last_insert_id();
    mark_seen(id);
    return id;
}

Imported ImportTable::update(Values values) {
    const std::int64_t id = *id_;
    const bool changes = differs(values);
    mark_seen(id);
    leave();
    if (!changes) { return Imported::unchanged; }
    if (!update_) {
        std::string sets;
        for (const std::string_view column : columns_) {
            const std::string name(column);
            sets += (sets.empty() ? "" : ", ") + name + " = coalesce($" + name + ", " + name + ")";
        }
        update_ = prepare("UPDATE " + table_ + " SET " + sets + " WHERE id = $id");
        update_->id = update_->statement.parameter("id");
    }
    for (std::size_t i = 0; i < values.size(); ++i) { values[i].bind(update_->statement, update_->parameters[i]); }
    update_->statement.bind(update_->id, id);
    update_->statement.run();
    return Imported::updated;
}

}  // namespace winloss::store
