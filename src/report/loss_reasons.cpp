#include "winloss/core/error.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/quotes.hpp"
#include "winloss/report/reasons.hpp"

namespace winloss::report {

Declaration loss_reasons_report() {
    return {
        .name = "loss-reasons",
        .title = "Loss reasons",
        .summary = "why deals are lost, as buyers and reps say it",
        .filters = of_deals | FacetSet{Facet::outcome, Facet::amount},
        .dimensions = of_deals | of_time | FacetSet{Facet::outcome, Facet::relation},
        .options = {source_option("who says so; both stand side by side (buyer)"), level_option(), codes_option(),
                    quotes_option()},
        .help =
            "Reasons of lost deals and of deals without a decision: from coded interviews, or as reps stated "
            "them.\n--table all, signs, heard_but, coverage or agreement picks another of its tables.",
        .tables = reason_tables(),
        .examples = {{"winloss report loss-reasons --source both --period 2026",
                      "what reps say beside what buyers say"},
                     {"winloss report loss-reasons --codes price --by segment", "the reasons below price, by segment"},
                     {"winloss report loss-reasons --quotes 2", "with two quotes for each reason"}},
        .definition =
            "A loss reason is a driver code rated below zero in an interview about a deal that was lost or ended "
            "without a decision. The deal counts once for a reason, however many quotes or interviews; mentions are "
            "the codings (of reps the stated reasons). What was said for us, and codes that are no drivers, stand in "
            "heard_but, never mixed in.\n\n"
            "The base of buyers is the deals in scope with a held and coded interview; of reps those with a stated "
            "reason. Deals nobody heard stand in the coverage.",
        .formula =
            "primary: each deal once, shares add up to 100%. Where interviews of one deal name different primary "
            "reasons the highest buying role decides, between equals they disagree. all: deals with the reason / base; "
            "may exceed 100%. Shares carry Wilson's 95% interval. Share of value: the known amounts of these deals / "
            "those of the base, a currency by itself. agreement (with both sources): deals in which a stated reason is "
            "the "
            "buyers' primary one / deals that have both.",
        .source = "Interviews with those who agreed to talk, not a random sample; stated reasons as reps entered them.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .one_base = true,
        .made_of = {{"share", {"deals"}}, {"share", {"heard"}}},
        .when_asked = reasons_when_asked,
        .needs =
            [](const Scope& scope, const OwnValues& values) {
                return Reasons::needs(scope, reasons_options(values), ReasonRules().outcomes);
            },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<Reasons>(scope, ReasonRules(), reasons_options(values), around.codebook(),
                                             around.labels());
        }),
    };
}

}  // namespace winloss::report
