// What a typed word names in a table: a row by its external id, or names by all of their letters, by their first words
// or by any of their words. Knows columns, not what a kind of record means.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record_shape.hpp"

namespace winloss::store {

/// How closely a name is called so, the closest first. Words are whole: 'acme' is no part of 'Acmeon'.
enum class Fit {
    whole,        ///< the name or the external id, also as the CRM shows that: Salesforce's 15 characters
    first_words,  ///< the name begins with the words
    any_words,    ///< they stand in it, side by side
};
inline constexpr std::array all_fits = {Fit::whole, Fit::first_words, Fit::any_words};

/// Folded names in [from, to).
struct NameRange {
    std::string from;
    std::string to;
};

/// What a word names: the record of a number, those of several, or all whose folded name lies in one of the ranges.
struct Named {
    std::optional<std::int64_t> id{};
    std::vector<NameRange> ranges{};
    std::string ids{};  ///< of those that have the words in their names, as SQL; empty: not by any words
    Fit fit = Fit::whole;

    /// SQL that holds for them; `id` and `name` are its columns.
    std::string condition(std::string_view id_column, std::string_view name_column) const;
    void bind(Statement& statement) const;
};

/// Of the records that fit so, those that there are; null where no row is called so. Throws conflict for words that
/// stand in more names than anybody chooses from.
std::optional<Named> by_words(const Store& store, const Shape& shape, std::string_view word, Fit fit);
/// As closely as any row is called so, but no less than `least`.
std::optional<Named> by_words_down_to(const Store& store, const Shape& shape, std::string_view word, Fit least);

/// How little of a name stands for it where a record may be made of a new one: of people, accounts and contacts any
/// words, of what only a name tells apart all of it.
Fit usual(const Shape& shape);

}  // namespace winloss::store
