// How the lines look that reports put under their rows and between them: sums, remarks, headings of groups. What is
// said of a single cell.
#pragma once

#include <string_view>

namespace winloss::exchange {

/// A figure, perhaps with the code of its currency: what stands behind 'Total'.
bool is_figure(std::string_view cell);
/// What stands beside a sum and says which one it is.
bool names_a_figure(std::string_view cell);
/// How the lines begin that reports put under their rows, and under groups of them.
bool begins_trailer(std::string_view cell);
/// A number, a percentage, an amount with its currency: '3M' is none.
bool is_number(std::string_view cell);
/// What stands alone in the first cell of a line of sums.
bool is_sum(std::string_view cell);
/// 'Stage: Closed Won (2 records)': the heading of a group.
bool heads_a_group(std::string_view cell);

}  // namespace winloss::exchange
