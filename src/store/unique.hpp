// External ids are given once: said in words before the engine refuses the row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/store/lookup.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// Throws conflict when a record of that kind other than `id` has the external id.
void refuse_taken_external_id(const Store& store, RecordKind kind, const std::optional<std::string>& external_id,
                              std::int64_t id);

}  // namespace winloss::store
