#include "winloss/app/programme.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_show(Binder& binder, ShowProgramme&) {
    binder.example("winloss programme show", "the whole table")
        .example("winloss programme show --format json", "for scripts");
}

void bind_set(Binder& binder, SetProgramme& options) {
    binder
        .explain(
            "With KIND: when the interviews of this kind are owed, for every outcome or for one.\n"
            "Without it: which deals are worth a retrospective, and the settings of the programme.\n"
            "Lengths of time are 14d, 2w, 3m, 1y, counted from the anchor; before it with a minus: -9m.")
        .operand(options.kind, "KIND", "the kind of interview; a new word adds a kind of your own")
        .option(options.outcome, "--outcome", "OUTCOME", "only for deals of this outcome")
        .among({"won", "lost", "no-decision"})
        .option(options.opens, "--opens", "LENGTH", "when the window opens")
        .option(options.target, "--target", "LENGTH", "when it is best held")
        .option(options.closes, "--closes", "LENGTH", "the last day of the window")
        .option(options.every, "--every", "LENGTH", "comes again after so long; an empty value: once")
        .option(options.anchor, "--anchor", "ANCHOR", "what a kind of your own is counted from")
        .among({"decided-on", "live-on", "ends-on", "left-on", "starts-on"})
        .number(options.rank, "--rank", "N", "which purpose leads where two interviews meet; 1 is strongest", 1)
        .flag(options.on, "--on", "these interviews are owed")
        .flag(options.off, "--off", "these interviews are not owed")
        .exclusive({"--on", "--off"})
        .option(options.outcomes, "--outcomes", "LIST",
                "retrospectives only for won, lost, no-decision; all: every one")
        .option(options.deal_kinds, "--deal-kinds", "LIST", "only for new, expansion, renewal; all: every one")
        .option(options.segments, "--segments", "LIST", "only for accounts of these segments; all: every one")
        .options(options.minimum_amounts, "--minimum-amount", "AMOUNT",
                 "only from this amount up, per currency; all: any")
        .option(options.first_day, "--first-day", "DATE", "windows that closed before it are owed to nobody")
        .option(options.grace, "--grace", "DAYS", "how late a contract may follow the one it renews")
        .option(options.fatigue, "--fatigue", "DAYS", "no second ask of an account within so long")
        .option(options.conversation, "--conversation", "DAYS", "interviews so near are one conversation")
        .option(options.answered_within, "--answered-within", "DAYS", "until a customer who was asked is asked again")
        .option(options.note_within, "--note-within", "DAYS", "after a held interview, until its note is owed")
        .option(options.thanked_within, "--thanked-within", "DAYS", "until the thank-you is owed")
        .option(options.coded_within, "--coded-within", "DAYS", "until the codings are owed")
        .option(options.shared_within, "--shared-within", "DAYS", "until the learnings are owed to their readers")
        .option(options.told_within, "--told-within", "DAYS", "until what came of it is owed to the customer")
        .option(options.credited_within, "--credited-within", "DAYS", "until praise is owed to the insiders it was for")
        .number(options.won_percent, "--won-percent", "N", "ask so many of 100 won deals, drawn by lot")
        .number(options.lost_percent, "--lost-percent", "N", "of lost deals")
        .number(options.no_decision_percent, "--no-decision-percent", "N", "of deals without a decision")
        .number(options.sample_seed, "--sample-seed", "N", "another seed draws other deals")
        .option(options.currency, "--currency", "CURRENCY", "of amounts that name none")
        .option(options.records_since, "--records-since", "DATE", "survival counts older service from this day on")
        .example("winloss programme set retrospective --outcome lost --opens 14d --target 21d --closes 45d",
                 "ask lost customers sooner")
        .example("winloss programme set check-in --on", "a conversation every quarter")
        .example("winloss programme set --outcomes won,lost --minimum-amount 'USD 10000'",
                 "fewer retrospectives, those that matter")
        .example("winloss programme set --segments all", "take a criterion away");
}

void bind_remove(Binder& binder, RemoveRule& options) {
    binder.operand(options.kind, "KIND", "the kind of interview")
        .option(options.outcome, "--outcome", "OUTCOME", "the rule for this outcome")
        .among({"won", "lost", "no-decision"})
        .example("winloss programme remove retrospective --outcome lost", "lost deals go by the rule for all again");
}

}  // namespace

Noun programme_noun() {
    return {.name = "programme",
            .summary = "which interviews are owed, and when",
            .verbs = {verb("show", "show rules, criteria and settings", &bind_show, &show_programme),
                      verb("set", "change a rule, the criteria or a setting", &bind_set, &set_programme),
                      verb("remove", "remove a rule of your own", &bind_remove, &remove_rule)},
            .also = {"program", "programmes", "schedule", "cadence", "rules", "rule"}};
}

}  // namespace winloss::cli
