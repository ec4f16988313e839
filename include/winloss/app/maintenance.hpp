// Looking after the store.
#pragma once

#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct Check {};
/// Lists every finding; exit 7 where there is one.
Answer check(const store::Store& store, const Context& context, const Check& options);

struct Backup {
    std::string target;
};
Answer backup(const store::Store& store, const Context& context, const Backup& options);

}  // namespace winloss::app
