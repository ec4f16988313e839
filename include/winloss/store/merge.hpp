// Two records that are one: whatever names the one names the other from then on. The tables are those of references(),
// so that a new one cannot be forgotten.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// Rows of a table that changed hands.
struct Moved {
    std::string table;  ///< "deal"
    std::int64_t count = 0;
};

/// Moves everything of `from` to `into` and removes `from`. What `into` says of itself stays: segment, industry,
/// region, parent, owner and external id are taken over only where it has none. Owners of `from` before it stay in the
/// history; one who still was ends on the day before `today`. `from` must be another account than `into`; an external
/// id that both have is `into`'s. Tables without such rows are left out.
std::vector<Moved> merge_account(Write& write, AccountId from, AccountId into, Date today);

/// The same of competitors. In a deal in which one side names both, the one is what either was.
std::vector<Moved> merge_competitor(Write& write, CompetitorId from, CompetitorId into);

}  // namespace winloss::store
