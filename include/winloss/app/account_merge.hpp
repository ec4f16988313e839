// Two accounts that turn out to be one organisation.
#pragma once

#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct MergeAccounts {
    std::string from;
    std::string into;
    bool drop_external_id = false;  ///< of the account that goes, where both have one
    bool dry_run = false;
};
/// One operation: everything of `from` is of `into` then, and `from` is gone.
Answer merge_accounts(store::Store& store, const Context& context, const MergeAccounts& options);

}  // namespace winloss::app
