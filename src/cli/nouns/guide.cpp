#include "winloss/app/guides.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_list(Binder& binder, ListGuides&) {
    binder.example("winloss guide list", "which kinds of interview have a guide");
}

void bind_show(Binder& binder, ShowGuide& options) {
    binder.operand(options.kind, "KIND", "the kind of interview")
        .option(options.outcome, "--outcome", "OUTCOME", "of the deal, where the kind has a guide for each")
        .among({"won", "lost", "no-decision"})
        .example("winloss guide show retrospective --outcome lost", "the questions for a deal you lost, as Markdown");
}

}  // namespace

Noun guide_noun() {
    return {.name = "guide",
            .summary = "the questions of each kind of interview",
            .verbs = {verb("list", "list the guides", &bind_list, &list_guides),
                      verb("show", "print one as Markdown", &bind_show, &show_guide)},
            .also = {"guides", "questions", "script", "questionnaire"}};
}

}  // namespace winloss::cli
