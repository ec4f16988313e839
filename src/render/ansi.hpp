// How type looks on a terminal: two weights, and three of its sixteen colours, those that can be read on white and on
// black alike (yellow cannot). Never the only carrier of meaning.
#pragma once

#include <string>
#include <string_view>

#include "winloss/core/table.hpp"

namespace winloss::render {

enum class Style { plain, bold, dim, red, magenta, green };

inline Style style_of(Tone tone) {
    switch (tone) {
        case Tone::alarm: return Style::red;
        case Tone::soon: return Style::magenta;
        case Tone::good: return Style::green;
        case Tone::quiet: return Style::dim;
        case Tone::none: break;
    }
    return Style::plain;
}

/// `text` in that style, the spaces around it plain; `text` as it is without colour.
inline std::string styled(std::string_view text, Style style, bool colour) {
    const std::size_t first = text.find_first_not_of(' ');
    if (!colour || style == Style::plain || first == std::string_view::npos) { return std::string(text); }
    static constexpr std::string_view begins[] = {"", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[35m", "\x1b[32m"};
    const std::size_t last = text.find_last_not_of(' ') + 1;
    std::string out(text.substr(0, first));
    out += begins[static_cast<std::size_t>(style)];
    out += text.substr(first, last - first);
    out += "\x1b[0m";
    return out += text.substr(last);
}

}  // namespace winloss::render
