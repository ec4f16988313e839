#include "winloss/core/error.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/net_growth.hpp"

namespace winloss::report {

namespace {

std::string why_not(Facet facet) {
    if (of_time.has(facet)) { return "Each row is a year; --every month or quarter gives other rows."; }
    return "Net growth is about accounts and contracts, not deals.";
}

constexpr int usual_periods = 5;

/// The last day of a period typed by its name is the day before its end; --from and --to are the two days themselves.
std::vector<Date> days_of(const Scope& scope, Step every) {
    Period period = scope.period;
    if (scope.named_period && period.to) { period.to = *period.to + Days{1}; }
    if (!period.to) { period.to = next(every, first_of(every, scope.as_of)); }
    if (!period.from) {
        const int months = every == Step::year ? 12 : every == Step::quarter ? 3 : 1;
        period.from = first_of(every, add_months(*period.to - Days{1}, -months * (usual_periods - 1)));
    }
    return retention_days(*period.from, *period.to, every, scope.as_of);
}

int points_named(const OwnValues& values) {
    const std::int64_t points = values.number("points").value_or(5);
    if (points > 100) { throw usage_error("--points are at most 100."); }
    return static_cast<int>(points);
}

}  // namespace

Declaration net_growth_report() {
    return {
        .name = "net-growth",
        .title = "Net growth",
        .summary = "customers at the start, new, back, lost and at the end, year by year",
        .filters = of_accounts,
        .dimensions = of_accounts,
        .why_not = why_not,
        .options = {every_option("a row for each (year)"),
                    {.name = "points",
                     .kind = OwnOption::Kind::number,
                     .value = "N",
                     .help = "points of retention more, for the table ahead (5)"}},
        .help =
            "How the number of customers grew in the running year and the four before it, or in the period given, and "
            "what\na few points more retention would make of the next five years.",
        .tables = {"net_growth", "ahead"},
        .examples = {{"winloss report net-growth --period 2023..2025", "three years, one after the other"},
                     {"winloss report net-growth --points 10 --table ahead", "what ten points more would do"}},
        .definition =
            "A customer is an account with a contract whose annual value is not zero, on a day when a contract covers "
            "it or in a gap of at most the grace period. New: never one before. Came back: one some time before. "
            "Pending: the service ended within the grace period, nothing follows yet. A period ends on the day on "
            "which the next one begins, so that each start is the end before; it is provisional where it is not over, "
            "or "
            "where the end of a contract in it is within the grace period and has no successor yet. Who came and left "
            "inside of a period "
            "is in no row.",
        .formula =
            "end = start + new + came back - lost - pending. Net gain = (new + came back - lost) / start. Ahead, from "
            "the end of the last whole period (a year, quarter or month of the calendar that is over): customers = "
            "customers before x retention + those gained in that period; with more retention the same with "
            "retention + 5 points, at most 100%.",
        .source = "A census of the contracts in the store; what is ahead is arithmetic, no forecast.",
        .keeps_records = true,
        .made_of = {{"net_gain", {"new", "reactivated"}, {"lost"}}},
        .no_records = {{{"as_it_went", "with_more_retention", "more_customers"},
                        "It is reckoned from rates, of customers nobody knows yet."}},
        .not_compared = "Its periods stand one below the other already.",
        .needs = [](const Scope& scope, const OwnValues&) { return NetGrowth::needs(scope); },
        .make = Make<AccountFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            const Step every = step_named(values).value_or(Step::year);
            return std::make_unique<NetGrowth>(scope, NetGrowthOptions{.days = days_of(scope, every),
                                                                       .every = every,
                                                                       .grace_days = around.grace_days(),
                                                                       .points = points_named(values)});
        }),
    };
}

}  // namespace winloss::report
