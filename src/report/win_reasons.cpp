// Why deals are won, as buyers said it and as reps entered it.
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/quotes.hpp"
#include "winloss/report/reasons.hpp"

namespace winloss::report {

namespace {

ReasonRules rules() {
    ReasonRules rules{.for_us = true, .outcomes = {Outcome::won}, .none = "No deal was won."};
    rules.in_words = [](const Scope&, std::int64_t count) { return counted(count, "won deal", "won deals"); };
    return rules;
}

}  // namespace

Declaration win_reasons_report() {
    return {
        .name = "win-reasons",
        .title = "Win reasons",
        .summary = "why deals are won, as buyers and reps say it",
        .filters = of_deals | FacetSet{Facet::amount},
        .dimensions = of_deals | of_time | FacetSet{Facet::relation},
        .why_not = [](Facet facet) -> std::string {
            return facet == Facet::outcome ? "Win reasons are those of won deals alone." : "";
        },
        .options = {source_option("who says so; both stand side by side (buyer)"), level_option(), codes_option(),
                    quotes_option()},
        .help =
            "Reasons of won deals: from coded interviews, or as reps stated them.\n--table all, signs, heard_but, "
            "coverage or "
            "agreement picks another of its tables.",
        .tables = reason_tables(),
        .examples = {{"winloss report win-reasons --period 2026", "why buyers decided for us"},
                     {"winloss report win-reasons --by quarter", "how that changes over time"}},
        .definition =
            "A win reason is a driver code rated above zero in an interview about a won deal. The deal counts once for "
            "a reason, however many quotes or interviews; mentions are the codings. What was said against us, and "
            "codes that are no drivers, stand in heard_but, never mixed in.\n\n"
            "The base of buyers is the won deals in scope with a held and coded interview; of reps those with a stated "
            "reason. Deals nobody heard stand in the coverage.",
        .formula =
            "As of loss reasons, with the sign turned: primary has each deal once and adds up to 100%; all is deals "
            "with the reason / base. Shares carry Wilson's 95% interval.",
        .source = "Interviews with those who agreed to talk, not a random sample; stated reasons as reps entered them.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .one_base = true,
        .made_of = {{"share", {"deals"}}, {"share", {"heard"}}},
        .when_asked = reasons_when_asked,
        .needs =
            [](const Scope& scope, const OwnValues& values) {
                return Reasons::needs(scope, reasons_options(values), rules().outcomes);
            },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<Reasons>(scope, rules(), reasons_options(values), around.codebook(),
                                             around.labels());
        }),
    };
}

}  // namespace winloss::report
