// Sums of known amounts, a line per currency; unknown is not zero.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "winloss/core/money.hpp"

namespace winloss::report {

class Values {
public:
    struct Sum {
        Currency currency;
        std::int64_t minor = 0;
        std::int64_t known = 0;  ///< how many amounts
    };
    void add(const std::optional<Money>& amount);
    const std::vector<Sum>& sums() const { return sums_; }  ///< by currency code
    std::int64_t minor(Currency currency) const;            ///< 0 where the currency never came

private:
    std::vector<Sum> sums_;
};

}  // namespace winloss::report
