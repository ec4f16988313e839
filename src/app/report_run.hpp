// A report's figures as its fold gives them, for those who put something into the place of them.
#pragma once

#include "winloss/app/reports.hpp"

namespace winloss::app {

/// What was typed for the records behind figures. Throws usage where there are conditions and no records.
void require_rows(bool rows, const std::vector<std::string>& where);

/// With the table `compared` in front where `options.compare_to`, and records behind the cells where `options.rows`;
/// without what other options of the command put beside them.
Report figures_of(const store::Store& store, const Context& context, const ReportOptions& options);

}  // namespace winloss::app
