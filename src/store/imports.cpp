#include "winloss/store/imports.hpp"

#include <limits>

#include "effects.hpp"
#include "operation_entry.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/former_names.hpp"

namespace winloss::store {

std::vector<ImportAlias> import_aliases(const Store& store) {
    Statement all = store.prepare(
        "SELECT field, alias, name FROM import_alias WHERE substr(field, 1, 7) <> 'merged ' AND "
        "substr(field, 1, 8) <> 'renamed ' ORDER BY field, alias_folded");
    std::vector<ImportAlias> aliases;
    while (all.step()) {
        aliases.push_back({std::string(all.text(0)), std::string(all.text(1)), std::string(all.text(2))});
    }
    return aliases;
}

bool keep_import_alias(Write& write, const ImportAlias& alias) {
    const std::string folded = fold(alias.alias);
    Statement known = write.prepare("SELECT name FROM import_alias WHERE field = $field AND alias_folded = $folded");
    known.bind("field", alias.field).bind("folded", folded);
    const bool there = known.step();
    const bool same = there && known.text(0) == alias.name;
    known.reset();
    if (fold(alias.name) == folded) {
        const auto kind = kind_named(alias.field == "owner" ? "person" : alias.field);
        const bool former = kind && forget_former_name(write, *kind, alias.alias);
        if (!there) { return former; }
        write.prepare("DELETE FROM import_alias WHERE field = $field AND alias_folded = $folded")
            .bind("field", alias.field)
            .bind("folded", folded)
            .run();
        return true;
    }
    if (same) { return false; }
    write
        .prepare(
            "INSERT INTO import_alias (field, alias, alias_folded, name) VALUES ($field, $alias, $folded, $name) "
            "ON CONFLICT (field, alias_folded) DO UPDATE SET alias = excluded.alias, name = excluded.name")
        .bind("field", alias.field)
        .bind("alias", alias.alias)
        .bind("folded", folded)
        .bind("name", alias.name)
        .run();
    return true;
}

void forget_import_alias(Write& write, std::string_view field, const std::string& name) {
    keep_import_alias(write, {std::string(field), name, name});
}

void each_numbered_deal(const Store& store, const std::function<void(const NumberedDeal&)>& call) {
    Statement all = store.prepare(
        "SELECT d.id, d.external_id, d.name, coalesce(a.name, ''), d.outcome FROM deal d "
        "LEFT JOIN account a ON a.id = d.account_id WHERE d.external_id IS NOT NULL ORDER BY d.id");
    NumberedDeal deal;
    while (all.step()) {
        deal.id = all.integer(0);
        deal.external_id = all.text(1);
        deal.name = all.text(2);
        deal.account = all.text(3);
        deal.outcome = all.text(4);
        call(deal);
    }
}

namespace {

std::string from_named(RecordKind kind) {
    const bool by_id = kind == RecordKind::account || kind == RecordKind::contact || kind == RecordKind::deal;
    const std::string named = by_id ? " AND (external_id IS NULL OR name <> external_id)" : "";
    return " FROM " + std::string(table_name(kind)) + " WHERE id > $after" + named;
}

}  // namespace

std::int64_t count_named_above(const Store& store, RecordKind kind, std::int64_t after) {
    Statement row = store.prepare("SELECT count(*)" + from_named(kind));
    row.bind("after", after).step();
    return row.integer(0);
}

std::vector<NumberAsName> numbers_as_names(const Store& store, RecordKind kind, std::int64_t after) {
    Statement rows = store.prepare("SELECT id, name" + from_named(kind) +
                                   " AND (name = '.' OR (name GLOB '[#0-9]*' AND name GLOB '*[0-9]' AND "
                                   "substr(name, 2) NOT GLOB '*[^0-9]*')) ORDER BY id");
    rows.bind("after", after);
    std::vector<NumberAsName> found;
    while (rows.step()) { found.push_back({rows.integer(0), std::string(rows.text(1))}); }
    return found;
}

std::vector<std::string> names_of(const Store& store, RecordKind kind) {
    Statement rows = store.prepare("SELECT name" + from_named(kind) + " ORDER BY id");
    rows.bind("after", 0);
    std::vector<std::string> names;
    while (rows.step()) { names.emplace_back(rows.text(0)); }
    return names;
}

std::int64_t highest_number(const Store& store, std::string_view table) {
    return store.connection().scalar("SELECT coalesce(max(id), 0) FROM " + std::string(table));
}

NamesakesFound namesakes_above(const Store& store, std::int64_t after, std::size_t most) {
    Statement names = store.prepare(
        "SELECT min(id), min(CASE WHEN id > $after THEN id END), sum(CASE WHEN id > $after THEN 1 ELSE 0 END) "
        "FROM account GROUP BY name_folded HAVING min(id) <= $after AND max(id) > $after ORDER BY name_folded");
    names.bind("after", after);
    NamesakesFound found;
    while (names.step()) {
        if (found.first.size() < most) { found.first.push_back({{names.integer(0)}, {names.integer(1)}}); }
        found.fresh += names.integer(2);
    }
    return found;
}

void name_import_file(Write& write, std::string_view file, std::string_view digest) {
    write.prepare("INSERT INTO import_file (operation_id, file, digest) VALUES ($operation, $file, $digest)")
        .bind("operation", write.operation())
        .bind("file", file)
        .bind("digest", digest)
        .run();
}

void log_unchanged_import(Store& store, const Write::Operation& by, std::string_view file, std::string_view digest) {
    Write write(store, by);
    name_import_file(write, file, digest);
    write.keep();
    write.commit();
}

std::vector<ImportedFile> imports(const Store& store, std::int64_t limit) {
    const Snapshot snapshot(store);
    const Effects effects(store.connection());
    Statement latest =
        store.prepare("SELECT operation_id, file, digest FROM import_file ORDER BY operation_id DESC LIMIT $limit");
    latest.bind("limit", limit > 0 ? limit : std::numeric_limits<std::int64_t>::max());
    std::vector<ImportedFile> files;
    while (latest.step()) {
        auto operation = operation_entry(store.connection(), effects, latest.integer(0));
        files.push_back({std::move(operation).value(), std::string(latest.text(1)), std::string(latest.text(2))});
    }
    return files;
}

}  // namespace winloss::store
