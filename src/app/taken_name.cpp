#include "taken_name.hpp"

#include <fmt/format.h>

#include "winloss/app/fields.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

void mind_taken_name(store::RecordKind kind, std::int64_t id, std::string_view name,
                     const std::optional<store::FormerName>& before, std::vector<std::string>& messages) {
    if (!before || before->id == id) { return; }
    messages.push_back(fmt::format("Files that name {} mean {} now: before, they meant {} ({}).", quoted(name),
                                   called(store::table_name(kind), id), called(store::table_name(kind), before->id),
                                   before->merged ? "it was merged into that" : "that was called so"));
}

}  // namespace winloss::app
