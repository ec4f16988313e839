// A name that another record had before: whoever takes it changes whom files mean by it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/store/former_names.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// Says whom files mean by the record's new name from now on, where they meant another record by it. `before`: whose
/// former name it was before the record took it.
void mind_taken_name(store::RecordKind kind, std::int64_t id, std::string_view name,
                     const std::optional<store::FormerName>& before, std::vector<std::string>& messages);

}  // namespace winloss::app
