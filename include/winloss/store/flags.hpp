// Flags: what interviews uncovered for someone else.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/around.hpp"
#include "winloss/store/listing.hpp"

namespace winloss::store {

struct FlagRow {
    Flag flag;
    std::string account;
    std::optional<std::string> owner;
    /// Whose task it is: the owner's, while there is none the account owner's.
    std::optional<PersonId> whose{};
    std::optional<std::string> whose_name{};
};

struct FlagFilter {
    std::optional<AccountId> account{};
    std::optional<InterviewId> interview{};
    std::optional<PersonId> owner{};
    std::optional<PersonId> of{};  ///< whose task it is
    std::optional<FlagKind> kind{};
    bool raised = false;  ///< not cleared yet
    std::optional<Date> look_again_by{};
};

/// Those to look at next first, those without a day last.
Listing flag_listing(const FlagFilter& filter);
std::vector<FlagRow> flags(const Store& store, const FlagFilter& filter, std::int64_t limit);
FlagRow read_flag(const Store& store, FlagId id);  ///< throws not_found
FlagId insert_flag(Write& write, const Flag& flag);
void update_flag(Write& write, const Flag& flag);

}  // namespace winloss::store
