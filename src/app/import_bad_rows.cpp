#include "import_bad_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/place.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

using exchange::BadCell;
using exchange::CsvReader;

namespace {

constexpr std::size_t shown_bad = 20;

/// "deals.csv:17:5: Close Date 'soon' is no date; …"
std::string sentence(const std::string& file, const BadCell& bad) {
    const std::string place = place_in(file, bad.place.line, bad.place.column);
    if (bad.column.empty()) { return fmt::format("{}: this row {}", place, bad.reason); }
    return fmt::format("{}: {}{}{}{} {}", place, bad.column, bad.value.empty() ? "" : " ",
                       bad.value.empty() ? "" : quoted(bad.value), bad.sentence ? ":" : "", bad.reason);
}

bool lacks_place(const BadCell& bad) { return bad.place.column == 0; }

}  // namespace

std::vector<std::string> bad_sentences(const std::string& file, const std::vector<BadCell>& first, std::int64_t all) {
    std::vector<std::string> lines;
    for (const BadCell& bad : first) { lines.push_back(visible(sentence(file, bad))); }
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

bool BadRows::lacks_places() const { return std::ranges::any_of(first_, lacks_place); }

void BadRows::find_places(CsvReader& csv) {
    while (lacks_places() && csv.next()) {
        for (BadCell& each : first_) {
            if (lacks_place(each) && each.place.line == csv.line()) { each.place = csv.place(each.field); }
        }
    }
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
