#include "winloss/app/flags.hpp"

#include "about.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_add(Binder& binder, AddFlag& options) {
    binder.operand(options.kind, "KIND", "at-risk, win-back, expansion, reference or hidden-need")
        .likely(all_words<FlagKind>());
    bind_about(binder, options.about)
        .option(options.text, "--text", "TEXT", "what was heard; must be said")
        .option(options.owner, "--owner", "PERSON", "who looks after it")
        .option(options.look_again_on, "--look-again-on", "DATE", "when to look again")
        .example("winloss flag add expansion --from 42 --text 'two sites more in spring' --owner kim",
                 "for somebody else to take up");
}

void bind_list(Binder& binder, ListFlags& options) {
    bind_of(binder, options.about)
        .option(options.kind, "--kind", "KIND", "of this kind")
        .likely(all_words<FlagKind>())
        .option(options.owner, "--owner", "PERSON", "looked after by this colleague")
        .flag(options.all, "--all", "cleared ones too")
        .option(options.within, "--within", "SPAN", "those to look at again in this time: 14d")
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss flag list --kind at-risk", "the customers at risk, the next to look at first");
}

void bind_set(Binder& binder, SetFlag& options) {
    binder.explain("An empty value clears the field.")
        .operand(options.flag, "FLAG", "its number")
        .option(options.kind, "--kind", "KIND", "at-risk, win-back, expansion, reference or hidden-need")
        .likely(all_words<FlagKind>())
        .option(options.text, "--text", "TEXT", "what was heard")
        .option(options.owner, "--owner", "PERSON", "who looks after it")
        .option(options.raised, "--raised", "DATE", "the day it was raised")
        .option(options.look_again_on, "--look-again-on", "DATE", "when to look again")
        .option(options.cleared, "--cleared", "DATE", "the day it was settled; '' raises it again")
        .option(options.why, "--why", "TEXT", "what settled it")
        .option(options.from, "--from", "INTERVIEW", "the interview that uncovered it")
        .stands_for("HEARD INTERVIEW")
        .example("winloss flag set 5 --owner kim --look-again-on +30d", "kim looks after it")
        .example("winloss flag set 5 --cleared ''", "it was not settled after all");
}

void bind_remove(Binder& binder, RemoveFlag& options) {
    binder.operand(options.flag, "FLAG", "its number")
        .explain("For a flag added by mistake; one that is settled is cleared, and stays in the history.")
        .example("winloss flag remove 5", "one added by mistake");
}

void bind_clear(Binder& binder, ClearFlag& options) {
    binder.operand(options.flag, "FLAG", "its number")
        .option(options.why, "--why", "TEXT", "what settled it; must be said")
        .option(options.on, "--on", "DATE", "the day it was settled (today)")
        .example("winloss flag clear 5 --why 'renewed for two years'", "it needs nobody any more");
}

}  // namespace

Noun flag_noun() {
    return {.name = "flag",
            .summary = "what interviews uncovered for someone else",
            .verbs = {verb("add", "raise a flag", &bind_add, &add_flag),
                      verb("list", "list those that are raised", &bind_list, &list_flags),
                      show_verb("FLAG", "winloss flag show 5", &show_flag),
                      verb("clear", "settle one", &bind_clear, &clear_flag),
                      verb("set", "change one", &bind_set, &set_flag),
                      edit_verb("FLAG", "its number", "winloss flag edit 5", &edit_flag),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_flag)},
            .also = {"flags", "risk"}};
}

}  // namespace winloss::cli
