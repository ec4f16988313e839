// Quantiles of a handful or a million of plain values. Knows no unit.
#pragma once

#include <optional>
#include <span>

namespace winloss::stats {

/// The value below which the share p of the values lies, interpolated between neighbours: with the values in order and
/// h = (n − 1) p counted from 0, that between ⌊h⌋ and ⌊h⌋ + 1. R's default. nullopt of no values; throws bug where p is
/// outside 0 … 1 or a value is no number. Values in any order; linear time.
/// Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, American Statistician 50 (1996),
/// 361–365, definition 7.
std::optional<double> quantile(std::span<const double> values, double p);

inline std::optional<double> median(std::span<const double> values) { return quantile(values, 0.5); }

}  // namespace winloss::stats
