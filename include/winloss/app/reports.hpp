// The reports as use cases: what was typed → scope → facts → figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/core/error.hpp"
#include "winloss/report/facet.hpp"

namespace winloss::app {

/// What was typed for one filter; several values are alternatives.
struct FilterWords {
    report::Facet facet{};
    std::string_view name;  ///< lead-source
    std::vector<std::string> values;
};

/// The options that reports share. Which filters there are, and what --by takes, the report's catalogue decides.
struct ReportOptions {
    explicit ReportOptions(report::ReportKind kind);

    report::ReportKind kind;
    std::optional<std::string> period;
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::vector<FilterWords> filters;
    std::vector<std::pair<std::string, Error>> refused;  ///< options of other reports, and why this one has none
    bool takes_amounts = false;  ///< whether --min-amount and --max-amount are options of this report
    std::optional<std::string> min_amount;
    std::optional<std::string> max_amount;
    std::vector<std::string> by;
    std::optional<std::int64_t> hide_under;
    std::optional<std::int64_t> small_under;
};

/// The words --by takes: 'segment, region, …'.
std::string dimensions_in_words(report::ReportKind kind);
/// Each of them.
std::vector<std::string> dimension_words(report::ReportKind kind);

struct WinRateReport : ReportOptions {
    WinRateReport() : ReportOptions(report::ReportKind::win_rate) {}
    bool count_no_decision = false;
};
Answer report_win_rate(const store::Store& store, const Context& context, const WinRateReport& options);

struct LossReasonsReport : ReportOptions {
    LossReasonsReport() : ReportOptions(report::ReportKind::loss_reasons) {}
    std::optional<std::string> source;  ///< buyer (the default), rep or both
    std::optional<std::int64_t> level;
    std::optional<std::string> codes;
};
Answer report_loss_reasons(const store::Store& store, const Context& context, const LossReasonsReport& options);

struct RetentionReport : ReportOptions {
    RetentionReport() : ReportOptions(report::ReportKind::retention) {}
    std::optional<std::string> every;  ///< month, quarter or year
};
/// From one day to another: --from and --to are the two days, --period 2025 is 2025-01-01 to 2026-01-01, without
/// either it is the year up to today; with --every it is the time since the first contract.
Answer report_retention(const store::Store& store, const Context& context, const RetentionReport& options);

struct CohortsReport : ReportOptions {
    CohortsReport() : ReportOptions(report::ReportKind::cohorts) {}
    std::optional<std::string> every;  ///< month, quarter (the default) or year
};
/// Of the customers whose service began in the period; without one of all.
Answer report_cohorts(const store::Store& store, const Context& context, const CohortsReport& options);

struct SurvivalReport : ReportOptions {
    SurvivalReport() : ReportOptions(report::ReportKind::survival) {}
    std::optional<std::string> unit;  ///< days or months (the default)
    std::vector<std::string> at;      ///< '12,24': whole numbers of that unit
    bool every_tenure = false;
    std::optional<std::string> records_since;  ///< stands for the store's setting
};
/// Of the customers whose service began in the period; without one of all.
Answer report_survival(const store::Store& store, const Context& context, const SurvivalReport& options);

}  // namespace winloss::app
