#include "winloss/app/flags.hpp"

#include "about.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_add(Binder& binder, AddFlag& options) {
    binder.operand(options.kind, "KIND", "at-risk, win-back, expansion, reference or hidden-need");
    bind_about(binder, options.about)
        .option(options.text, "--text", "TEXT", "what was heard")
        .option(options.owner, "--owner", "PERSON", "who looks after it")
        .option(options.look_again_on, "--look-again-on", "DATE", "when to look again")
        .example("winloss flag add expansion --from 42 --text 'two sites more in spring' --owner kim",
                 "for somebody else to take up");
}

void bind_list(Binder& binder, ListFlags& options) {
    bind_of(binder, options.about)
        .option(options.kind, "--kind", "KIND", "of this kind")
        .option(options.owner, "--owner", "PERSON", "looked after by this colleague")
        .flag(options.all, "--all", "cleared ones too")
        .option(options.within, "--within", "SPAN", "those to look at again in this time: 14d")
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss flag list --kind at-risk", "the customers at risk, the next to look at first");
}

void bind_clear(Binder& binder, ClearFlag& options) {
    binder.operand(options.flag, "FLAG", "its number")
        .option(options.why, "--why", "TEXT", "what settled it")
        .option(options.on, "--on", "DATE", "the day it was settled (today)")
        .example("winloss flag clear 5 --why 'renewed for two years'", "it needs nobody any more");
}

}  // namespace

Noun flag_noun() {
    return {.name = "flag",
            .summary = "what interviews uncovered for someone else",
            .verbs = {verb("add", "raise a flag", &bind_add, &add_flag),
                      verb("list", "list those that are raised", &bind_list, &list_flags),
                      verb("clear", "settle one", &bind_clear, &clear_flag)},
            .also = {"flags", "risk"}};
}

}  // namespace winloss::cli
