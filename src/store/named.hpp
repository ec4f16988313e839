// What a typed word names in a table: a row by its external id, or names by all of their letters, by their first words
// or by any word. Knows columns, not what a kind of record means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record_shape.hpp"

namespace winloss::store {

/// Folded names in [from, to).
struct NameRange {
    std::string from;
    std::string to;
};

/// What a word names: the record of a number, all whose folded name lies in one of the ranges, or all that have the
/// word among those of their name.
struct Named {
    std::optional<std::int64_t> id{};
    std::vector<NameRange> ranges{};
    std::string like{};  ///< empty: not by any word

    /// SQL that holds for them; `id` and `name` are its columns.
    std::string condition(std::string_view id_column, std::string_view name_column) const;
    void bind(Statement& statement) const;
};

/// How much of a name has to be typed.
enum class Typed { whole, first_words };

Typed usual(const Shape& shape);

/// By the whole name, or by its first words; null where no row is called so.
std::optional<Named> by_name(const Store& store, const Shape& shape, std::string_view word, Typed typed);
/// By external id, by the whole name, then by as little of it as may be typed.
std::optional<Named> by_words(const Store& store, const Shape& shape, std::string_view word, Typed typed);

}  // namespace winloss::store
