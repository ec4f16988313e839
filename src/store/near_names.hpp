// The names near to one that nobody has, for "did you mean". Knows no number and no external id.
#pragma once

#include <string>
#include <string_view>

#include "record_shape.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// People, accounts and contacts are called by the first words of their names too.
bool by_first_words(const Shape& shape);

/// 'Did you mean …?' with those that begin alike, or with a letter that plain keyboards do not have, and with all where
/// they are few; empty where none is near.
/// One that cannot be typed has its number beside it where records of `asked` are asked for, and theirs they are; else
/// it is left out.
std::string near_names_of(const Store& store, const Shape& shape, std::string_view folded, RecordKind asked);

}  // namespace winloss::store
