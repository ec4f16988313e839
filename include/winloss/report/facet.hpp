// The one catalogue of what reports filter and group by: its names and the facts it needs. Which of it a report takes
// is in its declaration; an option a report does not use is an error. Knows no report.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "winloss/domain/facts.hpp"

namespace winloss::report {

enum class Facet : std::uint8_t {
    segment,
    region,
    industry,
    product,
    owner,
    competitor,
    kind,
    outcome,
    lead_source,
    amount,
    month,
    quarter,
    year,
    relation
};

/// Facets as a set.
class FacetSet {
public:
    constexpr FacetSet() = default;
    template <class... Facets>
    constexpr explicit FacetSet(Facets... facets) : bits_((0U | ... | (1U << static_cast<unsigned>(facets)))) {}
    constexpr bool has(Facet facet) const { return (bits_ >> static_cast<unsigned>(facet) & 1U) != 0; }
    friend constexpr FacetSet operator|(FacetSet left, FacetSet right) {
        left.bits_ |= right.bits_;
        return left;
    }

private:
    unsigned bits_ = 0;
};

/// What accounts and their contracts have; what deals have besides; and the days deals were decided on.
inline constexpr FacetSet of_accounts{Facet::segment, Facet::region, Facet::industry, Facet::product, Facet::owner};
inline constexpr FacetSet of_deals = of_accounts | FacetSet{Facet::competitor, Facet::kind, Facet::lead_source};
inline constexpr FacetSet of_time{Facet::month, Facet::quarter, Facet::year};

struct FacetEntry {
    Facet facet;
    std::string_view name;               ///< as typed: --lead-source, --by lead-source
    std::string_view key;                ///< of its column: lead_source
    std::string_view title;              ///< Lead source
    std::optional<Attribute> attribute;  ///< where each fact has one label of it
    bool filters;                        ///< whether there is an option --NAME at all
};

/// In the order in which help lists them.
std::span<const FacetEntry> facets();
const FacetEntry& entry(Facet facet);

/// The facts that filtering or grouping by it needs, added to `needs`.
void need(Facet facet, Needs& needs);

}  // namespace winloss::report
