// What a spreadsheet takes as text: cells and names of sheets that every reader reads as they were meant. Knows no
// workbook.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace winloss::render {

/// UTF-16 units that a cell holds.
inline constexpr std::size_t longest_cell = 32'767;

/// The text as a cell's, with control characters visible, a literal `_x0041_` protected from readers that would take it
/// for an escape (ISO 29500-1, 22.9.2.19), and what is too long cut, the last character '…'.
std::string cell_text(std::string_view text);

/// A name that a sheet may have and no other of the workbook has: at most 31 UTF-16 units, none of []:*?/\, no quote at
/// its ends, not 'History'; names compare without case. It is added to `taken`.
std::string sheet_name(std::string_view wanted, std::set<std::string>& taken);

}  // namespace winloss::render
