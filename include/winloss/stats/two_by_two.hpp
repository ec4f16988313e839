// Two groups set against a fact that is there or not: Fisher's exact test and the odds ratio. Knows no driver.
#pragma once

#include <cstdint>
#include <optional>

#include "winloss/core/p_value.hpp"

namespace winloss::stats {

/// Counts, none negative, or what takes the table throws bug: `a` of the first group have it and `b` do not, `c` of the
/// second have it and `d` do not.
struct TwoByTwo {
    std::int64_t a = 0;
    std::int64_t b = 0;
    std::int64_t c = 0;
    std::int64_t d = 0;
    friend bool operator==(const TwoByTwo&, const TwoByTwo&) = default;
};

/// Fisher's exact test, two-sided: of all tables with these margins, the probability of those that are no more probable
/// than this one (by more than the ten-millionth that rounding may hide, as R has it). Accurate in the far tail too.
/// nullopt where a margin is empty: a single table is possible then, and nothing was tested. (R says 1.)
/// Source: R. A. Fisher, Statistical Methods for Research Workers, 5th ed. (1934), section 21.02; two-sided as
/// J. O. Irwin, Metron 12 (1935), 83–94. Time grows with the distance of the table from the expected one.
std::optional<PValue> fisher_exact(const TwoByTwo& table);

/// How many times the odds of the first group are those of the second. Infinity and 0 are values here: where `a` is as
/// small as the margins allow, estimate and low are 0; where it is as large, estimate and high are infinite.
struct OddsRatio {
    double estimate = 1;
    double low = 0;
    double high = 0;
};

/// The conditional maximum likelihood estimate given the margins (not ad / bc, and a little nearer to 1), with the
/// exact interval: the odds ratios at which a table as far to either side has half of 1 − confidence. What R's
/// fisher.test gives, to full precision (R stops at 1e-4). Zero cells need no correction. nullopt where a margin is
/// empty. Source: J. Cornfield, A statistical problem arising from retrospective studies, Proc. 3rd Berkeley Symposium
/// 4 (1956), 135–148; A. Agresti, Categorical Data Analysis, 3rd ed. (2013), section 16.6.
std::optional<OddsRatio> odds_ratio(const TwoByTwo& table, double confidence = 0.95);

}  // namespace winloss::stats
