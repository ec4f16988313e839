#include "winloss/stats/survival.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "winloss/core/error.hpp"

namespace winloss::stats {

LifeTable::LifeTable(std::span<const Lifetime> lifetimes) {
    for (const Lifetime& each : lifetimes) { add(each); }
}

bool LifeTable::add(const Lifetime& lifetime) {
    if (lifetime.left < 0 || lifetime.left > longest) {
        throw Error(ErrorKind::bug, fmt::format("A lifetime of {} was counted.", lifetime.left));
    }
    if (lifetime.entered >= lifetime.left) { return false; }
    const auto left = static_cast<std::size_t>(lifetime.left);
    if (left >= counts_.size()) { counts_.resize(left + 1); }
    ++(lifetime.event ? counts_[left].events : counts_[left].censored);
    ++subjects_;
    if (lifetime.entered >= 0) {
        ++counts_[static_cast<std::size_t>(lifetime.entered)].entered;
        ++late_;
    }
    return true;
}

LifeRow LifeSteps::next() {
    const std::int32_t time = time_++;
    if (time >= table_->end()) { return {time, 0, 0, 0}; }
    const LifeTable::Count& count = table_->counts_[static_cast<std::size_t>(time)];
    const LifeRow row{time, at_risk_, count.events, count.censored};
    at_risk_ += count.entered - count.events - count.censored;
    return row;
}

std::int64_t LifeTable::at_risk(std::int32_t time) const {
    if (time >= end()) { return 0; }
    LifeSteps steps(*this);
    while (true) {
        const LifeRow row = steps.next();
        if (row.time >= time) { return row.at_risk; }
    }
}

std::vector<LifeRow> LifeTable::rows() const {
    std::vector<LifeRow> result;
    LifeSteps steps(*this);
    for (std::int32_t time = 0; time < end(); ++time) {
        const LifeRow row = steps.next();
        if (row.events > 0 || row.censored > 0) { result.push_back(row); }
    }
    return result;
}

std::vector<SurvivalPoint> kaplan_meier(const LifeTable& table, double z) {
    const std::vector<LifeRow> rows = table.rows();
    std::vector<SurvivalPoint> curve;
    curve.reserve(rows.size());
    double survival = 1;
    double relative_variance = 0;  // of S, against S²
    for (const LifeRow& row : rows) {
        const auto n = static_cast<double>(row.at_risk);
        const auto d = static_cast<double>(row.events);
        survival *= (n - d) / n;
        relative_variance += d / (n * (n - d));  // infinite once, and then it stays so
        SurvivalPoint point{row.time, row.at_risk, row.events, row.censored, survival, std::nullopt, std::nullopt};
        if (survival > 0) { point.standard_error = survival * std::sqrt(relative_variance); }
        if (survival > 0 && survival < 1) {
            const double spread = z * std::sqrt(relative_variance) / std::log(survival);  // below 0
            point.interval = Interval{std::pow(survival, std::exp(-spread)), std::pow(survival, std::exp(spread))};
        }
        curve.push_back(point);
    }
    return curve;
}

std::optional<SurvivalAt> survival_at(std::span<const SurvivalPoint> curve, std::int32_t time) {
    if (curve.empty() || time > curve.back().time) { return std::nullopt; }
    const auto from = std::lower_bound(curve.begin(), curve.end(), time,
                                       [](const SurvivalPoint& point, std::int32_t t) { return point.time < t; });
    SurvivalAt result{1, 0.0, std::nullopt};
    const bool exactly = from->time == time;
    if (!exactly && from == curve.begin()) { return result; }
    const SurvivalPoint& step = exactly ? *from : *(from - 1);
    result.survival = step.survival;
    result.standard_error = step.standard_error;
    result.interval = step.interval;
    return result;
}

namespace {

/// Where a curve of `value(point)`, null where it has none, first comes down to `level`.
template <class Value>
std::optional<double> crossing(std::span<const SurvivalPoint> curve, double level, const Value& value) {
    constexpr double tolerance = 1.4901161193847656e-08;  // R's: the square root of a double's epsilon
    std::optional<double> touched;
    for (const SurvivalPoint& point : curve) {
        const std::optional<double> height = value(point);
        if (!height || *height > level + tolerance) { continue; }
        if (!touched) { touched = point.time; }
        if (*height <= level - tolerance) { return (*touched + point.time) / 2; }
    }
    if (!touched) { return std::nullopt; }
    return (*touched + curve.back().time) / 2;
}

}  // namespace

SurvivalQuantile survival_quantile(std::span<const SurvivalPoint> curve, double p) {
    if (!(p > 0 && p < 1)) { throw Error(ErrorKind::bug, fmt::format("A survival quantile was asked of {}.", p)); }
    const auto low = [](const SurvivalPoint& point) -> std::optional<double> {
        return point.interval ? std::optional(point.interval->low) : std::nullopt;
    };
    const auto high = [](const SurvivalPoint& point) -> std::optional<double> {
        return point.interval ? std::optional(point.interval->high) : std::nullopt;
    };
    const auto middle = [](const SurvivalPoint& point) -> std::optional<double> { return point.survival; };
    return {crossing(curve, 1 - p, middle), crossing(curve, 1 - p, low), crossing(curve, 1 - p, high)};
}

}  // namespace winloss::stats
