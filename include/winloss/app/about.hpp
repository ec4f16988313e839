// How a record around an interview says which customer it is about, and how one is named.
#pragma once

#include <optional>
#include <string>

namespace winloss::app {

/// One of them at least.
struct About {
    std::optional<std::string> account;
    std::optional<std::string> from;  ///< the interview it came out of; its account then goes without saying
};

/// One of them on a page of its own, with what its list has no room for.
struct ShowAround {
    std::string record;  ///< its number
};

}  // namespace winloss::app
