// Looking after the store.
#pragma once

#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::app {

/// Those of store::check(), and benchmarks that no figure of ours can be held against.
std::vector<store::Finding> findings_of(const store::Store& store);

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
