#include "winloss/app/status.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_status(Binder& binder, Status& options) {
    binder
        .explain(
            "What is due today, booked for today and tomorrow, late, owed after interviews, promised, due later, "
            "contracts\n"
            "that end soon and were not asked about, and those whose go-live date is missing; as many lines as the\n"
            "screen has room for, today's before all others, and the whole day in a pipe. winloss without a word\n"
            "shows the same, with the same options.")
        .option(options.person, "--of", "PERSON", "only what is this person's to do")
        .flag(options.mine, "--mine", "only what is mine to do")
        .exclusive({"--of", "--mine"})
        .number(options.limit, "--limit", "N", "how many rows; 0: all")
        .example("winloss", "the day on a page")
        .example("winloss status --of kim", "Kim's day");
}

void bind_next(Binder& binder, Next& options) {
    binder
        .explain(
            "The step that comes first, why, and the command to type. Without --of it is yours where you are a\n"
            "colleague in the store (winloss person add), else everybody's.")
        .option(options.person, "--of", "PERSON", "whose next step")
        .flag(options.all, "--all", "of everybody")
        .flag(options.now, "--do", "start it")
        .exclusive({"--of", "--all"})
        .example("winloss next", "what to do now")
        .example("winloss next --do", "and do it");
}

}  // namespace

Noun status_noun() {
    return {.name = "status",
            .summary = "the day on a page",
            .verbs = {verb("", "what needs somebody today", &bind_status, &status)},
            .also = {"today", "dashboard", "home"}};
}

Noun next_noun() {
    return {.name = "next",
            .summary = "the most urgent step, and the command for it",
            .verbs = {verb("", "the step that comes first", &bind_next, &next)}};
}

}  // namespace winloss::cli
