#include "winloss/app/actions.hpp"

#include "about.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_add(Binder& binder, AddAction& options) {
    binder.operand(options.text, "TEXT", "what we will do");
    bind_about(binder, options.about)
        .option(options.code, "--code", "CODE", "the code it answers; enough where no customer is named")
        .option(options.owner, "--owner", "PERSON", "who does it")
        .option(options.due, "--due", "DATE", "until when")
        .option(options.state, "--state", "STATE", "considering, planned, done or declined (considering)")
        .likely(all_words<ActionState>())
        .example("winloss action add 'show the price of two years on one page' --from 42 --owner kim --due +30d",
                 "because of what was said in interview 42");
}

void bind_list(Binder& binder, ListActions& options) {
    bind_of(binder, options.about)
        .option(options.owner, "--owner", "PERSON", "this colleague's")
        .option(options.state, "--state", "STATE", "in this state")
        .likely(all_words<ActionState>())
        .flag(options.all, "--all", "done and declined ones too")
        .option(options.within, "--within", "SPAN", "those due in this time: 14d")
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss action list --owner kim", "what kim has to do, the next due first");
}

void bind_set(Binder& binder, SetAction& options) {
    binder.operand(options.action, "ACTION", "its number")
        .option(options.text, "--text", "TEXT", "what we will do")
        .option(options.owner, "--owner", "PERSON", "who does it; empty: nobody yet")
        .option(options.due, "--due", "DATE", "until when; empty: no day")
        .option(options.state, "--state", "STATE", "considering, planned, done or declined")
        .likely(all_words<ActionState>())
        .option(options.code, "--code", "CODE", "the code it answers; empty: none")
        .option(options.told, "--told", "DATE", "the day the customer was told; empty: not yet")
        .option(options.from, "--from", "INTERVIEW", "the interview it is because of; empty: none")
        .stands_for("HEARD INTERVIEW")
        .example("winloss action set 4 --state done", "it is done");
}

void bind_told(Binder& binder, TellAction& options) {
    binder.operand(options.action, "ACTION", "its number")
        .option(options.on, "--on", "DATE", "the day the customer was told (today)")
        .example("winloss action told 4", "the customer knows what came of what they said");
}

void bind_remove(Binder& binder, RemoveAction& options) {
    binder.operand(options.action, "ACTION", "its number")
        .explain("For an action added by mistake; one that we will not take is declined, and the customer told.")
        .example("winloss action remove 4", "one added by mistake");
}

}  // namespace

Noun action_noun() {
    return {.name = "action",
            .summary = "what we do because of what we heard",
            .verbs = {verb("add", "add what we will do", &bind_add, &add_action),
                      verb("list", "list what is open, the next due first", &bind_list, &list_actions),
                      show_verb("ACTION", "winloss action show 4", &show_action),
                      verb("set", "change one", &bind_set, &set_action),
                      edit_verb("ACTION", "its number", "winloss action edit 4", &edit_action),
                      verb("told", "say that the customer was told", &bind_told, &tell_action),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_action)},
            .also = {"actions", "task"}};
}

}  // namespace winloss::cli
