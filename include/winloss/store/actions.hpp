// Actions: what we do because of what we heard.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/around.hpp"
#include "winloss/store/listing.hpp"

namespace winloss::store {

struct ActionRow {
    Action action;
    std::optional<std::string> account;
    std::optional<std::string> owner;
    std::optional<std::string> code;  ///< its path
    /// Whose task it is: the owner's, while there is none the account owner's.
    std::optional<PersonId> whose{};
    std::optional<std::string> whose_name{};
};

struct ActionFilter {
    std::optional<AccountId> account{};
    std::optional<InterviewId> interview{};
    std::optional<PersonId> owner{};
    std::optional<PersonId> of{};  ///< whose task it is
    std::optional<ActionState> state{};
    bool open = false;     ///< considered or planned
    bool pending = false;  ///< considered or planned, or the customer does not know yet what came of it
    std::optional<Date> due_by{};
};

/// The next due first, those without a day last.
Listing action_listing(const ActionFilter& filter);
std::vector<ActionRow> actions(const Store& store, const ActionFilter& filter, std::int64_t limit);
/// All of them in that order, none of which is held.
void each_action(const Store& store, const ActionFilter& filter, const std::function<void(const ActionRow&)>& take);
ActionRow read_action(const Store& store, ActionId id);  ///< throws not_found
ActionId insert_action(Write& write, const Action& action);
void update_action(Write& write, const Action& action);

}  // namespace winloss::store
