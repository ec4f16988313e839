#include "winloss/app/competitors.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/merge_verb.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_add(Binder& binder, AddCompetitor& options) {
    binder.operand(options.name, "NAME", "the competitor's name; no two share one")
        .option(options.external_id, "--external-id", "ID", "the CRM's id; capitals matter")
        .explain("Seldom needed: a deal that names a new competitor makes it.")
        .example("winloss competitor add 'Initech'", "before the first deal names it");
}

void bind_set(Binder& binder, SetCompetitor& options) {
    binder.operand(options.competitor, "COMPETITOR", "number, external id or name")
        .option(options.name, "--name", "NAME", "its new name")
        .option(options.external_id, "--external-id", "ID", "the CRM's id; capitals matter")
        .example("winloss competitor set 3 --name 'Initech'", "every deal shows the new name");
}

void bind_list(Binder& binder, ListCompetitors& options) {
    binder.number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss competitor list", "all competitors by name");
}

void bind_show(Binder& binder, ShowCompetitor& options) {
    binder.operand(options.competitor, "COMPETITOR", "number, external id or name")
        .tables({"outcomes"})
        .example("winloss competitor show 'Initech'", "how its deals came out");
}

void bind_remove(Binder& binder, RemoveCompetitor& options) {
    binder.operand(options.competitor, "COMPETITOR", "number, external id or name")
        .explain("Refused while anything names it.")
        .example("winloss competitor remove 'Initech'", "takes back a competitor added by mistake");
}

}  // namespace

Noun competitor_noun() {
    return {.name = "competitor",
            .summary = "who else was considered",
            .verbs = {verb("add", "add a competitor", &bind_add, &add_competitor),
                      verb("list", "list competitors", &bind_list, &list_competitors),
                      verb("show", "show one, and how its deals came out", &bind_show, &show_competitor),
                      verb("set", "change its name or the CRM's id", &bind_set, &set_competitor),
                      edit_verb("COMPETITOR", "number, external id or name", "winloss competitor edit Initech",
                                &edit_competitor),
                      merge_verb("make two competitors one", {"competitor", "COMPETITOR", "'Initech Inc'", "Initech"},
                                 "Deals and codings that name the one name the other then, and so do files that go on "
                                 "naming it. The\n"
                                 "external id goes over where the other has none.",
                                 &merge_competitors),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_competitor)},
            .also = {"competitors", "rival", "vendor"}};
}

}  // namespace winloss::cli
