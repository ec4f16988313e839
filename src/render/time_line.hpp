// Rows that last, drawn as lines under a scale of years. Knows no table's layout.
#pragma once

#include <string>

#include "winloss/core/table.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

/// The table's time line, ending in a newline; empty where it has none, no row has a first day, or the screen is too
/// narrow for it.
std::string time_line(const Table& table, const Options& options);

}  // namespace winloss::render
