// What there is around the interviews of an account, in one question: most accounts have little, and what is not there
// is not asked for.
#pragma once

#include "winloss/domain/ids.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct Around {
    bool touches = false;  ///< or held interviews
    bool expectations = false;
    bool health = false;
    bool flags = false;
    bool actions = false;
};
Around around(const Store& store, AccountId account);

}  // namespace winloss::store
