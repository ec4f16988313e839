// Touches: any contact with a customer.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/around.hpp"
#include "winloss/store/listing.hpp"

namespace winloss::store {

/// A touch with the names that a list shows beside it.
struct TouchRow {
    Touch touch;
    std::string account;
    std::optional<std::string> person;
    std::vector<std::string> contacts;
};

struct TouchFilter {
    std::optional<AccountId> account{};
    std::optional<InterviewId> interview{};
    std::optional<PersonId> person{};
    std::optional<TouchKind> kind{};
    std::optional<Date> from{};
};

/// The latest first.
Listing touch_listing(const TouchFilter& filter);
std::vector<TouchRow> touches(const Store& store, const TouchFilter& filter, std::int64_t limit);
TouchRow read_touch(const Store& store, TouchId id);  ///< throws not_found
/// With its contacts.
TouchId insert_touch(Write& write, const Touch& touch);
void update_touch(Write& write, const Touch& touch);

}  // namespace winloss::store
