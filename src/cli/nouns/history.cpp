#include "winloss/app/history.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_log(Binder& binder, ShowLog& options) {
    binder.operand(options.kind, "KIND", "with RECORD: the life of one record (deal, account, interview …)")
        .likely(record_kinds())
        .operand(options.record, "RECORD", "its number or name")
        .number(options.limit, "--limit", "N", "the latest N operations; 0: all")
        .example("winloss log", "who changed what, latest first")
        .example("winloss log deal 17", "what one deal was, before and after each change");
}

void bind_undo(Binder& binder, Undo& options) {
    binder.operand(options.operation, "OPERATION", "its number in the log; without one, the latest not yet undone")
        .flag(options.dry_run, "--dry-run", "say what would be taken back, change nothing")
        .explain(
            "An undo is an operation of its own. It is refused, naming the later operation, when what it would take\n"
            "back has moved on since.")
        .example("winloss undo", "takes back what was done last; again: what was done before it")
        .example("winloss undo --dry-run", "which operation that is, and of how many rows")
        .example("winloss undo 12", "takes back one operation and leaves the later ones");
}

void bind_redo(Binder& binder, Redo& options) {
    binder.flag(options.dry_run, "--dry-run", "say what would be done again, change nothing")
        .example("winloss redo", "does again what was undone last");
}

}  // namespace

Noun log_noun() {
    return {.name = "log",
            .summary = "who changed what",
            .verbs = {verb("", "show the operations, or the life of one record", &bind_log, &show_log)},
            .also = {"history", "audit"}};
}

Noun undo_noun() {
    return {.name = "undo",
            .summary = "take back an operation",
            .verbs = {verb("", "take back the latest operation, or a named one", &bind_undo, &app::undo)},
            .also = {"revert", "rollback"}};
}

Noun redo_noun() {
    return {.name = "redo",
            .summary = "do again what was undone last",
            .verbs = {verb("", "do again what was undone last", &bind_redo, &app::redo)},
            .also = {}};
}

}  // namespace winloss::cli
