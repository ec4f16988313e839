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

/// Whom files mean by the name as somebody's former one; to be asked before a record takes it. Null: nobody.
std::optional<store::FormerName> meant_before(const store::Store& store, store::RecordKind kind, std::string_view name);

/// Says whom files mean by the record's new name from now on, where they meant another record by it.
void mind_taken_name(store::RecordKind kind, std::int64_t id, std::string_view name,
                     const std::optional<store::FormerName>& before, std::vector<std::string>& messages);

}  // namespace winloss::app
