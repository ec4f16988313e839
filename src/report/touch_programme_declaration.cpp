#include "winloss/report/catalogue.hpp"
#include "winloss/report/touch_programme.hpp"

namespace winloss::report {

namespace {

constexpr FacetSet groups_taken{Facet::segment, Facet::region, Facet::industry, Facet::owner};

constexpr const char* the_last_twelve_months =
    "The touch programme is measured over the last twelve months; --today moves them.";

std::string why_not(Facet facet) {
    if (facet == Facet::product) { return "Touches are with the account, not with one of its products."; }
    if (of_time.has(facet)) { return the_last_twelve_months; }
    return "The touch programme is about accounts and contracts, not deals.";
}

}  // namespace

Declaration touches_report() {
    return {
        .name = "touches",
        .title = "Touches",
        .summary = "whether customers are looked after: often enough, wider and higher",
        .filters = of_accounts,
        .dimensions = groups_taken,
        .why_not = why_not,
        .options = {limit_option("customers that are listed; 0 is all (50)")},
        .help = "Customers of today, and the twelve months up to it. --table short lists those who fall short.",
        .tables = {"touches", "short"},
        .examples = {{"winloss report touches --by owner", "the customers each owner looks after"},
                     {"winloss report touches --table short --limit 0", "everybody who falls short"}},
        .definition =
            "A customer is looked after as the programme wants it with at least four touches in the last twelve "
            "months, a quarterly review in each three months of them, three contacts or more touched (wider), and a "
            "decision maker or economic buyer among them (higher). A held interview is a touch. Ends unheard: a "
            "contract ends within six months, no other renews it, and nobody held the interview before it.",
        .formula = "Each figure is customers / customers of today, with Wilson's 95% interval.",
        .source = "A census of the customers in the store.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .when_asked =
            [](const OwnValues&) {
                return std::vector<WhenAsked>{{.columns = {"touches"}, .counted = Counted::touches},
                                              {.columns = {"contacts"}, .counted = Counted::contacts}};
            },
        .no_records = {{{"reviews"}, "It counts quarters of the year with a review."},
                       {{"account_id"}, "It is the number of the account."}},
        .not_compared = "Customers are seen from the day of the report: --today DATE is another day's.",
        .no_period = the_last_twelve_months,
        .needs = [](const Scope& scope, const OwnValues&) { return TouchProgramme::needs(scope); },
        .make = Make<CustomerFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<TouchProgramme>(
                scope, TouchProgrammeOptions{.grace_days = around.grace_days(), .limit = limit_named(values)});
        }),
    };
}

}  // namespace winloss::report
