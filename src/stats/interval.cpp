#include "winloss/stats/interval.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "winloss/core/error.hpp"

namespace winloss::stats {

std::optional<Interval> wilson(Ratio ratio, double z) {
    if (ratio.part < 0 || ratio.part > ratio.whole) {
        throw Error(ErrorKind::bug, "An interval was asked of " + std::to_string(ratio.part) + " of " +
                                        std::to_string(ratio.whole) + ", which is no proportion.");
    }
    if (ratio.whole == 0) { return std::nullopt; }
    const auto n = static_cast<double>(ratio.whole);
    const double p = static_cast<double>(ratio.part) / n;
    const double spread = z * z / n;
    const double centre = (p + spread / 2) / (1 + spread);
    const double half = z / (1 + spread) * std::sqrt(p * (1 - p) / n + spread / (4 * n));
    return Interval{ratio.part == 0 ? 0.0 : std::max(0.0, centre - half),
                    ratio.part == ratio.whole ? 1.0 : std::min(1.0, centre + half)};
}

std::optional<Interval> newcombe(Ratio first, Ratio second, double z) {
    const auto one = wilson(first, z);
    const auto two = wilson(second, z);
    if (!one || !two) { return std::nullopt; }
    const double p = *first.value();
    const double q = *second.value();
    return Interval{p - q - std::hypot(p - one->low, two->high - q), p - q + std::hypot(one->high - p, q - two->low)};
}

std::optional<Difference> compare(Ratio now, Ratio before, double z) {
    const auto interval = newcombe(now, before, z);
    if (!interval) { return std::nullopt; }
    const Change change = interval->low > 0 ? Change::up : interval->high < 0 ? Change::down : Change::none;
    return Difference{*now.value() - *before.value(), *interval, change};
}

}  // namespace winloss::stats
