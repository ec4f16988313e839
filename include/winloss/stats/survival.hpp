// How long what began goes on: life tables, Kaplan–Meier curves and their quantiles. Knows no contract and no calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "winloss/stats/interval.hpp"

namespace winloss::stats {

/// One subject, in whole units of time since its own beginning (days or months, the caller's choice, the same
/// throughout), observed in the time after `entered` until `left` inclusive. At one time deaths come first, then
/// censorings, then entries. Where a lifetime's days count its first and last, one that began n days before the first
/// day of observation entered at n.
struct Lifetime {
    static constexpr std::int32_t from_the_start = -1;  ///< seen from time 0 on, time 0 included

    std::int32_t left = 0;                  ///< time of death, or the last time it was seen alive
    bool event = false;                     ///< it died; otherwise it is right-censored
    std::int32_t entered = from_the_start;  ///< came under observation late, at this age (left truncation)
};

/// What happened at one time at which a subject left.
struct LifeRow {
    std::int32_t time = 0;
    std::int64_t at_risk = 0;  ///< entered before, and not left before
    std::int64_t events = 0;
    std::int64_t censored = 0;
    friend bool operator==(const LifeRow&, const LifeRow&) = default;
};

/// Lifetimes counted by time, one by one as they are read: all that a curve and the log-rank test need of them, in
/// memory that grows with the longest lifetime (12 bytes a unit of time) and not with their number.
class LifeTable {
public:
    static constexpr std::int32_t longest = 4'000'000;  ///< more than the days of the calendar

    LifeTable() = default;
    explicit LifeTable(std::span<const Lifetime> lifetimes);

    /// False, and nothing is counted, for a subject that left before or when it entered: it was never at risk. Throws
    /// bug where left is under 0 or over `longest`.
    bool add(const Lifetime& lifetime);

    std::int64_t subjects() const { return subjects_; }
    std::int32_t end() const { return static_cast<std::int32_t>(counts_.size()); }  ///< after the last time; 0 if empty
    /// Those that had entered before the time, and not left before it.
    std::int64_t at_risk(std::int32_t time) const;

    /// Ascending, one for each time at which somebody left.
    std::vector<LifeRow> rows() const;

private:
    friend class LifeSteps;
    struct Count {
        std::int32_t events = 0;
        std::int32_t censored = 0;
        std::int32_t entered = 0;
    };
    std::vector<Count> counts_;  ///< by time
    std::int64_t subjects_ = 0;
    std::int64_t late_ = 0;  ///< of them, entered late
};

/// A table's rows at every time, also those at which nothing happened: next() is of time 0, then 1, and so on; nobody
/// is at risk from the table's end on. The table must outlive it.
class LifeSteps {
public:
    explicit LifeSteps(const LifeTable& table) : table_(&table), at_risk_(table.subjects_ - table.late_) {}
    LifeRow next();

private:
    const LifeTable* table_;
    std::int32_t time_ = 0;
    std::int64_t at_risk_;
};

/// A step of the curve, which holds from its time until the next.
struct SurvivalPoint {
    std::int32_t time = 0;
    std::int64_t at_risk = 0;
    std::int64_t events = 0;
    std::int64_t censored = 0;
    double survival = 1;                   ///< S(t): share that lives longer than `time`
    std::optional<double> standard_error;  ///< of S(t), Greenwood; null where S(t) is 0
    std::optional<Interval> interval;      ///< log-log; null where S(t) is 0 or 1
};

/// The Kaplan–Meier curve, a point for each row of the table (those with censorings only too); empty of an empty table.
/// S = Π (1 − d/n). Greenwood: se² = S² Σ d / (n (n − d)). Interval: S^exp(∓ z se / (S ln S)). With late entries a risk
/// set may be so small at the beginning that S falls to 0 there and stays: the rows' at_risk show it.
/// Same as R's survfit(conf.type = "log-log"). Sources: E. L. Kaplan and P. Meier, Nonparametric estimation from
/// incomplete observations, JASA 53 (1958), 457–481; M. Greenwood (1926); J. D. Kalbfleisch and R. L. Prentice, The
/// Statistical Analysis of Failure Time Data, 2nd ed. (2002), section 1.4.1 (interval) and 1.3 (late entry).
std::vector<SurvivalPoint> kaplan_meier(const LifeTable& table, double z = z95);

/// The curve at a time: 1, se 0 and no interval before its first point. nullopt after its last: nobody was seen so
/// late.
struct SurvivalAt {
    double survival = 1;
    std::optional<double> standard_error;
    std::optional<Interval> interval;
};
std::optional<SurvivalAt> survival_at(std::span<const SurvivalPoint> curve, std::int32_t time);

/// When the share p has died: the time at which the curve crosses 1 − p, and at which its interval does. Each is null
/// where it is not reached.
struct SurvivalQuantile {
    std::optional<double> time;
    std::optional<double> low;
    std::optional<double> high;
};

/// The first time at which S is 1 − p or below. Where S is 1 − p (within 1.5e-8, for rounding) on a stretch, the middle
/// of it, which for a stretch at the end reaches to the last time. As R's quantile() of a survfit, which for such a
/// last stretch differs from what print() shows. The limits are read off the interval's curves in the same way, where
/// they have values; where late entries make one rise, its first crossing counts. 0 < p < 1, or it throws bug.
/// Source: R. Brookmeyer and J. Crowley, A confidence interval for the median survival time, Biometrics 38 (1982),
/// 29–41.
SurvivalQuantile survival_quantile(std::span<const SurvivalPoint> curve, double p);

inline SurvivalQuantile median_survival(std::span<const SurvivalPoint> curve) { return survival_quantile(curve, 0.5); }

}  // namespace winloss::stats
