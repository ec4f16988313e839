#include "winloss/app/reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "report_scope.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/cohorts.hpp"
#include "winloss/report/loss_reasons.hpp"
#include "winloss/report/retention.hpp"
#include "winloss/report/survival.hpp"
#include "winloss/report/win_rate.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/facts.hpp"
#include "winloss/store/programme.hpp"
#include "winloss/store/settings.hpp"

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

report::TimeUnit unit_named(const std::optional<std::string>& typed) {
    if (!typed || *typed == "months") { return report::TimeUnit::month; }
    if (*typed == "days") { return report::TimeUnit::day; }
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
std::optional<Date> records_since(const SurvivalReport& options, const store::Store& store, Date today) {
    if (options.records_since) { return parse_date(*options.records_since, today, "--records-since"); }
    const auto set = store::setting(store, "records_since");
    return set ? parse_iso(*set) : std::nullopt;
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

Answer report_cohorts(const store::Store& store, const Context& context, const CohortsReport& options) {
    const store::Snapshot snapshot(store);
    report::Scope scope = open_scope(options, store, context);
    const Step every = step_named(options.every).value_or(Step::quarter);
    store::AccountFacts facts(store, report::Cohorts::needs(scope));
    resolve_filters(scope, options, store, facts.labels());
    report::Cohorts fold(scope, {.every = every, .grace_days = store::read_programme(store).grace_days});
    const Labels& products = facts.labels()[Attribute::product];
    facts.each([&](const AccountFact& fact) { fold.add(fact, products); });
    return answered(fold.report(facts.labels()), store);
}

Answer report_survival(const store::Store& store, const Context& context, const SurvivalReport& options) {
    const store::Snapshot snapshot(store);
    report::Scope scope = open_scope(options, store, context);
    report::SurvivalOptions wanted{.unit = unit_named(options.unit),
                                   .at = times_of(options.at),
                                   .every_tenure = options.every_tenure,
                                   .records_since = records_since(options, store, context.today),
                                   .grace_days = store::read_programme(store).grace_days};
    store::AccountFacts facts(store, report::Survival::needs(scope));
    resolve_filters(scope, options, store, facts.labels());
    report::Survival fold(scope, std::move(wanted));
    const Labels& products = facts.labels()[Attribute::product];
    facts.each([&](const AccountFact& fact) { fold.add(fact, products); });
    return answered(fold.report(facts.labels()), store);
}

}  // namespace winloss::app
