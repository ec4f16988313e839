// How deals ended, counted. Knows no deal.
#pragma once

#include <cstdint>

#include "winloss/core/ratio.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::report {

/// Decided deals; won and lost alone are the base of a rate.
struct Ends {
    std::int64_t decided = 0;
    std::int64_t won = 0;
    std::int64_t lost = 0;

    void add(Outcome outcome) {
        ++decided;
        won += outcome == Outcome::won ? 1 : 0;
        lost += outcome == Outcome::lost ? 1 : 0;
    }
    Ratio rate() const { return {won, won + lost}; }
};

}  // namespace winloss::report
