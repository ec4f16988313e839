#include "winloss/app/codebook.hpp"

#include "winloss/cli/nouns.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_list(Binder& binder, ListCodes& options) {
    binder.option(options.under, "--under", "CODE", "only this code and what is below it")
        .option(options.kind, "--kind", "KIND", "only this kind")
        .among(all_words<CodeKind>())
        .explain("Mentions count the codings of a code and of all below it.")
        .example("winloss codebook list --under price", "the codes of price and packaging");
}

void bind_show(Binder& binder, ShowCode& options) {
    binder.operand(options.code, "CODE", "its path, or its last part where that is unique")
        .tables({"below"})
        .example("winloss codebook show total-cost", "what the code means, and when not to use it");
}

void bind_reasons(Binder& binder, ListReasons&) {
    binder.example("winloss reasons list", "each reason as it was entered, and the code it stands for");
}

void bind_unmapped(Binder& binder, ListUnmapped&) {
    binder.example("winloss reasons unmapped", "what is still to be mapped, most used first");
}

void bind_map(Binder& binder, MapReason& options) {
    binder.operand(options.text, "TEXT", "the reason as it was entered; case does not matter")
        .stands_for("STATED REASON")
        .operand(options.code, "CODE", "the code it stands for")
        .flag(options.none, "--none", "it stands for no code")
        .flag(options.dry_run, "--dry-run", "say how many records it would be, change nothing")
        .example("winloss reasons map 'Too expensive' total-cost", "every deal with this reason, past and to come");
}

}  // namespace

Noun codebook_noun() {
    return {.name = "codebook",
            .summary = "the codes of what buyers say",
            .verbs = {verb("list", "list the codes as a tree", &bind_list, &list_codes),
                      verb("show", "show one: its definition, when to use it and when not", &bind_show, &show_code)},
            .also = {"codes", "code", "tags", "themes"}};
}

Noun reasons_noun() {
    return {.name = "reasons",
            .summary = "what reps entered as reasons, and the codes they stand for",
            .verbs = {verb("list", "list stated reasons, most used first", &bind_reasons, &list_reasons),
                      verb("unmapped", "list those that stand for no code yet", &bind_unmapped, &list_unmapped),
                      verb("map", "say which code a stated reason stands for", &bind_map, &map_reason)},
            .also = {"reason", "mapping"}};
}

}  // namespace winloss::cli
