#include "winloss/report/catalogue.hpp"
#include "winloss/report/win_rate.hpp"

namespace winloss::report {

namespace {

// It is made of outcomes, so it is neither filtered nor grouped by them; it counts deals, interviewed or not, so it
// knows no interviewer.
std::string why_not(Facet facet) {
    if (facet == Facet::outcome) { return "A win rate is made of the outcomes."; }
    if (facet == Facet::relation) { return "A win rate counts all deals, interviewed or not."; }
    return {};
}

}  // namespace

Declaration win_rate_report() {
    return {
        .name = "win-rate",
        .title = "Win rate",
        .summary = "how often we win",
        .filters = of_deals | FacetSet{Facet::amount},
        .dimensions = of_deals | of_time,
        .why_not = why_not,
        .options = {{.name = "count-no-decision",
                     .kind = OwnOption::Kind::flag,
                     .help = "no-decision stands in the base too"}},
        .help =
            "Won / (won + lost) of the deals decided in the period, by number and by amount, each currency by itself.",
        .tables = {"win_rate", "cycle"},
        .examples = {{"winloss report win-rate --period 2026Q3 --by segment", "one row a segment"},
                     {"winloss report win-rate --competitor Initech", "how often we win where Initech is considered"}},
        .definition =
            "Of the deals decided in the period, how many we won. Every decided deal counts, interviewed or not, by "
            "the "
            "day it was decided (the CRM's close date where that day is missing). Deals that ended without a decision "
            "stand beside the base; --count-no-decision takes them in.\n\n"
            "Against a competitor: the deals in which it was considered, and those in which it was a finalist or the "
            "winner. Where buyer and rep name different winners the buyer's word counts.\n\n"
            "How long it takes (the table cycle): the days from the day a deal was opened to the day it was decided, "
            "of the won and of the lost deals that have both.",
        .formula =
            "win rate = won / (won + lost), with Wilson's 95% interval. By amount: the same of the sums of known "
            "amounts, each currency by itself, without an interval; n/a where every lost amount is zero or none is "
            "known. Cycle: the medians of the days, how probable it is that a won deal took longer than a lost one, "
            "and "
            "the two-sided p of Mann and Whitney's test.",
        .source = "A census of the deals in the store, no sample.",
        .methods = {Method::wilson, Method::mann_whitney, Method::quantiles},
        .keeps_records = true,
        .made_of = {{"win_rate", {"won"}}},
        .needs = [](const Scope& scope, const OwnValues&) { return WinRate::needs(scope); },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues& values, const Surroundings&) {
            return std::make_unique<WinRate>(scope,
                                             WinRateOptions{.count_no_decision = values.flag("count-no-decision")});
        }),
    };
}

}  // namespace winloss::report
