#include "winloss/app/maintenance.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

void bind_check(Binder& binder, app::Check&) {
    binder
        .explain(
            "Looks at the file's integrity, foreign keys, the schema's digest, the history and the rules that tie\n"
            "records together. Each finding says what to do. Exit 7 where there is one.")
        .example("winloss check && winloss backup monday.db", "a copy of a store that is known to be whole");
}

void bind_backup(Binder& binder, app::Backup& options) {
    binder.operand(options.target, "FILE", "the copy; refused where the file exists")
        .example("winloss backup ~/backups/team-monday.db", "a consistent copy, also while others write");
}

}  // namespace

Noun check_noun() {
    return {.name = "check",
            .summary = "is the store whole?",
            .verbs = {verb("", "look for damage and contradictions", &bind_check, &app::check)},
            .also = {"doctor", "verify", "fsck"}};
}

Noun backup_noun() {
    return {.name = "backup",
            .summary = "save a consistent copy of the store",
            .verbs = {verb("", "save a consistent copy of the store", &bind_backup, &app::backup)},
            .also = {"copy", "dump"}};
}

}  // namespace winloss::cli
