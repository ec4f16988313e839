// A contact changes employer: what was said stays with the old account, the person goes on at the new one.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct MoveContact {
    std::string contact;
    std::string to;
    std::optional<std::string> on;  ///< the day of leaving; default: the one the store has, else today
    std::optional<std::string> title;
    std::optional<std::string> buying_role;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    bool dry_run = false;
};
/// Adds a contact at the new account, with the name and the wish not to be contacted, and marks the old one as left.
/// The external id, the e-mail address and the phone number stay with the old one.
Answer move_contact(store::Store& store, const Context& context, const MoveContact& options);

}  // namespace winloss::app
