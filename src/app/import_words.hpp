// Whether what is said of a table's words and dates speaks of anything in it: an option that does not is a slip. What a
// profile or the store keeps may do so, since not every file has everything.
#pragma once

#include <vector>

#include "import_input.hpp"

namespace winloss::app {

/// Those of `words` that stand in no row of the columns that their fields are read from. Leaves the stream where it
/// was.
std::vector<exchange::Replacement> absent_words(const exchange::Mapping& mapping, const ImportInput& input,
                                                std::vector<exchange::Replacement> words);

/// Throws usage for a typed word (--value, --alias) that stands in no row, with the nearest that do, and for a typed
/// --date-format of a field without a column. An alias that makes a name itself again is about none.
void require_used(const exchange::Mapping& mapping, const ImportInput& input, const ImportForm& form);

/// The forms of dates that speak of a field with a column, or of none.
std::vector<std::string> used_formats(const exchange::Mapping& mapping, const std::vector<std::string>& formats);

}  // namespace winloss::app
