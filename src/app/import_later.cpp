#include "import_later.hpp"

#include <algorithm>

#include "winloss/core/csv.hpp"

namespace winloss::app {

RowsForLater::RowsForLater(const std::vector<std::string>& heading) {
    text_ = "sep=,\n";
    append({heading.begin(), heading.end()});
}

void RowsForLater::add(std::span<const std::string_view> row, std::int64_t line) {
    lines_.emplace_back(next_line_, line);
    append({row.begin(), row.end()});
}

std::int64_t RowsForLater::line_in_file(std::int64_t line) const {
    const auto behind = std::ranges::upper_bound(lines_, line, {}, &std::pair<std::int64_t, std::int64_t>::first);
    if (behind == lines_.begin()) { return line; }
    const auto& [start, in_file] = *std::prev(behind);
    return in_file + line - start;
}

void RowsForLater::append(const std::vector<std::string_view>& row) {
    const std::size_t start = text_.size();
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) { text_ += ','; }
        append_csv_field(text_, row[i]);
    }
    text_ += '\n';
    for (std::size_t at = start; at < text_.size(); ++at) {
        const bool ends = text_[at] == '\n' || (text_[at] == '\r' && text_[at + 1] != '\n');
        next_line_ += ends ? 1 : 0;
    }
}

}  // namespace winloss::app
