// Foreign keys and unique columns looked at by hand, for an undo: it works with enforcement off, because ON DELETE
// actions would answer to its intermediate states, and has to name the record in the way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "winloss/store/connection.hpp"

namespace winloss::store {

/// A record that refers to another one which is not there.
struct BrokenReference {
    std::string table;  ///< "deal"
    std::int64_t id = 0;
    std::string missing_table;
    std::int64_t missing_id = 0;
};

/// The first broken reference from or to a row that `operation` changed.
std::optional<BrokenReference> broken_reference(const Connection& connection, std::int64_t operation);

/// The row, other than `id`, that has a unique value which the row `json` of the same table has too.
std::optional<std::int64_t> twin_of(const Connection& connection, std::string_view table, std::int64_t id,
                                    std::string_view json);

}  // namespace winloss::store
