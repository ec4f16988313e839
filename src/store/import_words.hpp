// The records' types as values of an import's columns.
#pragma once

#include <optional>
#include <string_view>

#include "winloss/domain/words.hpp"
#include "winloss/store/import_names.hpp"
#include "winloss/store/import_table.hpp"
#include "winloss/store/lookup.hpp"

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

/// Throws ImportRefusal where a record on which interviews, contracts or renewals hang would move to another account;
/// it takes them from one account to the next with what was said there. `said` null: an account that is not there yet.
void refuse_move(const Store& store, RecordKind kind, std::int64_t id, std::optional<std::int64_t> before,
                 std::optional<AccountId> said);

/// A second row for the table's current row says something else: in `field`, else in the first of the columns that
/// differ.
ImportRefusal contradiction(const ImportTable& table, ImportTable::Values values, std::string_view record,
                            std::string_view field = {});

}  // namespace winloss::store
