// What to say where a store holds nothing yet that an interview or a figure could be about.
#pragma once

#include <string>

#include "winloss/core/table.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// A sentence with the commands to type; empty where there is a deal or a contract.
std::string how_to_begin(const store::Store& store);

/// What an empty list says: how to begin where the store holds no accounts either, else `no_such`. Empty for a list
/// with rows.
std::string when_none(const store::Store& store, const Table& table, std::string no_such);

/// For a list of few records: that none fits where some were picked, else how to make the first.
std::string when_none_fit(bool picked, std::string_view words, std::string none_yet);

}  // namespace winloss::app
