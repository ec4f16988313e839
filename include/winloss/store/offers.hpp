// What may be typed where a command names a record, for a shell that completes words: a few rows each, in the order of
// an index. Knows no command.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/store/accounts.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::store {

/// The first names that begin with `prefix`, folded, in their order. Empty for a kind without names.
std::vector<NameLine> names_from(const Store& store, RecordKind kind, std::string_view prefix, std::int64_t limit);

/// An external id, and whose it is.
struct ExternalIdLine {
    std::string external_id;
    NameLine record;
};
/// The first external ids that begin with `prefix`, as it is typed or in capitals. Empty for an empty prefix, and for a
/// kind without external ids.
std::vector<ExternalIdLine> external_ids_from(const Store& store, RecordKind kind, std::string_view prefix,
                                              std::int64_t limit);

/// Which records a command is likely to mean that names them by number.
enum class Likely {
    open,    ///< of interviews, flags, actions, expectations: those still to be dealt with, the most pressing first
    held,    ///< of interviews: held, and still owing a mark
    heard,   ///< of interviews: all that were held, the last first
    ended,   ///< of interviews: ended without having been held
    latest,  ///< of every kind: the last ones added
};
std::vector<NameLine> likely(const Store& store, RecordKind kind, Likely which, std::int64_t limit);

/// Accounts or deals (`kind`) whose names begin so, and that have an interview which such a command is likely to mean.
std::vector<NameLine> interviewed_from(const Store& store, RecordKind kind, Likely which, std::string_view prefix,
                                       std::int64_t limit);

/// Deals without a decision whose names begin so.
std::vector<NameLine> open_deals_from(const Store& store, std::string_view prefix, std::int64_t limit);

/// Colleagues who can be given something to do: who are still active.
std::vector<NameLine> active_people_from(const Store& store, std::string_view prefix, std::int64_t limit);

/// Contacts who may be asked: who have not left and may be contacted. Of one account, or of all.
std::vector<NameLine> contacts_to_ask(const Store& store, std::optional<AccountId> account, std::string_view prefix,
                                      std::int64_t limit);

/// The segments, industries or regions of the accounts added last: of enough of them to meet every one that is common.
std::vector<std::string> account_words(const Store& store, AccountWord which);

}  // namespace winloss::store
