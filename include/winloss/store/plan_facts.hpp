// What a plan goes by, account by account, in a handful of queries however many accounts there are. Knows which
// records can matter by their dates, not what is owed.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "winloss/domain/plan.hpp"
#include "winloss/domain/plan_reach.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct PlanFacts {
    AccountFacts facts;
    std::string account;  ///< its name
};

/// Which accounts to read.
struct PlanScope {
    std::optional<AccountId> account;  ///< this one alone
    std::optional<PlanReach> reach;    ///< those with records that can change a plan; null: all
};

/// Calls `each` once an account, by number. Nothing may be written before this returns.
void read_plan_facts(const Store& store, const PlanScope& scope, const std::function<void(const PlanFacts&)>& each);

/// The statements behind it, for the test that asks the engine how it would run them.
std::vector<std::string> plan_facts_sql(const PlanScope& scope);

}  // namespace winloss::store
