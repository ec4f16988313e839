#include "report_benchmarks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"
#include "winloss/report/metrics.hpp"
#include "winloss/store/benchmarks.hpp"
#include "winloss/store/codebook.hpp"

namespace winloss::app {

namespace {

bool has(const report::Declaration& report, const std::string& metric) {
    const auto found = report::look_up_metric(metric);
    return found && found->metric->report == report.name;
}

Benchmark latest_of(const report::Declaration& report, const store::Store& store, const report::MetricName& metric) {
    const std::string name = report::kept_name(metric, store::read_codebook(store));
    if (!has(report, name)) {
        throw usage_error(fmt::format("'report {}' does not have the figure {}.", report.name, name),
                          fmt::format("winloss report {} --against {}", metric.metric->report, name));
    }
    const auto found = store::benchmarks(store, {.metric = name}, 1);
    if (!found.empty()) { return found.front(); }
    throw not_found(fmt::format("There is no benchmark of {} yet.", name),
                    fmt::format("winloss benchmark add {} 47% --source 'who published it'", name));
}

/// Those of the source that the report has figures for, of each metric the latest.
std::vector<Benchmark> of_source(const report::Declaration& report, const store::Store& store,
                                 const std::string& typed) {
    std::vector<Benchmark> found;
    std::vector<std::string> sources;
    for (Benchmark& each : store::benchmarks(store, {}, 0)) {
        if (!has(report, each.metric)) { continue; }
        if (std::ranges::find(sources, each.source) == sources.end()) { sources.push_back(each.source); }
        const bool known = std::ranges::find(found, each.metric, &Benchmark::metric) != found.end();
        if (!known && fold(each.source) == fold(trim(typed))) { found.push_back(std::move(each)); }
    }
    if (!found.empty()) { return found; }
    const std::string near = did_you_mean(trim(typed), sources);
    throw not_found(fmt::format("There is no benchmark '{}' for 'report {}'.", trim(typed), report.name),
                    near.empty() ? "Name it by its number, its figure or its source: winloss benchmark list" : near);
}

std::vector<Benchmark> named(const report::Declaration& report, const store::Store& store, const std::string& typed) {
    std::string_view word = trim(typed);
    if (word.starts_with('#')) { word.remove_prefix(1); }
    if (const auto number = whole_number(word)) { return {store::read_benchmark(store, {*number})}; }
    if (const auto metric = report::look_up_metric(word)) { return {latest_of(report, store, *metric)}; }
    return of_source(report, store, typed);
}

}  // namespace

std::vector<Benchmark> benchmarks_for(const report::Declaration& report, const store::Store& store,
                                      const std::vector<std::string>& typed) {
    std::vector<Benchmark> all;
    for (const std::string& each : typed) {
        for (Benchmark& benchmark : named(report, store, each)) {
            if (std::ranges::find(all, benchmark) == all.end()) { all.push_back(std::move(benchmark)); }
        }
    }
    return all;
}

}  // namespace winloss::app
