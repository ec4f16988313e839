#include "import_bad_rows.hpp"

#include <fmt/format.h>

#include "winloss/core/text.hpp"

namespace winloss::app {

using exchange::BadCell;
using exchange::CsvReader;

namespace {

constexpr std::size_t shown_bad = 20;

/// "line 17, Close Date 'soon' is no date; …"
std::string sentence(const BadCell& bad) {
    if (bad.column.empty()) { return fmt::format("line {}: this row {}", bad.line, bad.reason); }
    return fmt::format("line {}, {}{}{}{} {}", bad.line, bad.column, bad.value.empty() ? "" : " ",
                       bad.value.empty() ? "" : quoted(bad.value), bad.sentence ? ":" : "", bad.reason);
}

}  // namespace

std::vector<std::string> bad_sentences(const std::vector<BadCell>& first, std::int64_t all) {
    std::vector<std::string> lines;
    for (const BadCell& bad : first) { lines.push_back(visible(sentence(bad))); }
    const std::int64_t more = all - static_cast<std::int64_t>(first.size());
    if (more > 0) { lines.push_back(fmt::format("and {} more", grouped(std::to_string(more)))); }
    return lines;
}

void BadRows::add(const CsvReader& csv, std::int64_t line, BadCell bad) {
    if (line_ != line) {
        finish();
        ++rows_;
        line_ = line;
        if (rejects_ != nullptr) { row_.assign(csv.row().begin(), csv.row().end()); }
    }
    ++cells_;
    if (rejects_ != nullptr) {
        why_ += fmt::format("{}{}{}{}", why_.empty() ? "" : "; ", bad.column,
                            bad.column.empty() ? ""
                            : bad.sentence     ? ": "
                                               : " ",
                            bad.reason);
    }
    if (first_.size() < shown_bad) { first_.push_back(std::move(bad)); }
}

void BadRows::finish() {
    if (line_ && rejects_ != nullptr) {
        const std::vector<std::string_view> row(row_.begin(), row_.end());
        rejects_->add(row, why_);
    }
    line_.reset();
    why_.clear();
}

}  // namespace winloss::app
