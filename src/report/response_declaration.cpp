#include "winloss/report/catalogue.hpp"
#include "winloss/report/response.hpp"

namespace winloss::report {

namespace {

std::string kind_named(const OwnValues& values) {
    const auto& typed = values.text("interview");
    if (!typed) { return "retrospective"; }
    return *typed == "all" ? std::string() : *typed;
}

std::string why_not(Facet facet) {
    if (facet == Facet::competitor) { return "Who was asked does not hang on a competitor."; }
    return {};
}

constexpr FacetSet facets_taken = of_accounts | FacetSet{Facet::kind, Facet::lead_source, Facet::outcome};

}  // namespace

Declaration response_report() {
    return {
        .name = "response",
        .title = "Response",
        .summary = "who could be heard, was asked, answered and was heard, and why not",
        .filters = facets_taken | FacetSet{Facet::amount},
        .dimensions = facets_taken | of_time | FacetSet{Facet::relation},
        .why_not = why_not,
        .options = {{.name = "interview",
                     .kind = OwnOption::Kind::text,
                     .value = "KIND",
                     .help = "only interviews of this kind; all of them: all (retrospective)"}},
        .help =
            "Of the interviews that were owed, how many were asked, answered and held, and what became of the "
            "others.\n--table outcomes, why_not, window, days or kinds picks another of its tables.",
        .tables = {"response", "outcomes", "why_not", "window", "days", "kinds"},
        .examples = {{"winloss report response --by segment", "who answers, by segment"},
                     {"winloss report response --interview all --table kinds", "every kind of interview"}},
        .definition =
            "An interview is owed once its window has opened, or somebody was asked before. What was cancelled, or "
            "covered by another conversation, before anybody was asked was not owed. A period is that of the day the "
            "window counts from: the decision, the go-live, the end.\n\n"
            "Asked: somebody was invited; where nobody noted it, the held interview itself stands in. Answered: held, "
            "booked or declined. A bad address counts where nobody answered; running is who was asked, or has an "
            "appointment, and is not over. Each owed interview is held or stands in one row of why_not.",
        .formula =
            "gross response = held / asked; net response = held / (asked - bad addresses - running), each with "
            "Wilson's "
            "95% interval. The window is kept when the first ask fell into it: early is no fault, late is after its "
            "last day. Days are counted from the day the window counts from; quantiles are interpolated (R's type 7).",
        .source = "The interviews in the store, no sample.",
        .methods = {Method::wilson, Method::quantiles},
        .keeps_records = true,
        .made_of = {{"gross_response", {"held"}}, {"net_response", {"held"}}, {"share", {"interviews"}}},
        .needs = [](const Scope& scope, const OwnValues&) { return Response::needs(scope); },
        .make = Make<OutreachFold>([](const Scope& scope, const OwnValues& values, const Surroundings&) {
            return std::make_unique<Response>(scope, ResponseOptions{.kind = kind_named(values)});
        }),
    };
}

}  // namespace winloss::report
