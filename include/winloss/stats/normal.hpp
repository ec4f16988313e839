// The standard normal distribution, as intervals and sample sizes need it. Knows no estimate.
#pragma once

namespace winloss::stats {

/// The 97.5% point of the standard normal distribution: two-sided 95%.
inline constexpr double z95 = 1.959963984540054;

/// The point below which a standard normal value falls with probability p, 0 < p < 1, or it throws bug. Full double
/// precision. Halley's iteration on the complementary error function, begun at the rational approximation of
/// C. Hastings, Approximations for Digital Computers (1955) (Abramowitz & Stegun 26.2.23).
double normal_quantile(double p);

/// Half-width in standard errors of a two-sided interval: 0.95 → 1.96. 0 < confidence < 1, or it throws bug.
double z_of(double confidence);

}  // namespace winloss::stats
