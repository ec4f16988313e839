// The distribution of a 2×2 table's first cell when the margins are held, at any odds ratio: Fisher's noncentral
// hypergeometric distribution, by ratios of neighbours from its mode on. No factorials, so nothing is lost to their
// size.
#pragma once

#include <cstdint>

#include "winloss/stats/two_by_two.hpp"

namespace winloss::stats {

class CellDistribution {
public:
    explicit CellDistribution(const TwoByTwo& table);  ///< throws bug for a negative count

    std::int64_t least() const { return least_; }
    std::int64_t greatest() const { return greatest_; }

    struct Sums {
        double mean_over_x = 0;  ///< E(X) − x
        double at_most = 0;      ///< P(X ≤ x), absolute error about 1e-15
        double at_least = 0;     ///< P(X ≥ x)
    };
    Sums sums(double odds_ratio, std::int64_t x) const;

    /// ln of the summed probability, at odds ratio 1, of all values no more probable than x.
    double log_two_sided(std::int64_t x) const;

private:
    /// P(X = x + 1) / P(X = x) at odds ratio 1; falls as x grows.
    double step_up(std::int64_t x) const;
    std::int64_t mode(double odds_ratio) const;
    /// ln of P(X = x) / P(X = from) at odds ratio 1.
    double log_weight(std::int64_t x, std::int64_t from) const;

    /// The values from the first on, going up or down from the mode, whose weight against it is at most e^log_limit.
    struct Tail {
        double log_first = 0;  ///< of its first term, against the mode
        double sum = 0;        ///< against its first term
    };
    Tail tail(std::int64_t mode, int direction, double log_limit) const;

    std::int64_t first_group_;
    std::int64_t having_;
    std::int64_t shift_;  ///< d − a: the same in every table with these margins
    std::int64_t least_;
    std::int64_t greatest_;
};

}  // namespace winloss::stats
