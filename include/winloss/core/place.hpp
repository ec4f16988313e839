// Where in a file something stands, in the one form that compilers have and editors jump to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace winloss {

/// 'deals.csv:17:5': line and column from 1, columns in code points. A column of 0 is not known: 'deals.csv:17'.
std::string place_in(std::string_view file, std::int64_t line, std::int64_t column);

}  // namespace winloss
