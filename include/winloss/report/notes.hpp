// Sentences that several reports say below their tables, in one place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace winloss::report {

/// Nothing where `undated` is 0.
void note_undated(std::vector<std::string>& notes, std::int64_t undated);
/// Nothing where no deal stands in several groups.
void note_overlap(std::vector<std::string>& notes, bool overlap);

}  // namespace winloss::report
