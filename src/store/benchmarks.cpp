#include "winloss/store/benchmarks.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "columns.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view columns = "b.id, b.metric, b.value, b.n, b.source, b.dated_on";

std::optional<double> maybe_figure(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) { return std::nullopt; }
    return value;
}

double figure(std::int64_t id, std::string_view text) {
    if (const auto value = maybe_figure(text)) { return *value; }
    throw Error(ErrorKind::store,
                fmt::format("Benchmark {} has the value '{}', which is no number.", id, visible(text)),
                "Correct it in the archive that the store is from, and import that again.");
}

Benchmark read_row(const Statement& row) {
    return {.id = {row.integer(0)},
            .metric = std::string(row.text(1)),
            .value = figure(row.integer(0), row.text(2)),
            .n = row.maybe_integer(3),
            .source = std::string(row.text(4)),
            .dated_on = row.date(5)};
}

void bind_values(Statement& statement, const Benchmark& benchmark) {
    statement.bind("metric", benchmark.metric)
        .bind("value", decimal_text(benchmark.value))
        .bind("n", benchmark.n)
        .bind("source", benchmark.source)
        .bind("dated_on", benchmark.dated_on);
}

/// A metric has one value a source and day.
void refuse_twin(const Store& store, const Benchmark& benchmark) {
    Statement twin = store.prepare(
        "SELECT id FROM benchmark WHERE metric = $metric AND source = $source AND dated_on = $dated_on AND id <> $id");
    twin.bind("metric", benchmark.metric)
        .bind("source", benchmark.source)
        .bind("dated_on", benchmark.dated_on)
        .bind("id", benchmark.id.value);
    if (twin.step()) {
        throw conflict(fmt::format("Benchmark {} is the {} of {} on {} already.", twin.integer(0), benchmark.metric,
                                   benchmark.source, iso(benchmark.dated_on)));
    }
}

}  // namespace

std::string decimal_text(double value) { return fmt::format("{}", value); }

Listing benchmark_listing(const BenchmarkFilter& filter) {
    Listing listing{std::string(columns), "benchmark b", ""};
    listing.given("b.metric = $metric", "metric", filter.metric);
    return listing.order_without_index("b.metric, b.dated_on DESC, b.id DESC");
}

std::vector<Benchmark> benchmarks(const Store& store, const BenchmarkFilter& filter, std::int64_t limit) {
    std::vector<Benchmark> found;
    Statement rows = benchmark_listing(filter).rows(store, limit);
    while (rows.step()) { found.push_back(read_row(rows)); }
    return found;
}

std::vector<StoredFigure> stored_figures(const Store& store) {
    std::vector<StoredFigure> figures;
    Statement rows = store.prepare("SELECT id, metric, value FROM benchmark ORDER BY id");
    while (rows.step()) {
        figures.push_back({{rows.integer(0)}, std::string(rows.text(1)), maybe_figure(rows.text(2))});
    }
    return figures;
}

Benchmark read_benchmark(const Store& store, BenchmarkId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM benchmark b WHERE b.id = $id", columns));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no benchmark {}.", id.value)); }
    return read_row(row);
}

BenchmarkId insert_benchmark(Write& write, const Benchmark& benchmark) {
    refuse_twin(write.store(), benchmark);
    Statement insert = write.prepare(
        "INSERT INTO benchmark (metric, value, n, source, dated_on) VALUES ($metric, $value, $n, $source, $dated_on)");
    bind_values(insert, benchmark);
    insert.run();
    return {write.last_insert_id()};
}

void update_benchmark(Write& write, const Benchmark& benchmark) {
    refuse_twin(write.store(), benchmark);
    Statement update = write.prepare(
        "UPDATE benchmark SET metric = $metric, value = $value, n = $n, source = $source, dated_on = $dated_on "
        "WHERE id = $id");
    bind_values(update, benchmark);
    update.bind("id", benchmark.id.value).run();
}

}  // namespace winloss::store
