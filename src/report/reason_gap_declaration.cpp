#include "winloss/report/catalogue.hpp"
#include "winloss/report/reason_gap.hpp"

namespace winloss::report {

Declaration reason_gap_report() {
    return {
        .name = "reason-gap",
        .title = "Reason gap",
        .summary = "whether reps know why deals are lost",
        .filters = of_deals | FacetSet{Facet::outcome, Facet::amount},
        .dimensions = of_deals | of_time | FacetSet{Facet::outcome},
        .why_not = [](Facet facet) -> std::string {
            return facet == Facet::relation ? "What reps entered has no interviewer." : "";
        },
        .options = {level_option()},
        .help =
            "The reason the rep stated beside the primary one the buyer named, deal by deal.\n--table agreement, "
            "confusion or unmapped picks another of its tables.",
        .tables = {"gap", "agreement", "confusion", "unmapped", "heard"},
        .examples = {{"winloss report reason-gap --period 2026", "where reps and buyers differ most"},
                     {"winloss report reason-gap --table confusion --level 2", "who said what, code by code"}},
        .definition =
            "Of the lost deals and those without a decision, the ones with both a stated reason and a buyer's primary "
            "one: what reps said beside what the buyers of the same deals said. Stated reasons stand for the codes "
            "they are mapped to (winloss reasons map), all at the same level of the codebook. A deal may have several "
            "stated reasons: where one of them is the buyer's, the two agree; where none is, the deal counts as "
            "'several stated reasons'. A stated reason without a code stands as it was entered and agrees with "
            "nobody. Deals whose buyers disagree about the primary reason are not compared.",
        .formula =
            "agreement = deals in which both say the same / deals compared, with Wilson's 95% interval. Cohen's kappa "
            "= "
            "(agreement - agreement by chance) / (1 - agreement by chance), with a large-sample 95% interval; n/a "
            "where chance agreement is 1. Points = buyers' share - reps' share, in percentage points, of the same "
            "deals: no interval of independent groups fits it.",
        .source = "Interviews with those who agreed to talk, not a random sample; stated reasons as reps entered them.",
        .methods = {Method::wilson, Method::cohen_kappa},
        .keeps_records = true,
        .one_base = true,
        .made_of = {{"rep", {"both", "rep_alone"}},
                    {"buyer", {"both", "buyer_alone"}},
                    {"share", {"deals"}},
                    {"share", {"heard"}}},
        .needs =
            [](const Scope& scope, const OwnValues&) {
                Needs result = needs(scope);
                result.stated_reasons = true;
                Heard::need(result);
                return result;
            },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<ReasonGap>(scope, level_named(values), around.codebook(), around.labels());
        }),
    };
}

}  // namespace winloss::report
