#include "winloss/stats/quantile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "winloss/core/error.hpp"

namespace winloss::stats {

std::optional<double> quantile(std::span<const double> values, double p) {
    if (!(p >= 0 && p <= 1)) { throw Error(ErrorKind::bug, fmt::format("A quantile was asked of {}.", p)); }
    if (values.empty()) { return std::nullopt; }
    if (std::any_of(values.begin(), values.end(), [](double value) { return std::isnan(value); })) {
        throw Error(ErrorKind::bug, "A quantile was asked of what is no number.");
    }
    std::vector<double> copy(values.begin(), values.end());
    const double place = static_cast<double>(copy.size() - 1) * p;
    const double whole = std::floor(place);
    const auto at = copy.begin() + static_cast<std::ptrdiff_t>(whole);
    std::nth_element(copy.begin(), at, copy.end());
    if (place == whole) { return *at; }
    const double next = *std::min_element(at + 1, copy.end());
    return *at + (place - whole) * (next - *at);
}

}  // namespace winloss::stats
