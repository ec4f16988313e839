#include "hypergeometric.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "winloss/core/error.hpp"

namespace winloss::stats {

namespace {

/// Terms fall ever faster from the mode on: what comes after one this small does not change a sum.
constexpr double negligible = 1e-25;

/// A product of many ratios, which may be far smaller than a double can hold: value · e^scale.
struct Product {
    double value = 1;
    double scale = 0;
    /// Whether the scale changed.
    bool times(double ratio) {
        value *= ratio;
        if (value >= 1e-200) { return false; }
        scale += std::log(value);
        value = 1;
        return true;
    }
    double log() const { return scale + std::log(value); }
};

}  // namespace

CellDistribution::CellDistribution(const TwoByTwo& table)
    : first_group_(table.a + table.b),
      having_(table.a + table.c),
      shift_(table.d - table.a),
      least_(std::max<std::int64_t>(0, -shift_)),
      greatest_(std::min(first_group_, having_)) {
    if (std::min({table.a, table.b, table.c, table.d}) < 0) {
        throw Error(ErrorKind::bug, "A 2×2 table has a negative count.");
    }
}

double CellDistribution::step_up(std::int64_t x) const {
    return static_cast<double>(having_ - x) * static_cast<double>(first_group_ - x) /
           (static_cast<double>(x + 1) * static_cast<double>(shift_ + x + 1));
}

std::int64_t CellDistribution::mode(double odds_ratio) const {
    std::int64_t low = least_;
    std::int64_t high = greatest_;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (step_up(middle) * odds_ratio > 1) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

CellDistribution::Sums CellDistribution::sums(double odds_ratio, std::int64_t x) const {
    const std::int64_t top = mode(odds_ratio);
    double total = 0;
    double off_top = 0;
    double below = 0;  // weight under x
    double at = 0;
    const auto take = [&](std::int64_t value, double weight) {
        total += weight;
        off_top += weight * static_cast<double>(value - top);
        if (value < x) { below += weight; }
        if (value == x) { at = weight; }
    };
    double weight = 1;
    for (std::int64_t value = top; weight > negligible; ++value) {
        take(value, weight);
        if (value == greatest_) { break; }
        weight *= step_up(value) * odds_ratio;
    }
    weight = 1;
    for (std::int64_t value = top; value > least_; --value) {
        weight /= step_up(value - 1) * odds_ratio;
        if (weight <= negligible) { break; }
        take(value - 1, weight);
    }
    return {static_cast<double>(top - x) + off_top / total, (below + at) / total, (total - below) / total};
}

double CellDistribution::log_weight(std::int64_t x, std::int64_t from) const {
    Product product;
    for (std::int64_t value = from; value < x; ++value) { product.times(step_up(value)); }
    for (std::int64_t value = from; value > x; --value) { product.times(1 / step_up(value - 1)); }
    return product.log();
}

CellDistribution::Tail CellDistribution::tail(std::int64_t mode, int direction, double log_limit) const {
    const auto ratio = [&](std::int64_t value) { return direction > 0 ? step_up(value) : 1 / step_up(value - 1); };
    const std::int64_t end = direction > 0 ? greatest_ : least_;
    Product product;
    double limit = std::exp(log_limit);  // 0 where it is still far below
    std::int64_t value = mode;
    do {
        if (value == end) { return {-std::numeric_limits<double>::infinity(), 0}; }
        if (product.times(ratio(value))) { limit = std::exp(log_limit - product.scale); }
        value += direction;
    } while (product.value > limit);
    Tail result{product.log(), 0};
    double weight = 1;
    while (weight > negligible) {
        result.sum += weight;
        if (value == end) { break; }
        weight *= ratio(value);
        value += direction;
    }
    return result;
}

double CellDistribution::log_two_sided(std::int64_t x) const {
    const std::int64_t top = mode(1);
    const double log_limit = log_weight(x, top) + std::log1p(1e-7);
    if (log_limit >= 0) { return 0; }
    const Tail upper = tail(top, +1, log_limit);
    const Tail lower = tail(top, -1, log_limit);
    const double larger = std::max(upper.log_first, lower.log_first);
    const double outside =
        upper.sum * std::exp(upper.log_first - larger) + lower.sum * std::exp(lower.log_first - larger);
    double total = 1;
    for (const int direction : {+1, -1}) {
        const Tail side = tail(top, direction, std::numeric_limits<double>::infinity());
        total += side.sum * std::exp(side.log_first);
    }
    return larger + std::log(outside / total);
}

}  // namespace winloss::stats
