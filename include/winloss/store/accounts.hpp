// Accounts in the store, who looked after them when, and the team that keeps them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/records.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// An account with the names of those it refers to.
struct AccountRow {
    Account account;
    std::optional<std::string> parent;
    std::optional<std::string> owner;
};

/// Empty lists and nulls leave everything in. Segments, industries and regions are as stored: see spellings().
struct AccountFilter {
    std::optional<PersonId> owner{};
    std::optional<AccountId> parent{};
    std::vector<std::string> segments{};
    std::vector<std::string> industries{};
    std::vector<std::string> regions{};
};

/// The query of each_account(), by name; `limit` 0: all.
Listing account_listing(const AccountFilter& filter);
void each_account(const Store& store, const AccountFilter& filter, std::int64_t limit,
                  const std::function<void(const AccountRow&)>& take);
AccountRow read_account_row(const Store& store, AccountId id);  ///< throws not_found
Account read_account(const Store& store, AccountId id);         ///< throws not_found

/// Without an owner's history: set_owner() begins it. Throw conflict when another account has the external id.
AccountId insert_account(Write& write, const Account& account);
void update_account(Write& write, const Account& account);

/// The accounts above this one, its parent first.
std::vector<AccountId> ancestors(const Store& store, AccountId id);

enum class AccountWord { segment, industry, region };
/// How accounts spell what was typed, case-folded ('smb' → SMB); throws not_found with the nearest words where no
/// account has it.
std::vector<std::string> spellings(const Store& store, AccountWord which, std::string_view typed);

/// Who looked after an account; a null day is unknown at its beginning and open at its end.
struct OwnerSpan {
    PersonId person;
    std::string name;
    std::optional<Date> from_on;
    std::optional<Date> until_on;
};
/// Latest first.
std::vector<OwnerSpan> account_owners(const Store& store, AccountId id);
/// From `from_on` (null: since before the records) `owner` looks after the account; the one before does until the day
/// before. An owner since that same day is replaced: a correction. Throws conflict for a day before it.
void set_owner(Write& write, AccountId account, std::optional<PersonId> owner, std::optional<Date> from_on);
/// A correction: the owner looks after the account since `day`, whoever did next to them until the day before. Nothing
/// where nobody does. Throws conflict where the one before began later.
void set_owner_since(Write& write, AccountId account, Date day);

struct TeamMember {
    PersonId person;
    std::string name;
    std::optional<std::string> role;
};
/// By name.
std::vector<TeamMember> account_team(const Store& store, AccountId id);
/// A member already on the team keeps the role unless a new one is given.
void join_account_team(Write& write, AccountId account, PersonId person, const std::optional<std::string>& role);
void leave_account_team(Write& write, AccountId account, PersonId person);  ///< throws not_found

}  // namespace winloss::store
