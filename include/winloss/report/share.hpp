// A ratio with its interval and its marks, as every report gives it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "winloss/core/ratio.hpp"

namespace winloss::report {

/// Bases under which a percentage is not shown on a screen, and under which it is marked small.
struct Thresholds {
    std::int64_t hide_under = 5;
    std::int64_t small_under = 30;
};

/// A share of countable things, with Wilson's 95% interval.
Share share(Ratio ratio, const Thresholds& thresholds);

/// A figure that is no share of countable things (a rate by amount, a net gain): no interval. `n` is how many records
/// it rests on; the marks go by it.
Share figure(Ratio ratio, std::int64_t n, const Thresholds& thresholds);

/// For headlines: "63.2% (4,238 of 6,711 deals)"; "2 of 3 deals" where the base is too small to state a percentage.
std::string in_words(const Share& share, std::string_view one, std::string_view many);
/// "63.2%"; empty where there is none to state.
std::string percent(const Share& share);

}  // namespace winloss::report
