// How a record around an interview says which customer it is about.
#pragma once

#include <optional>
#include <string>

namespace winloss::app {

/// One of them at least.
struct About {
    std::optional<std::string> account;
    std::optional<std::string> from;  ///< the interview it came out of; its account then goes without saying
};

}  // namespace winloss::app
