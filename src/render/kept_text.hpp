// Text for the formats whose cells hold lines: files for spreadsheets, CSV and workbooks.
#pragma once

#include <string>
#include <string_view>

namespace winloss::render {

/// Line ends (LF, CR LF) and tabs as they are; whatever else a terminal would obey is visible.
std::string kept_text(std::string_view text);

}  // namespace winloss::render
