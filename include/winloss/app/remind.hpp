// The morning's reminder: who has to ask, to meet, or to finish what. Plain text for cron and mail; writes nothing.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct Remind {
    std::optional<std::string> within;  ///< also windows that open within this length of time
    std::optional<std::string> since;   ///< only what has come up after this day
};
Answer remind(const store::Store& store, const Context& context, const Remind& options);

}  // namespace winloss::app
