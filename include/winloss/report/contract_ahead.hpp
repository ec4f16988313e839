// The next end of each contract that comes in an outlook, and whether the customer was heard before it. Knows no table.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/domain/customer_facts.hpp"
#include "winloss/domain/tenure.hpp"

namespace winloss::report {

enum class Ahead {
    open,             ///< nothing says yet whether it will go on
    renewed,          ///< a later contract takes over
    assumed_renewed,  ///< it renews itself
    leaving,          ///< somebody ended it
};
std::string_view word(Ahead ahead);

struct ContractAhead {
    ContractFacts facts;
    Date ends_on{};
    Ahead ahead = Ahead::open;
    std::optional<Date> heard_on{};  ///< the interview before this end
};

/// Of one account (or its contracts of one product): those whose service ends in the outlook, each once, at its first
/// end in it. Successors that are still to begin are known. Left out: trials, and what is pending on the as-of day.
std::vector<ContractAhead> contracts_ahead(std::span<const ContractFacts> contracts,
                                           std::span<const PreRenewalFact> heard, const Period& outlook, int grace_days,
                                           Date as_of);

/// Contracts that ended at most the grace period before the day, that nobody ended and nothing renews.
int pending_ends(std::span<const ContractFacts> contracts, int grace_days, Date as_of);

}  // namespace winloss::report
