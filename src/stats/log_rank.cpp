#include "winloss/stats/log_rank.hpp"

#include <algorithm>
#include <cmath>

#include "winloss/stats/tail.hpp"

namespace winloss::stats {

namespace {

/// Symmetric; only the part on and above the diagonal is kept.
class Covariance {
public:
    explicit Covariance(std::size_t size) : size_(size), cells_(size * size) {}
    double& at(std::size_t i, std::size_t j) { return cells_[std::min(i, j) * size_ + std::max(i, j)]; }

    struct Quadratic {
        double value = 0;
        int rank = 0;
    };
    /// uᵀ V⁻ u and the rank of V, by elimination; what the rows before it explain (all but 10⁻¹⁰ of its variance) adds
    /// nothing. Both V and u are used up.
    Quadratic quadratic(std::vector<double>& u);

private:
    std::size_t size_;
    std::vector<double> cells_;
};

Covariance::Quadratic Covariance::quadratic(std::vector<double>& u) {
    Quadratic result;
    std::vector<double> whole(size_);
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < size_; ++i) {
        whole[i] = at(i, i);
        if (whole[i] > 0) { rest.push_back(i); }
    }
    while (!rest.empty()) {
        const auto unexplained = [&](std::size_t i) { return at(i, i) / whole[i]; };
        const auto largest = std::max_element(
            rest.begin(), rest.end(), [&](std::size_t i, std::size_t j) { return unexplained(i) < unexplained(j); });
        const std::size_t pivot = *largest;
        if (unexplained(pivot) < 1e-10) { break; }
        rest.erase(largest);
        const double variance = at(pivot, pivot);
        result.value += u[pivot] * u[pivot] / variance;
        ++result.rank;
        for (std::size_t k = 0; k < rest.size(); ++k) {
            const double share = at(rest[k], pivot) / variance;
            u[rest[k]] -= share * u[pivot];
            for (std::size_t l = k; l < rest.size(); ++l) { at(rest[k], rest[l]) -= share * at(rest[l], pivot); }
        }
    }
    return result;
}

}  // namespace

std::optional<LogRank> log_rank(std::span<const LifeTable> groups) {
    LogRank result;
    std::vector<LifeSteps> steps;
    std::int32_t end = 0;
    for (const LifeTable& group : groups) {
        result.groups.push_back({group.subjects(), 0, 0});
        steps.emplace_back(group);
        end = std::max(end, group.end());
    }
    Covariance covariance(groups.size());
    std::vector<LifeRow> rows(groups.size());
    for (std::int32_t time = 0; time < end; ++time) {
        double n = 0;
        double d = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i] = steps[i].next();
            n += static_cast<double>(rows[i].at_risk);
            d += static_cast<double>(rows[i].events);
        }
        if (d == 0) { continue; }
        const double variance = n > 1 ? d * (n - d) / (n - 1) / (n * n) : 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto at_risk = static_cast<double>(rows[i].at_risk);
            if (at_risk == 0) { continue; }
            result.groups[i].observed += rows[i].events;
            result.groups[i].expected += d * at_risk / n;
            covariance.at(i, i) += variance * at_risk * (n - at_risk);
            for (std::size_t j = i + 1; j < rows.size(); ++j) {
                covariance.at(i, j) -= variance * at_risk * static_cast<double>(rows[j].at_risk);
            }
        }
    }
    std::vector<double> excess;
    for (const LogRank::Group& group : result.groups) {
        excess.push_back(static_cast<double>(group.observed) - group.expected);
    }
    const auto [chi_square, rank] = covariance.quadratic(excess);
    if (rank == 0) { return std::nullopt; }
    result.chi_square = chi_square;
    result.degrees = rank;
    result.p = chi_square_tail(chi_square, rank);
    return result;
}

}  // namespace winloss::stats
