#include "winloss/core/csv.hpp"

#include <algorithm>
#include <array>

#include "winloss/core/text.hpp"

namespace winloss {

void append_csv_field(std::string& out, std::string_view field) {
    const bool outer_space = !field.empty() && (field.front() == ' ' || field.back() == ' ');
    if (!outer_space && field.find_first_of(",\"\r\n\t") == std::string_view::npos) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        if (c == '"') { out += '"'; }
        out += c;
    }
    out += '"';
}

std::string defused(std::string_view text) {
    // The full-width forms are formulas too where the spreadsheet's language is Chinese, Japanese or Korean.
    constexpr std::array<std::string_view, 11> triggers = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                           "\n", "＝", "＋", "－", "＠"};
    const std::size_t start = text.find_first_not_of(" \"'");
    const std::string_view rest = start == std::string_view::npos ? std::string_view() : text.substr(start);
    const bool runs =
        std::any_of(triggers.begin(), triggers.end(), [&](std::string_view each) { return rest.starts_with(each); });
    return std::string(runs ? "'" : "").append(text);
}

std::string_view undefused(std::string_view text) {
    return text.starts_with('\'') && defused(text.substr(1)) == text ? text.substr(1) : text;
}

std::string joined_list(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) {
        if (!out.empty()) { out += "; "; }
        if (!text.starts_with('"') && text.find(';') == std::string::npos) {
            out += text;
            continue;
        }
        out += '"';
        for (const char c : text) { out.append(c == '"' ? 2 : 1, c); }
        out += '"';
    }
    return out;
}

namespace {

/// Where the quotes that open at `at` close; npos where they never do.
std::size_t closing_quote(std::string_view cell, std::size_t at) {
    for (std::size_t quote = cell.find('"', at + 1); quote != std::string_view::npos;
         quote = cell.find('"', quote + 2)) {
        if (quote + 1 == cell.size() || cell[quote + 1] != '"') { return quote; }
    }
    return std::string_view::npos;
}

}  // namespace

std::vector<ListPiece> split_list(std::string_view cell) {
    constexpr std::string_view blanks = " \t\r\n";
    std::vector<ListPiece> pieces;
    for (std::size_t start = 0; start <= cell.size();) {
        std::size_t end = std::min(cell.find(';', start), cell.size());
        ListPiece piece;
        const std::size_t first = cell.find_first_not_of(blanks, start);
        if (first != std::string_view::npos && cell[first] == '"') {
            const std::size_t close = closing_quote(cell, first);
            const std::size_t behind =
                close == std::string_view::npos ? close : cell.find_first_not_of(blanks, close + 1);
            if (close != std::string_view::npos && (behind == std::string_view::npos || cell[behind] == ';')) {
                piece = {cell.substr(first + 1, close - first - 1), cell.substr(first, close - first + 1), true};
                end = std::min(behind, cell.size());
            }
        }
        if (!piece.quoted) { piece.text = piece.whole = trim(cell.substr(start, end - start)); }
        pieces.push_back(piece);
        start = end + 1;
    }
    return pieces;
}

}  // namespace winloss
