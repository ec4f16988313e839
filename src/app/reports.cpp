#include "winloss/app/reports.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "report_scope.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/core/error.hpp"
#include "winloss/report/loss_reasons.hpp"
#include "winloss/report/retention.hpp"
#include "winloss/report/win_rate.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/facts.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

Answer answered(Report report, const store::Store& store) {
    report.operation = store.operation();
    Answer answer{.data = std::move(report), .messages = {}};
    if (std::string begin = how_to_begin(store); !begin.empty()) { answer.messages.push_back(std::move(begin)); }
    return answer;
}

report::ReasonSource source_named(const std::optional<std::string>& typed) {
    if (!typed || *typed == "buyer") { return report::ReasonSource::buyer; }
    if (*typed == "rep") { return report::ReasonSource::rep; }
    if (*typed == "both") { return report::ReasonSource::both; }
    throw usage_error("'" + *typed + "' is no source of reasons.", "One of: buyer, rep, both.");
}

std::optional<Step> step_named(const std::optional<std::string>& typed) {
    if (!typed) { return std::nullopt; }
    if (*typed == "month") { return Step::month; }
    if (*typed == "quarter") { return Step::quarter; }
    if (*typed == "year") { return Step::year; }
    throw usage_error("--every takes no '" + *typed + "'.", "One of: month, quarter, year.");
}

/// The last day of a typed period is the day before its end; --from and --to are the two days themselves.
std::vector<Date> days_of(const RetentionReport& options, Date today, std::optional<Date> first_start) {
    const std::optional<Step> every = step_named(options.every);
    Period period = typed_period(options, today);
    if (options.period && period.to) { period.to = *period.to + Days{1}; }
    if (!period.to) { period.to = every && !period.from ? next(*every, first_of(*every, today)) : today; }
    if (!period.from) {
        const Date first = std::min(first_start.value_or(today), *period.to - Days{1});
        period.from = every ? first_of(*every, first) : add_months(*period.to, -12);
    }
    return report::retention_days(*period.from, *period.to, every, today);
}

}  // namespace

Answer report_win_rate(const store::Store& store, const Context& context, const WinRateReport& options) {
    const store::Snapshot snapshot(store);
    report::Scope scope = open_scope(options, store, context);
    store::DealFacts facts(store, report::WinRate::needs(scope), scope.as_of);
    resolve_filters(scope, options, store, facts.labels());
    report::WinRate fold(scope, {.count_no_decision = options.count_no_decision});
    facts.each([&](const DealFact& fact) { fold.add(fact); });
    return answered(fold.report(facts.labels()), store);
}

Answer report_loss_reasons(const store::Store& store, const Context& context, const LossReasonsReport& options) {
    const store::Snapshot snapshot(store);
    report::Scope scope = open_scope(options, store, context);
    report::LossReasonsOptions reasons{.source = source_named(options.source), .codes = options.codes};
    if (options.level) { reasons.level = static_cast<int>(std::min(*options.level, std::int64_t{99})); }
    store::DealFacts facts(store, report::LossReasons::needs(scope, reasons), scope.as_of);
    resolve_filters(scope, options, store, facts.labels());
    report::LossReasons fold(scope, reasons, store::read_codebook(store), facts.labels());
    facts.each([&](const DealFact& fact) { fold.add(fact); });
    return answered(fold.report(facts.labels()), store);
}

Answer report_retention(const store::Store& store, const Context& context, const RetentionReport& options) {
    const store::Snapshot snapshot(store);
    report::Scope scope = open_scope(options, store, context);
    store::AccountFacts facts(store, report::Retention::needs(scope));
    resolve_filters(scope, options, store, facts.labels());
    report::Retention fold(scope, {.days = days_of(options, context.today, facts.first_start()),
                                   .grace_days = store::read_programme(store).grace_days});
    const Labels& products = facts.labels()[Attribute::product];
    facts.each([&](const AccountFact& fact) { fold.add(fact, products); });
    return answered(fold.report(facts.labels()), store);
}

}  // namespace winloss::app
