// The reports as use cases: what was typed → scope → facts → figures. What there is to run is the report's declaration;
// knows no report by name.
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
#include "winloss/report/catalogue.hpp"

namespace winloss::app {

/// What was typed for one filter; several values are alternatives.
struct FilterWords {
    report::Facet facet{};
    std::string_view name;  ///< lead-source
    std::vector<std::string> values;
};

/// What was typed for a report.
struct ReportOptions {
    explicit ReportOptions(const report::Declaration& report);

    const report::Declaration* report;
    std::optional<std::string> period;
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::vector<FilterWords> filters;
    std::vector<std::pair<std::string, Error>> refused;  ///< options of other reports, and why this one has none
    bool takes_amounts = false;  ///< whether --min-amount and --max-amount are options of this report
    std::optional<std::string> min_amount;
    std::optional<std::string> max_amount;
    std::vector<std::string> by;
    std::optional<std::string> every;  ///< month, quarter or year: a dimension behind the others
    std::optional<std::int64_t> hide_under;
    std::optional<std::int64_t> small_under;
    bool rows = false;                      ///< the records behind the cells
    std::vector<std::string> where;         ///< of them only those: code=price
    std::optional<std::string> compare_to;  ///< previous, or a period
    std::vector<std::string> against;       ///< benchmarks, each by its number, its metric or its source
    report::OwnValues own;
};
Answer run_report(const store::Store& store, const Context& context, const ReportOptions& options);

struct ListReports {};
Answer list_reports(const Context& context, const ListReports& options);

struct ExplainReport {
    std::string name;
};
/// Definition, formula and source, to be read. Throws not_found for a name that is none, with the nearest.
Answer explain_report(const Context& context, const ExplainReport& options);

}  // namespace winloss::app
