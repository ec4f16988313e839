// Interview guides in the store, each version kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/records.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct StoredGuide {
    GuideId id;
    std::string kind;
    std::optional<Outcome> outcome;  ///< null: every outcome that has no guide of its own
    std::int64_t version = 1;
    std::string text;  ///< Markdown
};

/// The latest version of each, by kind and outcome.
std::vector<StoredGuide> guides(const Store& store);
/// The guide for an interview: that of its outcome, else that of its kind; nullopt where there is none.
std::optional<StoredGuide> guide_for(const Store& store, std::string_view kind, std::optional<Outcome> outcome);
/// Every version of each, by kind, outcome and version.
std::vector<StoredGuide> guide_versions(const Store& store);
/// Exactly this one, in its latest version or in the one named; nullopt where it is not there.
std::optional<StoredGuide> guide_as(const Store& store, std::string_view kind, std::optional<Outcome> outcome,
                                    std::optional<std::int64_t> version);
/// The next version. `base` is the one it was made from (0: there was none); throws conflict where that is no longer
/// the latest.
GuideId insert_guide(Write& write, const StoredGuide& guide, std::int64_t base);
StoredGuide read_guide(const Store& store, GuideId id);  ///< throws not_found
void write_starter_guide(Connection& connection, std::string_view kind, std::optional<Outcome> outcome,
                         std::string_view text);

}  // namespace winloss::store
