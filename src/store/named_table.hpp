// A table of names that stand for themselves, each once: products, competitors. Knows which tables they are by name
// only.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

inline Listing named_listing(std::string_view table) {
    Listing listing("id, name", std::string(table));
    listing.order("name_folded");
    return listing;
}

template <class Named>
std::vector<Named> all_named(const Store& store, std::string_view table, std::int64_t limit) {
    Statement rows = named_listing(table).rows(store, limit);
    std::vector<Named> found;
    while (rows.step()) { found.push_back({{rows.integer(0)}, std::string(rows.text(1))}); }
    return found;
}

template <class Named>
Named read_named(const Store& store, std::string_view table, std::int64_t id) {
    Statement row = store.prepare(fmt::format("SELECT id, name FROM {} WHERE id = $id", table));
    if (!row.bind("id", id).step()) { throw not_found(fmt::format("There is no {} {}.", table, id)); }
    return {{row.integer(0)}, std::string(row.text(1))};
}

template <class Named>
void refuse_taken_name(const Store& store, std::string_view table, const Named& named) {
    Statement row =
        store.prepare(fmt::format("SELECT id, name FROM {} WHERE name_folded = $folded AND id <> $id", table));
    if (row.bind("folded", fold(named.name)).bind("id", named.id.value).step()) {
        throw conflict(fmt::format("There is already {} {}, {}.", table, row.integer(0), row.text(1)));
    }
}

template <class Named>
std::int64_t insert_named(Write& write, std::string_view table, const Named& named) {
    refuse_taken_name(write.store(), table, named);
    write.prepare(fmt::format("INSERT INTO {} (name, name_folded) VALUES ($name, $folded)", table))
        .bind("name", named.name)
        .bind("folded", fold(named.name))
        .run();
    return write.last_insert_id();
}

template <class Named>
void update_named(Write& write, std::string_view table, const Named& named) {
    refuse_taken_name(write.store(), table, named);
    write.prepare(fmt::format("UPDATE {} SET name = $name, name_folded = $folded WHERE id = $id", table))
        .bind("name", named.name)
        .bind("folded", fold(named.name))
        .bind("id", named.id.value)
        .run();
}

}  // namespace winloss::store
