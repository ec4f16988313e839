// One file's worth of store copied to another.
#pragma once

#include <string>

#include "winloss/store/connection.hpp"

namespace winloss::store {

/// Makes `target` (conflict when it exists) a copy of `source` as of one moment, opens and checks it. A copy that is
/// not perfect is removed again and throws.
void copy_store(const Connection& source, const std::string& target);

}  // namespace winloss::store
