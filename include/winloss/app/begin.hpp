// What to say where a store holds nothing yet that an interview or a figure could be about.
#pragma once

#include <string>

#include "winloss/core/table.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// A sentence with the commands to type; empty where there is a deal or a contract.
std::string how_to_begin(const store::Store& store);

/// For a list that may be empty: that none fits where some were picked, with the command that shows all
/// ('touch list'), else how to make the first.
std::string when_none_fit(bool picked, std::string_view words, std::string_view list, std::string none_yet);

/// What an empty list of what imports bring says: how to begin where the store holds no accounts either, else as
/// above, with the command that makes one. Empty for a list with rows.
struct Imported {
    bool picked = false;
    std::string_view words;  ///< 'contacts'
    std::string_view list;   ///< 'contact list'
    std::string_view make;   ///< the command that makes one, and what else brings them
    std::string_view
        by_hand{};  ///< the command that makes one in a store without accounts; empty: how to begin says it
};
std::string when_none(const store::Store& store, const Table& table, const Imported& records);

}  // namespace winloss::app
