#include "winloss/app/demo.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

void bind_demo(Binder& binder, app::Demo&) {
    binder
        .explain(
            "Fills a fresh store with a sample company whose last two years end today: accounts, deals, contracts,\n"
            "and the coded notes of its interviews. Give it a store of its own with --store.")
        .example("winloss demo --store try.db", "a store to try every command on");
}

}  // namespace

Noun demo_noun() {
    return {.name = "demo",
            .summary = "fill a fresh store with a sample company",
            .verbs = {verb("", "fill a fresh store with a sample company", &bind_demo, &app::fill_demo)},
            .also = {"sample", "example", "tutorial"}};
}

}  // namespace winloss::cli
