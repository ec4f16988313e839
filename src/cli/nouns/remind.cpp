#include "winloss/app/remind.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_remind(Binder& binder, Remind& options) {
    binder
        .explain(
            "Plain text for cron: a block for each interviewer, else the owner of the account, with what is due and\n"
            "what is owed after held interviews. Prints nothing when there is nothing, and writes nothing.")
        .option(options.within, "--within", "LENGTH", "also windows that open within this length of time: 7d")
        .option(options.since, "--since", "DATE", "only what has come up after this day, so that nothing is said twice")
        .example("winloss remind", "everything that waits")
        .example("winloss remind --since yesterday", "what is new today: for a cron job that runs every day");
}

}  // namespace

Noun remind_noun() {
    return {.name = "remind",
            .summary = "the morning's reminder, for cron",
            .verbs = {verb("", "say who has to ask, to meet, or to finish what", &bind_remind, &remind)},
            .also = {"reminder", "reminders", "nudge"}};
}

}  // namespace winloss::cli
