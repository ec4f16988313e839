#include "winloss/core/csv.hpp"

#include <algorithm>
#include <array>

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

}  // namespace winloss
