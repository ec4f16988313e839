// Many tests at once. Knows p-values only.
#pragma once

#include <span>
#include <vector>

#include "winloss/core/p_value.hpp"

namespace winloss::stats {

/// The p-values adjusted for the false discovery rate, in the order given: of the ascending p₁ ≤ … ≤ pₘ, the i-th
/// becomes min over j ≥ i of pⱼ · m / j, at most 1. m is the number given: give all the tests that were made, also
/// those that a report does not show, and none that could not be made. Empty in, empty out. Source: Y. Benjamini and Y.
/// Hochberg, Controlling the false discovery rate: a practical and powerful approach to multiple testing, JRSS B 57
/// (1995), 289–300.
std::vector<PValue> benjamini_hochberg(std::span<const PValue> p);

}  // namespace winloss::stats
