#include "winloss/app/benchmarks.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_add(Binder& binder, AddBenchmark& options) {
    binder.operand(options.metric, "METRIC", "the figure of ours that it is the like of")
        .likely(report::metric_words())
        .operand(options.value, "VALUE", "a share as 0.47 or 47%")
        .required(options.source, "--source", "SOURCE", "who published it")
        .number(options.n, "--n", "N", "how many it rests on, where the source says", 1)
        .option(options.dated_on, "--dated-on", "DATE", "the day it was published (today)")
        .explain("A report shows it beside ours with --against.")
        .example("winloss benchmark add win-rate 47% --n 1204 --source 'Trade survey' --dated-on 2026-03-01",
                 "47% of the deals of 1,204 were won")
        .example("winloss benchmark add loss-reason/price 23% --n 310 --source 'Trade survey'",
                 "23% of the buyers of 310 lost deals spoke of the price");
}

void bind_list(Binder& binder, ListBenchmarks& options) {
    binder.option(options.metric, "--metric", "METRIC", "only those of this figure")
        .likely(report::metric_words())
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss benchmark list --metric win-rate", "the latest first");
}

void bind_show(Binder& binder, ShowBenchmark& options) {
    binder.operand(options.benchmark, "BENCHMARK", "its number").example("winloss benchmark show 3", "one of them");
}

void bind_set(Binder& binder, SetBenchmark& options) {
    binder.operand(options.benchmark, "BENCHMARK", "its number")
        .option(options.metric, "--metric", "METRIC", "the figure of ours that it is the like of")
        .likely(report::metric_words())
        .option(options.value, "--value", "VALUE", "a share as 0.47 or 47%")
        .option(options.source, "--source", "SOURCE", "who published it")
        .option(options.n, "--n", "N", "how many it rests on; empty: the source does not say")
        .option(options.dated_on, "--dated-on", "DATE", "the day it was published")
        .example("winloss benchmark set 3 --n 1204", "it rests on 1,204");
}

void bind_remove(Binder& binder, RemoveBenchmark& options) {
    binder.operand(options.benchmark, "BENCHMARK", "its number")
        .example("winloss benchmark remove 3", "one added by mistake");
}

}  // namespace

Noun benchmark_noun() {
    return {.name = "benchmark",
            .summary = "outside figures to hold ours against",
            .verbs = {verb("add", "add a published figure", &bind_add, &add_benchmark),
                      verb("list", "list them, the latest of each figure first", &bind_list, &list_benchmarks),
                      verb("show", "show one", &bind_show, &show_benchmark),
                      verb("set", "change one", &bind_set, &set_benchmark),
                      edit_verb("BENCHMARK", "its number", "winloss benchmark edit 3", &edit_benchmark),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_benchmark)},
            .also = {"benchmarks", "industry-figure"}};
}

}  // namespace winloss::cli
