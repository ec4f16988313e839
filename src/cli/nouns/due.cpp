#include "winloss/app/interview_list.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_due(Binder& binder, Due& options) {
    binder
        .explain(
            "Interviews that were asked or booked, and planned ones whose window has opened; those that close first\n"
            "come first.")
        .option(options.within, "--within", "LENGTH", "also those whose window opens within this length of time: 14d")
        .option(options.owner, "--owner", "PERSON", "only of this owner of the account or the deal")
        .option(options.interviewer, "--interviewer", "PERSON", "only those of this interviewer")
        .option(options.kind, "--kind", "KIND", "only this kind of interview")
        .option(options.account, "--account", "ACCOUNT", "only of this account")
        .flag(options.late, "--late", "only those whose window has closed")
        .number(options.limit, "--limit", "N", "at most so many; 0: all")
        .flag(options.exit_code, "--exit-code", "exit with 10 when nothing is due")
        .example("winloss due", "what to ask, to hold or to chase today")
        .example("winloss due --within 14d --interviewer kim", "the next two weeks of one interviewer")
        .example("winloss due --late --format csv", "windows that have closed, as a spreadsheet");
}

}  // namespace

Noun due_noun() {
    return {.name = "due",
            .summary = "the interviews to ask for, hold or chase now",
            .verbs = {verb("", "list the interviews that are due", &bind_due, &due)},
            .also = {"todo", "overdue", "owed"}};
}

}  // namespace winloss::cli
