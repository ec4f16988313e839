// What may be typed where a command names a guide, one of its versions or questions, or who asks for them.
#pragma once

#include <optional>
#include <vector>

#include "winloss/app/candidates.hpp"

namespace winloss::app {

/// Nullopt where something else is wanted.
std::optional<std::vector<Candidate>> guide_candidates(const store::Store& store, const Wanted& wanted);

}  // namespace winloss::app
