#include "winloss/core/sentence.hpp"

#include <cctype>

namespace winloss {

namespace {

/// The second of two dots behind a word, or the one behind an ellipsis, with nothing but space behind it.
bool doubled(std::string_view text, std::size_t at) {
    if (text[at] != '.') { return false; }
    const bool ends = at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
    if (!ends || text.substr(0, at).ends_with("…")) { return ends; }
    constexpr std::size_t before = 2;
    if (at < before || text[at - 1] != '.') { return false; }
    const auto word = static_cast<unsigned char>(text[at - before]);
    constexpr unsigned char ascii = 0x80;
    return std::isalnum(word) != 0 || word >= ascii;
}

}  // namespace

std::string with_single_stops(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!doubled(text, i)) { out += text[i]; }
    }
    return out;
}

}  // namespace winloss
