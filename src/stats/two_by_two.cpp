#include "winloss/stats/two_by_two.hpp"

#include <cmath>
#include <limits>

#include "hypergeometric.hpp"
#include "root.hpp"
#include "winloss/stats/normal.hpp"

namespace winloss::stats {

std::optional<PValue> fisher_exact(const TwoByTwo& table) {
    const CellDistribution cell(table);
    if (cell.least() == cell.greatest()) { return std::nullopt; }
    return PValue::from_log(cell.log_two_sided(table.a));
}

std::optional<OddsRatio> odds_ratio(const TwoByTwo& table, double confidence) {
    const CellDistribution cell(table);
    if (cell.least() == cell.greatest()) { return std::nullopt; }
    // On the log scale, from where the large-sample answers lie (J. B. S. Haldane 1956, F. J. Anscombe 1956: + 1/2).
    const auto half_more = [](std::int64_t count) { return static_cast<double>(count) + 0.5; };
    const double a = half_more(table.a);
    const double b = half_more(table.b);
    const double c = half_more(table.c);
    const double d = half_more(table.d);
    const double centre = std::log(a) - std::log(b) - std::log(c) + std::log(d);
    const double error = std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    const double reach = z_of(confidence) * error;
    const double beyond = (1 - confidence) / 2;

    OddsRatio result{0, 0, std::numeric_limits<double>::infinity()};
    if (table.a == cell.greatest()) {
        result.estimate = std::numeric_limits<double>::infinity();
    } else if (table.a > cell.least()) {
        const auto over = [&](double log_ratio) { return cell.sums(std::exp(log_ratio), table.a).mean_over_x; };
        result.estimate = std::exp(rising_root(over, centre, error / 8));
    }
    if (table.a > cell.least()) {
        const auto over = [&](double log_ratio) {
            return std::log(cell.sums(std::exp(log_ratio), table.a).at_least / beyond);
        };
        result.low = std::exp(rising_root(over, centre - reach, error / 4));
    }
    if (table.a < cell.greatest()) {
        const auto over = [&](double log_ratio) {
            return std::log(beyond / cell.sums(std::exp(log_ratio), table.a).at_most);
        };
        result.high = std::exp(rising_root(over, centre + reach, error / 4));
    }
    return result;
}

}  // namespace winloss::stats
