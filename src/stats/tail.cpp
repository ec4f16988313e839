#include "winloss/stats/tail.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "winloss/core/error.hpp"

namespace winloss::stats {

namespace {

/// ln P(Z > z), z ≥ 0.
double log_normal_tail(double z) {
    if (z < 30) { return std::log(std::erfc(z / std::numbers::sqrt2) / 2); }
    double series = 1;
    double term = 1;
    for (int i = 1; std::abs(term) > std::numeric_limits<double>::epsilon(); i += 2) {
        term *= -i / (z * z);
        series += term;
    }
    return -z * z / 2 - std::log(z) - std::log(2 * std::numbers::pi) / 2 + std::log(series);
}

}  // namespace

PValue normal_two_sided(double z) { return PValue::from_log(std::numbers::ln2 + log_normal_tail(std::abs(z))); }

PValue chi_square_tail(double x, int df) {
    if (df < 1 || std::isnan(x)) {
        throw Error(ErrorKind::bug, fmt::format("The tail of χ² was asked at {} with {} degrees of freedom.", x, df));
    }
    if (x <= 0) { return {}; }
    // With h = x/2, e^h Q is Σ h^r / r! over r = 0 … df/2 − 1 for even df, and for odd df e^h erfc(√h) plus
    // Σ h^(r−1/2) / Γ(r + 1/2) over r = 1 … (df − 1)/2. `sum` is that, divided by e^scale.
    constexpr double large = 1e200;
    const double h = x / 2;
    const bool odd = df % 2 == 1;
    double sum = odd ? std::exp(std::numbers::ln2 + log_normal_tail(std::sqrt(x)) + h) : 0;
    double term = odd ? 2 * std::sqrt(h / std::numbers::pi) : 1;
    double scale = 0;
    for (int r = 0; r < df / 2; ++r) {
        sum += term;
        term *= h / (r + (odd ? 1.5 : 1.0));
        if (sum > large || term > large) {
            sum /= large;
            term /= large;
            scale += std::log(large);
        }
    }
    return PValue::from_log(std::log(sum) + scale - h);
}

}  // namespace winloss::stats
