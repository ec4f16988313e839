// How a CSV field is quoted: shared by the writer (render) and the reader's tests (exchange).
#pragma once

#include <string>
#include <string_view>

namespace winloss {

/// RFC 4180: quoted when it holds a comma, a quote, CR or LF, or has outer spaces; quotes doubled.
void append_csv_field(std::string& out, std::string_view field);

/// A text cell that a spreadsheet would run as a formula (it begins with = + - @, TAB or CR, also after spaces or
/// quotes) gets a leading apostrophe. Numbers are exempt by type: callers defuse only text.
std::string defused(std::string_view text);
/// What it was before.
std::string_view undefused(std::string_view text);

}  // namespace winloss
