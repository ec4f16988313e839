// How the contracts of an account stand on a day: what none of a contract's own days says.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "winloss/store/contracts.hpp"

namespace winloss::app {

struct Standing {
    std::string status;                ///< to-come, running, renewed, assumed-renewed, pending or ended
    std::optional<Date> served_since;  ///< first day of unbroken service of the account; null for a trial
    /// Last day of the term it is in now, of one that is assumed to have renewed itself; null for all others, which end
    /// when they say they do.
    std::optional<Date> term_ends_on;
};

/// Of all contracts of the account.
std::map<ContractId, Standing> standings(const store::Store& store, AccountId account, Date today);

}  // namespace winloss::app
