// Whether groups die at different rates: the log-rank test of any number of groups. Knows no segment.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "winloss/core/p_value.hpp"
#include "winloss/stats/survival.hpp"

namespace winloss::stats {

struct LogRank {
    struct Group {
        std::int64_t subjects = 0;
        std::int64_t observed = 0;  ///< deaths
        double expected = 0;        ///< deaths if all groups died at the same rate; both columns have the same sum
    };
    std::vector<Group> groups;  ///< in the order given
    double chi_square = 0;
    int degrees = 0;  ///< of freedom: groups at risk when somebody died, less one
    PValue p;
};

/// The log-rank (Mantel–Haenszel) test that all groups have one survival curve: χ² = (O − E)ᵀ V⁻ (O − E), V with the
/// hypergeometric variance at ties. Late entries are at risk from when they entered. Groups that never were at risk
/// when somebody died say nothing and cost no degree. nullopt where nothing can be compared: fewer than two groups at
/// risk together at a death, or everybody at risk always died at once. Time is linear in times, and at each death
/// square in the groups. Same as R's survdiff (which takes no late entries). Sources: N. Mantel, Cancer Chemotherapy
/// Reports 50 (1966), 163–170; R. Peto and J. Peto, Asymptotically efficient rank invariant test procedures, JRSS A 135
/// (1972), 185–207; k groups: Kalbfleisch and Prentice (2002), section 1.5.
std::optional<LogRank> log_rank(std::span<const LifeTable> groups);

}  // namespace winloss::stats
