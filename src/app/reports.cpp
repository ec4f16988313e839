#include "winloss/app/reports.hpp"

#include "report_scope.hpp"
#include "winloss/report/win_rate.hpp"
#include "winloss/store/facts.hpp"

namespace winloss::app {

Answer report_win_rate(const store::Store& store, const Context& context, const WinRateReport& options) {
    const store::Snapshot snapshot(store);
    report::Scope scope = open_scope(options, context);
    store::DealFacts facts(store, report::WinRate::needs(scope), scope.as_of);
    resolve_filters(scope, options, store, facts.labels());
    report::WinRate fold(scope, {.count_no_decision = options.count_no_decision});
    facts.each([&](const DealFact& fact) { fold.add(fact); });
    Report report = fold.report(facts.labels());
    report.operation = store.operation();
    return {.data = std::move(report), .messages = {}};
}

}  // namespace winloss::app
