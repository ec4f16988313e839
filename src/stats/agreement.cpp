#include "winloss/stats/agreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "winloss/core/error.hpp"

namespace winloss::stats {

namespace {

struct Used {
    std::int64_t first = 0;
    std::int64_t second = 0;
};

double square(double value) { return value * value; }

/// The ratings of units with two or more, by unit, then by value.
std::vector<Rating> pairable(std::span<const Rating> ratings) {
    std::vector<Rating> sorted(ratings.begin(), ratings.end());
    for (const Rating& each : sorted) {
        if (!std::isfinite(each.value)) {
            throw Error(ErrorKind::bug, fmt::format("Agreement was asked of the value {}.", each.value));
        }
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const Rating& a, const Rating& b) { return a.unit != b.unit ? a.unit < b.unit : a.value < b.value; });
    std::size_t kept = 0;
    for (std::size_t start = 0, end = 0; start < sorted.size(); start = end) {
        while (end < sorted.size() && sorted[end].unit == sorted[start].unit) { ++end; }
        if (end - start < 2) { continue; }
        for (std::size_t i = start; i < end; ++i) { sorted[kept++] = sorted[i]; }
    }
    sorted.resize(kept);
    return sorted;
}

/// A value that occurs, and its place on a line on which the squared distance is the level's δ²: the value itself or,
/// of ordinal ones, its mean rank. For nominal values the place only tells them apart.
struct Occurring {
    double value = 0;
    double place = 0;
    double times = 0;
};

/// Ascending.
std::vector<Occurring> occurring(std::span<const Rating> ratings, Level level) {
    std::vector<double> values;
    values.reserve(ratings.size());
    for (const Rating& each : ratings) { values.push_back(each.value); }
    std::sort(values.begin(), values.end());
    std::vector<Occurring> result;
    for (std::size_t start = 0, end = 0; start < values.size(); start = end) {
        while (end < values.size() && values[end] == values[start]) { ++end; }
        const double rank = static_cast<double>(start + end) / 2;
        result.push_back(
            {values[start], level == Level::ordinal ? rank : values[start], static_cast<double>(end - start)});
    }
    return result;
}

double place_of(double value, std::span<const Occurring> all) {
    return std::lower_bound(all.begin(), all.end(), value,
                            [](const Occurring& each, double wanted) { return each.value < wanted; })
        ->place;
}

/// Σ δ² over all ordered pairs of what occurs.
double disagreement(std::span<const Occurring> run, Level level) {
    double count = 0;
    double sum = 0;
    for (const Occurring& each : run) {
        count += each.times;
        sum += each.times * each.place;
    }
    double result = 0;
    for (const Occurring& each : run) {
        result += level == Level::nominal ? each.times * (count - each.times)
                                          : 2 * count * each.times * square(each.place - sum / count);
    }
    return result;
}

}  // namespace

std::optional<Kappa> cohen_kappa(std::span<const RatedPair> pairs, double z) {
    std::map<std::int32_t, Used> used;
    Ratio agreement;
    for (const RatedPair& each : pairs) {
        if (each.count < 0) { throw Error(ErrorKind::bug, "Agreement was asked of a negative count."); }
        used[each.first].first += each.count;
        used[each.second].second += each.count;
        agreement.whole += each.count;
        if (each.first == each.second) { agreement.part += each.count; }
    }
    if (agreement.whole == 0) { return std::nullopt; }
    const auto n = static_cast<double>(agreement.whole);
    double expected = 0;
    for (const auto& [category, by] : used) {
        if (by.first == agreement.whole && by.second == agreement.whole) { return std::nullopt; }
        expected += static_cast<double>(by.first) / n * (static_cast<double>(by.second) / n);
    }
    const double kappa = (*agreement.value() - expected) / (1 - expected);
    // How κ would change with the share of a pair's cell, but for a constant and the divisor (1 − expected)²: the
    // spread of that over the pairs is Fleiss, Cohen and Everitt's variance, without their difference of nearly equal
    // terms.
    const double missing = 1 - *agreement.value();
    const auto pull = [&](const RatedPair& pair) {
        const double crosswise = static_cast<double>(used[pair.first].second + used[pair.second].first) / n;
        return (pair.first == pair.second ? 1 - expected : 0) - missing * crosswise;
    };
    double mean = 0;
    for (const RatedPair& each : pairs) { mean += static_cast<double>(each.count) / n * pull(each); }
    double variance = 0;
    for (const RatedPair& each : pairs) { variance += static_cast<double>(each.count) / n * square(pull(each) - mean); }
    const double error = agreement.part == agreement.whole ? 0 : std::sqrt(variance / n) / square(1 - expected);
    return Kappa{
        agreement, expected, kappa, error, {std::max(-1.0, kappa - z * error), std::min(1.0, kappa + z * error)}};
}

std::optional<Alpha> krippendorff_alpha(std::span<const Rating> ratings, Level level) {
    const std::vector<Rating> values = pairable(ratings);
    const std::vector<Occurring> all = occurring(values, level);
    if (all.size() < 2) { return std::nullopt; }
    Alpha result;
    result.values = static_cast<std::int64_t>(values.size());
    const auto n = static_cast<double>(values.size());
    std::vector<Occurring> within;
    for (std::size_t start = 0, end = 0; start < values.size(); start = end) {
        within.clear();
        for (; end < values.size() && values[end].unit == values[start].unit; ++end) {
            if (end > start && values[end].value == values[end - 1].value) {
                within.back().times += 1;
                continue;
            }
            const double value = values[end].value;
            within.push_back({value, level == Level::ordinal ? place_of(value, all) : value, 1});
        }
        result.observed += disagreement(within, level) / static_cast<double>(end - start - 1) / n;
        ++result.units;
    }
    result.expected = disagreement(all, level) / (n - 1) / n;
    result.alpha = 1 - result.observed / result.expected;
    return result;
}

}  // namespace winloss::stats
