// An outside figure to hold ours against. A plain value, as in records.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/core/date.hpp"
#include "winloss/domain/ids.hpp"

namespace winloss {

using BenchmarkId = Id<struct BenchmarkTag>;

/// One metric has one value a source and day.
struct Benchmark {
    BenchmarkId id{};
    std::string metric;               ///< the figure of ours that it is the like of: win-rate
    double value = 0;                 ///< of a share 0.33, not 33
    std::optional<std::int64_t> n{};  ///< how many it rests on; null: its source does not say
    std::string source;               ///< who published it
    Date dated_on{};
    friend bool operator==(const Benchmark&, const Benchmark&) = default;
};

}  // namespace winloss
