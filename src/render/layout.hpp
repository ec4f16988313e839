// Grids fitted to a terminal. Knows no answer: screen.cpp puts the pieces together. From sixty columns on a grid that
// has main columns loses the last of the others before its rows become cards; under them they are cards at once, but
// for figures.
#pragma once

#include <string>
#include <vector>

#include "grid.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

/// Columns of a grid that are shown, and how wide.
struct Fitted {
    std::vector<std::size_t> columns;
    std::vector<int> widths;  ///< empty where the columns do not fit even when they are cut to the least
};
/// Headings are broken first, then text is cut as far as it can still be read (the widest first, main columns last),
/// then spare columns are left out, then text is cut to the least.
Fitted fitted(const std::vector<GridColumn>& columns, int width);

/// Aligned columns under a heading and a rule, with the bars of a chart where there is room for them, and below them
/// which columns were left out for want of room; where the columns cannot fit, figures are turned on their side, and
/// anything else becomes a card for each row. Whether bars were drawn.
bool append_grid(std::string& out, const Grid& grid, const Options& options);

}  // namespace winloss::render
