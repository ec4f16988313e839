#include "import_rejects.hpp"

#include <algorithm>

#include "winloss/core/csv.hpp"

namespace winloss::app {

namespace {

constexpr std::string_view why_column = "rejected_because";

}  // namespace

void ImportRejects::begin(const std::vector<std::string>& heading) {
    if (marked_) { file_.write("\xEF\xBB\xBF"); }
    const auto earlier = std::ranges::find(heading, why_column);
    if (earlier != heading.end()) { replaced_ = static_cast<std::size_t>(earlier - heading.begin()); }
    const bool ambiguous = std::ranges::any_of(
        heading, [](const std::string& each) { return each.find_first_of(";\t") != std::string::npos; });
    if (ambiguous) { file_.write("sep=,\n"); }
    const std::vector<std::string_view> cells(heading.begin(), heading.end());
    write(why_column, cells);
}

void ImportRejects::add(std::span<const std::string_view> row, const std::string& why) { write(defused(why), row); }

void ImportRejects::write(std::string_view why, std::span<const std::string_view> row) {
    std::string line;
    append_csv_field(line, why);
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i == replaced_) { continue; }
        line += ',';
        append_csv_field(line, row[i]);
    }
    line += '\n';
    file_.write(line);
}

}  // namespace winloss::app
