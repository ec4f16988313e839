// The figures of ours that an outside one can be held against: what each is called, and in which report and column it
// stands. Knows no benchmark.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloss::report {

struct Metric {
    std::string_view name;       ///< as a benchmark says it: win-rate
    std::string_view report;     ///< the report that has it
    std::string_view table;      ///< in which of its tables
    std::string_view column;     ///< the share's key, of the table or of its amounts
    bool of_amounts = false;     ///< the column is one of the amounts, a row per currency
    bool within_one = true;      ///< never below 0 and never above 1
    std::string_view also = {};  ///< another name for it: customer-retention
};

std::span<const Metric> metrics();
std::vector<std::string> metric_names();
/// Those that a report has; they stand in one of its tables.
std::vector<const Metric*> metrics_of(std::string_view report);

/// As typed: capitals do not matter, and a blank or `_` is a dash. Null for what is no metric.
const Metric* look_up_metric(std::string_view typed);
/// Throws usage naming the nearest, or all of them.
const Metric& find_metric(std::string_view typed);

/// Why a benchmark of the metric cannot have that value; null where it can. A clause: 'is no share …'.
std::optional<std::string> value_fault(const Metric& metric, double value);

}  // namespace winloss::report
