// Looking after a store: is it whole, and a copy of it.
#pragma once

#include <string>
#include <vector>

#include "winloss/store/store.hpp"

namespace winloss::store {

struct Finding {
    std::string check;   ///< integrity, foreign-key, schema, domain, history
    std::string record;  ///< 'deal 17'; empty when it is the store as a whole
    std::string problem;
    std::string remedy;  ///< what to do about it; may be empty
};

/// Every finding of: the engine's integrity check, foreign keys, the schema's digest against the migrations', and the
/// domain rules that a CHECK cannot say (store/domain_checks). Empty when all is well.
std::vector<Finding> check(const Store& store);

/// A consistent copy at `target` (0600; refused when it exists), itself opened and checked before this returns.
void backup(const Store& store, const std::string& target);

}  // namespace winloss::store
