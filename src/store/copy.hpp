// One file's worth of store copied to another.
#pragma once

#include <string>

#include "winloss/core/date.hpp"
#include "winloss/store/connection.hpp"

namespace winloss::store {

/// Makes `target` (conflict when it exists) a copy of `source` as of one moment, opens and checks it. A copy that is
/// not perfect is removed again and throws.
void copy_store(const Connection& source, const std::string& target);

/// 'winloss.db.1-20261002T073000Z.backup' for the label '1'; the second and later tries for one moment have a number.
std::string kept_name(const std::string& path, const std::string& label, Instant now, int try_number);

}  // namespace winloss::store
