// The rules of the domain that a CHECK or a foreign key cannot say, held against what is stored.
#pragma once

#include "finding_list.hpp"

namespace winloss::store {

void find_broken_domain_rules(const Store& store, FindingList& findings);

}  // namespace winloss::store
