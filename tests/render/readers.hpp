// Readers of our own output that share nothing with the writers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloss::render::readers {

using Records = std::vector<std::vector<std::string>>;

/// RFC 4180, nothing more: fields, quoted fields, doubled quotes, CRLF at the end of every record.
inline Records read_csv(std::string_view text) {
    Records records;
    std::vector<std::string> record;
    std::string field;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') {
                field += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                field += text[++i];
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            record.push_back(std::move(field));
            field.clear();
        } else if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
            record.push_back(std::move(field));
            records.push_back(std::move(record));
            field.clear();
            record.clear();
            ++i;
        } else {
            field += c;
        }
    }
    if (!field.empty() || !record.empty()) { records.push_back({"record without a line end"}); }
    return records;
}

/// The lines, without their LF; the last is lost when it has none.
inline std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) {
        out.emplace_back(text.substr(0, end));
    }
    return out;
}

/// Code points of well-formed UTF-8.
inline std::vector<char32_t> code_points_of(std::string_view text) {
    std::vector<char32_t> out;
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        if (value < 0x80) {
            out.push_back(value);
        } else if (value < 0xc0) {
            out.back() = (out.back() << 6) | (value & 0x3fU);
        } else {
            out.push_back(value & (value < 0xe0 ? 0x1fU : value < 0xf0 ? 0x0fU : 0x07U));
        }
    }
    return out;
}

/// The first character that a terminal obeys instead of showing, but for those allowed; 0 when there is none.
inline char32_t first_obeyed(std::string_view text, std::u32string_view allowed = U"\n") {
    for (const char32_t c : code_points_of(text)) {
        const bool obeyed = c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || c == 0x2028 ||
                            c == 0x2029 || c == 0x200b || (c >= 0x2066 && c <= 0x2069);
        if (obeyed && allowed.find(c) == std::u32string_view::npos) { return c; }
    }
    return 0;
}

/// Columns on a terminal of the scripts used in these tests: Latin, CJK (two), combining marks (none).
inline int columns_of(std::string_view text) {
    int width = 0;
    for (const char32_t c : code_points_of(text)) {
        const bool combining = c >= 0x300 && c < 0x370;
        const bool wide = (c >= 0x1100 && c < 0x1160) || (c >= 0x3000 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4) ||
                          (c >= 0xff01 && c < 0xff61) || (c >= 0x1f300 && c < 0x1fb00);
        width += combining ? 0 : wide ? 2 : 1;
    }
    return width;
}

}  // namespace winloss::render::readers
