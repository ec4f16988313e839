#include "winloss/app/plan.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_plan(Binder& binder, Plan& options) {
    binder
        .explain(
            "Goes by the programme and the records: plans what is owed, moves and cancels what is planned when the\n"
            "records changed, and flags what was asked, booked or held and no longer fits. Planning twice changes\n"
            "nothing.")
        .operand(options.account, "ACCOUNT", "only this account")
        .flag(options.dry_run, "--dry-run", "list what would change, and change nothing")
        .flag(options.explain, "--explain", "list every decision with the rule behind it, and change nothing")
        .exclusive({"--dry-run", "--explain"})
        .option(options.since, "--since", "DATE",
                "the programme's first day: windows that closed before it are not owed")
        .example("winloss plan", "after every import")
        .example("winloss plan --dry-run", "what would change")
        .example("winloss plan --explain Acme", "what is owed for one account, and why")
        .example("winloss plan --since 2026-01-01", "begin the programme earlier");
}

}  // namespace

Noun plan_noun() {
    return {.name = "plan",
            .summary = "work out which interviews are owed",
            .verbs = {verb("", "bring the planned interviews into line with the records", &bind_plan, &plan)},
            .also = {"replan", "refresh"}};
}

}  // namespace winloss::cli
