// Interviewers for all that is due and has none: in turn, least loaded first, nobody who was on the deal.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct AssignDue {
    std::string round_robin;  ///< colleagues between commas, who take turns in this order
    std::optional<std::string> within;
    std::optional<std::string> kind;
    bool dry_run = false;
};
/// Interviews of one account go to one person where that can be: they are often held as one conversation.
Answer assign_due(store::Store& store, const Context& context, const AssignDue& options);

}  // namespace winloss::app
