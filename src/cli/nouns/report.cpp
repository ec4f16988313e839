#include <fmt/format.h>

#include <algorithm>

#include "saved_report.hpp"
#include "winloss/app/benchmarks.hpp"
#include "winloss/app/digest.hpp"
#include "winloss/app/reports.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

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

constexpr const char* compare_help = "the same of another period beside it, or 'previous'";

void bind_filters(Binder& binder, std::vector<FilterWords>& filters,
                  const std::vector<std::pair<std::string, Error>>& refused) {
    for (FilterWords& each : filters) {
        for (const FilterHelp& help : filter_help) {
            if (help.name == each.name) {
                binder.options(each.values, "--" + std::string(each.name), std::string(help.value),
                               std::string(help.help));
            }
        }
    }
    for (const auto& [name, why] : refused) { binder.refuse(name, why); }
}

void bind_amounts(Binder& binder, ReportOptions& options) {
    if (!options.takes_amounts) { return; }
    binder.option(options.min_amount, "--min-amount", "AMOUNT", "only known amounts from this one, 'USD 10000'")
        .option(options.max_amount, "--max-amount", "AMOUNT", "only known amounts up to this one");
}

template <class Options>
void bind_thresholds(Binder& binder, Options& options) {
    binder.number(options.hide_under, "--hide-under", "N", "percentages of fewer are not shown on a screen (5)")
        .number(options.small_under, "--small-under", "N", "percentages of fewer are marked as small (30)");
}

void bind_against(Binder& binder, ReportOptions& options) {
    const std::string& name = options.report->name;
    if (!report::metrics_of(name).empty()) {
        binder
            .options(options.against, "--against", "BENCHMARK",
                     "a published figure beside ours: a benchmark's number, figure or source; may be given again")
            .exclusive({"--rows", "--against"});
        return;
    }
    binder.refuse("--against", usage_error(fmt::format("'report {}' has no figure that a benchmark can be of.", name),
                                           "Benchmarks are of: " + join(report::metric_names(), ", ") + "."));
}

template <class Options>
void bind_rows(Binder& binder, Options& options) {
    binder.flag(options.rows, "--rows", "the records behind the figures, in the place of each table")
        .options(options.where, "--where", "COLUMN=VALUE", "with --rows: only those of this row, code=price");
}

/// Other ways to look at the same figures.
void bind_views(Binder& binder, ReportOptions& options) {
    const report::Declaration& report = *options.report;
    if (report.keeps_records) {
        bind_rows(binder, options);
    } else {
        for (const char* name : {"--rows", "--where"}) {
            binder.refuse(name,
                          usage_error(fmt::format("'report {}' keeps no records behind its figures.", report.name)));
        }
    }
    if (report.not_compared.empty()) {
        binder.option(options.compare_to, "--compare-to", "PERIOD", compare_help).exclusive({"--rows", "--compare-to"});
    } else {
        binder.refuse("--compare-to",
                      usage_error(fmt::format("'report {}' is not compared with another period.", report.name),
                                  report.not_compared));
    }
}

template <class Options>
void bind_days(Binder& binder, Options& options, std::string help) {
    binder.option(options.period, "--period", "PERIOD", std::move(help))
        .option(options.from, "--from", "DATE", "first day")
        .option(options.from, "--since", "DATE", "the same as --from")
        .option(options.to, "--to", "DATE", "last day")
        .exclusive({"--period", "--from"})
        .exclusive({"--period", "--to"})
        .exclusive({"--period", "--since"})
        .exclusive({"--from", "--since"});
}

void bind_period(Binder& binder, ReportOptions& options) {
    if (!options.report->no_period.empty()) {
        for (const char* name : {"--period", "--from", "--since", "--to"}) {
            binder.refuse(name, usage_error(fmt::format("'report {}' takes no period.", options.report->name),
                                            options.report->no_period));
        }
        return;
    }
    bind_days(binder, options, "2026, 2026Q3, 2026-07, 'last quarter', 2026Q1..2026Q3");
}

void bind_groups(Binder& binder, ReportOptions& options) {
    const std::vector<std::string> words = report::dimension_words(*options.report);
    if (words.empty()) {
        binder.refuse("--by", usage_error(fmt::format("'report {}' is not grouped.", options.report->name),
                                          options.report->not_grouped));
    } else {
        binder.options(options.by, "--by", "DIMENSION", "a row for each: " + join(words, ", ")).likely(words);
    }
}

void bind_shared(Binder& binder, ReportOptions& options) {
    bind_period(binder, options);
    bind_groups(binder, options);
    if (options.report->dimensions.has(report::Facet::quarter)) {
        binder.option(options.every, "--every", "STEP", "a row for each step of time, behind the other dimensions")
            .among({"month", "quarter", "year"});
    }
    bind_filters(binder, options.filters, options.refused);
    bind_amounts(binder, options);
    bind_views(binder, options);
    binder.tables(options.report->tables);
    bind_against(binder, options);
    bind_thresholds(binder, options);
}

/// The options of this report alone.
void bind_own(Binder& binder, ReportOptions& options) {
    using Kind = report::OwnOption::Kind;
    for (const report::OwnOption& each : options.report->options) {
        report::OwnValues::Value& value = options.own[each.name];
        const std::string name = "--" + each.name;
        switch (each.kind) {
            case Kind::flag: binder.flag(value.flag, name, each.help); break;
            case Kind::text: binder.option(value.text, name, each.value, each.help); break;
            case Kind::number: binder.number(value.number, name, each.value, each.help, each.low); break;
            case Kind::list: binder.options(value.list, name, each.value, each.help); break;
        }
        if (!each.words.empty()) { binder.among(each.words); }
    }
}

bool has_own(const report::Declaration& report, const std::string& name) {
    return std::ranges::find(report.options, name, &report::OwnOption::name) != report.options.end();
}

/// Periods are an option of all reports that can be split by them, too.
bool takes(const report::Declaration& report, const std::string& name) {
    return has_own(report, name) || (name == "every" && report.dimensions.has(report::Facet::quarter));
}

/// Options of other reports, which name those reports.
void refuse_of_others(Binder& binder, const report::Declaration& report) {
    std::vector<std::string> refused;
    for (const report::Declaration& other : report::all_reports()) {
        for (const report::OwnOption& each : other.options) {
            if (takes(report, each.name) || std::ranges::find(refused, each.name) != refused.end()) { continue; }
            refused.push_back(each.name);
            std::vector<std::string> having;
            for (const report::Declaration& one : report::all_reports()) {
                if (takes(one, each.name)) { having.push_back(one.name); }
            }
            binder.refuse("--" + each.name,
                          usage_error(fmt::format("'report {}' takes no --{}.", report.name, each.name),
                                      "Reports that do: " + join(having, ", ") + "."));
        }
    }
}

Verb report_verb(const report::Declaration& report) {
    return {.name = report.name,
            .summary = report.summary,
            .bind = [&report](Binder& binder) -> Runner {
                auto options = std::make_shared<ReportOptions>(report);
                bind_shared(binder, *options);
                bind_own(binder, *options);
                refuse_of_others(binder, report);
                binder.explain(report.help);
                for (const report::Declaration::Example& each : report.examples) {
                    binder.example(each.command, each.says);
                }
                return
                    [options](Session& session) { return run_report(session.reading(), session.context(), *options); };
            },
            .own_page = true};
}

void bind_digest(Binder& binder, DigestReport& options) {
    bind_days(binder, options, "2026, 2026Q3, 2026-07, 'this quarter' (the last quarter)");
    bind_filters(binder, options.filters, digest_refused());
    binder.tables(digest_tables());
    bind_thresholds(binder, options);
    bind_rows(binder, options);
    binder.option(options.compare_to, "--compare-to", "PERIOD", compare_help)
        .exclusive({"--rows", "--compare-to"})
        .explain(
            "What the main reports say of a period, in a sentence each, and the main table of each. Alone, 'winloss "
            "report' is this.")
        .example("winloss report", "the last quarter on a page")
        .example("winloss report digest --period 2026 --format markdown", "the year, to be sent round")
        .example("winloss report digest --compare-to previous", "the last quarter beside the one before")
        .example("winloss report digest --rows --table win_rate --where counted_in=won", "the deals behind a figure");
}

void bind_list(Binder& binder, ListReports&) {
    binder.example("winloss report list", "every report, and what it says in a line");
}

void bind_explain(Binder& binder, ExplainReport& options) {
    std::vector<std::string> names{std::string(digest_name)};
    for (const report::Declaration& each : report::all_reports()) { names.push_back(each.name); }
    binder.operand(options.name, "REPORT", "the report's name")
        .likely(std::move(names))
        .example("winloss report explain loss-reasons", "what counts as a reason, and of what the shares are");
}

}  // namespace

Noun report_noun() {
    Noun noun{.name = "report",
              .summary = "figures: win rate, reasons, retention; alone, a digest",
              .verbs = {},
              .also = {"stats", "figures", "analyse", "analyze"},
              .usual = "digest"};
    for (const report::Declaration& each : report::all_reports()) { noun.verbs.push_back(report_verb(each)); }
    noun.verbs.push_back(verb(digest_name, digest_summary, &bind_digest, &report_digest));
    noun.verbs.back().own_page = true;
    const std::vector<Verb> reports = noun.verbs;
    noun.verbs.push_back(verb("list", "list the reports", &bind_list, &list_reports));
    noun.verbs.push_back(
        verb("explain", "say what a report counts, how, and whose method it is", &bind_explain, &explain_report));
    add_saved_verbs(noun.verbs, reports);
    return noun;
}

}  // namespace winloss::cli
