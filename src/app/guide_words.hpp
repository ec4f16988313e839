// Which guide a person means.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/guides.hpp"
#include "winloss/store/guides.hpp"

namespace winloss::app {

std::optional<Outcome> outcome_of(const std::optional<std::string>& typed);

/// 'retrospective (lost)'
std::string called(const store::StoredGuide& guide);

/// The guide's words on the command line: 'retrospective --outcome lost'.
std::string command_words(const store::StoredGuide& guide);

/// The guide of the outcome, else that of the kind, or exactly the one with the number that was typed for the kind; of
/// `version` where one is named. Throws not_found with the nearest kind, or usage where the kind has a guide for each
/// outcome and none was named, and where a number stands beside an outcome that is not its own.
store::StoredGuide named_guide(const store::Store& store, const GuideName& name,
                               const std::optional<std::int64_t>& version = {});
/// Whether a number was typed for the kind: '9', or '#9', which '.' stands for.
bool is_numbered(const std::string& kind);
/// The last version of the same guide.
store::StoredGuide latest_of(const store::Store& store, const store::StoredGuide& guide);
/// The version from which the next is made, whichever one was named.
store::StoredGuide latest_guide(const store::Store& store, const GuideName& name);

}  // namespace winloss::app
