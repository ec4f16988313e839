// Planning: what the programme owes is brought into line with the records, and every decision can be explained.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct Plan {
    std::optional<std::string> account;  ///< only this one
    std::optional<std::string> since;    ///< becomes the first day of the programme
    bool dry_run = false;                ///< say what would change
    bool explain = false;                ///< every decision and what decided it; changes nothing
};
Answer plan(store::Store& store, const Context& context, const Plan& options);

}  // namespace winloss::app
