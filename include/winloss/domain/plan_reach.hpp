// How far back the records lie that can change a plan: what a store hands over and what it may leave alone. Errs on
// the side of handing over too much.
#pragma once

#include "winloss/core/date.hpp"
#include "winloss/domain/programme.hpp"

namespace winloss {

struct PlanReach {
    Date decided_since{};  ///< a deal decided earlier is owed nothing
    Date served_since{};   ///< an account whose last service ended earlier is owed nothing
};

/// From the first day of the programme, today where it has none yet.
PlanReach reach_of(const Programme& programme, Date today);

}  // namespace winloss
