// Bars and sparklines out of characters: blocks where the terminal has them, ASCII elsewhere. Knows no layout.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/core/table.hpp"

namespace winloss::render {

/// The figure of each row that the table's chart draws. Null where there is none, or it is not to be shown; empty
/// where the table has no chart, or nothing of it can be drawn.
std::vector<std::optional<double>> charted(const Table& table);

/// What a bar of full length stands for where no figure is greater: 1 of shares and probabilities, which are parts of a
/// whole; 0 of counts, of which the greatest has it.
double whole_of_bars(const Table& table);

/// `part` of the longest bar, from 0 to 1, on `width` columns. What is not nothing is seen.
std::string bar(double part, int width, bool unicode);

/// A character a value between the lowest and the highest; a gap for null.
std::string sparkline(const std::vector<std::optional<double>>& values, bool unicode);

}  // namespace winloss::render
