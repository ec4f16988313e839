#include "winloss/stats/interval.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "winloss/core/error.hpp"

namespace winloss::stats {

namespace {

/// Wilson's interval of `p` of `n`, n above zero.
Interval wilson_of(const Proportion& share, double z) {
    const auto& [p, n] = share;
    const double spread = z * z / n;
    const double centre = (p + spread / 2) / (1 + spread);
    const double half = z / (1 + spread) * std::sqrt(p * (1 - p) / n + spread / (4 * n));
    return {p <= 0 ? 0.0 : std::max(0.0, centre - half), p >= 1 ? 1.0 : std::min(1.0, centre + half)};
}

Interval newcombe_of(const Proportion& first, const Proportion& second, double z) {
    const Interval one = wilson_of(first, z);
    const Interval two = wilson_of(second, z);
    const double p = first.value;
    const double q = second.value;
    return {p - q - std::hypot(p - one.low, two.high - q), p - q + std::hypot(one.high - p, q - two.low)};
}

Proportion proportion(Ratio ratio) { return {*ratio.value(), static_cast<double>(ratio.whole)}; }

Difference difference_of(const Proportion& first, const Proportion& second, double z) {
    const Interval interval = newcombe_of(first, second, z);
    const Change change = interval.low > 0 ? Change::up : interval.high < 0 ? Change::down : Change::none;
    return {first.value - second.value, interval, change};
}

void require_proportion(Ratio ratio) {
    if (ratio.part < 0 || ratio.part > ratio.whole) {
        throw Error(ErrorKind::bug, "An interval was asked of " + std::to_string(ratio.part) + " of " +
                                        std::to_string(ratio.whole) + ", which is no proportion.");
    }
}

}  // namespace

std::optional<Interval> wilson(Ratio ratio, double z) {
    require_proportion(ratio);
    if (ratio.whole == 0) { return std::nullopt; }
    return wilson_of(proportion(ratio), z);
}

std::optional<Interval> newcombe(Ratio first, Ratio second, double z) {
    require_proportion(first);
    require_proportion(second);
    if (first.whole == 0 || second.whole == 0) { return std::nullopt; }
    return newcombe_of(proportion(first), proportion(second), z);
}

std::optional<Difference> compare(Ratio now, Ratio before, double z) {
    require_proportion(now);
    require_proportion(before);
    if (now.whole == 0 || before.whole == 0) { return std::nullopt; }
    return difference_of(proportion(now), proportion(before), z);
}

std::optional<Difference> compare_published(Ratio ours, const Proportion& theirs, double z) {
    require_proportion(ours);
    if (theirs.value < 0 || theirs.value > 1 || theirs.n < 1) {
        throw Error(ErrorKind::bug, "A published share was compared that is no proportion.");
    }
    if (ours.whole == 0) { return std::nullopt; }
    return difference_of(proportion(ours), theirs, z);
}

}  // namespace winloss::stats
