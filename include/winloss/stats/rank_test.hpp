// Whether the values of one group tend to lie above those of another: Mann–Whitney (Wilcoxon's rank sum). Knows no
// deal.
#pragma once

#include <optional>
#include <span>

#include "winloss/core/p_value.hpp"

namespace winloss::stats {

struct RankTest {
    double u = 0;            ///< pairs in which the first group's value is the larger, ties as a half: R's W
    double superiority = 0;  ///< u of all pairs: how probable it is that one of the first lies above one of the second
    PValue p;                ///< two-sided
    bool exact = false;      ///< p by counting all orders; otherwise by the normal approximation
};

/// Exact where both groups have fewer than 50 values and none occurs twice, since the approximation is poor for few
/// values; otherwise normal with the variance corrected for ties and a continuity correction of 1/2. That is R's
/// wilcox.test by default. nullopt where a group is empty or all values are equal. Values in any order and any unit,
/// all finite, or it throws bug. Time n log n. Source: H. B. Mann and D. R. Whitney, On a test of whether one of two
/// random variables is stochastically larger than the other, Annals of Mathematical Statistics 18 (1947), 50–60; ties:
/// E. L. Lehmann, Nonparametrics (1975), section 1.4.
std::optional<RankTest> mann_whitney(std::span<const double> first, std::span<const double> second);

}  // namespace winloss::stats
