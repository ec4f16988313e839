// A table of names that stand for themselves, each once: products, and competitors with the CRM's ids beside. Knows
// which tables they are by name only.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record_shape.hpp"
#include "unique.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

template <class Named>
concept HasExternalId = requires(const Named& named) { named.external_id; };

template <class Named>
std::string_view named_columns() {
    return HasExternalId<Named> ? "id, name, external_id" : "id, name";
}

template <class Named>
Named named_row(const Statement& row) {
    Named named{{row.integer(0)}, std::string(row.text(1))};
    if constexpr (HasExternalId<Named>) { named.external_id = row.maybe_text(2); }
    return named;
}

template <class Named>
Listing named_listing(std::string_view table) {
    Listing listing(std::string(named_columns<Named>()), std::string(table));
    listing.order("name_folded");
    return listing;
}

template <class Named>
std::vector<Named> all_named(const Store& store, std::string_view table, std::int64_t limit) {
    Statement rows = named_listing<Named>(table).rows(store, limit);
    std::vector<Named> found;
    while (rows.step()) { found.push_back(named_row<Named>(rows)); }
    return found;
}

template <class Named>
Named read_named(const Store& store, std::string_view table, std::int64_t id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM {} WHERE id = $id", named_columns<Named>(), table));
    if (!row.bind("id", id).step()) { throw not_found(fmt::format("There is no {} {}.", table, id)); }
    return named_row<Named>(row);
}

template <class Named>
void refuse_taken_name(const Store& store, std::string_view table, const Named& named) {
    Statement row =
        store.prepare(fmt::format("SELECT id, name FROM {} WHERE name_folded = $folded AND id <> $id", table));
    if (row.bind("folded", fold(named.name)).bind("id", named.id.value).step()) {
        const bool can_merge = table == "competitor" && named.id.value > 0;
        throw conflict(fmt::format("There is already {} {}, {}.", table, row.integer(0), row.text(1)),
                       can_merge ? fmt::format("winloss competitor merge {} --into {} makes them one.", named.id.value,
                                               row.integer(0))
                                 : std::string());
    }
    if constexpr (HasExternalId<Named>) {
        refuse_taken_external_id(store, shape_of_table(table)->kind, named.external_id, named.id.value);
    }
}

template <class Named>
void bind_named(Statement& statement, const Named& named) {
    statement.bind("name", named.name).bind("folded", fold(named.name));
    if constexpr (HasExternalId<Named>) { statement.bind("external_id", named.external_id); }
}

template <class Named>
std::int64_t insert_named(Write& write, std::string_view table, const Named& named) {
    refuse_taken_name(write.store(), table, named);
    Statement insert = write.prepare(fmt::format("INSERT INTO {} (name, name_folded{}) VALUES ($name, $folded{})",
                                                 table, HasExternalId<Named> ? ", external_id" : "",
                                                 HasExternalId<Named> ? ", $external_id" : ""));
    bind_named(insert, named);
    insert.run();
    return write.last_insert_id();
}

template <class Named>
void update_named(Write& write, std::string_view table, const Named& named) {
    refuse_taken_name(write.store(), table, named);
    Statement update = write.prepare(fmt::format("UPDATE {} SET name = $name, name_folded = $folded{} WHERE id = $id",
                                                 table, HasExternalId<Named> ? ", external_id = $external_id" : ""));
    bind_named(update, named);
    update.bind("id", named.id.value).run();
}

}  // namespace winloss::store
