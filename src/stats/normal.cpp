#include "winloss/stats/normal.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "winloss/core/error.hpp"

namespace winloss::stats {

namespace {

/// z with P(Z > z) = tail, for 0 < tail ≤ 1/2.
double upper_point(double tail) {
    const double t = std::sqrt(-2 * std::log(tail));
    double z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int step = 0; step < 3; ++step) {  // 4.5e-4 at the start, and each step cubes it
        const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
        const double off = (std::erfc(z / std::numbers::sqrt2) / 2 - tail) / density;
        z += off / (1 - z * off / 2);
    }
    return z;
}

}  // namespace

double normal_quantile(double p) {
    if (!(p > 0 && p < 1)) { throw Error(ErrorKind::bug, fmt::format("A normal quantile was asked of {}.", p)); }
    return p < 0.5 ? -upper_point(p) : upper_point(1 - p);
}

double z_of(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
        throw Error(ErrorKind::bug, fmt::format("An interval was asked at confidence {}.", confidence));
    }
    return confidence == 0.95 ? z95 : upper_point((1 - confidence) / 2);
}

}  // namespace winloss::stats
