#include "winloss/report/values.hpp"

#include <algorithm>

namespace winloss::report {

Values::Sum& Values::of(Currency currency) {
    auto at = std::find_if(sums_.begin(), sums_.end(), [&](const Sum& s) { return s.currency >= currency; });
    if (at == sums_.end() || at->currency != currency) { at = sums_.insert(at, Sum{currency}); }
    return *at;
}

void Values::add(const std::optional<Money>& amount) {
    if (!amount) { return; }
    Sum& sum = of(amount->currency);
    sum.minor = checked_add(sum.minor, amount->minor);
    ++sum.known;
}

void Values::add(const Values& others) {
    for (const Sum& each : others.sums_) {
        Sum& sum = of(each.currency);
        sum.minor = checked_add(sum.minor, each.minor);
        sum.known += each.known;
    }
}

Values::Sum Values::sum(Currency currency) const {
    const auto at = std::find_if(sums_.begin(), sums_.end(), [&](const Sum& s) { return s.currency == currency; });
    return at == sums_.end() ? Sum{currency} : *at;
}

}  // namespace winloss::report
