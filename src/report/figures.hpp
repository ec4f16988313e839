// The shares of a table, one by one, to be set beside others. Knows nothing of what they are set beside.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "winloss/core/table.hpp"

namespace winloss::report {

/// What of two runs is the same figure: column, currency and the cells in front, as text.
using FigureKey = std::vector<std::string>;

/// One share of a table: its row's cells in front, the currency where it is of money, and its column.
struct Figure {
    Row keys;
    std::string currency;  ///< empty: no figure in money
    std::string column;    ///< its key
    std::string title;
    Share share;
};

/// Whether the days in front of a row, its period, belong to what it is: not where two periods are set side by side.
enum class PeriodInFront { no, yes };

std::vector<std::pair<FigureKey, Figure>> figures_of(const Table& table, PeriodInFront period = PeriodInFront::no);
bool has_shares(const Table& table);
bool has_shares_of_amounts(const Table& table);

/// An empty table whose columns say which figure of `of` a row is: those in front of it, the currency with `money`, and
/// `figure`.
Table figures_table(std::string name, const Table& of, bool money, PeriodInFront period = PeriodInFront::no);
/// The cells of these columns.
Row figure_cells(const Figure& figure, bool money);

/// None of what the share is of, with its interval.
Share none_of(Share share);

/// A difference of shares in percentage points.
inline Cell points(double value) { return 100 * value; }

}  // namespace winloss::report
