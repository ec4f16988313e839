// How records of a kind are found and told apart: the table, which names it has, and what a person sees of a record
// beside its number. Knows columns, no command.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "winloss/store/lookup.hpp"

namespace winloss::store {

struct Shape {
    RecordKind kind;
    std::string_view table;
    bool has_external_id;
    bool has_name;
    /// SQL over the table aliased r: what the record is called. Never null.
    std::string_view label;
    /// SQL over r: what tells two of one label apart, each null or empty where there is nothing to tell.
    std::array<std::string_view, 7> tells;
};

const Shape& shape_of(RecordKind kind);
/// The shape of the table of that name; null where no kind has it.
const Shape* shape_of_table(std::string_view table);

/// What a query selects of the table aliased r, so that told() reads it: number, label, what tells it apart.
std::string told_columns(const Shape& shape);
NameLine told(const Shape& shape, const Statement& row);
/// '41 Acme Ltd (ACC-1022, France, Mid-Market)'
std::string in_words(const NameLine& line);

}  // namespace winloss::store
