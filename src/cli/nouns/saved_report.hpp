// The verbs that save reports and run them again.
#pragma once

#include <vector>

#include "winloss/cli/command.hpp"

namespace winloss::cli {

/// `reports` are the verbs that can be saved.
void add_saved_verbs(std::vector<Verb>& verbs, const std::vector<Verb>& reports);

}  // namespace winloss::cli
