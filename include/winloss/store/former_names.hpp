// What files go on calling an account that somebody merged into another one or gave another name. Goes with the
// merge or the new name, so that an undo takes it back too. Knows no file.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "winloss/domain/ids.hpp"
#include "winloss/store/imports.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct FormerName {
    AccountId account;
    bool merged = false;  ///< the name of another account, that was merged into it; else its own before
};

/// An account that is called so now is meant before the one that was.
void keep_former_name(Write& write, std::string_view name, const FormerName& of);
/// The account bears a name that it or another one had before.
void forget_former_name(Write& write, std::string_view name, AccountId account);
/// Whatever accounts had the name. Whether any had.
bool forget_former_name(Write& write, std::string_view name);
/// What was `from` before is `into` now.
void move_former_names(Write& write, AccountId from, AccountId into);

/// By name, case-folded; of accounts that are there.
std::unordered_map<std::string, FormerName> former_names(const Store& store);
/// The same beside the names that the accounts have now, by former name.
std::vector<ImportAlias> former_account_names(const Store& store);

}  // namespace winloss::store
