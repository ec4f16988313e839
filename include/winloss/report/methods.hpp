// The methods that intervals, tests, curves and quantiles are computed by: of each its formula and its source, as
// `report explain` prints them (docs/statistics.md has the edge cases). Knows no report.
#pragma once

#include <cstdint>
#include <string_view>

namespace winloss::report {

enum class Method : std::uint8_t {
    wilson,
    newcombe,
    fisher,
    odds_ratio,
    benjamini_hochberg,
    cohen_kappa,
    kaplan_meier,
    log_rank,
    mann_whitney,
    quantiles,
};

struct MethodEntry {
    std::string_view name;     ///< as declarations speak of it: Wilson
    std::string_view formula;  ///< sentences
    std::string_view source;   ///< who published it, and where
};

const MethodEntry& entry(Method method);

}  // namespace winloss::report
