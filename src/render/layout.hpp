// Grids fitted to a terminal. Knows no answer: screen.cpp puts the pieces together.
#pragma once

#include <string>
#include <vector>

#include "grid.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

/// Column widths that fit: headings broken first, then text cut (the widest first, main columns last). Empty where even
/// columns cut to the least do not fit.
std::vector<int> fitted(const std::vector<GridColumn>& columns, int width);

/// Aligned columns under a heading and a rule; where they cannot fit, figures are turned on their side, and anything
/// else becomes a card for each row.
void append_grid(std::string& out, const Grid& grid, const Options& options);

}  // namespace winloss::render
