#include "winloss/core/json_string.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "winloss/core/text.hpp"

namespace winloss {

namespace {

bool is_plain(char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '<'; }

void append_escape(std::string& out, std::uint32_t unit) { fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit); }

void append_ascii(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: is_plain(c) ? out.append(1, c) : (append_escape(out, static_cast<unsigned char>(c)), out);
    }
}

/// The value of one well-formed character of two to four bytes.
std::uint32_t code_point(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character.front());
    std::uint32_t value = lead & (0xffU >> (character.size() + 1));
    for (const char tail : character.substr(1)) { value = value << 6U | (static_cast<unsigned char>(tail) & 0x3fU); }
    return value;
}

void append_beyond_ascii(std::string& out, std::string_view character) {
    if (visible(character) == character) {
        out += character;
        return;
    }
    const std::uint32_t value = code_point(character);
    if (value < 0x10000) {
        append_escape(out, value);
    } else {  // RFC 8259, section 7: a UTF-16 surrogate pair
        append_escape(out, 0xd7c0U + (value >> 10U));
        append_escape(out, 0xdc00U + (value & 0x3ffU));
    }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto plain =
            static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_plain) - text.begin());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) { break; }
        const auto lead = static_cast<unsigned char>(text.front());
        const std::string_view character = text.substr(0, lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
        if (first_malformed(character)) {
            out += "\\ufffd";
            text.remove_prefix(1);
            continue;
        }
        if (lead < 0x80) {
            append_ascii(out, text.front());
        } else {
            append_beyond_ascii(out, character);
        }
        text.remove_prefix(character.size());
    }
    out += '"';
}

}  // namespace winloss
