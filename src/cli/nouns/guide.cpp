#include "winloss/app/guides.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

const std::vector<std::string> outcomes = {"won", "lost", "no-decision"};

void bind_name(Binder& binder, GuideName& guide) {
    binder.operand(guide.kind, "KIND", "the kind of interview, or the number of a guide")
        .stands_for("GUIDE")
        .option(guide.outcome, "--outcome", "OUTCOME", "of the deal, where the kind has a guide for each")
        .among(outcomes);
}

void bind_list(Binder& binder, ListGuides& options) {
    binder.flag(options.versions, "--versions", "every version, not the latest alone")
        .example("winloss guide list", "which kinds of interview have a guide");
}

void bind_show(Binder& binder, ShowGuide& options) {
    bind_name(binder, options.guide);
    binder.number(options.version, "--version", "N", "as it was in this version", 1)
        .stands_for("VERSION")
        .example("winloss guide show retrospective --outcome lost", "the questions for a deal you lost, as Markdown");
}

void bind_questions(Binder& binder, ListQuestions& options) {
    binder.operand(options.kind, "KIND", "of this kind of interview; all")
        .stands_for("GUIDE")
        .option(options.outcome, "--outcome", "OUTCOME", "of the deal")
        .among(outcomes)
        .option(options.from, "--from", "WHO", "that these asked for: marketing")
        .stands_for("ASKER")
        .example("winloss guide questions --from marketing", "what marketing wants to know");
}

void bind_edit(Binder& binder, EditGuide& options) {
    bind_name(binder, options.guide);
    binder.option(options.file, "--file", "FILE", "take the guide from a file; '-' is standard input")
        .explain(
            "A question is a heading that ends in its id: ## What set this off? {#trigger}. Keep the id when you\n"
            "reword it: the answers of all versions belong together by it. {#trigger from=marketing} says who asks.\n"
            "A heading that ends in a question mark and has no id gets one. Each change is a version of its own;\n"
            "notes stay with the version they were written on.")
        .example("winloss guide edit retrospective --outcome lost", "its next version, in your editor");
}

void bind_add(Binder& binder, AddQuestion& options) {
    binder.operand(options.guide.kind, "KIND", "the kind of interview")
        .stands_for("GUIDE")
        .operand(options.question, "QUESTION", "what is to be asked")
        .option(options.guide.outcome, "--outcome", "OUTCOME", "of the deal; every guide of the kind")
        .among(outcomes)
        .option(options.from, "--from", "WHO", "who asks for it: marketing, product")
        .stands_for("ASKER")
        .option(options.id, "--id", "ID", "lowercase words joined by '-'; made of the question's first words")
        .option(options.behind, "--after", "ID", "the question it follows; the last")
        .stands_for("QUESTION ID")
        .example("winloss guide add retrospective 'What is your budget for it?' --from marketing",
                 "a question that marketing asks for, in every guide of the kind");
}

void bind_copy(Binder& binder, CopyGuide& options) {
    bind_name(binder, options.guide);
    binder.required(options.to, "--to", "KIND", "the kind of interview it is for")
        .option(options.to_outcome, "--to-outcome", "OUTCOME", "the outcome it is for; that of the guide copied")
        .among(outcomes)
        .explain(
            "An interview about a decision opens the guide of its outcome, where there is one. The others (exit,\n"
            "pre-renewal, onboarding, anniversary, check-in) are about service: one guide a kind.")
        .example("winloss guide copy expectation --to expectation --to-outcome won",
                 "a guide of its own for one outcome, to begin with");
}

void bind_diff(Binder& binder, DiffGuide& options) {
    bind_name(binder, options.guide);
    binder.options(options.versions, "--version", "N", "which two; one alone is compared with the latest")
        .stands_for("VERSION")
        .example("winloss guide diff exit --version 1 --version 3", "what became of the questions between the two")
        .example("winloss guide diff exit", "which questions the last change added, reworded and removed");
}

}  // namespace

Noun guide_noun() {
    return {.name = "guide",
            .summary = "the questions of each kind of interview",
            .verbs = {verb("list", "list the guides", &bind_list, &list_guides),
                      verb("show", "print one as Markdown", &bind_show, &show_guide),
                      verb("questions", "list questions, and who asked for them", &bind_questions, &list_questions),
                      verb("edit", "make the next version of one", &bind_edit, &edit_guide),
                      verb("add", "add a question", &bind_add, &add_question),
                      verb("copy", "begin a guide with the text of another", &bind_copy, &copy_guide),
                      verb("diff", "what a version changed", &bind_diff, &diff_guide)},
            .also = {"guides", "script", "questionnaire"}};
}

}  // namespace winloss::cli
