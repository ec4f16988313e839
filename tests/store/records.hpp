// What the tests of the records share: a store of the real schema with a few of each, and how the engine would run a
// query.
#pragma once

#include <regex>
#include <string>

#include "fixture.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/competitors.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/contracts.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/people.hpp"
#include "winloss/store/products.hpp"

namespace winloss::store {

inline Store new_store(const std::string& path) { return Store::create(path, {.now = noon, .say = {}}, {}); }

inline Money usd(std::int64_t cents) { return {cents, *Currency::parse("USD")}; }

/// The engine's plan, its steps apart by '; '.
inline std::string plan_of(const Store& store, const std::string& sql) {
    Statement plan = store.prepare("EXPLAIN QUERY PLAN " + sql);
    static const std::regex parameter(R"(\$(\w+))");
    for (std::sregex_iterator at(sql.begin(), sql.end(), parameter), end; at != end; ++at) {
        plan.bind((*at)[1].str(), nullptr);
    }
    std::string steps;
    while (plan.step()) { steps += (steps.empty() ? "" : "; ") + std::string(plan.text(3)); }
    return steps;
}

}  // namespace winloss::store
