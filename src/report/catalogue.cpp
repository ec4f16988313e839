#include "winloss/report/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"

namespace winloss::report {

namespace {

struct Entry {
    Declaration (*make)();
};
constexpr auto entries = std::to_array<Entry>({
    {&win_rate_report},     {&competitors_report},   {&win_themes_report},    {&loss_reasons_report},
    {&win_reasons_report},  {&churn_reasons_report}, {&renewal_risks_report}, {&reason_gap_report},
    {&drivers_report},      {&retention_report},     {&cohorts_report},       {&survival_report},
    {&renewals_report},     {&net_growth_report},    {&response_report},      {&sample_size_report},
    {&touches_report},      {&pulse_report},         {&expectations_report},  {&actions_report},
    {&lead_sources_report}, {&decay_report},
});

}  // namespace

std::span<const Declaration> all_reports() {
    static const std::vector<Declaration> reports = [] {
        std::vector<Declaration> made;
        for (const Entry& each : entries) { made.push_back(each.make()); }
        return made;
    }();
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
