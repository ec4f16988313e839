#include "winloss/report/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::report {

namespace {

constexpr std::string_view all = "all";
constexpr std::string_view primary = "primary";

/// The share of those heard who gave one reason, or gave it first.
constexpr Metric of_reasons(std::string_view name, std::string_view report, std::string_view table) {
    return {.name = name,
            .report = report,
            .table = table,
            .column = "share",
            .of_code = true,
            .title = table == primary ? "Primary reason" : "Reason"};
}

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
    of_reasons("loss-reason", "loss-reasons", all),
    of_reasons("primary-loss-reason", "loss-reasons", primary),
    of_reasons("win-reason", "win-reasons", all),
    of_reasons("primary-win-reason", "win-reasons", primary),
    of_reasons("churn-reason", "churn-reasons", all),
    of_reasons("primary-churn-reason", "churn-reasons", primary),
});

}  // namespace

std::span<const Metric> metrics() { return entries; }

static std::vector<std::string> names_with(std::string_view of_code) {
    std::vector<std::string> names;
    for (const Metric& each : entries) {
        names.push_back(std::string(each.name) + std::string(each.of_code ? of_code : ""));
    }
    return names;
}

std::string MetricName::text() const { return std::string(metric->name) + (code.empty() ? "" : "/" + code); }

std::vector<std::string> metric_names() { return names_with("/CODE"); }

std::vector<std::string> metric_words() { return names_with("/"); }

std::vector<const Metric*> metrics_of(std::string_view report) {
    std::vector<const Metric*> found;
    for (const Metric& each : entries) {
        if (each.report == report) { found.push_back(&each); }
    }
    return found;
}

std::optional<MetricName> look_up_metric(std::string_view typed) {
    std::string word = fold(trim(typed));
    std::string code;
    if (const std::size_t slash = word.find('/'); slash != std::string::npos) {
        code = trim(std::string_view(word).substr(slash + 1));
        word.resize(slash);
    }
    std::ranges::replace_if(word, [](char c) { return c == ' ' || c == '_'; }, '-');
    const auto found =
        std::ranges::find_if(entries, [&](const Metric& each) { return each.name == word || each.also == word; });
    if (found == entries.end() || word.empty() || found->of_code == code.empty()) { return std::nullopt; }
    return MetricName{&*found, std::move(code)};
}

MetricName find_metric(std::string_view typed) {
    if (auto metric = look_up_metric(typed)) { return std::move(*metric); }
    if (const auto whole = look_up_metric(std::string(trim(typed)) + "/code"); whole && typed.find('/') == typed.npos) {
        throw usage_error(fmt::format("The figure {} is of one reason each.", whole->metric->name),
                          fmt::format("With its code: {}/price.", whole->metric->name));
    }
    const std::string near = did_you_mean(trim(typed), metric_names());
    throw usage_error("No report has a figure '" + std::string(trim(typed)) + "'.",
                      near.empty() ? "One of: " + join(metric_names(), ", ") + "." : near);
}

std::string kept_name(const MetricName& name, const Codebook& codebook) {
    if (!name.metric->of_code) { return name.text(); }
    const Code& code = codebook.require(name.code);
    if (code.kind != CodeKind::driver) {
        throw usage_error(fmt::format("The code {} is no driver, and only drivers are reasons.", code.path));
    }
    return MetricName{name.metric, code.path}.text();
}

std::optional<std::string> value_fault(const Metric& metric, double value) {
    if (metric.within_one && !(value >= 0 && value <= 1)) { return "is no share between 0 and 1; write 0.47, or 47%"; }
    constexpr double tenfold = 10;
    if (!(std::abs(value) <= tenfold)) { return "is more than tenfold; write 1.03, or 103%"; }
    return std::nullopt;
}

}  // namespace winloss::report
