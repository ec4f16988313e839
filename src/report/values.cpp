#include "winloss/report/values.hpp"

#include <algorithm>

namespace winloss::report {

void Values::add(const std::optional<Money>& amount) {
    if (!amount) { return; }
    Sum& sum = line_of(sums_, amount->currency);
    sum.minor = checked_add(sum.minor, amount->minor);
    ++sum.known;
}

std::int64_t Values::minor(Currency currency) const {
    const auto at = std::find_if(sums_.begin(), sums_.end(), [&](const Sum& s) { return s.currency == currency; });
    return at == sums_.end() ? 0 : at->minor;
}

}  // namespace winloss::report
