#include "winloss/app/archive.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

void bind_all(Binder& binder, app::ExportAll& options) {
    binder.operand(options.target, "FILE", "the archive; a folder gets a file for each kind of record")
        .flag(options.history, "--history", "with what was done: the log, and what can be undone")
        .explain(
            "JSON lines: a head, then a row a line with the names that schema.sql has, by kind and number. The same\n"
            "store gives the same bytes, so that a folder of them can be kept in git. winloss import all makes a "
            "store\n"
            "of it again.")
        .example("winloss export all archive.jsonl", "everything, to leave with or to keep")
        .example("winloss export all ./archive/", "a file a kind of record, for git");
}

}  // namespace

Noun export_noun() {
    return {.name = "export",
            .summary = "take out what is in the store",
            .verbs = {verb("all", "write everything as JSON lines", &bind_all, &app::export_all)},
            .also = {"save", "extract"}};
}

}  // namespace winloss::cli
