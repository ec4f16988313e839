// Figures as benchmarks are added to them; those of a code by one of the starter's.
#pragma once

#include <string>

#include "winloss/report/metrics.hpp"

namespace winloss::cli {

inline std::string benchmark_of(const report::Metric& metric) {
    return report::MetricName{&metric, metric.of_code ? "price" : ""}.text();
}

}  // namespace winloss::cli
