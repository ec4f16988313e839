// An account's name in sentences, and those who keep it as tables.
#pragma once

#include <string>
#include <vector>

#include "winloss/core/table.hpp"
#include "winloss/store/accounts.hpp"

namespace winloss::app {

/// 'account 3, Acme'
std::string called(const Account& account);
Table team_table(const std::vector<store::TeamMember>& team);
/// Latest first.
Table owners_table(const std::vector<store::OwnerSpan>& owners);

}  // namespace winloss::app
