#include "winloss/stats/rank_test.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "winloss/core/error.hpp"
#include "winloss/stats/tail.hpp"

namespace winloss::stats {

namespace {

struct Ranked {
    double value = 0;
    bool first = false;
};

std::vector<Ranked> ascending(std::span<const double> first, std::span<const double> second) {
    std::vector<Ranked> all;
    all.reserve(first.size() + second.size());
    for (const double value : first) { all.push_back({value, true}); }
    for (const double value : second) { all.push_back({value, false}); }
    for (const Ranked& each : all) {
        if (!std::isfinite(each.value)) {
            throw Error(ErrorKind::bug, fmt::format("A rank was asked of the value {}.", each.value));
        }
    }
    std::sort(all.begin(), all.end(), [](const Ranked& a, const Ranked& b) { return a.value < b.value; });
    return all;
}

/// P(U ≤ u) of two groups of m and n when all orders are equally probable: of the sets of m ranks among m + n, those
/// whose sum is at most u above the least. Sums of whole numbers, so nothing cancels.
double share_at_most(std::size_t u, std::size_t m, std::size_t n) {
    // sets[k][s]: sets of k of the ranks so far whose sum lies s above the least such sum, 0 + 1 + … + (k − 1).
    std::vector<std::vector<double>> sets(m + 1, std::vector<double>(u + 1));
    sets[0][0] = 1;
    for (std::size_t rank = 0; rank < m + n; ++rank) {
        for (std::size_t k = std::min(m, rank + 1); k > 0; --k) {
            const std::size_t above = rank + 1 - k;  // of this rank against k − 1, the least the k-th can be
            for (std::size_t s = above; s <= u; ++s) { sets[k][s] += sets[k - 1][s - above]; }
        }
    }
    double at_most = 0;
    for (const double count : sets[m]) { at_most += count; }
    double all = 1;
    for (std::size_t i = 1; i <= m; ++i) { all *= static_cast<double>(n + i) / static_cast<double>(i); }
    return at_most / all;
}

}  // namespace

std::optional<RankTest> mann_whitney(std::span<const double> first, std::span<const double> second) {
    if (first.empty() || second.empty()) { return std::nullopt; }
    const std::vector<Ranked> all = ascending(first, second);
    double rank_sum = 0;  // of the first group
    double tied = 0;      // Σ t³ − t
    for (std::size_t start = 0, end = 0; start < all.size(); start = end) {
        double of_first = 0;
        for (; end < all.size() && all[end].value == all[start].value; ++end) { of_first += all[end].first ? 1 : 0; }
        rank_sum += of_first * static_cast<double>(start + 1 + end) / 2;
        const auto times = static_cast<double>(end - start);
        tied += (times * times - 1) * times;
    }
    if (all.front().value == all.back().value) { return std::nullopt; }

    const auto m = static_cast<double>(first.size());
    const auto n = static_cast<double>(second.size());
    const double u = rank_sum - m * (m + 1) / 2;
    RankTest result{u, u / (m * n), {}, first.size() < 50 && second.size() < 50 && tied == 0};
    if (result.exact) {
        const auto smaller = static_cast<std::size_t>(std::min(u, m * n - u));
        result.p = PValue::of(2 * share_at_most(smaller, first.size(), second.size()));
        return result;
    }
    const double variance = m * n / 12 * (m + n + 1 - tied / ((m + n) * (m + n - 1)));
    const double distance = std::abs(u - m * n / 2);
    result.p = normal_two_sided(std::max(0.0, distance - 0.5) / std::sqrt(variance));
    return result;
}

}  // namespace winloss::stats
