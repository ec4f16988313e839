#include "winloss/app/health.hpp"

#include "about.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_add(Binder& binder, AddHealth& options) {
    binder.operand(options.level, "LEVEL", "green, amber or red").likely(all_words<HealthLevel>());
    bind_about(binder, options.about)
        .required(options.why, "--why", "TEXT", "the one sentence that says why")
        .option(options.on, "--on", "DATE", "the day it was judged (today)")
        .option(options.by, "--by", "PERSON", "who judges (you)")
        .example("winloss health add amber --account Acme --why 'their champion leaves in June'",
                 "your judgement, today");
}

void bind_show(Binder& binder, ShowHealth& options) {
    binder.operand(options.account, "ACCOUNT", "one customer's judgements, the latest first; none: the latest of each")
        .option(options.level, "--level", "LEVEL", "only green, amber or red ones")
        .likely(all_words<HealthLevel>())
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss health show --level red", "the customers that were last judged red");
}

void bind_set(Binder& binder, SetHealth& options) {
    binder.explain("Mends a judgement; how a customer stands today is a new one.")
        .operand(options.health, "HEALTH", "its number")
        .option(options.level, "--level", "LEVEL", "green, amber or red")
        .option(options.why, "--why", "TEXT", "the one sentence that says why")
        .option(options.on, "--on", "DATE", "the day it was judged")
        .option(options.by, "--by", "PERSON", "who judges; empty: nobody known")
        .option(options.from, "--from", "INTERVIEW", "the interview it came out of; empty: none")
        .stands_for("HEARD INTERVIEW")
        .example("winloss health set 2 --why 'their champion leaves in July'", "one written down wrong");
}

void bind_remove(Binder& binder, RemoveHealth& options) {
    binder.operand(options.health, "HEALTH", "its number").example("winloss health remove 2", "one added by mistake");
}

}  // namespace

Noun health_noun() {
    return {.name = "health",
            .summary = "how customers stand: green, amber or red, and why",
            .verbs = {verb("add", "judge how a customer stands", &bind_add, &add_health),
                      verb("show", "show the judgements", &bind_show, &show_health),
                      verb("set", "mend one", &bind_set, &set_health),
                      edit_verb("HEALTH", "its number", "winloss health edit 2", &edit_health),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_health)},
            .also = {"pulse", "score"}};
}

}  // namespace winloss::cli
