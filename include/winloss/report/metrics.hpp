// The figures of ours that an outside one can be held against: what each is called, and in which report and column it
// stands. Knows no benchmark.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/codebook.hpp"

namespace winloss::report {

struct Metric {
    std::string_view name;        ///< as a benchmark says it: win-rate
    std::string_view report;      ///< the report that has it
    std::string_view table;       ///< in which of its tables
    std::string_view column;      ///< the share's key, of the table or of its amounts
    bool of_amounts = false;      ///< the column is one of the amounts, a row per currency
    bool within_one = true;       ///< never below 0 and never above 1
    std::string_view also = {};   ///< another name for it: customer-retention
    bool of_code = false;         ///< of one of the table's rows, by its code: loss-reason/price
    std::string_view title = {};  ///< what it is called beside others; empty: as its column is
};

/// A metric as a benchmark names it.
struct MetricName {
    const Metric* metric = nullptr;
    std::string code{};  ///< of which row; empty where it is of the whole table

    std::string text() const;  ///< win-rate; loss-reason/price
};

std::span<const Metric> metrics();
/// To be listed; of those of a code 'loss-reason/CODE'.
std::vector<std::string> metric_names();
/// To be completed, as far as they are always the same: 'loss-reason/'.
std::vector<std::string> metric_words();
/// Those that a report has; they stand in one of its tables.
std::vector<const Metric*> metrics_of(std::string_view report);

/// As typed: capitals do not matter, and before a code a blank or `_` is a dash. Null for what is no metric.
std::optional<MetricName> look_up_metric(std::string_view typed);
/// Throws usage naming the nearest, or all of them.
MetricName find_metric(std::string_view typed);
/// As a benchmark keeps it: with the path of the code that is meant. Throws not_found for what is no code, usage for
/// one that is no driver, since others are no reasons.
std::string kept_name(const MetricName& name, const Codebook& codebook);

/// Why a benchmark of the metric cannot have that value; null where it can. A clause: 'is no share …'.
std::optional<std::string> value_fault(const Metric& metric, double value);

}  // namespace winloss::report
