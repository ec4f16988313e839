// A whole number out of text, as nothing but its digits. Knows no unit and no limit but that of 64 bits.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace winloss {

/// "17", "-3"; null for anything else: blanks, a plus, fractions, what does not fit into 64 bits.
std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace winloss
