// What to say where a store holds nothing yet that an interview or a figure could be about.
#pragma once

#include <optional>
#include <string>

#include "winloss/core/table.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// A sentence with the commands to type; empty where there is a deal or a contract.
std::string how_to_begin(const store::Store& store);

/// What is to come where no window opens later: nobody has planned yet, or nothing is owed. The end of a sentence.
std::string nothing_ahead(const store::Store& store);

/// That none of the records is what was asked for, with the command that shows all of them ('touch list').
std::string none_is_like_that(std::string_view words, std::string_view list);

/// The account that was asked for, in a command to type; 'ACCOUNT' where none was.
std::string asked_account(const std::optional<std::string>& typed);

/// What is listed, for a list that may be empty.
struct Listed {
    store::RecordKind kind;
    std::string_view words;      ///< 'contacts'
    std::string_view list;       ///< the command that shows all of them: 'contact list'
    std::string make;            ///< the command that makes one, and what else brings them
    std::string_view usual{};    ///< those that are listed where nobody asks for others: 'raised flags'; empty: all
    std::string_view by_hand{};  ///< of what imports bring: the command that makes one in a store without accounts
};
/// That none fits where the store has records of the kind, else that there are none; with the command that makes one.
std::string when_none_fit(const store::Store& store, const Listed& records);
/// The same for what imports bring: how to begin where the store holds no accounts either. Empty for a list with rows.
std::string when_none(const store::Store& store, const Table& table, const Listed& records);

}  // namespace winloss::app
