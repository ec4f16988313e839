// The page for a period: the main reports' headlines, and the main table of each.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct DigestReport {
    std::optional<std::string> period;  ///< without one the last quarter
};
/// What the day's own reports say (renewals, pulse) is as of today, whatever the period.
Answer report_digest(const store::Store& store, const Context& context, const DigestReport& options);

}  // namespace winloss::app
