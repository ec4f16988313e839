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

void bind_restore(Binder& binder, app::Restore& options) {
    binder.operand(options.from, "FILE", "a copy that 'winloss backup' made, or that an upgrade left")
        .flag(options.dry_run, "--dry-run", "check the backup, compare it with the store, and change nothing")
        .explain(
            "Checks the backup first, then puts it in the place of the store, whole or not at all, also where the\n"
            "store is damaged or missing. What was there is kept in a file beside it, and named.")
        .example("winloss restore ~/backups/team-monday.db --dry-run", "what would come back")
        .example("winloss restore ~/backups/team-monday.db", "the store as it was on Monday");
}

Verb restore_verb() {
    return {"", "put a backup in the place of the store", [](Binder& binder) -> Runner {
                auto options = std::make_shared<app::Restore>();
                bind_restore(binder, *options);
                return [options](Session& session) {
                    return app::restore(session.path(), session.open_options(), session.context(), *options);
                };
            }};
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

Noun restore_noun() {
    return {.name = "restore",
            .summary = "put a backup in the place of the store",
            .verbs = {restore_verb()},
            .also = {"recover", "repair"}};
}

}  // namespace winloss::cli
