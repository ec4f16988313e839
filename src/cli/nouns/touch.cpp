#include "winloss/app/touches.hpp"

#include "about.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_add(Binder& binder, AddTouch& options) {
    binder.operand(options.kind, "KIND", "call, visit, email, letter, quarterly-review, event or news-shared")
        .likely(all_words<TouchKind>());
    bind_about(binder, options.about)
        .option(options.on, "--on", "DATE", "the day it was (today)")
        .option(options.by, "--by", "PERSON", "the colleague who was in touch (you)")
        .options(options.contacts, "--contact", "CONTACT", "whom it was with; may be given again")
        .option(options.said, "--said", "TEXT", "what was said")
        .option(options.health, "--health", "LEVEL", "how the account stands after it: green, amber or red")
        .likely(all_words<HealthLevel>())
        .option(options.why, "--why", "TEXT", "why it stands so (what was said)")
        .explain("A held interview is a touch by itself: winloss interview held.")
        .example("winloss touch add call --account Acme --contact 'Eva Lind' --said 'two sites more in spring'",
                 "a call, today");
}

void bind_list(Binder& binder, ListTouches& options) {
    bind_of(binder, options.about)
        .option(options.kind, "--kind", "KIND", "of this kind; interview: the held ones")
        .likely(all_words<TouchKind>())
        .option(options.by, "--by", "PERSON", "made by this colleague")
        .option(options.since, "--since", "DATE", "on this day or later")
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .explain("Held interviews stand among them, without a number of their own.")
        .example("winloss touch list --account Acme", "the latest first")
        .example("winloss touch list --kind interview --since 2026-01-01", "the interviews held this year");
}

void bind_set(Binder& binder, SetTouch& options) {
    binder.explain("An empty value clears the field.")
        .operand(options.touch, "TOUCH", "its number")
        .option(options.kind, "--kind", "KIND", "call, visit, email, letter, quarterly-review, event or news-shared")
        .likely(all_words<TouchKind>())
        .option(options.on, "--on", "DATE", "the day it was")
        .option(options.by, "--by", "PERSON", "the colleague who was in touch")
        .option(options.from, "--from", "INTERVIEW", "the interview it came out of")
        .stands_for("HEARD INTERVIEW")
        .options(options.contacts, "--contact", "CONTACT", "who was there too; may be given again")
        .options(options.no_contacts, "--no-contact", "CONTACT", "who was not there")
        .option(options.said, "--said", "TEXT", "what was said")
        .example("winloss touch set 7 --kind visit --contact 'Eva Lind'", "it was no call, and she was there too");
}

void bind_remove(Binder& binder, RemoveTouch& options) {
    binder.operand(options.touch, "TOUCH", "its number")
        .explain("Refused while a judgement of health came with it.")
        .example("winloss touch remove 7", "one added by mistake");
}

}  // namespace

Noun touch_noun() {
    return {.name = "touch",
            .summary = "contacts with customers, and what was said",
            .verbs = {verb("add", "add a contact that was made", &bind_add, &add_touch),
                      verb("list", "list them, the latest first", &bind_list, &list_touches),
                      show_verb("TOUCH", "winloss touch show 7", &show_touch),
                      verb("set", "change one", &bind_set, &set_touch),
                      edit_verb("TOUCH", "its number", "winloss touch edit 7", &edit_touch),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_touch)},
            .also = {"touches", "touchpoint", "activity"}};
}

}  // namespace winloss::cli
