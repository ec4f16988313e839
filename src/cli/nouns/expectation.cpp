#include "winloss/app/expectations.hpp"

#include "about.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_add(Binder& binder, AddExpectation& options) {
    binder.operand(options.text, "TEXT", "what the customer said success will look like");
    bind_about(binder, options.about)
        .option(options.metric, "--metric", "TEXT", "what it is measured by")
        .option(options.target, "--target", "TEXT", "what it is to reach")
        .option(options.review_on, "--review-on", "DATE", "when to ask again (six months after the first go-live)")
        .example("winloss expectation add 'month end closes in three days' --from 42 --metric days --target 3",
                 "what was said in interview 42");
}

void bind_list(Binder& binder, ListExpectations& options) {
    bind_of(binder, options.about)
        .flag(options.open, "--open", "those not reviewed yet")
        .option(options.within, "--within", "SPAN", "those to be reviewed in this time: 30d")
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss expectation list --within 30d", "to be reviewed in the next 30 days");
}

void bind_review(Binder& binder, ReviewExpectation& options) {
    binder.operand(options.expectation, "EXPECTATION", "its number")
        .stands_for("OPEN EXPECTATION")
        .operand(options.outcome, "OUTCOME", "met, partly or missed; unknown takes a review back")
        .likely(all_words<ExpectationOutcome>())
        .option(options.actual, "--actual", "TEXT", "what came of it")
        .option(options.on, "--on", "DATE", "the day it was reviewed (today)")
        .example("winloss expectation review 3 partly --actual 'five days'", "what the customer says it came to");
}

void bind_set(Binder& binder, SetExpectation& options) {
    binder.explain("An empty value clears the field. What came of it is said by 'winloss expectation review'.")
        .operand(options.expectation, "EXPECTATION", "its number")
        .option(options.text, "--text", "TEXT", "what the customer said success will look like")
        .option(options.metric, "--metric", "TEXT", "what it is measured by")
        .option(options.target, "--target", "TEXT", "what it is to reach")
        .option(options.review_on, "--review-on", "DATE", "when to ask again")
        .option(options.actual, "--actual", "TEXT", "what came of it")
        .option(options.from, "--from", "INTERVIEW", "the interview in which it was said")
        .stands_for("HEARD INTERVIEW")
        .example("winloss expectation set 3 --target 2 --review-on +3m", "they want more, and sooner");
}

void bind_remove(Binder& binder, RemoveExpectation& options) {
    binder.operand(options.expectation, "EXPECTATION", "its number")
        .example("winloss expectation remove 3", "one added by mistake");
}

}  // namespace

Noun expectation_noun() {
    return {.name = "expectation",
            .summary = "what customers said success will look like",
            .verbs = {verb("add", "add what a customer expects", &bind_add, &add_expectation),
                      verb("list", "list them, the next review first", &bind_list, &list_expectations),
                      show_verb("EXPECTATION", "winloss expectation show 3", &show_expectation),
                      verb("review", "say what came of one", &bind_review, &review_expectation),
                      verb("set", "change one", &bind_set, &set_expectation),
                      edit_verb("EXPECTATION", "its number", "winloss expectation edit 3", &edit_expectation),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_expectation)},
            .also = {"expectations", "success"}};
}

}  // namespace winloss::cli
