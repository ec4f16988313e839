// Confidence intervals of proportions and of their differences. Knows nothing of deals.
#pragma once

#include <optional>

#include "winloss/core/ratio.hpp"
#include "winloss/stats/normal.hpp"

namespace winloss::stats {

struct Interval {
    double low = 0;
    double high = 0;
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// Wilson's score interval of part / whole, without continuity correction; 0 ≤ part ≤ whole, or it throws bug. nullopt
/// where whole is 0. Its ends are exactly 0 where part is 0 and exactly 1 where part is whole.
/// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209–212.
std::optional<Interval> wilson(Ratio ratio, double z = z95);

/// The interval of the difference first − second of two independent proportions, made of their Wilson intervals; in
/// −1 … 1. nullopt where either base is empty. A change is called one only where it leaves zero out.
/// Source: R. G. Newcombe, Interval estimation for the difference between independent proportions: comparison of eleven
/// methods, Statistics in Medicine 17 (1998), 873–890, method 10.
std::optional<Interval> newcombe(Ratio first, Ratio second, double z = z95);

enum class Change { none, up, down };

/// What a share did between two independent groups: from `before` to `now`, in −1 … 1.
struct Difference {
    double value = 0;              ///< now − before
    Interval interval;             ///< Newcombe's
    Change change = Change::none;  ///< up or down only where the interval leaves zero out
};

/// nullopt where either base is empty. Where the same customers stand in both groups the interval is too wide: say so
/// beside it.
std::optional<Difference> compare(Ratio now, Ratio before, double z = z95);

/// A proportion as it was published: its part need not be whole, 47% of 1,204 is 565.88.
struct Proportion {
    double value = 0;  ///< 0 … 1, or comparing it throws bug
    double n = 0;      ///< one or more
};

/// Ours and one that somebody published, as above.
std::optional<Difference> compare_published(Ratio ours, const Proportion& theirs, double z = z95);

}  // namespace winloss::stats
