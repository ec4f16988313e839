// What merges of records have in common. For store's own use.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "winloss/store/lookup.hpp"
#include "winloss/store/merge.hpp"

namespace winloss::store {

/// Every reference to `from` names `into`; how many rows did. `special` does so for a table where that is not all, and
/// gives null for the others.
using MoveRows = std::function<std::optional<std::int64_t>(const Reference& reference)>;
std::vector<Moved> move_references(Write& write, RecordKind kind, std::int64_t from, std::int64_t into,
                                   const MoveRows& special);

/// How many rows of the table name `into` from now on, where they named `from`.
std::int64_t rename_column(Write& write, std::string_view table, std::string_view column, std::int64_t from,
                           std::int64_t into);

/// Files that name `from`, by its name or one before, mean `into`; `from` is no more.
void end_in(Write& write, RecordKind kind, std::int64_t from, std::int64_t into, const std::string& name,
            const std::string& name_of_into);

}  // namespace winloss::store
