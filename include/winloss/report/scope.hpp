// What a report covers: period, filters, how it is split, and the day it speaks of. Knows neither options nor SQL.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/domain/facts.hpp"
#include "winloss/report/facet.hpp"
#include "winloss/report/share.hpp"

namespace winloss::report {

/// Only facts that have one of these labels. Several filters hold together.
struct Filter {
    Facet facet{};
    std::vector<Label> any_of;
};

/// Both ends included; a deal whose amount is unknown or in another currency is outside.
struct AmountRange {
    std::optional<Money> low;
    std::optional<Money> high;
};

struct Scope {
    std::string_view report;  ///< its name: loss-reasons
    Date as_of{};
    Period period;              ///< both ends included; of retention from D0 to D1
    bool named_period = false;  ///< the period was typed by its name (2025), not as two days
    std::vector<Filter> filters;
    AmountRange amount;
    std::vector<Facet> by;
    bool keep_records = false;         ///< the records behind the cells are asked for
    std::vector<std::string> where{};  ///< of them only those: code=price
    Thresholds thresholds;

    /// Whether the filters let it through; the period is the report's own business.
    bool takes(const DealFact& fact) const;
    bool takes(const AttributeLabels& labels) const;
    /// Whether a decision counts: an undated one only where the period has no ends.
    bool in_period(const DealFact& fact) const;

    const Filter* filter(Facet facet) const;
};

/// The facts that the scope's filters and dimensions need.
Needs needs(const Scope& scope);

/// The label of what a person typed for a facet that is free text or a word of the field. Throws not_found with the
/// nearest values where no record has it, usage for a word that is none. Not for records (product, owner, competitor).
Label find_label(Facet facet, std::string_view typed, const FactLabels& labels);

/// The label of a facet as a cell: null for 0.
Cell label_cell(Facet facet, Label label, const FactLabels& labels);

bool is_loss(Outcome outcome);
/// '187 lost deals', as the filter on outcomes has them.
std::string losses_in_words(const Scope& scope, std::int64_t count);

/// The head of a report: name, day, period, filters as they were understood, dimensions.
Report begin(const Scope& scope, const FactLabels& labels);

/// Beside groups the table of all of them together, called `total`: `empty` is without rows, `fill` puts them in.
/// Without groups the main table is that.
void add_total(Report& report, const Scope& scope, Table empty, const std::function<void(Table&)>& fill);

}  // namespace winloss::report
