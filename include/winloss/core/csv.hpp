// How a CSV field is quoted, and a list in one: shared by the writer (render) and the reader (exchange).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloss {

/// RFC 4180: quoted when it holds a comma, a quote, CR or LF, or has outer spaces; quotes doubled.
void append_csv_field(std::string& out, std::string_view field);

/// A text cell that a spreadsheet would run as a formula (it begins with = + - @, TAB or CR, also after spaces or
/// quotes) gets a leading apostrophe. Numbers are exempt by type: callers defuse only text.
std::string defused(std::string_view text);
/// What it was before.
std::string_view undefused(std::string_view text);

/// Several texts in one cell, joined by "; ": one that has a ';' of its own, or begins with a quote, stands in quotes,
/// its own doubled.
std::string joined_list(const std::vector<std::string>& texts);
/// One of them on the way back.
struct ListPiece {
    std::string_view text;   ///< trimmed, and as it stands: quotes inside of quotes are doubled still
    std::string_view whole;  ///< with its quotes
    bool quoted = false;
};
/// At each ';' that is not in quotes; quotes that do not hold a whole piece are part of its text.
std::vector<ListPiece> split_list(std::string_view cell);

}  // namespace winloss
