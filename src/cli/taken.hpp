// Which account or colleague a part of a name was taken for, where the answer to a change does not say it by itself.
#pragma once

#include <string>
#include <vector>

#include "winloss/cli/binder.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/store/store.hpp"

namespace winloss::cli {

/// 'severn' is account 2, Severn Rail Group.', a sentence for each; none for what the answer's sentences name.
std::vector<std::string> taken_for(const store::Store& store, const std::vector<Given>& given, const Answer& answer);

}  // namespace winloss::cli
