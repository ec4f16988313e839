// Health: someone's dated judgement of an account.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/about.hpp"
#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/store/health.hpp"

namespace winloss::app {

struct AddHealth {
    std::string level;
    About about;
    std::string why;
    std::optional<std::string> on;
    std::optional<std::string> by;
};
Answer add_health(store::Store& store, const Context& context, const AddHealth& options);

struct ShowHealth {
    std::optional<std::string> account;  ///< without one: the latest judgement of every account
    std::optional<std::string> level;
    std::optional<std::int64_t> limit;
};
Answer show_health(const store::Store& store, const Context& context, const ShowHealth& options);

/// What is not given stays; an empty value clears.
struct SetHealth {
    std::string health;
    std::optional<std::string> level;
    std::optional<std::string> why;
    std::optional<std::string> on;
    std::optional<std::string> by;
    std::optional<std::string> from;  ///< the interview it came out of
};
Answer set_health(store::Store& store, const Context& context, const SetHealth& options);

struct RemoveHealth {
    std::string health;
};
Answer remove_health(store::Store& store, const Context& context, const RemoveHealth& options);

/// How its account stands once a judgement is written: 'is red', or 'was red on 2026-09-01; it is green since
/// 2026-09-20' where a later one says another thing.
std::string stands_as(const store::Store& store, const Health& written);
/// What is said after a judgement: which owed check-in it does for where it came with a contact, and what comes next.
std::vector<std::string> after_judging(const store::Store& store, const Context& context, const Health& health);

Table health_table();
Row cells(const store::HealthRow& row);

}  // namespace winloss::app
