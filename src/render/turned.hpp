// A table of figures turned on its side, for screens that are narrower than it: a line for each column, a column for
// each row, as many rows side by side as fit. Knows no answer.
#pragma once

#include <string>
#include <string_view>

#include "grid.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

/// A share without the spaces that align its pieces in a column.
std::string closed_up(std::string_view cell);

/// Whether it is figures behind columns that say what they are of, which reads well when turned, and at least one row
/// fits beside the titles.
bool can_be_turned(const Grid& grid, const Options& options);
void append_turned(std::string& out, const Grid& grid, const Options& options);

}  // namespace winloss::render
