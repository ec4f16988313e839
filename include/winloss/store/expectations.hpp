// Expectations: what customers said success will look like, and whether it came.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/around.hpp"
#include "winloss/store/listing.hpp"

namespace winloss::store {

struct ExpectationRow {
    Expectation expectation;
    std::string account;
    std::optional<PersonId> whose{};  ///< who reviews it: the account's owner
    std::optional<std::string> whose_name{};
};

struct ExpectationFilter {
    std::optional<AccountId> account{};
    std::optional<InterviewId> interview{};
    std::optional<PersonId> of{};     ///< whose task it is
    bool open = false;                ///< not reviewed yet
    std::optional<Date> review_by{};  ///< to be reviewed by this day
};

/// The next to be reviewed first, those without a day last.
Listing expectation_listing(const ExpectationFilter& filter);
std::vector<ExpectationRow> expectations(const Store& store, const ExpectationFilter& filter, std::int64_t limit);
/// All of them in that order, none of which is held.
void each_expectation(const Store& store, const ExpectationFilter& filter,
                      const std::function<void(const ExpectationRow&)>& take);
ExpectationRow read_expectation(const Store& store, ExpectationId id);  ///< throws not_found
ExpectationId insert_expectation(Write& write, const Expectation& expectation);
void update_expectation(Write& write, const Expectation& expectation);

}  // namespace winloss::store
