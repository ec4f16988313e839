#include "winloss/app/reports.hpp"

#include <utility>

#include "report_scope.hpp"
#include "winloss/app/begin.hpp"
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
    store::AccountFacts facts(store, needs);
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

}  // namespace

Answer run_report(const store::Store& store, const Context& context, const ReportOptions& options) {
    const store::Snapshot snapshot(store);
    const report::Scope scope = open_scope(options, store, context);
    const Needs needs = options.report->needs(scope, options.own);
    Report report =
        std::visit([&](const auto& make) { return run(make, needs, scope, options, store); }, options.report->make);
    report.title = options.report->title;
    report.operation = store.operation();
    Answer answer{.data = std::move(report), .messages = {}};
    if (std::string begin = how_to_begin(store); !begin.empty()) { answer.messages.push_back(std::move(begin)); }
    return answer;
}

Answer list_reports(const Context&, const ListReports&) {
    Table table{.name = "reports",
                .title = "",
                .columns = {{"name", "Report", Type::text, true}, {"summary", "Says", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const report::Declaration& each : report::all_reports()) { table.rows.push_back({each.name, each.summary}); }
    return {.data = List{std::move(table), {}},
            .messages = {"Next, for what its figures mean: winloss report explain NAME"}};
}

Answer explain_report(const Context&, const ExplainReport& options) {
    const report::Declaration& report = report::find_report(options.name);
    return {.data = Text{.text = "# " + report.title + "\n\n" + report.definition + "\n\n## How it is computed\n\n" +
                                 report.formula + "\n\n## Source\n\n" + report.source + "\n",
                         .prose = true},
            .messages = {}};
}

}  // namespace winloss::app
