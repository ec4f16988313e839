// How much of a distribution lies beyond a value, as a p-value that stays accurate where doubles end. Knows no data.
#pragma once

#include "winloss/core/p_value.hpp"

namespace winloss::stats {

/// P(|Z| ≥ |z|) of a standard normal Z, by the complementary error function of the C library, and beyond z = 30 by its
/// asymptotic series. Source: Abramowitz & Stegun 26.2.3 and 26.2.12.
PValue normal_two_sided(double z);

/// P(χ² ≥ x) with whole degrees of freedom, df ≥ 1: the regularised upper incomplete gamma function Q(df/2, x/2), which
/// for whole df is a finite sum of positive terms and so exact to rounding everywhere. 1 for x ≤ 0. Time is linear in
/// df. Throws bug for df < 1 or NaN. Source: Abramowitz & Stegun 26.4.4 and 26.4.5.
PValue chi_square_tail(double x, int df);

}  // namespace winloss::stats
