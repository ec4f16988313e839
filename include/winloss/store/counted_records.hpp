// What the records behind a report's figures are called, all in one pass. Knows no report.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "winloss/core/money.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct CountedDeal {
    DealId id{};
    std::string name;
    std::optional<std::string> account;
    Outcome outcome = Outcome::open;
    std::optional<Date> decision_on;
    std::optional<Money> amount;
};
/// By number; `ids` ascending, each once. A number that is none has no row.
std::vector<CountedDeal> counted_deals(const Store& store, std::span<const std::int64_t> ids);

struct CountedAccount {
    AccountId id{};
    std::string name;
    std::optional<std::string> segment;
};
std::vector<CountedAccount> counted_accounts(const Store& store, std::span<const std::int64_t> ids);

}  // namespace winloss::store
