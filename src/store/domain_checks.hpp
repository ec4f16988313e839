// The rules of the domain that a CHECK or a foreign key cannot say, held against what is stored.
#pragma once

#include <vector>

#include "winloss/store/maintenance.hpp"

namespace winloss::store {

std::vector<Finding> domain_findings(const Store& store);

}  // namespace winloss::store
