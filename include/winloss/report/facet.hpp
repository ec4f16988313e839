// The one catalogue of what reports filter and group by: its names, the facts it needs, and the reports that can use
// it. An option a report does not use is an error.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/error.hpp"
#include "winloss/domain/facts.hpp"

namespace winloss::report {

enum class ReportKind : std::uint8_t { win_rate, loss_reasons, retention, survival, cohorts };
/// As typed: loss-reasons.
std::string_view name(ReportKind kind);
std::span<const ReportKind> all_reports();

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

/// Reports as a set.
class Reports {
public:
    constexpr Reports() = default;
    template <class... Kinds>
    constexpr explicit Reports(Kinds... kinds) : bits_((0U | ... | (1U << static_cast<unsigned>(kinds)))) {}
    constexpr bool has(ReportKind kind) const { return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0; }

private:
    unsigned bits_ = 0;
};

struct FacetEntry {
    Facet facet;
    std::string_view name;               ///< as typed: --lead-source, --by lead-source
    std::string_view key;                ///< of its column: lead_source
    std::string_view title;              ///< Lead source
    std::optional<Attribute> attribute;  ///< where each fact has one label of it
    Reports filters;                     ///< the reports that take --NAME
    Reports groups;                      ///< the reports that take --by NAME
};

/// In the order in which help lists them.
std::span<const FacetEntry> facets();
const FacetEntry& entry(Facet facet);

/// The facts that filtering or grouping by it needs, added to `needs`.
void need(Facet facet, Needs& needs);

/// `segment,quarter` and `segment` then `quarter` are the same. Throws usage for what is no dimension (naming the
/// nearest), for one this report does not use, and for one given twice.
std::vector<Facet> parse_by(ReportKind report, std::span<const std::string> words);

/// Why the report does not take the facet as a filter; nullopt where it does, or no report takes it.
std::optional<Error> filter_refusal(ReportKind report, Facet facet);
/// Throws it.
void require_filter(ReportKind report, Facet facet);

}  // namespace winloss::report
