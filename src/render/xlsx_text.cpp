#include "xlsx_text.hpp"

#include <algorithm>
#include <cstddef>

#include "kept_text.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

constexpr std::size_t longest_name = 31;
constexpr std::string_view ellipsis = "…";

/// Of the UTF-8 character that begins with this byte: bytes, and units in UTF-16.
std::size_t bytes_of(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}
std::size_t units_of(char lead) { return bytes_of(lead) == 4 ? 2 : 1; }

/// As much of the text as `most` units hold.
std::string_view beginning(std::string_view text, std::size_t most) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size(); at += bytes_of(text[at])) {
        units += units_of(text[at]);
        if (units > most) { return text.substr(0, at); }
    }
    return text;
}

std::string cut(std::string_view text, std::size_t most) {
    if (beginning(text, most).size() == text.size()) { return std::string(text); }
    return std::string(beginning(text, most - 1)).append(ellipsis);
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_escape(std::string_view text) {
    return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
           std::all_of(text.begin() + 2, text.begin() + 6, is_hex);
}

}  // namespace

std::string cell_text(std::string_view text) {
    std::string shown = kept_text(text);
    for (std::size_t at = 0; (at = shown.find("\r\n", at)) != std::string::npos;) { shown.erase(at, 1); }
    shown = cut(shown, longest_cell);
    std::string out;
    for (std::size_t at = 0; at < shown.size();) {
        const std::string_view rest = std::string_view(shown).substr(at);
        if (rest.starts_with("\xef\xbf\xbe") || rest.starts_with("\xef\xbf\xbf")) {  // U+FFFE, U+FFFF: no XML
            out += "\xef\xbf\xbd";
            at += 3;
            continue;
        }
        if (is_escape(rest)) { out += "_x005F"; }
        out += shown[at++];
    }
    return out;
}

std::string sheet_name(std::string_view wanted, std::set<std::string>& taken) {
    std::string plain = visible(wanted);
    std::ranges::replace_if(
        plain, [](char c) { return std::string_view(R"([]:*?/\)").find(c) != std::string_view::npos; }, ' ');
    std::string name(trim(cut(trim(plain), longest_name)));
    while (name.starts_with('\'')) { name.erase(0, 1); }
    while (name.ends_with('\'')) { name.pop_back(); }
    if (name.empty() || fold(name) == "history") { name += name.empty() ? "Sheet" : " "; }
    if (name.ends_with(' ')) { name.back() = '_'; }
    std::string result = name;
    for (int number = 2; !taken.insert(fold(result)).second; ++number) {
        const std::string tail = " " + std::to_string(number);
        result = std::string(trim(beginning(name, longest_name - tail.size()))) + tail;
    }
    return result;
}

}  // namespace winloss::render
