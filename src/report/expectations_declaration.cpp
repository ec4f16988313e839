#include "winloss/report/catalogue.hpp"
#include "winloss/report/expectations.hpp"

namespace winloss::report {

namespace {

constexpr FacetSet groups_taken{Facet::segment, Facet::region, Facet::industry, Facet::owner};

std::string why_not(Facet facet) {
    if (facet == Facet::product) { return "An expectation is the account's, not one of its products'."; }
    if (of_time.has(facet)) { return "--period picks the expectations by the day of their review."; }
    return "Expectations are about accounts and contracts, not deals.";
}

}  // namespace

Declaration expectations_report() {
    return {
        .name = "expectations",
        .title = "Expectations",
        .summary = "met, partly or missed, and who renewed after it",
        .filters = of_accounts,
        .dimensions = groups_taken,
        .why_not = why_not,
        .help =
            "What became of what customers expected. A period is that of the review: the day it was done, or is "
            "due.",
        .tables = {"expectations"},
        .examples = {{"winloss report expectations --by segment", "met and missed, by segment"}},
        .definition =
            "The expectations of accounts that have a contract, by what their review found; unknown are those without "
            "one, overdue those of them past the day it was to be on. Renewed after it: of the first contract of the "
            "customer "
            "that ended on the day of the review or later, once an expectation. An end without a successor within the "
            "grace period is pending; where no contract has ended since, the expectation is in no base.",
        .formula =
            "share = expectations / all of them; renewed after it = renewed / (renewed + ended), assumed "
            "renewals among the renewed, each with Wilson's 95% interval.",
        .source = "A census of the expectations in the store.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .counted = Counted::expectations,
        .made_of = {{"share", {"expectations"}}},
        .when_asked =
            [](const OwnValues&) {
                return std::vector<WhenAsked>{{.columns = {"customers"}, .counted = Counted::accounts}};
            },
        .needs = [](const Scope& scope, const OwnValues&) { return Expectations::needs(scope); },
        .make = Make<CustomerFold>([](const Scope& scope, const OwnValues&, const Surroundings& around) {
            return std::make_unique<Expectations>(scope, ExpectationsOptions{.grace_days = around.grace_days()});
        }),
    };
}

}  // namespace winloss::report
