// The words of a name: what is between them, and whether others stand among them. Knows no record.
#pragma once

#include <string_view>

namespace winloss {

/// Whether the words stand in the name side by side, each of them whole: 'filhos' in 'foz & filhos, lda.', and not
/// 'ilhos'. Both are folded. Words of digits alone never do: they were meant for a number.
bool stand_in_name(std::string_view words, std::string_view name);

}  // namespace winloss
