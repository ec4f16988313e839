// From the options that reports share to the scope that reports understand.
#pragma once

#include "winloss/app/reports.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::app {

/// The scope but for the names behind its filters, which need the facts' labels. Throws usage for what does not fit
/// together.
report::Scope open_scope(const ReportOptions& options, const store::Store& store, const Context& context);

/// Looks the filters' names up. Throws not_found and conflict as every look-up does.
void resolve_filters(report::Scope& scope, const ReportOptions& options, const store::Store& store,
                     const FactLabels& labels);

}  // namespace winloss::app
