#include "winloss/report/metrics.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::report {

namespace {

constexpr auto entries = std::to_array<Metric>({
    {.name = "win-rate", .report = "win-rate", .table = "win_rate", .column = "win_rate"},
    {.name = "win-rate-by-amount", .report = "win-rate", .table = "win_rate", .column = "win_rate", .of_amounts = true},
    {.name = "retention",
     .report = "retention",
     .table = "retention",
     .column = "retention",
     .also = "customer-retention"},
    {.name = "churn", .report = "retention", .table = "retention", .column = "churn", .also = "customer-churn"},
    {.name = "renewal-rate", .report = "retention", .table = "retention", .column = "renewal_rate"},
    {.name = "net-gain",
     .report = "retention",
     .table = "retention",
     .column = "net_gain",
     .within_one = false,
     .also = "net-customer-gain"},
    {.name = "grr",
     .report = "retention",
     .table = "retention",
     .column = "gross_revenue_retention",
     .of_amounts = true,
     .also = "gross-revenue-retention"},
    {.name = "nrr",
     .report = "retention",
     .table = "retention",
     .column = "net_revenue_retention",
     .of_amounts = true,
     .within_one = false,
     .also = "net-revenue-retention"},
    {.name = "gross-response-rate", .report = "response", .table = "response", .column = "gross_response"},
    {.name = "net-response-rate", .report = "response", .table = "response", .column = "net_response"},
    {.name = "reason-agreement", .report = "reason-gap", .table = "agreement", .column = "agreement"},
});

}  // namespace

std::span<const Metric> metrics() { return entries; }

std::vector<std::string> metric_names() {
    std::vector<std::string> names;
    for (const Metric& each : entries) { names.emplace_back(each.name); }
    return names;
}

std::vector<const Metric*> metrics_of(std::string_view report) {
    std::vector<const Metric*> found;
    for (const Metric& each : entries) {
        if (each.report == report) { found.push_back(&each); }
    }
    return found;
}

const Metric* look_up_metric(std::string_view typed) {
    std::string word = fold(trim(typed));
    std::ranges::replace_if(word, [](char c) { return c == ' ' || c == '_'; }, '-');
    const auto found =
        std::ranges::find_if(entries, [&](const Metric& each) { return each.name == word || each.also == word; });
    return found == entries.end() || word.empty() ? nullptr : &*found;
}

const Metric& find_metric(std::string_view typed) {
    if (const Metric* metric = look_up_metric(typed)) { return *metric; }
    const std::string near = did_you_mean(trim(typed), metric_names());
    throw usage_error("No report has a figure '" + std::string(trim(typed)) + "'.",
                      near.empty() ? "One of: " + join(metric_names(), ", ") + "." : near);
}

std::optional<std::string> value_fault(const Metric& metric, double value) {
    if (metric.within_one && !(value >= 0 && value <= 1)) { return "is no share between 0 and 1; write 0.47, or 47%"; }
    constexpr double tenfold = 10;
    if (!(std::abs(value) <= tenfold)) { return "is more than tenfold; write 1.03, or 103%"; }
    return std::nullopt;
}

}  // namespace winloss::report
