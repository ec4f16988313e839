#include <fmt/format.h>

#include <algorithm>

#include "winloss/report/catalogue.hpp"
#include "winloss/report/retention.hpp"

namespace winloss::report {

namespace {

std::string why_not(Facet facet) {
    if (of_time.has(facet)) { return fmt::format("--every {} gives a row for each.", entry(facet).name); }
    return "Retention is about accounts and contracts, not deals.";
}

/// The last day of a period typed by its name is the day before its end; --from and --to are the two days themselves.
std::vector<Date> days_of(const Scope& scope, std::optional<Step> every, const Surroundings& around) {
    Period period = scope.period;
    const Date today = scope.as_of;
    if (scope.named_period && period.to) { period.to = *period.to + Days{1}; }
    if (!period.to) { period.to = every && !period.from ? next(*every, first_of(*every, today)) : today; }
    if (!period.from) {
        const Date first = std::min(around.first_start().value_or(today), *period.to - Days{1});
        period.from = every ? first_of(*every, first) : add_months(*period.to, -12);
    }
    return retention_days(*period.from, *period.to, every, today);
}

}  // namespace

Declaration retention_report() {
    return {
        .name = "retention",
        .title = "Retention",
        .summary = "who stays: customers, value and renewals",
        .filters = of_accounts,
        .dimensions = of_accounts,
        .why_not = why_not,
        .options = {every_option("a row for each; one period ends where the next begins")},
        .help =
            "Customers on one day who are customers on another. --from and --to are the two days; --period 2025 "
            "runs from\n2025-01-01 to 2026-01-01; without either: the year up to today.",
        .tables = {"retention"},
        .examples = {{"winloss report retention --period 2025 --by segment", "who stayed through 2025, by segment"},
                     {"winloss report retention --every quarter",
                      "retention over time, the running quarter provisional"}},
        .definition =
            "A customer is an account with a contract whose annual value is not zero, active on a day when a contract "
            "covers it or it lies in a gap of at most the grace period between two of them. A period runs from one day "
            "to another, and the next one starts where it ends. It is provisional where it is not over, or where an "
            "end within the grace period has no successor yet: such a customer is pending, neither kept nor lost.\n\n"
            "A contract renews another when it was said to, otherwise when it is of the same account and product, "
            "ends later, and starts between 90 days before the old end and the grace period after it; each renews "
            "one, and a trial (annual value zero) none. Where the two overlap, the renewal's value alone counts from "
            "its start: contracts that run beside each other are told from renewals by their products.",
        .formula =
            "retention = active on both days / active on the first; churn = 1 - retention. Net gain = (active on the "
            "last day and not on the first - lost) / active on the first. GRR = sum of the lesser of the two values / "
            "value on the first day; NRR = value on the last day of those who were customers on the first / value on "
            "the first. What a customer's value fell by is contraction, but for what hangs on contracts whose end is "
            "pending: that is pending, as the whole value of a pending customer is. Renewal rate = contracts renewed / "
            "contracts whose end fell in the period, pending ones apart; of a contract that renews itself each end of "
            "a term counts, as renewed and as assumed.",
        .source = "A census of the contracts in the store.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .made_of = {{"retention", {"retained"}},
                    {"churn", {"lost", "pending"}},
                    {"net_gain", {"new", "reactivated"}, {"lost"}}},
        .when_asked =
            [](const OwnValues&) {
                return std::vector<WhenAsked>{
                    {.columns = {"renewal_rate", "assumed_renewed", "ends_pending"}, .counted = Counted::contracts}};
            },
        .between_days = true,
        .needs = [](const Scope& scope, const OwnValues&) { return Retention::needs(scope); },
        .make = Make<AccountFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            const auto every = step_named(values);
            return std::make_unique<Retention>(
                scope, RetentionOptions{.days = days_of(scope, every, around), .grace_days = around.grace_days()});
        }),
    };
}

}  // namespace winloss::report
