// Benchmarks: outside figures to hold ours against.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/benchmark.hpp"
#include "winloss/store/listing.hpp"

namespace winloss::store {

struct BenchmarkFilter {
    std::optional<std::string> metric{};
};

/// By metric, of each the latest first.
Listing benchmark_listing(const BenchmarkFilter& filter);
std::vector<Benchmark> benchmarks(const Store& store, const BenchmarkFilter& filter, std::int64_t limit);
Benchmark read_benchmark(const Store& store, BenchmarkId id);  ///< throws not_found
/// Throws conflict where the metric has a value of that source and day.
BenchmarkId insert_benchmark(Write& write, const Benchmark& benchmark);
void update_benchmark(Write& write, const Benchmark& benchmark);

/// What a benchmark's column holds, whatever it is.
struct StoredFigure {
    BenchmarkId id;
    std::string metric;
    std::optional<double> value;  ///< a share is 0.47; null: it is no number
};
/// All of them, by number.
std::vector<StoredFigure> stored_figures(const Store& store);

/// A figure as its column holds it: the shortest decimal that reads back as the same number.
std::string decimal_text(double value);

}  // namespace winloss::store
