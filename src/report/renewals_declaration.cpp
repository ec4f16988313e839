#include "winloss/report/catalogue.hpp"
#include "winloss/report/renewals.hpp"

namespace winloss::report {

namespace {

std::string why_not(Facet facet) {
    if (of_time.has(facet)) { return "Each row is a quarter; --every month or year gives other rows."; }
    return "Renewals are about accounts and contracts, not deals.";
}

}  // namespace

Declaration renewals_report() {
    return {
        .name = "renewals",
        .title = "Renewals",
        .summary = "which contracts end next, by quarter, and how their customers stand",
        .filters = of_accounts,
        .dimensions = of_accounts,
        .why_not = why_not,
        .options = {every_option("a row for each (quarter)"), limit_option("contracts that are listed; 0 is all (50)")},
        .help =
            "The contracts whose service ends in the running quarter from today and in the three after it, or in "
            "the period\ngiven. --table contracts lists them, the first to end first.",
        .tables = {"renewals", "contracts"},
        .examples = {{"winloss report renewals", "the four quarters ahead"},
                     {"winloss report renewals --period 'next quarter' --table contracts --limit 0",
                      "every contract that ends in the next quarter"}},
        .definition =
            "A contract stands in the quarter of its next end, once. Renewed: a later contract takes over already. "
            "Assumed: it renews itself, and nobody has confirmed that. Leaving: somebody has ended it. Open: nothing "
            "says yet whether it will go on. Trials are left out; a contract that ended within the grace period and "
            "has no successor is pending, counted beside the rows.\n\n"
            "Heard before: the interview before this renewal was held in the year before the end. Health is the "
            "account's latest judgement, flagged says that a flag is raised.",
        .formula =
            "Sums of annual value per currency, of the contracts whose value is known; open value is that of "
            "the open ones. Heard before = contracts heard / contracts, with Wilson's 95% interval.",
        .source = "A census of the contracts in the store.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .counted = Counted::contracts,
        .no_records = {{{"contract", "account_id"}, "It is the number of a record."}},
        .not_compared = "What ends in two periods stands one below the other already: --period 2026Q4..2027Q1.",
        .needs = [](const Scope& scope, const OwnValues&) { return Renewals::needs(scope); },
        .make = Make<CustomerFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<Renewals>(scope,
                                              RenewalsOptions{.every = step_named(values).value_or(Step::quarter),
                                                              .grace_days = around.grace_days(),
                                                              .limit = limit_named(values)});
        }),
    };
}

}  // namespace winloss::report
