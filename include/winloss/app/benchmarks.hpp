// What can be done with benchmarks: outside figures to hold ours against.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/report/metrics.hpp"

namespace winloss::app {

struct AddBenchmark {
    std::string metric;
    std::string value;  ///< 0.47 or 47%
    std::string source;
    std::optional<std::int64_t> n;
    std::optional<std::string> dated_on;  ///< today
};
Answer add_benchmark(store::Store& store, const Context& context, const AddBenchmark& options);

struct ListBenchmarks {
    std::optional<std::string> metric;
    std::optional<std::int64_t> limit;
};
Answer list_benchmarks(const store::Store& store, const Context& context, const ListBenchmarks& options);

struct ShowBenchmark {
    std::string benchmark;
};
Answer show_benchmark(const store::Store& store, const Context& context, const ShowBenchmark& options);

/// What is not given stays; an empty `n` is not known.
struct SetBenchmark {
    std::string benchmark;
    std::optional<std::string> metric;
    std::optional<std::string> value;
    std::optional<std::string> source;
    std::optional<std::string> n;
    std::optional<std::string> dated_on;
};
Answer set_benchmark(store::Store& store, const Context& context, const SetBenchmark& options);

struct RemoveBenchmark {
    std::string benchmark;
};
Answer remove_benchmark(store::Store& store, const Context& context, const RemoveBenchmark& options);

}  // namespace winloss::app
