// The reports there are. A new one is a line here and its place in catalogue.cpp.
#pragma once

#include <span>
#include <string_view>

#include "winloss/report/declaration.hpp"

namespace winloss::report {

/// In the order in which help lists them.
std::span<const Declaration> all_reports();
/// Throws not_found, naming the nearest.
const Declaration& find_report(std::string_view name);

Declaration win_rate_report();
Declaration loss_reasons_report();
Declaration win_reasons_report();
Declaration churn_reasons_report();
Declaration renewal_risks_report();
Declaration reason_gap_report();
Declaration drivers_report();
Declaration retention_report();
Declaration cohorts_report();
Declaration survival_report();
Declaration renewals_report();
Declaration net_growth_report();
Declaration response_report();
Declaration sample_size_report();
Declaration touches_report();
Declaration pulse_report();
Declaration expectations_report();
Declaration actions_report();
Declaration lead_sources_report();
Declaration decay_report();
Declaration competitors_report();
Declaration win_themes_report();

}  // namespace winloss::report
