// Two records that turn out to be one.
#pragma once

#include <string>

namespace winloss::app {

/// Of one kind. One operation: what named `from` names `into` then, and `from` is gone.
struct MergeRecords {
    std::string from;
    std::string into;
    bool drop_external_id = false;  ///< of the record that goes, where both have one
    bool dry_run = false;
};

}  // namespace winloss::app
