#include "winloss/report/facet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::report {

namespace {

using enum ReportKind;

constexpr Reports everywhere{win_rate, loss_reasons, retention, survival, cohorts};
constexpr Reports of_deals{win_rate, loss_reasons};
constexpr Reports reasons{loss_reasons};
constexpr Reports nowhere{};

// A win rate is made of outcomes, so it is neither filtered nor grouped by them; it counts deals, interviewed or not,
// so it knows no interviewer. Retention, cohorts and survival are about accounts and contracts: they have no deals;
// --every cuts the time of the first two, the third counts from each customer's own first day.
constexpr auto catalogue = std::to_array<FacetEntry>({
    {Facet::segment, "segment", "segment", "Segment", Attribute::segment, everywhere, everywhere},
    {Facet::region, "region", "region", "Region", Attribute::region, everywhere, everywhere},
    {Facet::industry, "industry", "industry", "Industry", Attribute::industry, everywhere, everywhere},
    {Facet::product, "product", "product", "Product", Attribute::product, everywhere, everywhere},
    {Facet::owner, "owner", "owner", "Owner", Attribute::owner, everywhere, everywhere},
    {Facet::competitor, "competitor", "competitor", "Competitor", std::nullopt, of_deals, of_deals},
    {Facet::kind, "kind", "kind", "Kind", Attribute::kind, of_deals, of_deals},
    {Facet::outcome, "outcome", "outcome", "Outcome", std::nullopt, reasons, reasons},
    {Facet::lead_source, "lead-source", "lead_source", "Lead source", Attribute::lead_source, of_deals, of_deals},
    {Facet::amount, "amount", "amount", "Amount", std::nullopt, of_deals, nowhere},
    {Facet::month, "month", "month", "Month", std::nullopt, nowhere, of_deals},
    {Facet::quarter, "quarter", "quarter", "Quarter", std::nullopt, nowhere, of_deals},
    {Facet::year, "year", "year", "Year", std::nullopt, nowhere, of_deals},
    {Facet::relation, "relation", "relation", "Interviewer", std::nullopt, nowhere, reasons},
});

std::string why_not(ReportKind report, Facet facet) {
    switch (facet) {
        case Facet::outcome:
            if (report == win_rate) { return "A win rate is made of the outcomes."; }
            break;
        case Facet::relation:
            if (report == win_rate) { return "A win rate counts all deals, interviewed or not."; }
            break;
        case Facet::month:
        case Facet::quarter:
        case Facet::year:
            if (report == retention) { return fmt::format("--every {} gives a row for each.", entry(facet).name); }
            if (report == cohorts) { return fmt::format("--every {} gives a cohort for each.", entry(facet).name); }
            if (report == survival) { return "Survival counts time from each customer's own first day."; }
            break;
        default: break;
    }
    if (report == retention) { return "Retention is about accounts and contracts, not deals."; }
    if (report == cohorts) { return "Cohorts are about accounts and contracts, not deals."; }
    return report == survival ? "Survival is about accounts and contracts, not deals." : std::string();
}

std::vector<std::string> dimensions_of(ReportKind report) {
    std::vector<std::string> names;
    for (const FacetEntry& each : catalogue) {
        if (each.groups.has(report)) { names.emplace_back(each.name); }
    }
    return names;
}

Facet parse_dimension(ReportKind report, std::string_view typed) {
    std::string word = lower_ascii(trim(typed));
    std::replace(word.begin(), word.end(), '_', '-');
    const auto found =
        std::find_if(catalogue.begin(), catalogue.end(), [&](const FacetEntry& each) { return each.name == word; });
    if (found != catalogue.end() && found->groups.has(report)) { return found->facet; }
    const std::vector<std::string> names = dimensions_of(report);
    const std::string all = "One of: " + join(names, ", ") + ".";
    if (found == catalogue.end()) {
        const std::string near = did_you_mean(word, names);
        throw usage_error(fmt::format("'{}' is nothing to group by.", typed), near.empty() ? all : near + " " + all);
    }
    const std::string why = why_not(report, found->facet);
    throw usage_error(fmt::format("'report {}' is not grouped by {}.", name(report), found->name),
                      why.empty() ? all : why + " " + all);
}

}  // namespace

std::string_view name(ReportKind kind) {
    switch (kind) {
        case win_rate: return "win-rate";
        case loss_reasons: return "loss-reasons";
        case retention: return "retention";
        case survival: return "survival";
        case cohorts: return "cohorts";
    }
    return {};
}

std::span<const ReportKind> all_reports() {
    static constexpr auto reports = std::to_array({win_rate, loss_reasons, retention, survival, cohorts});
    return reports;
}

std::span<const FacetEntry> facets() { return catalogue; }

const FacetEntry& entry(Facet facet) { return catalogue[static_cast<std::size_t>(facet)]; }

void need(Facet facet, Needs& needs) {
    if (const auto attribute = entry(facet).attribute) { needs.with(*attribute); }
    if (facet == Facet::competitor) { needs.competitors = true; }
    if (facet == Facet::amount) { needs.amounts = true; }
    if (facet == Facet::relation) { needs.codings = true; }
}

std::vector<Facet> parse_by(ReportKind report, std::span<const std::string> words) {
    std::vector<Facet> by;
    for (const std::string& word : words) {
        for (const std::string_view piece : split(word, ',')) {
            const Facet facet = parse_dimension(report, piece);
            if (std::find(by.begin(), by.end(), facet) != by.end()) {
                throw usage_error(fmt::format("--by names {} twice.", entry(facet).name));
            }
            by.push_back(facet);
        }
    }
    return by;
}

std::optional<Error> filter_refusal(ReportKind report, Facet facet) {
    const Reports& takes = entry(facet).filters;
    const bool no_filter = std::ranges::none_of(all_reports(), [&](ReportKind each) { return takes.has(each); });
    if (takes.has(report) || no_filter) { return std::nullopt; }
    return usage_error(fmt::format("'report {}' takes no filter on {}.", name(report), entry(facet).name),
                       why_not(report, facet));
}

void require_filter(ReportKind report, Facet facet) {
    if (const auto refusal = filter_refusal(report, facet)) { throw *refusal; }
}

}  // namespace winloss::report
