#include "winloss/report/notes.hpp"

#include <fmt/format.h>

#include "winloss/core/text.hpp"

namespace winloss::report {

void note_undated(std::vector<std::string>& notes, std::int64_t undated) {
    if (undated == 0) { return; }
    notes.push_back(fmt::format("{} decided on a day nobody entered and left out of the period.",
                                counted(undated, "deal was", "deals were")));
}

void note_overlap(std::vector<std::string>& notes, bool overlap) {
    if (overlap) { notes.emplace_back("A deal counts in each group it belongs to: groups overlap."); }
}

}  // namespace winloss::report
