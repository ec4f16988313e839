#include "winloss/stats/multiplicity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace winloss::stats {

std::vector<PValue> benjamini_hochberg(std::span<const PValue> p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a].log() < p[b].log(); });
    std::vector<PValue> adjusted(p.size());
    const auto tests = static_cast<double>(p.size());
    double least = 0;  // ln 1
    for (std::size_t rank = p.size(); rank > 0; --rank) {
        const std::size_t test = order[rank - 1];
        least = std::min(least, p[test].log() + std::log(tests / static_cast<double>(rank)));
        adjusted[test] = PValue::from_log(least);
    }
    return adjusted;
}

}  // namespace winloss::stats
