// How far two or more who judged the same things agree beyond chance. Knows no code and no coder.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "winloss/core/ratio.hpp"
#include "winloss/stats/interval.hpp"

namespace winloss::stats {

/// `count` things that the first called `first` and the second called `second`: one thing, or a cell of the table of
/// both, in any order and as often as wanted. Categories are names: any numbers.
struct RatedPair {
    std::int32_t first = 0;
    std::int32_t second = 0;
    std::int64_t count = 1;
};

struct Kappa {
    Ratio agreement;            ///< things that both called the same, of all; its interval is wilson()
    double expected = 0;        ///< agreement by chance, from how often each used each category
    double kappa = 0;           ///< (agreement − expected) / (1 − expected): 1 is full agreement, 0 is chance, −1 … 1
    double standard_error = 0;  ///< of a large sample; 0 where agreement is full
    Interval interval;          ///< κ ± z standard errors, cut to −1 … 1
};

/// Cohen's κ, unweighted. nullopt where there is no pair or chance agreement is 1 (both used one category, the same).
/// Throws bug for a negative count. Time is linear in the pairs, times the logarithm of the categories.
/// Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20
/// (1960), 37–46; standard error: J. L. Fleiss, J. Cohen and B. S. Everitt, Large sample standard errors of kappa and
/// weighted kappa, Psychological Bulletin 72 (1969), 323–327.
std::optional<Kappa> cohen_kappa(std::span<const RatedPair> pairs, double z = z95);

/// One judgement of one unit. What nobody judged is not there: missing values need no mark. Who judged does not matter.
struct Rating {
    std::int64_t unit = 0;
    double value = 0;  ///< finite, or krippendorff_alpha throws bug
};

/// What two values that differ mean: nominal, they differ; ordinal, by the ranks between them; interval, by their
/// difference squared.
enum class Level { nominal, ordinal, interval };

struct Alpha {
    double alpha = 0;     ///< 1 − observed / expected: 1 is full agreement, 0 is chance; below 0 where they differ more
    double observed = 0;  ///< mean disagreement within units
    double expected = 0;  ///< mean disagreement between any two values
    std::int64_t units = 0;   ///< that have two values or more; the others say nothing of agreement and drop out
    std::int64_t values = 0;  ///< in those units
};

/// Krippendorff's α for any number of judges and with missing values. nullopt where no unit has two values or all of
/// them are equal (chance agreement is 1). Ratings in any order; time n log n, whatever the number of distinct values.
/// Source: K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), University of Pennsylvania, Annenberg
/// School for Communication, departmental paper 43, section D and its metric differences.
std::optional<Alpha> krippendorff_alpha(std::span<const Rating> ratings, Level level);

}  // namespace winloss::stats
