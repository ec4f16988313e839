#include "winloss/cli/nouns.hpp"

#include <fmt/format.h>

namespace winloss::cli {

namespace {

struct Init {};

void bind_init(Binder& binder, Init&) {
    binder.explain("Every command that writes makes the store when there is none; init is for those who want it first.")
        .example("winloss init --store team.db", "an empty store in this folder");
}

Answer run_init(store::Store& store, const app::Context&, const Init&) {
    return {.data = {},
            .messages = {fmt::format("The store is {}.", store.path()),
                         "Next, to see what a CRM export would bring: winloss import deals FILE --dry-run"}};
}

}  // namespace

Noun init_noun() {
    return {.name = "init",
            .summary = "make an empty store",
            .verbs = {verb("", "make an empty store with the default programme, codebook and guides", &bind_init,
                           &run_init)},
            .also = {"new", "create", "setup"}};
}

}  // namespace winloss::cli
