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
StoredGuide read_guide(const Store& store, GuideId id);  ///< throws not_found
void write_starter_guide(Connection& connection, std::string_view kind, std::optional<Outcome> outcome,
                         std::string_view text);

}  // namespace winloss::store
