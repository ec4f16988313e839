#include "winloss/app/reports.hpp"

#include <algorithm>
#include <utility>

#include "report_scope.hpp"
#include "winloss/core/error.hpp"
#include "winloss/report/loss_reasons.hpp"
#include "winloss/report/win_rate.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/facts.hpp"

namespace winloss::app {

namespace {

Answer answered(Report report, const store::Store& store) {
    report.operation = store.operation();
    return {.data = std::move(report), .messages = {}};
}

report::ReasonSource source_named(const std::optional<std::string>& typed) {
    if (!typed || *typed == "buyer") { return report::ReasonSource::buyer; }
    if (*typed == "rep") { return report::ReasonSource::rep; }
    if (*typed == "both") { return report::ReasonSource::both; }
    throw usage_error("'" + *typed + "' is no source of reasons.", "One of: buyer, rep, both.");
}

}  // namespace

Answer report_win_rate(const store::Store& store, const Context& context, const WinRateReport& options) {
    const store::Snapshot snapshot(store);
    report::Scope scope = open_scope(options, context);
    store::DealFacts facts(store, report::WinRate::needs(scope), scope.as_of);
    resolve_filters(scope, options, store, facts.labels());
    report::WinRate fold(scope, {.count_no_decision = options.count_no_decision});
    facts.each([&](const DealFact& fact) { fold.add(fact); });
    return answered(fold.report(facts.labels()), store);
}

Answer report_loss_reasons(const store::Store& store, const Context& context, const LossReasonsReport& options) {
    const store::Snapshot snapshot(store);
    report::Scope scope = open_scope(options, context);
    report::LossReasonsOptions reasons{.source = source_named(options.source), .codes = options.codes};
    if (options.level) { reasons.level = static_cast<int>(std::min(*options.level, std::int64_t{99})); }
    store::DealFacts facts(store, report::LossReasons::needs(scope, reasons), scope.as_of);
    resolve_filters(scope, options, store, facts.labels());
    report::LossReasons fold(scope, reasons, store::read_codebook(store), facts.labels());
    facts.each([&](const DealFact& fact) { fold.add(fact); });
    return answered(fold.report(facts.labels()), store);
}

}  // namespace winloss::app
