// The two weights of type that a terminal gets. Never the only carrier of meaning.
#pragma once

#include <string>
#include <string_view>

namespace winloss::render {

enum class Style { bold, dim };

/// `text` in that weight; `text` as it is without colour.
inline std::string styled(std::string_view text, Style style, bool colour) {
    if (!colour || text.empty()) { return std::string(text); }
    std::string out = style == Style::bold ? "\x1b[1m" : "\x1b[2m";
    out += text;
    return out += "\x1b[0m";
}

}  // namespace winloss::render
