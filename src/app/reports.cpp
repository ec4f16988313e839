#include "winloss/app/reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "report_benchmarks.hpp"
#include "report_quotes.hpp"
#include "report_records.hpp"
#include "report_run.hpp"
#include "report_scope.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/digest.hpp"
#include "winloss/core/error.hpp"
#include "winloss/report/against.hpp"
#include "winloss/report/compared.hpp"
#include "winloss/report/methods.hpp"
#include "winloss/report/metrics.hpp"
#include "winloss/store/action_facts.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/customer_facts.hpp"
#include "winloss/store/facts.hpp"
#include "winloss/store/outreach_facts.hpp"
#include "winloss/store/programme.hpp"
#include "winloss/store/settings.hpp"

namespace winloss::app {

namespace {

template <class Facts>
class StoreSurroundings final : public report::Surroundings {
public:
    StoreSurroundings(const store::Store& store, const Facts& facts) : store_(store), facts_(facts) {}

    const FactLabels& labels() const override { return facts_.labels(); }
    Codebook codebook() const override { return store::read_codebook(store_); }
    int grace_days() const override { return store::read_programme(store_).grace_days; }
    std::optional<Date> records_since() const override {
        const auto set = store::setting(store_, "records_since");
        return set ? parse_iso(*set) : std::nullopt;
    }
    std::optional<Date> first_start() const override { return store::first_start(store_); }

private:
    const store::Store& store_;
    const Facts& facts_;
};

/// From deals to figures.
Report run(const report::Make<report::DealFold>& make, const Needs& needs, report::Scope scope,
           const ReportOptions& options, const store::Store& store) {
    store::DealFacts facts(store, needs, scope.as_of);
    resolve_filters(scope, options, store, facts.labels());
    const auto fold = make(scope, options.own, StoreSurroundings(store, facts));
    facts.each([&](const DealFact& fact) { fold->add(fact); });
    return fold->report(facts.labels());
}

/// From accounts and their contracts to figures.
Report run(const report::Make<report::AccountFold>& make, const Needs& needs, report::Scope scope,
           const ReportOptions& options, const store::Store& store) {
    store::AccountFacts facts(store, needs, scope.as_of);
    resolve_filters(scope, options, store, facts.labels());
    const auto fold = make(scope, options.own, StoreSurroundings(store, facts));
    const Labels& products = facts.labels()[Attribute::product];
    facts.each([&](const AccountFact& fact) { fold->add(fact, products); });
    return fold->report(facts.labels());
}

/// From customers and what stands around their interviews to figures.
Report run(const report::Make<report::CustomerFold>& make, const Needs& needs, report::Scope scope,
           const ReportOptions& options, const store::Store& store) {
    store::CustomerFacts facts(store, needs, scope.as_of);
    resolve_filters(scope, options, store, facts.labels());
    const auto fold = make(scope, options.own, StoreSurroundings(store, facts));
    const Labels& products = facts.labels()[Attribute::product];
    facts.each(fold->around(), [&](const CustomerFact& fact) { fold->add(fact, products); });
    return fold->report(facts.labels());
}

/// From owed and held interviews to figures.
Report run(const report::Make<report::OutreachFold>& make, const Needs& needs, report::Scope scope,
           const ReportOptions& options, const store::Store& store) {
    store::OutreachFacts facts(store, needs, scope.as_of);
    resolve_filters(scope, options, store, facts.labels());
    const auto fold = make(scope, options.own, StoreSurroundings(store, facts));
    facts.each([&](const OutreachFact& fact) { fold->add(fact); });
    return fold->report(facts.labels());
}

/// From actions to figures.
Report run(const report::Make<report::ActionFold>& make, const Needs& needs, report::Scope scope,
           const ReportOptions& options, const store::Store& store) {
    store::ActionFacts facts(store, needs, scope.as_of);
    resolve_filters(scope, options, store, facts.labels());
    const auto fold = make(scope, options.own, StoreSurroundings(store, facts));
    facts.each([&](const ActionFact& fact) { fold->add(fact); });
    return fold->report(facts.labels());
}

Report run(const ReportOptions& options, report::Scope scope, const store::Store& store) {
    const Needs needs = options.report->needs(scope, options.own);
    return std::visit([&](const auto& make) { return run(make, needs, std::move(scope), options, store); },
                      options.report->make);
}

bool counts_customers(const report::Declaration& report) {
    return std::holds_alternative<report::Make<report::AccountFold>>(report.make) ||
           std::holds_alternative<report::Make<report::CustomerFold>>(report.make);
}

/// The period that was asked for beside the report's own.
report::Scope scope_before(const ReportOptions& options, report::Scope scope) {
    if (options.every || options.own.text("every")) {
        throw usage_error("--compare-to sets two periods side by side; --every has them one below the other already.");
    }
    for (const report::Facet each : scope.by) {
        if (report::of_time.has(each)) {
            throw usage_error(
                fmt::format("--compare-to sets two periods side by side; --by {} has them one below the "
                            "other already.",
                            report::entry(each).name));
        }
    }
    if (*options.compare_to == "previous") {
        if (scope.period.from && !scope.period.to) { scope.period.to = scope.as_of; }
        if (options.report->between_days && !scope.named_period && scope.period.to) {
            scope.period.to = *scope.period.to - Days{1};  // the period before ends where this one begins
            scope.period = report::preceding(scope.period);
            scope.period.to = *scope.period.to + Days{1};
        } else {
            scope.period = report::preceding(scope.period);
        }
    } else {
        scope.period = parse_period(*options.compare_to, scope.as_of);
        scope.named_period = true;
    }
    return scope;
}

Report beside_before(Report now, const ReportOptions& options, const report::Scope& scope, const store::Store& store) {
    const Report before = run(options, scope_before(options, scope), store);
    const auto one_base = options.report->one_base ? std::optional(scope.by.size()) : std::nullopt;
    return report::compared(std::move(now), before, counts_customers(*options.report), one_base);
}

/// What the report counts, and how: its own formulas, and those of the methods it uses.
std::string explained(const report::Declaration& report) {
    std::string text =
        fmt::format("# {}\n\n{}\n\n## How it is computed\n\n{}\n\n", report.title, report.definition, report.formula);
    std::vector<report::Method> methods = report.methods;
    const bool is_compared = report.not_compared.empty() || !report::metrics_of(report.name).empty();
    if (is_compared && std::ranges::find(methods, report::Method::newcombe) == methods.end()) {
        methods.push_back(report::Method::newcombe);  // --compare-to, --against
    }
    for (const report::Method each : methods) {
        text += fmt::format("- {} {}\n", report::entry(each).formula, report::entry(each).source);
    }
    return fmt::format("{}{}## Source\n\n{}\n", text, methods.empty() ? "" : "\n", report.source);
}

}  // namespace

void require_rows(bool rows, const std::vector<std::string>& where) {
    if (where.empty() || rows) { return; }
    throw usage_error("--where chooses among the records of --rows.", "--rows --where " + where.front());
}

Report figures_of(const store::Store& store, const Context& context, const ReportOptions& options) {
    const report::Scope scope = open_scope(options, store, context);
    Report report = run(options, scope, store);
    return options.compare_to ? beside_before(std::move(report), options, scope, store) : report;
}

Answer run_report(const store::Store& store, const Context& context, const ReportOptions& options) {
    require_rows(options.rows, options.where);
    const std::optional<std::int64_t> quotes = options.own.number("quotes");
    if (quotes && options.rows) {
        throw usage_error("--rows has records in the place of the figures, --quotes words beside them.",
                          "One of the two.");
    }
    const store::Snapshot snapshot(store);
    const report::Scope scope = open_scope(options, store, context);
    Answer answer{.data = run(options, scope, store), .messages = {}};
    if (options.rows) {
        auto& report = std::get<Report>(answer.data);
        std::vector<report::Counting> tables;
        for (Table& each : report.tables) { tables.push_back({std::move(each), options.report, &options.own}); }
        put_records(answer, store, std::move(tables), options.where);
    }
    auto& report = std::get<Report>(answer.data);
    if (quotes) { put_quotes(report, store, static_cast<std::size_t>(*quotes)); }
    if (options.compare_to) { report = beside_before(std::move(report), options, scope, store); }
    if (!options.against.empty()) {
        report = report::against(std::move(report), benchmarks_for(*options.report, store, options.against),
                                 store::read_codebook(store));
    }
    report.title = options.report->title;
    report.operation = store.operation();
    if (std::string begin = how_to_begin(store); !begin.empty()) { answer.messages.push_back(std::move(begin)); }
    return answer;
}

Answer list_reports(const Context&, const ListReports&) {
    Table table{.name = "reports",
                .title = "",
                .columns = {{"name", "Report", Type::text, true}, prose_column("summary", "Says")},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    table.rows.push_back({std::string(digest_name), std::string(digest_summary)});
    for (const report::Declaration& each : report::all_reports()) { table.rows.push_back({each.name, each.summary}); }
    return {.data = List{std::move(table), {}},
            .messages = {"Next, for what its figures mean: winloss report explain NAME"}};
}

Answer explain_report(const Context&, const ExplainReport& options) {
    if (options.name == digest_name) {
        return {.data = Text{.text = digest_explained(), .prose = true}, .messages = {}};
    }
    return {.data = Text{.text = explained(report::find_report(options.name)), .prose = true}, .messages = {}};
}

}  // namespace winloss::app
