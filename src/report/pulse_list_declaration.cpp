#include "winloss/report/catalogue.hpp"
#include "winloss/report/pulse_list.hpp"

namespace winloss::report {

namespace {

constexpr const char* of_the_day = "The list is that of the day of the report: --today DATE is another day's.";

std::string why_not(Facet facet) {
    if (facet == Facet::product) { return "Each row is a customer; the filters pick which."; }
    if (of_time.has(facet)) { return "Pulse is a look at today; --today moves it."; }
    return "Pulse is about accounts and contracts, not deals.";
}

}  // namespace

Declaration pulse_report() {
    return {
        .name = "pulse",
        .title = "Pulse",
        .summary = "who may leave, worst first, and why",
        .filters = of_accounts,
        .dimensions = {},
        .why_not = why_not,
        .not_grouped = "It lists customers, a row each; a filter picks which: --segment Enterprise.",
        .options = {limit_option("customers that are listed; 0 is all (50)")},
        .help =
            "The list for the monthly look at who may leave. Every customer of today is on it, also those of whom "
            "nobody\nhas heard anything. --table signs says what each sign weighs.",
        .tables = {"pulse", "signs"},
        .examples = {{"winloss report pulse --owner 'Ines Albrecht'", "her customers, worst first"},
                     {"winloss report pulse --limit 0 --format csv", "everybody, for a spreadsheet"}},
        .definition =
            "Every customer of today with the signs that speak for leaving. What a sign is and weighs stands in the "
            "table signs; the weight of a customer is their sum. Assumed loyal: no touch in twelve months, not judged "
            "in three, and nothing else that speaks against it. They are on the list because nobody knows.",
        .formula = "weight = sum of what the signs weigh: an order to talk in, no probability.",
        .source = "Records of the store. The weights are the program's own.",
        .keeps_records = true,
        .when_asked =
            [](const OwnValues&) {
                return std::vector<WhenAsked>{{.columns = {"values_unknown"}, .counted = Counted::contracts}};
            },
        .no_records = {{{"weight"}, "It is a sum of what the signs weigh."},
                       {{"account_id"}, "It is the number of the account."}},
        .not_compared = of_the_day,
        .no_period = of_the_day,
        .needs = [](const Scope& scope, const OwnValues&) { return PulseList::needs(scope); },
        .make = Make<CustomerFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<PulseList>(
                scope, PulseOptions{.grace_days = around.grace_days(), .limit = limit_named(values)});
        }),
    };
}

}  // namespace winloss::report
