#include "winloss/report/catalogue.hpp"
#include "winloss/report/competitors.hpp"

namespace winloss::report {

namespace {

std::string why_not(Facet facet) {
    if (facet == Facet::competitor) { return "Each row is a competitor."; }
    if (facet == Facet::outcome) { return "A win rate is made of the outcomes."; }
    if (facet == Facet::relation) { return "Deals that two relations interviewed would stand twice."; }
    return {};
}

constexpr FacetSet dimensions_taken = of_accounts | FacetSet{Facet::kind, Facet::lead_source} | of_time;

CompetitorsOptions options_of(const OwnValues& values) {
    return {.level = level_named(values), .reasons = values.number("reasons").value_or(CompetitorsOptions().reasons)};
}

}  // namespace

Declaration competitors_report() {
    return {
        .name = "competitors",
        .title = "Competitors",
        .summary = "whom we meet, how we do against them, and what buyers say then",
        .filters = of_deals | FacetSet{Facet::amount},
        .dimensions = dimensions_taken,
        .why_not = why_not,
        .options = {level_option(),
                    {.name = "reasons",
                     .kind = OwnOption::Kind::number,
                     .value = "N",
                     .help = "reasons for and against us of each, the most frequent (2); 0: all"}},
        .help =
            "A row a competitor, those met most first.\n--table stood, reasons, trend or heard picks another of its "
            "tables.",
        .tables = {"competitors", "stood", "reasons", "trend", "heard"},
        .examples = {{"winloss report competitors --period 2026", "the year, with its second half against the first"},
                     {"winloss report competitors --competitor Initech --every quarter",
                      "the deals with Initech quarter by quarter, and who else was in them"},
                     {"winloss report competitors --rows --where competitor=Initech", "the deals behind the figures"}},
        .definition =
            "Of the deals decided in the period, those in which somebody, rep or buyer, named the competitor as "
            "considered. Every decided deal counts, interviewed or not; a deal counts once for each competitor in it. "
            "Finalist is who was in the final choice or won; incumbent who was there before. A lost deal was lost to "
            "the competitor, to another, or nobody said to whom: the buyer's word counts, the rep's where the buyer "
            "named no winner. Deals without a decision, and open ones, stand beside the win rate.\n\n"
            "What buyers said: driver codes rated for or against us in held and coded interviews about these deals, "
            "a deal once for a code and sign. It is of the deals, whichever competitor a passage speaks of.\n\n"
            "Trend: the second half of a period with two ends against its first; else the six months up to the last "
            "day, or the day of the report, against the six before, whole wherever the period begins. Met is the share "
            "of all decided deals.",
        .formula =
            "win rate = won / (won + lost); incumbent, finalist = these deals / decided deals with it; reasons = deals "
            "with the code / heard deals with it; each with Wilson's 95% interval. A change is up or down only where "
            "Newcombe's interval of the difference leaves zero out.",
        .source =
            "Counts are a census of the deals in the store; reasons rest on those who agreed to talk, no random "
            "sample.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .made_of = {{"deals", {"won", "lost_to_it", "lost_to_others", "lost_to_unknown", "no_decision"}},
                    {"lost", {"lost_to_it", "lost_to_others", "lost_to_unknown"}},
                    {"win_rate", {"won"}},
                    {"share", {"deals"}},
                    {"share", {"heard"}}},
        .needs = [](const Scope& scope, const OwnValues&) { return Competitors::needs(scope); },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<Competitors>(scope, options_of(values), around.codebook(), around.labels());
        }),
    };
}

}  // namespace winloss::report
