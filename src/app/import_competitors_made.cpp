#include "import_competitors_made.hpp"

#include <fmt/format.h>

#include "winloss/app/note_marks.hpp"
#include "winloss/core/foreign_ids.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

void CompetitorsMade::add(const std::vector<std::string>& names, std::int64_t line) {
    count_ += std::ssize(names);
    for (const std::string& each : names) {
        if (!looks_like_an_id(each)) { continue; }
        exchange::add_to(called_by_id_, fmt::format("line {} {}", line, quoted(each)));
    }
}

void CompetitorsMade::tell(ImportTally& tally) const {
    tally.competitors = count_;
    tally.called_by_id = called_by_id_;
}

void name_competitors(const ImportInto& into, std::string_view field, std::string_view value,
                      std::vector<MarkedCoding>& codings) {
    for (MarkedCoding& each : codings) {
        if (!each.competitor) { continue; }
        CompetitorMeant meant = competitor_meant(into.write.store(), *each.competitor);
        if (into.no_create && !meant.id) {
            throw store::ImportRefusal{
                std::string(field), std::string(value),
                fmt::format("competitor {} is not in the store, and --no-create makes nothing new",
                            quoted(*each.competitor)),
                true};
        }
        each.competitor = std::move(meant.name);
    }
}

}  // namespace winloss::app
