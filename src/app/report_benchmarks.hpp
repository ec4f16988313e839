// The benchmarks that a report is held against, as they were typed behind --against.
#pragma once

#include <string>
#include <vector>

#include "winloss/domain/benchmark.hpp"
#include "winloss/report/declaration.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// A number is that benchmark, a metric its latest one, a source its latest one of each of the report's metrics. None
/// twice. Throws not_found with what there is, usage for one of another report's figure.
std::vector<Benchmark> benchmarks_for(const report::Declaration& report, const store::Store& store,
                                      const std::vector<std::string>& typed);

}  // namespace winloss::app
