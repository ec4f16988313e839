// Touches: any contact with a customer, listed together with the held interviews.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/around.hpp"
#include "winloss/store/listing.hpp"

namespace winloss::store {

/// A touch with the names of what it refers to.
struct TouchRow {
    Touch touch;
    std::string account;
    std::optional<std::string> person;
    std::vector<std::string> contacts;
};

/// A contact with a customer as a list shows it: a touch, or a held interview, which is one without a row of its own.
struct TouchLine {
    std::optional<TouchId> id;      ///< null: a held interview
    std::optional<TouchKind> kind;  ///< the same
    Date touched_on{};
    AccountId account_id;
    std::string account;
    std::optional<std::string> person;     ///< who was in touch, or interviewed
    std::vector<std::string> contacts;     ///< whom it was with, in the order in which they were named
    std::optional<InterviewId> interview;  ///< the one that was held, or that the touch came out of
    std::string said;
};

struct TouchFilter {
    std::optional<AccountId> account{};
    std::optional<InterviewId> interview{};  ///< that one, and what came out of it
    std::optional<PersonId> person{};
    std::optional<TouchKind> kind{};  ///< of touches, and these alone
    bool interviews_alone = false;
    std::optional<Date> from{};
};

/// The latest first; of a day the held interviews last, since what came out of them came later. `limit` 0: all.
std::vector<TouchLine> touches(const Store& store, const TouchFilter& filter, std::int64_t limit);
/// All touches in that order, none of which is held. Held interviews are not among them.
void each_touch(const Store& store, const std::function<void(const TouchLine&)>& take);
/// How many there are, of touches and of held interviews up to 10,000 each.
RowCount count_touches(const Store& store, const TouchFilter& filter);
/// The statement behind the list, for the test that asks the engine how it would run it.
std::string touches_sql(const TouchFilter& filter);

TouchRow read_touch(const Store& store, TouchId id);  ///< throws not_found
/// With its contacts.
TouchId insert_touch(Write& write, const Touch& touch);
void update_touch(Write& write, const Touch& touch);

}  // namespace winloss::store
