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

struct Restore {
    std::string from;
    bool dry_run = false;
};
/// Touches no open store: puts the backup in the place of the one at `path`, whether that can be opened or not.
Answer restore(const std::string& path, const store::OpenOptions& open, const Context& context, const Restore& options);

}  // namespace winloss::app
