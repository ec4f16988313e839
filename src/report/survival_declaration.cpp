#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/survival.hpp"

namespace winloss::report {

namespace {

std::string why_not(Facet) { return "Survival is about accounts and contracts, not deals."; }

TimeUnit unit_named(const std::optional<std::string>& typed) {
    if (!typed || *typed == "months") { return TimeUnit::month; }
    if (*typed == "days") { return TimeUnit::day; }
    throw usage_error("--unit takes no '" + *typed + "'.", "One of: days, months.");
}

std::vector<std::int32_t> times_of(const std::vector<std::string>& words) {
    std::vector<std::int32_t> times;
    for (const std::string& word : words) {
        for (const std::string_view piece : split(word, ',')) {
            const std::string_view digits = trim(piece);
            std::int32_t time = -1;
            const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), time);
            if (fault != std::errc() || end != digits.data() + digits.size() || time < 0 ||
                time > stats::LifeTable::longest) {
                throw usage_error(fmt::format("--at takes whole numbers, not '{}'.", piece),
                                  "--at 12,24 is after 12 and after 24 months; with --unit days, days.");
            }
            times.push_back(time);
        }
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

/// The first day of the store's records: as typed, or as it was set; null where neither.
std::optional<Date> records_since(const OwnValues& values, const Surroundings& around, Date today) {
    const auto& typed = values.text("records-since");
    return typed ? parse_date(*typed, today, "--records-since") : around.records_since();
}

}  // namespace

Declaration survival_report() {
    return {
        .name = "survival",
        .title = "Survival",
        .summary = "how long customers stay",
        .filters = of_accounts,
        .dimensions = of_accounts | of_time,
        .why_not = why_not,
        .options =
            {{.name = "unit",
              .kind = OwnOption::Kind::text,
              .value = "UNIT",
              .help = "what time is counted in (months)",
              .words = {"days", "months"}},
             {.name = "at", .kind = OwnOption::Kind::list, .value = "TIMES", .help = "only after these times: 12,24"},
             {.name = "every-tenure",
              .kind = OwnOption::Kind::flag,
              .help = "not only the first unbroken service of each customer"},
             {.name = "records-since",
              .kind = OwnOption::Kind::text,
              .value = "DATE",
              .help = "service that ran already on this day counts from the age it had then"}},
        .help =
            "How long customers stay: Kaplan-Meier curves from the first day of service, the medians, and with --by "
            "the\nlog-rank test between the groups. A period picks the customers who began in it.",
        .tables = {"survival", "groups"},
        .examples = {{"winloss report survival --by segment --at 12,24",
                      "the share still there after one and two years"},
                     {"winloss report survival --by year --at 12", "whether those who began later stay longer"},
                     {"winloss report survival --table groups --by segment", "the medians alone"}},
        .definition =
            "How long each customer's first unbroken service lasts, both ends included; a begun month counts whole. A "
            "service that ended is an event. One that runs is censored after the months that are over, one that is "
            "pending before its last day. At one time those who leave come before the censored. --records-since "
            "counts service that ran already on that day from the age it had then (left truncation). By month, quarter "
            "or year a service stands in the group of its first day.",
        .formula =
            "Kaplan-Meier's S(t) = product of (1 - events / at risk) over the times up to t; Greenwood's standard "
            "error; "
            "95% log-log interval. The median is the first time with S(t) at most one half, the middle of the stretch "
            "where S is exactly one half. Between groups the log-rank test.",
        .source = "A census of the contracts in the store.",
        .methods = {Method::kaplan_meier, Method::log_rank},
        .keeps_records = true,
        .when_asked = [](const OwnValues&) { return std::vector<WhenAsked>{{.columns = {"at_risk", "survival"}}}; },
        .no_records = {{{"degrees"}, "It is one less than the groups that are compared."}},
        .not_compared = "Curves are compared between groups, by the log-rank test: --by segment.",
        .needs = [](const Scope& scope, const OwnValues&) { return Survival::needs(scope); },
        .make = Make<AccountFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<Survival>(
                scope, SurvivalOptions{.unit = unit_named(values.text("unit")),
                                       .at = times_of(values.list("at")),
                                       .every_tenure = values.flag("every-tenure"),
                                       .records_since = records_since(values, around, scope.as_of),
                                       .grace_days = around.grace_days()});
        }),
    };
}

}  // namespace winloss::report
