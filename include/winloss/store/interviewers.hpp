// How much each interviewer has to do.
#pragma once

#include "winloss/domain/interviewer_choice.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// Open interviews by interviewer: one pass over the open ones.
Load interviewer_load(const Store& store);

}  // namespace winloss::store
