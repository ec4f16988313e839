#include "winloss/report/facet.hpp"

#include <array>

namespace winloss::report {

namespace {

constexpr auto catalogue = std::to_array<FacetEntry>({
    {Facet::segment, "segment", "segment", "Segment", Attribute::segment, true},
    {Facet::region, "region", "region", "Region", Attribute::region, true},
    {Facet::industry, "industry", "industry", "Industry", Attribute::industry, true},
    {Facet::product, "product", "product", "Product", Attribute::product, true},
    {Facet::owner, "owner", "owner", "Owner", Attribute::owner, true},
    {Facet::competitor, "competitor", "competitor", "Competitor", std::nullopt, true},
    {Facet::kind, "kind", "kind", "Kind", Attribute::kind, true},
    {Facet::outcome, "outcome", "outcome", "Outcome", std::nullopt, true},
    {Facet::lead_source, "lead-source", "lead_source", "Lead source", Attribute::lead_source, true},
    {Facet::amount, "amount", "amount", "Amount", std::nullopt, true},
    {Facet::month, "month", "month", "Month", std::nullopt, false},
    {Facet::quarter, "quarter", "quarter", "Quarter", std::nullopt, false},
    {Facet::year, "year", "year", "Year", std::nullopt, false},
    {Facet::relation, "relation", "relation", "Interviewer", std::nullopt, false},
});

}  // namespace

std::span<const FacetEntry> facets() { return catalogue; }

const FacetEntry& entry(Facet facet) { return catalogue[static_cast<std::size_t>(facet)]; }

void need(Facet facet, Needs& needs) {
    if (const auto attribute = entry(facet).attribute) { needs.with(*attribute); }
    if (facet == Facet::competitor) { needs.competitors = true; }
    if (facet == Facet::amount) { needs.amounts = true; }
    if (facet == Facet::relation) { needs.codings = true; }
}

}  // namespace winloss::report
