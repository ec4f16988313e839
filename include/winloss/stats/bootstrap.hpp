// Intervals of figures that have no formula of their own, by drawing from the sample again and again. Knows no figure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <span>

#include "winloss/stats/interval.hpp"

namespace winloss::stats {

/// Draws that are the same on every machine: the Mersenne Twister mt19937_64, whose numbers the C++ standard fixes, and
/// a mapping of our own, since the standard's distributions are left to the library.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : engine_(seed) {}
    /// One of 0 … size − 1, each equally probable: the engine's number modulo size, numbers of the last incomplete run
    /// of size being drawn anew. Throws bug for size 0.
    std::size_t below(std::size_t size);

private:
    std::mt19937_64 engine_;
};

/// The figure of the sample's members with these numbers (0 … size − 1, as many as the sample has, some more than
/// once); null where they have none.
using Statistic = std::function<std::optional<double>(std::span<const std::size_t>)>;

struct BootstrapOptions {
    std::uint64_t seed = 1;
    int resamples = 2000;
    double confidence = 0.95;
};

struct Bootstrap {
    double estimate = 0;  ///< the figure of the sample itself
    Interval interval;
    int resamples = 0;  ///< that had a figure; many fewer than asked for: do not trust the interval
};

/// The percentile interval: the quantiles (1 ∓ confidence) / 2 of the figure over the resamples, each of `size` members
/// drawn with replacement, in turn, from one stream of draws; quantiles as quantile(). nullopt where size is 0, or
/// sample or resamples have no figure. The same seed gives the same interval. Throws bug for fewer than one resample.
/// Source: B. Efron, Bootstrap methods: another look at the jackknife, Annals of Statistics 7 (1979), 1–26; B. Efron
/// and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
std::optional<Bootstrap> bootstrap(std::size_t size, const Statistic& statistic, const BootstrapOptions& options = {});

}  // namespace winloss::stats
