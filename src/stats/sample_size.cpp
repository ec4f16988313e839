#include "winloss/stats/sample_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "winloss/core/error.hpp"
#include "winloss/stats/normal.hpp"

namespace winloss::stats {

namespace {

void need_share(double value, const char* what) {
    if (!(value > 0 && value < 1)) {
        throw usage_error(fmt::format("A {} of {} is not between 0 and 1.", what, value),
                          "A share: 0.85 for 85%; neither 0 nor 1.");
    }
}

/// Up to a whole number, unless only rounding stands above one: ln 0.81 / ln 0.9 is 2.
std::int64_t whole_above(double value) { return static_cast<std::int64_t>(std::ceil(value * (1 - 1e-12))); }

}  // namespace

std::int64_t interviews_to_hear_once(double prevalence, double confidence) {
    if (prevalence != 1) { need_share(prevalence, "prevalence"); }
    need_share(confidence, "confidence");
    if (prevalence == 1) { return 1; }
    return std::max<std::int64_t>(1, whole_above(std::log1p(-confidence) / std::log1p(-prevalence)));
}

std::int64_t interviews_to_state_share(double margin, std::optional<std::int64_t> population, double confidence,
                                       double expected) {
    need_share(margin, "margin");
    need_share(confidence, "confidence");
    need_share(expected, "share");
    if (population && *population < 0) {
        throw usage_error(fmt::format("A population of {} cannot be asked.", *population), "A count: 187.");
    }
    const double z = z_of(confidence);
    const double unlimited = std::max(1.0, z * z * expected * (1 - expected) / (margin * margin));
    if (!population) { return whole_above(unlimited); }
    if (*population == 0) { return 0; }
    const auto size = static_cast<double>(*population);
    return std::min(*population, whole_above(unlimited / (1 + (unlimited - 1) / size)));
}

}  // namespace winloss::stats
