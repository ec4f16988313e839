#include "winloss/core/whole_number.hpp"

#include <charconv>

namespace winloss {

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size()) { return std::nullopt; }
    return number;
}

}  // namespace winloss
