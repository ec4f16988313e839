// Two accounts that turn out to be one organisation.
#pragma once

#include "winloss/app/context.hpp"
#include "winloss/app/merge.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

/// Everything of `from` is of `into` then, which takes over what it does not say of itself.
Answer merge_accounts(store::Store& store, const Context& context, const MergeRecords& options);

}  // namespace winloss::app
