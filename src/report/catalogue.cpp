#include "winloss/report/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"

namespace winloss::report {

std::span<const Declaration> all_reports() {
    static const std::vector<Declaration> reports{
        win_rate_report(),  //
        loss_reasons_report(), retention_report(), cohorts_report(),      survival_report(), renewals_report(),
        net_growth_report(),   response_report(),  sample_size_report(),  touches_report(),  pulse_report(),
        expectations_report(), actions_report(),   lead_sources_report(), decay_report(),
    };
    return reports;
}

const Declaration& find_report(std::string_view name) {
    const auto found = std::ranges::find(all_reports(), name, &Declaration::name);
    if (found != all_reports().end()) { return *found; }
    std::vector<std::string> names;
    for (const Declaration& each : all_reports()) { names.push_back(each.name); }
    const std::string near = did_you_mean(name, names);
    throw not_found(fmt::format("There is no report '{}'.", name),
                    near.empty() ? "winloss report list names them all." : near);
}

}  // namespace winloss::report
