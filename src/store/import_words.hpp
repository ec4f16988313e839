// The records' types as values of an import's columns.
#pragma once

#include <optional>
#include <string_view>

#include "winloss/domain/words.hpp"
#include "winloss/store/import_names.hpp"
#include "winloss/store/import_table.hpp"

namespace winloss::store {

template <class SomeId>
ImportValue import_id(const std::optional<SomeId>& id) {
    return id ? ImportValue(id->value) : ImportValue();
}

template <class E>
ImportValue import_word(const std::optional<E>& value) {
    return value ? ImportValue(word(*value)) : ImportValue();
}

inline ImportValue import_flag(const std::optional<bool>& flag) {
    return flag ? ImportValue(std::int64_t{*flag ? 1 : 0}) : ImportValue();
}

inline ImportRefusal contradiction(std::string_view record) {
    return {{}, {}, "says something else of the same " + std::string(record) + " than an earlier row of this file"};
}

}  // namespace winloss::store
