// Actions: what we do because of what we heard, and when the customer was told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/about.hpp"
#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/store/actions.hpp"

namespace winloss::app {

struct AddAction {
    std::string text;
    About about;
    std::optional<std::string> code;  ///< what it is about where no customer is named
    std::optional<std::string> owner;
    std::optional<std::string> due;
    std::optional<std::string> state;
};
Answer add_action(store::Store& store, const Context& context, const AddAction& options);

struct ListActions {
    About about;
    std::optional<std::string> owner;
    std::optional<std::string> state;
    bool all = false;                   ///< done and declined ones too
    std::optional<std::string> within;  ///< due in this time
    std::optional<std::int64_t> limit;
};
Answer list_actions(const store::Store& store, const Context& context, const ListActions& options);
Answer show_action(const store::Store& store, const Context& context, const ShowAround& options);

struct SetAction {
    std::string action;
    std::optional<std::string> text;
    std::optional<std::string> owner;
    std::optional<std::string> due;
    std::optional<std::string> state;
    std::optional<std::string> code;
    std::optional<std::string> told;  ///< when the customer was told; empty: not yet
    std::optional<std::string> from;  ///< the interview it is because of
};
Answer set_action(store::Store& store, const Context& context, const SetAction& options);

struct TellAction {
    std::string action;
    std::optional<std::string> on;
};
Answer tell_action(store::Store& store, const Context& context, const TellAction& options);

struct RemoveAction {
    std::string action;
};
Answer remove_action(store::Store& store, const Context& context, const RemoveAction& options);

Table actions_table();
Row cells(const store::ActionRow& row, Date today);

}  // namespace winloss::app
