// What reports ask of an action. Knows no store and no report.
#pragma once

#include <optional>

#include "winloss/domain/facts.hpp"

namespace winloss {

/// An action as it stood on the as-of day.
struct ActionFact {
    ActionId id{};
    AttributeLabels labels;    ///< of the account: segment, region, industry, owner
    bool of_customer = false;  ///< it is about an account, which can be told
    ActionState state = ActionState::considering;
    std::optional<Date> heard_on{};  ///< the interview it came of
    std::optional<Date> due_on{};
    std::optional<Date> told_on{};  ///< by that day
    Label code = 0;                 ///< among FactLabels::codes
};

}  // namespace winloss
