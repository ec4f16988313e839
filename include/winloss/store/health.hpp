// Health: dated judgements of accounts.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/around.hpp"
#include "winloss/store/listing.hpp"

namespace winloss::store {

struct HealthRow {
    Health health;
    std::string account;
    std::optional<std::string> person;
};

struct HealthFilter {
    std::optional<AccountId> account{};
    std::optional<HealthLevel> level{};
    bool latest = false;  ///< of each account its latest judgement alone
};

/// The latest first.
Listing health_listing(const HealthFilter& filter);
std::vector<HealthRow> judgements(const Store& store, const HealthFilter& filter, std::int64_t limit);
/// All of them in that order, none of which is held.
void each_judgement(const Store& store, const HealthFilter& filter, const std::function<void(const HealthRow&)>& take);
/// The latest judgement by this day; null where nobody has judged.
std::optional<HealthRow> latest_health(const Store& store, AccountId account, Date by);
HealthRow read_health(const Store& store, HealthId id);  ///< throws not_found
HealthId insert_health(Write& write, const Health& health);
void update_health(Write& write, const Health& health);

}  // namespace winloss::store
