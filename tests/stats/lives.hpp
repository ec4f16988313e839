// The subjects of tests/stats/reference/survival_subjects.csv, and how a point of a curve is held against R's.
#pragma once

#include "winloss/stats/survival.hpp"

#include "reference.hpp"

namespace winloss::test {

using LivesByGroup = std::map<int, std::vector<stats::Lifetime>>;

inline std::map<int, LivesByGroup> lives_by_case() {
    const Reference reference("survival_subjects");
    std::map<int, LivesByGroup> result;
    for (const ReferenceRow& row : reference.rows()) {
        result[row.whole<int>("case")][row.whole<int>("group")].push_back(
            {row.whole<std::int32_t>("left"), row["event"] == 1, row.whole<std::int32_t>("entered")});
    }
    return result;
}

inline void check_point(const stats::SurvivalPoint& point, const ReferenceRow& row) {
    CHECK(point.time == row.whole<std::int32_t>("time"));
    CHECK(point.at_risk == row.whole<std::int64_t>("at_risk"));
    CHECK(point.events == row.whole<std::int64_t>("events"));
    CHECK(point.censored == row.whole<std::int64_t>("censored"));
    CHECK(agree(point.survival, row["survival"]));
    CHECK(agree(point.standard_error, row.maybe("standard_error")));
    CHECK(agree(point.interval ? std::optional(point.interval->low) : std::nullopt, row.maybe("low")));
    CHECK(agree(point.interval ? std::optional(point.interval->high) : std::nullopt, row.maybe("high")));
}

inline void check_quantile(const stats::SurvivalQuantile& quantile, const ReferenceRow& row) {
    CHECK(agree(quantile.time, row.maybe("time")));
    CHECK(agree(quantile.low, row.maybe("low")));
    CHECK(agree(quantile.high, row.maybe("high")));
}

}  // namespace winloss::test
