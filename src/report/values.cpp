#include "winloss/report/values.hpp"

#include <algorithm>

namespace winloss::report {

void Values::add(const std::optional<Money>& amount) {
    if (!amount) { return; }
    auto at = std::find_if(sums_.begin(), sums_.end(), [&](const Sum& s) { return s.currency >= amount->currency; });
    if (at == sums_.end() || at->currency != amount->currency) { at = sums_.insert(at, Sum{amount->currency}); }
    at->minor = checked_add(at->minor, amount->minor);
    ++at->known;
}

std::int64_t Values::minor(Currency currency) const {
    const auto at = std::find_if(sums_.begin(), sums_.end(), [&](const Sum& s) { return s.currency == currency; });
    return at == sums_.end() ? 0 : at->minor;
}

}  // namespace winloss::report
