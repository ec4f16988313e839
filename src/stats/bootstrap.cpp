#include "winloss/stats/bootstrap.hpp"

#include <limits>
#include <numeric>
#include <vector>

#include "winloss/core/error.hpp"
#include "winloss/stats/quantile.hpp"

namespace winloss::stats {

std::size_t Draws::below(std::size_t size) {
    if (size == 0) { throw Error(ErrorKind::bug, "A draw was asked from nothing."); }
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t incomplete = (most % size + 1) % size;  // 2⁶⁴ modulo size
    while (true) {
        const std::uint64_t number = engine_();
        if (number <= most - incomplete) { return number % size; }
    }
}

std::optional<Bootstrap> bootstrap(std::size_t size, const Statistic& statistic, const BootstrapOptions& options) {
    if (options.resamples < 1 || !(options.confidence > 0 && options.confidence < 1)) {
        throw Error(ErrorKind::bug, "A bootstrap was asked of no resamples, or at no confidence.");
    }
    if (size == 0) { return std::nullopt; }
    std::vector<std::size_t> members(size);
    std::iota(members.begin(), members.end(), std::size_t{0});
    const std::optional<double> estimate = statistic(members);
    if (!estimate) { return std::nullopt; }

    Draws draws(options.seed);
    std::vector<double> figures;
    for (int i = 0; i < options.resamples; ++i) {
        for (std::size_t& member : members) { member = draws.below(size); }
        if (const auto figure = statistic(members)) { figures.push_back(*figure); }
    }
    if (figures.empty()) { return std::nullopt; }
    const double beyond = (1 - options.confidence) / 2;
    return Bootstrap{
        *estimate, {*quantile(figures, beyond), *quantile(figures, 1 - beyond)}, static_cast<int>(figures.size())};
}

}  // namespace winloss::stats
