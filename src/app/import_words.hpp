// Whether what is said of a table's words and dates speaks of anything in it: an option that does not is a slip. What a
// profile or the store keeps may do so, since not every file has everything.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "import_input.hpp"

namespace winloss::app {

/// Those of `words` that stand in no row of the columns that their fields are read from. Leaves the stream where it
/// was.
std::vector<exchange::Replacement> absent_words(const exchange::Profile& profile, const exchange::Mapping& mapping,
                                                const ImportInput& input,
                                                const std::vector<exchange::Replacement>& words);

using Say = std::function<void(const std::string&)>;

/// Throws usage for a typed word (--value, --alias) that stands in no row where one like it does, and for a typed
/// --date-format of a field without a column. Says which words stand in no row, and are like none (`say` may be empty):
/// a team's script has them for every week. An alias that makes a name itself again is about none.
void require_used(const exchange::Profile& profile, const exchange::Mapping& mapping, const ImportInput& input,
                  const ImportForm& form, const Say& say);

/// The forms of dates that speak of a field with a column, or of none.
std::vector<std::string> used_formats(const exchange::Mapping& mapping, const std::vector<std::string>& formats);

}  // namespace winloss::app
