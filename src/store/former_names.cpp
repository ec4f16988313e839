#include "winloss/store/former_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

std::string renamed_field(RecordKind kind) { return fmt::format("renamed {}", table_name(kind)); }

constexpr auto kinds =
    std::to_array({RecordKind::account, RecordKind::competitor, RecordKind::person, RecordKind::product});

/// What an import calls the field that names such a record.
std::string import_field(RecordKind kind) {
    return kind == RecordKind::person ? "owner" : std::string(table_name(kind));
}

/// Both fields' rows, of records that are there.
std::string all_former(RecordKind kind) {
    return fmt::format(
        "FROM import_alias i JOIN {} r ON r.id = CAST(i.name AS INTEGER) WHERE i.field = '{}' OR i.field = '{}' "
        "ORDER BY i.alias_folded",
        table_name(kind), merged_field(kind), renamed_field(kind));
}

Statement for_both(Write& write, RecordKind kind, const std::string& sql) {
    Statement statement = write.prepare(sql);
    statement.bind("merged", merged_field(kind)).bind("renamed", renamed_field(kind));
    return statement;
}

bool is_called(const Store& store, RecordKind kind, const std::string& folded) {
    return store.prepare(fmt::format("SELECT 1 FROM {} WHERE name_folded = $folded", table_name(kind)))
        .bind("folded", folded)
        .step();
}

/// What files are told to take for the name, of one field: they are few, whereas former names may be as many as
/// records.
std::vector<std::string> told_to_mean(const Store& store, std::string_view field, std::string_view folded) {
    std::vector<std::string> aliases;
    Statement told = store.prepare("SELECT alias, name FROM import_alias WHERE field = $field");
    told.bind("field", field);
    while (told.step()) {
        if (fold(told.text(1)) == folded) { aliases.emplace_back(told.text(0)); }
    }
    return aliases;
}

}  // namespace

// Among the names that files give to things, with the record's number in the place of the right name.
std::string merged_field(RecordKind kind) { return fmt::format("merged {}", table_name(kind)); }

void keep_former_name(Write& write, RecordKind kind, std::string_view name, const FormerName& of) {
    forget_former_name(write, kind, name);
    write.prepare("INSERT INTO import_alias (field, alias, alias_folded, name) VALUES ($field, $alias, $folded, $name)")
        .bind("field", of.merged ? merged_field(kind) : renamed_field(kind))
        .bind("alias", name)
        .bind("folded", fold(name))
        .bind("name", std::to_string(of.id))
        .run();
}

std::optional<FormerName> former_name(const Store& store, RecordKind kind, std::string_view name) {
    const std::string merged = merged_field(kind);
    Statement row = store.prepare(
        fmt::format("SELECT r.id, i.field FROM import_alias i JOIN {} r ON r.id = CAST(i.name AS INTEGER) "
                    "WHERE i.field IN ($merged, $renamed) AND i.alias_folded = $folded",
                    table_name(kind)));
    row.bind("merged", merged).bind("renamed", renamed_field(kind)).bind("folded", fold(name));
    if (!row.step()) { return std::nullopt; }
    return FormerName{row.integer(0), row.text(1) == merged};
}

std::vector<std::string> former_names(const Store& store, RecordKind kind, std::optional<std::int64_t> id) {
    Statement all = store.prepare("SELECT i.alias, r.id " + all_former(kind));
    std::vector<std::string> names;
    while (all.step()) {
        if (!id || all.integer(1) == *id) { names.emplace_back(all.text(0)); }
    }
    return names;
}

void keep_renamed(Write& write, RecordKind kind, std::int64_t id, const std::string& before, const std::string& after) {
    const std::string folded = fold(before);
    if (folded == fold(after)) { return; }
    const std::string field = import_field(kind);
    if (!is_called(write.store(), kind, folded)) {  // by whoever else
        for (const std::string& alias : told_to_mean(write.store(), field, folded)) {
            keep_import_alias(write, {field, alias, after});
        }
    }
    keep_former_name(write, kind, before, {id, false});
    for_both(write, kind,
             "DELETE FROM import_alias WHERE alias_folded = $folded AND (field = $told OR "
             "((field = $merged OR field = $renamed) AND name = $name))")
        .bind("folded", fold(after))
        .bind("told", field)
        .bind("name", std::to_string(id))
        .run();
}

bool forget_former_name(Write& write, RecordKind kind, std::string_view name) {
    return for_both(write, kind,
                    "DELETE FROM import_alias WHERE (field = $merged OR field = $renamed) AND alias_folded = $folded")
               .bind("folded", fold(name))
               .run() > 0;
}

void move_former_names(Write& write, RecordKind kind, std::int64_t from, std::int64_t into) {
    for_both(write, kind,
             "UPDATE import_alias SET field = $merged, name = $into WHERE (field = $merged OR field = $renamed) AND "
             "name = $from")
        .bind("into", std::to_string(into))
        .bind("from", std::to_string(from))
        .run();
}

FormerNames::FormerNames(const Store& store, RecordKind kind) {
    Statement all = store.prepare("SELECT i.alias_folded, r.id, i.field " + all_former(kind));
    while (all.step()) {
        names_.insert_or_assign(std::string(all.text(0)),
                                FormerName{all.integer(1), all.text(2) == merged_field(kind)});
    }
}

const FormerName* FormerNames::find(std::string_view name) const {
    if (names_.empty() || name.empty()) { return nullptr; }
    const auto found = names_.find(fold(name));
    return found == names_.end() ? nullptr : &found->second;
}

std::vector<ImportAlias> told_former_names(const Store& store) {
    std::vector<ImportAlias> names;
    for (const RecordKind kind : kinds) {
        Statement all = store.prepare("SELECT i.alias, r.name " + all_former(kind));
        while (all.step()) {
            names.push_back({import_field(kind), std::string(all.text(0)), std::string(all.text(1))});
        }
    }
    return names;
}

}  // namespace winloss::store
