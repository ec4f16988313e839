// One operation of the history looked up, for undo and for a record's life.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "effects.hpp"
#include "winloss/store/history.hpp"

namespace winloss::store {

std::optional<OperationEntry> operation_entry(const Connection& connection, const Effects& effects, std::int64_t id);

/// The operation that made a row; nullopt for one that was there from the start.
std::optional<std::int64_t> maker_of(const Connection& connection, std::string_view table, std::int64_t id);

}  // namespace winloss::store
