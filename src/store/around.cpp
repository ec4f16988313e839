#include "winloss/store/around.hpp"

namespace winloss::store {

Around around(const Store& store, AccountId account) {
    Statement row = store.prepare(
        "SELECT EXISTS (SELECT 1 FROM touch WHERE account_id = $account) "
        "OR EXISTS (SELECT 1 FROM interview WHERE account_id = $account AND held_on IS NOT NULL), "
        "EXISTS (SELECT 1 FROM expectation WHERE account_id = $account), "
        "EXISTS (SELECT 1 FROM health WHERE account_id = $account), "
        "EXISTS (SELECT 1 FROM flag WHERE account_id = $account), "
        "EXISTS (SELECT 1 FROM action WHERE account_id = $account)");
    row.bind("account", account.value).step();
    return {row.boolean(0), row.boolean(1), row.boolean(2), row.boolean(3), row.boolean(4)};
}

}  // namespace winloss::store
