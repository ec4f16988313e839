// Who keeps an account: its team, and who owned it when.
#pragma once

#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct AccountTeam {
    std::string account;
    std::vector<std::string> add;     ///< PERSON or PERSON:ROLE
    std::vector<std::string> remove;  ///< PERSON
    bool changes() const { return !add.empty() || !remove.empty(); }
};
Answer show_account_team(const store::Store& store, const Context& context, const AccountTeam& options);
Answer change_account_team(store::Store& store, const Context& context, const AccountTeam& options);

struct AccountOwners {
    std::string account;
};
Answer show_account_owners(const store::Store& store, const Context& context, const AccountOwners& options);

}  // namespace winloss::app
