// What to say where a store holds nothing yet that an interview or a figure could be about.
#pragma once

#include <string>

#include "winloss/core/table.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// A sentence with the commands to type; empty where there is a deal or a contract.
std::string how_to_begin(const store::Store& store);

/// For a list that may be empty: that none fits where the store has records of the kind, with the command that shows
/// all of them ('touch list'), else how to make the first.
std::string when_none_fit(const store::Store& store, store::RecordKind kind, std::string_view words,
                          std::string_view list, std::string none_yet);

/// What an empty list of what imports bring says: how to begin where the store holds no accounts either, else as
/// above, with the command that makes one. Empty for a list with rows.
struct Imported {
    store::RecordKind kind;
    std::string_view words;  ///< 'contacts'
    std::string_view list;   ///< 'contact list'
    std::string_view make;   ///< the command that makes one, and what else brings them
    std::string_view
        by_hand{};  ///< the command that makes one in a store without accounts; empty: how to begin says it
};
std::string when_none(const store::Store& store, const Table& table, const Imported& records);

}  // namespace winloss::app
