#include "winloss/app/benchmarks.hpp"

#include "app/records.hpp"
#include "app/world.hpp"
#include "winloss/app/history.hpp"
#include "winloss/report/catalogue.hpp"

namespace winloss::app {

namespace {

std::string added(Bench& bench, const std::string& metric, const std::string& value, const std::string& source,
                  const std::string& on = "2026-03-01") {
    return bench.run(&add_benchmark, AddBenchmark{metric, value, source, {}, on});
}

/// The numbers of the benchmarks that the report was held against, or what it was refused with.
std::string held(const Bench& bench, const std::string& report, const std::vector<std::string>& typed) {
    ReportOptions options(report::find_report(report));
    options.against = typed;
    try {
        const Answer answer = run_report(bench.store, bench.context, options);
        for (const Field& each : std::get<Report>(answer.data).filters) {
            if (each.key == "against") { return join(std::get<std::vector<std::string>>(each.value), " "); }
        }
        return "none";
    } catch (const Error& error) { return error.message(); }
}

}  // namespace

TEST_CASE("a benchmark is of a figure of ours, a share, and of a day that has been") {
    Bench bench;
    CHECK(added(bench, "Win rate", "47%", "Trade survey") ==
          "Added benchmark 1, win-rate 47%. | Next: winloss report win-rate --against 1");
    const auto refused = [&](const AddBenchmark& options) { return bench.refusal(&add_benchmark, options); };
    CHECK(refused({"win-rates", "47%", "X", {}, {}}) ==
          "No report has a figure 'win-rates'. | Did you mean 'win-rate'?");
    CHECK(refused({"response-rate", "47%", "X", {}, {}}) ==
          "No report has a figure 'response-rate'. | Did you mean 'net-response-rate' or 'gross-response-rate'?");
    CHECK(refused({"win-rate", "47", "X", {}, {}}) ==
          "The value '47' is no share between 0 and 1; write 0.47, or 47%.");
    CHECK(refused({"win-rate", "many", "X", {}, {}}) == "The value 'many' is no number; write 0.33, or 33%.");
    CHECK(refused({"win-rate", "47%", " ", {}, {}}) != "accepted");
    CHECK(refused({"win-rate", "47%", "X", {}, "tomorrow"}) != "accepted");
    CHECK(refused({"win-rate", "48%", "Trade survey", {}, "2026-03-01"}) ==
          "Benchmark 1 is the win-rate of Trade survey on 2026-03-01 already.");
}

TEST_CASE("what is changed in a benchmark can be taken back, and a removed one comes back") {
    Bench bench;
    added(bench, "win-rate", "47%", "Trade survey");
    SetBenchmark set;
    set.benchmark = "1";
    set.n = "1204";
    CHECK(bench.run(&set_benchmark, set) ==
          "Changed benchmark 1, win-rate 47% of 1,204. | Next: winloss report win-rate --against 1");
    set.n = "";
    CHECK(bench.run(&set_benchmark, set).starts_with("Changed benchmark 1, win-rate 47%."));
    set.n = "none";
    CHECK(bench.refusal(&set_benchmark, set).starts_with("--n takes a whole number of one or more"));
    set.n.reset();
    set.value = "103%";
    CHECK(bench.refusal(&set_benchmark, set).starts_with("The value '103%' is no share between 0 and 1"));
    set.metric = "nrr";
    CHECK(bench.run(&set_benchmark, set).starts_with("Changed benchmark 1, nrr 103%."));
    CHECK(bench.run(&remove_benchmark, RemoveBenchmark{"1"}).starts_with("Removed benchmark 1, nrr 103%."));
    CHECK(rows_of(list_benchmarks(bench.store, bench.context, {})) == 0);
    bench.run(&undo, Undo{});
    CHECK(rows_of(list_benchmarks(bench.store, bench.context, {})) == 1);
}

TEST_CASE("--against takes a number, a figure's latest, or the latest of a source") {
    Bench bench;
    added(bench, "win-rate", "47%", "Trade survey");
    added(bench, "win-rate", "48%", "Trade survey", "2026-05-01");
    added(bench, "win-rate", "44%", "Analyst", "2026-04-01");
    added(bench, "grr", "91%", "Trade survey");
    added(bench, "retention", "95%", "Trade survey");
    CHECK(held(bench, "win-rate", {"1"}) == "1");
    CHECK(held(bench, "win-rate", {"win-rate"}) == "2");
    CHECK(held(bench, "win-rate", {"trade survey"}) == "2");
    CHECK(held(bench, "win-rate", {"trade survey", "#3", "2"}) == "2 3");
    CHECK(held(bench, "retention", {"Trade survey"}) == "4 5");
    CHECK(held(bench, "retention", {"1"}) == "Benchmark 1 is a win-rate, which 'report retention' does not have.");
    CHECK(held(bench, "retention", {"win-rate"}) == "'report retention' does not have the figure win-rate.");
    CHECK(held(bench, "retention", {"Analyst"}) == "There is no benchmark 'Analyst' for 'report retention'.");
    CHECK(held(bench, "win-rate", {"9"}) == "There is no benchmark 9.");
    CHECK(held(bench, "retention", {"nrr"}) == "There is no benchmark of nrr yet.");
}

TEST_CASE("every metric stands where the catalogue says") {
    std::mt19937 random(93);
    world::World world = world::random_world(random);
    while (world.deals.size() < 30 || world.contracts.size() < 10) { world = world::random_world(random); }
    const store::Folder folder;
    const store::Store store = world::make_store(world, folder / "all.db");
    for (const report::Metric& each : report::metrics()) {
        CAPTURE(each.name);
        const Answer answer =
            run_report(store, world::context_of(world), ReportOptions(report::find_report(each.report)));
        const Table& table = world::table_named(std::get<Report>(answer.data), std::string(each.table));
        REQUIRE((!each.of_amounts || table.breakdown));
        const std::vector<Column>& columns = each.of_amounts ? table.breakdown->columns : table.columns;
        const auto column = std::ranges::find(columns, each.column, &Column::key);
        REQUIRE(column != columns.end());
        CHECK(column->type == Type::share);
        if (!each.of_code) { CHECK(report::metrics_of(each.report).front()->table == each.table); }
    }
}

}  // namespace winloss::app
