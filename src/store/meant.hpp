// The rows that a typed word may mean: how many there are, which one it is, what tells several apart. Knows no rule by
// which a word leads to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "named.hpp"
#include "record_shape.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// Rows of a table aliased r, as SQL; `named` outlives it.
struct Meant {
    std::string condition;
    const Named& named;
    std::string_view which{};  ///< of all that are called so: 'open'; empty: all
};

/// '3 touches', '2 open deals'
std::string counted_records(const Shape& shape, std::int64_t count, std::string_view which = {});

std::int64_t count_of(const Store& store, const Shape& shape, const Meant& meant);
/// The first of the `count`, one a line, and how many more there are.
std::string candidates(const Store& store, const Shape& shape, const Meant& meant, std::int64_t count);

/// The one row that is meant, nullopt where there is none; several are refused with what tells them apart.
std::optional<std::int64_t> only_one(const Store& store, const Shape& shape, std::string_view word, const Meant& meant);
/// Of several interviews of one customer the one whose window opens first; where two open on one day none is taken.
std::optional<std::int64_t> first_to_open(const Store& store, const Shape& shape, std::string_view word,
                                          const Meant& meant);

}  // namespace winloss::store
