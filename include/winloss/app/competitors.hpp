// What can be done with competitors. A deal that names a new one makes it; these verbs look after the names. An option
// that is not given leaves its field alone; an empty external id clears it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/app/merge.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct AddCompetitor {
    std::string name;
    std::optional<std::string> external_id;
};
Answer add_competitor(store::Store& store, const Context& context, const AddCompetitor& options);

struct SetCompetitor {
    std::string competitor;
    std::optional<std::string> name;
    std::optional<std::string> external_id;
};
Answer set_competitor(store::Store& store, const Context& context, const SetCompetitor& options);

struct ListCompetitors {
    std::optional<std::int64_t> limit;
};
Answer list_competitors(const store::Store& store, const Context& context, const ListCompetitors& options);

struct ShowCompetitor {
    std::string competitor;
};
Answer show_competitor(const store::Store& store, const Context& context, const ShowCompetitor& options);

Answer merge_competitors(store::Store& store, const Context& context, const MergeRecords& options);

struct RemoveCompetitor {
    std::string competitor;
};
Answer remove_competitor(store::Store& store, const Context& context, const RemoveCompetitor& options);

}  // namespace winloss::app
