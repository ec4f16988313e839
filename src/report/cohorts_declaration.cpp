#include <fmt/format.h>

#include "winloss/report/catalogue.hpp"
#include "winloss/report/cohorts.hpp"

namespace winloss::report {

namespace {

std::string why_not(Facet facet) {
    if (of_time.has(facet)) { return fmt::format("--every {} gives a cohort for each.", entry(facet).name); }
    return "Cohorts are about accounts and contracts, not deals.";
}

}  // namespace

Declaration cohorts_report() {
    return {
        .name = "cohorts",
        .title = "Cohorts",
        .summary = "who of those that came together is still there",
        .filters = of_accounts,
        .dimensions = of_accounts,
        .why_not = why_not,
        .options = {every_option("what a cohort comes in, and what time is counted in (quarter)")},
        .help =
            "Of the customers who came in the same step of the calendar, those who are still there so many steps "
            "later, and\ntheir annual value. A period picks the customers who began in it.",
        .tables = {"cohorts", "periods"},
        .examples = {{"winloss report cohorts --every year --by segment", "each year's customers, by segment"},
                     {"winloss report cohorts --table periods", "all cohorts together"}},
        .definition =
            "A cohort is the customers whose first unbroken service began in one step of the calendar. So many periods "
            "later is the first day of that step; what has not come yet has no row. Who left and came back counts as "
            "active again, in the cohort of the first service. A trial (annual value zero) is no service.",
        .formula =
            "retention = active that day / customers of the cohort, with Wilson's 95% interval. GRR and NRR are by the "
            "value on each customer's first day, of those whose value is known on both days, a currency by itself.",
        .source = "A census of the contracts in the store.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .made_of = {{"retention", {"active"}}},
        .no_records = {{{"cohorts"}, "It counts cohorts, the rows of the table 'cohorts'."}},
        .not_compared = "Cohorts stand side by side already, a row each.",
        .needs = [](const Scope& scope, const OwnValues&) { return Cohorts::needs(scope); },
        .make = Make<AccountFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<Cohorts>(scope, CohortsOptions{.every = step_named(values).value_or(Step::quarter),
                                                                   .grace_days = around.grace_days()});
        }),
    };
}

}  // namespace winloss::report
