#include "winloss/app/benchmarks.hpp"

#include <fmt/format.h>

#include <utility>

#include "about.hpp"
#include "edit_fields.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/edit_record.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"
#include "winloss/exchange/import_history_values.hpp"
#include "winloss/report/against.hpp"
#include "winloss/store/benchmarks.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

constexpr const char* published = "A benchmark is dated on the day it was published.";

std::string called(const Benchmark& benchmark) {
    return fmt::format("benchmark {}, {} {}", benchmark.id.value, benchmark.metric, report::in_words(benchmark));
}

double typed_value(const std::string& typed, std::string_view metric) {
    const exchange::Reading<double> reading = exchange::read_figure(trim(typed));
    std::string why = reading.why;
    if (reading.value) { why = report::value_fault(*report::find_metric(metric).metric, *reading.value).value_or(""); }
    if (!why.empty()) { throw usage_error(fmt::format("The value '{}' {}.", trim(typed), why)); }
    return *reading.value;
}

/// An empty text: the source does not say.
std::optional<std::int64_t> typed_n(const std::string& typed) {
    if (trim(typed).empty()) { return std::nullopt; }
    const auto n = whole_number(trim(typed));
    if (n && *n > 0) { return n; }
    throw usage_error(fmt::format("--n takes a whole number of one or more, not '{}'.", trim(typed)),
                      "Empty where the source does not say.");
}

std::string kept_metric(const store::Store& store, std::string_view typed) {
    return report::kept_name(report::find_metric(typed), store::read_codebook(store));
}

BenchmarkId found(const store::Store& store, const std::string& typed) {
    return {store::find_record(store, store::RecordKind::benchmark, typed)};
}

std::string next_step(const Benchmark& benchmark) {
    const auto metric = report::look_up_metric(benchmark.metric);
    if (!metric) { return fmt::format("Next: winloss benchmark show {}", benchmark.id.value); }
    return fmt::format("Next: winloss report {} --against {}", metric->metric->report, benchmark.id.value);
}

Table benchmarks_table(const std::vector<Benchmark>& benchmarks) {
    Table table{.name = "benchmarks",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            {"metric", "Metric", Type::text},
                            machine_column("value", Type::real),
                            {"percent", "Value", Type::text},
                            {"n", "Of", Type::integer},
                            {"source", "Source", Type::text, true},
                            {"dated_on", "Dated", Type::date}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const Benchmark& each : benchmarks) {
        table.rows.push_back({cell(each.id), each.metric, each.value, report::percent_of(each.value), cell(each.n),
                              each.source, each.dated_on});
    }
    return table;
}

OpenForm benchmark_form(const store::Store& store, const Context& context, BenchmarkId id) {
    const Benchmark benchmark = store::read_benchmark(store, id);
    auto set = std::make_shared<SetBenchmark>();
    set->benchmark = std::to_string(id.value);
    RecordForm form{app::called("benchmark", id.value), {called(benchmark) + "."}, {}};
    FormField metric = required_field("metric", benchmark.metric, option(set, set->metric));
    metric.says = join(report::metric_names(), ", ");
    metric.check = [codebook = store::read_codebook(store)](const std::string& typed) {
        report::kept_name(report::find_metric(typed), codebook);
    };
    FormField value = required_field("value", store::decimal_text(benchmark.value), option(set, set->value));
    value.says = "a share as 0.47 or 47%";
    value.check = [set, now = benchmark.metric](const std::string& typed) {
        typed_value(typed, set->metric.value_or(now));
    };
    form.fields = {
        std::move(metric), std::move(value),
        field("n", benchmark.n ? std::optional(std::to_string(*benchmark.n)) : std::nullopt, option(set, set->n),
              "how many it rests on; empty: the source does not say", [](const std::string& typed) { typed_n(typed); }),
        required_field("source", benchmark.source, option(set, set->source)),
        past_date_field("dated_on", benchmark.dated_on, option(set, set->dated_on), context.today,
                        "the day it was published")};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_benchmark(into, now, *set); }};
}

}  // namespace

Answer add_benchmark(store::Store& store, const Context& context, const AddBenchmark& options) {
    Benchmark benchmark;
    benchmark.metric = kept_metric(store, options.metric);
    benchmark.value = typed_value(options.value, benchmark.metric);
    benchmark.n = options.n;
    benchmark.source = required_line(options.source, "source");
    benchmark.dated_on = past_day(options.dated_on.value_or("today"), context.today, "--dated-on", published);
    store::Write write(store, context.operation());
    benchmark.id = store::insert_benchmark(write, benchmark);
    write.commit();
    return {.data = {},
            .messages = {fmt::format("Added {}.", called(benchmark)), next_step(benchmark)},
            .subject = ChangedRecord{"benchmark", benchmark.id.value}};
}

Answer list_benchmarks(const store::Store& store, const Context& context, const ListBenchmarks& options) {
    store::BenchmarkFilter filter;
    if (options.metric) { filter.metric = kept_metric(store, *options.metric); }
    const RowLimit limit(context, options.limit);
    return listed(
        benchmarks_table(store::benchmarks(store, filter, limit.query())), limit,
        [&] { return store::benchmark_listing(filter).count(store); },
        when_none_fit(store, {.kind = store::RecordKind::benchmark,
                              .words = "benchmarks",
                              .list = "benchmark list",
                              .make = "winloss benchmark add win-rate 47% --source 'who published it'"}));
}

Answer show_benchmark(const store::Store& store, const Context&, const ShowBenchmark& options) {
    const store::Snapshot snapshot(store);
    const Benchmark benchmark = store::read_benchmark(store, found(store, options.benchmark));
    return {.data = record_of(called(benchmark), benchmarks_table({benchmark})), .messages = {}};
}

Answer set_benchmark(store::Store& store, const Context& context, const SetBenchmark& options) {
    const BenchmarkId id = found(store, options.benchmark);
    store::Write write(store, context.operation(std::to_string(id.value)));
    Benchmark benchmark = store::read_benchmark(store, id);
    if (options.metric) { benchmark.metric = kept_metric(store, *options.metric); }
    if (options.value || options.metric) {
        benchmark.value = typed_value(options.value.value_or(store::decimal_text(benchmark.value)), benchmark.metric);
    }
    if (options.n) { benchmark.n = typed_n(*options.n); }
    if (options.source) { benchmark.source = required_line(*options.source, "source"); }
    if (options.dated_on) { benchmark.dated_on = past_day(*options.dated_on, context.today, "--dated-on", published); }
    store::update_benchmark(write, benchmark);
    const bool changed = write.commit().has_value();
    return {.data = {},
            .messages = {fmt::format("{} {}.", changed ? "Changed" : "Nothing to change in", called(benchmark)),
                         next_step(benchmark)},
            .subject = ChangedRecord{"benchmark", id.value}};
}

Answer remove_benchmark(store::Store& store, const Context& context, const RemoveBenchmark& options) {
    const BenchmarkId id = found(store, options.benchmark);
    store::Write write(store, context.operation(std::to_string(id.value)));
    const Benchmark benchmark = store::read_benchmark(store, id);
    store::remove_record(write, store::RecordKind::benchmark, id.value);
    write.commit();
    return {.data = {},
            .messages = {fmt::format("Removed {}. winloss undo brings it back.", called(benchmark)),
                         "Next: winloss benchmark list"}};
}

Answer edit_benchmark(store::Store& store, const Context& context, const EditRecord& options) {
    const BenchmarkId id = found(store, options.record);
    return edit_form(store, context, options,
                     [&](const store::Store& now) { return benchmark_form(now, context, id); });
}

}  // namespace winloss::app
