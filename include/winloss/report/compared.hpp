// A report beside the same report of another period: what changed, and whether it is more than chance. Knows no store.
#pragma once

#include <cstddef>
#include <optional>

#include "winloss/core/answer.hpp"

namespace winloss::report {

/// The period just before, as long: calendar months where it is made of whole ones, else days. Throws usage where the
/// period has an open end.
Period preceding(const Period& period);

/// The sentence under differences of shares.
inline constexpr const char* what_a_change_is =
    "A change is up or down only where the 95% interval of the difference leaves zero out (Newcombe).";

/// The sentence where both periods may count the same customers, to whom Newcombe's interval does not know.
inline constexpr const char* same_in_both =
    "The same customers may stand in both periods: the interval is wider than it need be.";

/// `now` with the table `compared` before its others: a row for each share of its main table's rows and amounts, `now`
/// and `before`, the difference in percentage points with Newcombe's interval, and `change`, up or down only where that
/// leaves zero out. `same_subjects`: the same customers may stand in both. `one_base`: how many cells in front pick the
/// rows of the main table whose shares have one base; a row that only one period has is none of it in the other. Null:
/// each row has its own. Throws usage where the main table has no share.
Report compared(Report now, const Report& before, bool same_subjects, std::optional<std::size_t> one_base = {});

/// Columns of two shares side by side, `now` and `before`, and of what lies between them in percentage points.
std::vector<Column> difference_columns(std::string now, std::string before);
/// A row's cells for them, null where one of the two is n/a or hidden. The interval is Newcombe's, where both are
/// shares of countable things; `change` is up or down only where it leaves zero out.
void add_difference(Row& row, const Cell& now, const Cell& before);

}  // namespace winloss::report
