// Sums of known amounts, a line per currency; unknown is not zero.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "winloss/core/money.hpp"

namespace winloss::report {

/// The line of a currency among lines that stand by currency code, a new one where it is not there yet. A line has a
/// member `currency`.
template <class Line>
Line& line_of(std::vector<Line>& lines, Currency currency) {
    auto at = std::find_if(lines.begin(), lines.end(), [&](const Line& each) { return each.currency >= currency; });
    if (at == lines.end() || at->currency != currency) { at = lines.insert(at, Line{.currency = currency}); }
    return *at;
}

class Values {
public:
    struct Sum {
        Currency currency;
        std::int64_t minor = 0;
        std::int64_t known = 0;  ///< how many amounts
    };
    void add(const std::optional<Money>& amount);
    void add(const Values& others);
    const std::vector<Sum>& sums() const { return sums_; }  ///< by currency code
    Sum sum(Currency currency) const;                       ///< of nothing where the currency never came
    std::int64_t minor(Currency currency) const { return sum(currency).minor; }

private:
    Sum& of(Currency currency);

    std::vector<Sum> sums_;
};

}  // namespace winloss::report
