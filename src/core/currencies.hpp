// The list of currencies behind Currency::parse, for the files of core alone.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace winloss {

struct ListedCurrency {
    std::string_view code;  ///< three capital letters
    int decimals = 0;       ///< of the minor unit
};

/// Ordered by code.
std::span<const ListedCurrency> listed_currencies();

/// nullptr for a code that is not listed; `code` in capital letters.
const ListedCurrency* find_currency(std::string_view code);

}  // namespace winloss
