#include "winloss/app/reports.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

/// What each filter's value is called, and what it picks.
struct FilterHelp {
    std::string_view name;
    std::string_view value;
    std::string_view help;
};
constexpr FilterHelp filter_help[] = {
    {"segment", "SEGMENT", "only accounts of this segment"},
    {"region", "REGION", "only accounts in this region"},
    {"industry", "INDUSTRY", "only accounts of this industry"},
    {"product", "PRODUCT", "only this product"},
    {"owner", "PERSON", "only what this person owns"},
    {"competitor", "COMPETITOR", "only deals in which this competitor was considered"},
    {"kind", "KIND", "only deals of this kind: new, expansion, renewal"},
    {"outcome", "OUTCOME", "only deals with this outcome"},
    {"lead-source", "SOURCE", "only deals from this source"},
};

void bind_filters(Binder& binder, ReportOptions& options) {
    for (FilterWords& each : options.filters) {
        for (const FilterHelp& help : filter_help) {
            if (help.name == each.name) {
                binder.options(each.values, "--" + std::string(each.name), std::string(help.value),
                               std::string(help.help));
            }
        }
    }
    for (const auto& [name, why] : options.refused) { binder.refuse(name, why); }
    if (options.takes_amounts) {
        binder.option(options.min_amount, "--min-amount", "AMOUNT", "only known amounts from this one, 'USD 10000'")
            .option(options.max_amount, "--max-amount", "AMOUNT", "only known amounts up to this one");
    }
}

void bind_shared(Binder& binder, ReportOptions& options) {
    binder.option(options.period, "--period", "PERIOD", "2026, 2026Q3, 2026-07, 'last quarter', 2026Q1..2026Q3")
        .option(options.from, "--from", "DATE", "first day")
        .option(options.from, "--since", "DATE", "the same as --from")
        .option(options.to, "--to", "DATE", "last day")
        .exclusive({"--period", "--from"})
        .exclusive({"--period", "--to"})
        .exclusive({"--period", "--since"})
        .exclusive({"--from", "--since"})
        .options(options.by, "--by", "DIMENSION", "a row for each: " + dimensions_in_words(options.kind))
        .likely(dimension_words(options.kind));
    bind_filters(binder, options);
    binder.number(options.hide_under, "--hide-under", "N", "percentages of fewer are not shown on a screen (5)")
        .number(options.small_under, "--small-under", "N", "percentages of fewer are marked as small (30)");
}

void bind_win_rate(Binder& binder, WinRateReport& options) {
    bind_shared(binder, options);
    binder.flag(options.count_no_decision, "--count-no-decision", "no-decision stands in the base too")
        .explain(
            "Won / (won + lost) of the deals decided in the period, by number and by amount, each currency by "
            "itself.")
        .example("winloss report win-rate --period 2026Q3 --by segment", "one row a segment")
        .example("winloss report win-rate --competitor Initech", "how often we win where Initech is considered");
}

void bind_loss_reasons(Binder& binder, LossReasonsReport& options) {
    bind_shared(binder, options);
    binder.option(options.source, "--source", "SOURCE", "who says so; both stand side by side (buyer)")
        .among({"buyer", "rep", "both"})
        .number(options.level, "--level", "N", "level of the codebook that codes are counted at (1, the top)", 1)
        .option(options.codes, "--codes", "CODE", "only this code and those below it")
        .explain(
            "Reasons of lost deals and of deals without a decision: from coded interviews, or as reps stated "
            "them.\n--table all, heard_but, coverage or agreement picks another of its tables.")
        .example("winloss report loss-reasons --source both --period 2026", "what reps say beside what buyers say")
        .example("winloss report loss-reasons --codes price --by segment", "the reasons below price, by segment");
}

void bind_retention(Binder& binder, RetentionReport& options) {
    bind_shared(binder, options);
    binder.option(options.every, "--every", "STEP", "a row for each; one period ends where the next begins")
        .among({"month", "quarter", "year"})
        .explain(
            "Customers on one day who are customers on another. --from and --to are the two days; --period 2025 "
            "runs from\n2025-01-01 to 2026-01-01; without either: the year up to today.")
        .example("winloss report retention --period 2025 --by segment", "who stayed through 2025, by segment")
        .example("winloss report retention --every quarter", "retention over time, the running quarter provisional");
}

void bind_cohorts(Binder& binder, CohortsReport& options) {
    bind_shared(binder, options);
    binder.option(options.every, "--every", "STEP", "what a cohort comes in, and what time is counted in (quarter)")
        .among({"month", "quarter", "year"})
        .explain(
            "Of the customers who came in the same step of the calendar, those who are still there so many steps "
            "later, "
            "and\ntheir annual value. A period picks the customers who began in it.")
        .example("winloss report cohorts --every year --by segment", "each year's customers, by segment")
        .example("winloss report cohorts --table periods", "all cohorts together");
}

void bind_survival(Binder& binder, SurvivalReport& options) {
    bind_shared(binder, options);
    binder.option(options.unit, "--unit", "UNIT", "what time is counted in (months)")
        .among({"days", "months"})
        .options(options.at, "--at", "TIMES", "only after these times: 12,24")
        .flag(options.every_tenure, "--every-tenure", "not only the first unbroken service of each customer")
        .option(options.records_since, "--records-since", "DATE",
                "service that ran already on this day counts from the age it had then")
        .explain(
            "How long customers stay: Kaplan-Meier curves from the first day of service, the medians, and with --by "
            "the\nlog-rank test between the groups. A period picks the customers who began in it.")
        .example("winloss report survival --by segment --at 12,24", "the share still there after one and two years")
        .example("winloss report survival --table groups --by segment", "the medians alone");
}

}  // namespace

Noun report_noun() {
    return {.name = "report",
            .summary = "figures: win rate, reasons, retention, cohorts, survival",
            .verbs = {verb("win-rate", "how often we win", &bind_win_rate, &report_win_rate),
                      verb("loss-reasons", "why deals are lost, as buyers and reps say it", &bind_loss_reasons,
                           &report_loss_reasons),
                      verb("retention", "who stays: customers, value and renewals", &bind_retention, &report_retention),
                      verb("cohorts", "who of those that came together is still there", &bind_cohorts, &report_cohorts),
                      verb("survival", "how long customers stay", &bind_survival, &report_survival)},
            .also = {"stats", "figures", "analyse", "analyze"}};
}

}  // namespace winloss::cli
