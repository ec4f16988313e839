// The competitors of one deal, each once, whoever named it. Knows no figure.
#pragma once

#include <vector>

#include "winloss/domain/facts.hpp"

namespace winloss::report {

struct Met {
    Label competitor = 0;
    bool finalist = false;  ///< or the winner, as anybody says
    bool incumbent = false;
    bool winner = false;  ///< by the buyer's word where the buyers name one, else by the rep's
};

/// Into `met`, by competitor.
void competitors_met(const DealFact& fact, std::vector<Met>& met);

/// Whom a lost deal was lost to: this one, another, or nobody knows.
enum class LostTo { it, others, unknown };
LostTo lost_to(const Met& one, const std::vector<Met>& met);

}  // namespace winloss::report
