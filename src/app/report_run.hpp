// A report's figures as its fold gives them, for those who put something into the place of them.
#pragma once

#include "winloss/app/reports.hpp"

namespace winloss::app {

/// What was typed for the records behind figures. Throws usage where there are conditions and no records.
void require_rows(bool rows, const std::vector<std::string>& where);

/// Without what other options of the command put beside them; with records behind the cells where `options.rows`.
Report figures_of(const store::Store& store, const Context& context, const ReportOptions& options);

}  // namespace winloss::app
