#include "winloss/exchange/deal_lines.hpp"

#include <algorithm>
#include <set>

#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

/// Which line's product is the deal's: of the greatest amount, then the first by name, then by everything else.
bool goes_before(const LineOfDeal& left, const LineOfDeal& right) {
    const auto amount = [](const LineOfDeal& line) { return line.amount ? line.amount->minor : -1; };
    if (amount(left) != amount(right)) { return amount(left) > amount(right); }
    const std::string one = fold(left.product);
    const std::string other = fold(right.product);
    return one != other ? one < other : left.cells < right.cells;
}

}  // namespace

void DealLines::add(const DealRow& row, const CsvReader& csv) {
    LineOfDeal line{.line = csv.line(), .cells = {}, .product = std::string(row.product), .amount = row.amount};
    for (const std::string_view cell : csv.row()) { line.cells.emplace_back(cell); }
    by_deal_[std::string(row.external_id)].push_back(std::move(line));
}

std::vector<LineOfDeal> DealLines::take() {
    std::vector<LineOfDeal> result;
    for (auto& [id, lines] : by_deal_) {
        if (auto whole = joined(lines)) {
            ++deals_;
            rows_beyond_ += std::ssize(lines) - 1;
            result.push_back(std::move(*whole));
        } else {
            for (LineOfDeal& line : lines) { result.push_back(std::move(line)); }
        }
    }
    by_deal_.clear();
    std::ranges::sort(result, {}, &LineOfDeal::line);
    return result;
}

std::optional<LineOfDeal> DealLines::joined(std::vector<LineOfDeal> lines) const {
    std::set<std::string> products;
    for (const LineOfDeal& line : lines) { products.insert(fold(line.product)); }
    if (products.size() < 2) { return std::nullopt; }
    const std::int64_t first = lines.front().line;
    std::ranges::sort(lines, goes_before);
    LineOfDeal whole = lines.front();
    whole.line = first;
    for (const MappedColumn& column : mapping_.columns) {
        if (!join_cell(column, lines, whole.cells[column.column])) { return std::nullopt; }
    }
    return whole;
}

/// False where the lines contradict each other.
bool DealLines::join_cell(const MappedColumn& column, const std::vector<LineOfDeal>& lines, std::string& cell) const {
    if (column.field->name == "product") { return true; }
    std::set<std::string> values;
    for (const LineOfDeal& line : lines) {
        if (const std::string_view value = trim(line.cells[column.column]); !value.empty()) { values.emplace(value); }
    }
    if (values.empty()) { return true; }
    if (values.size() == 1) {
        cell = *values.begin();
        return true;
    }
    if (column.field->kind == FieldKind::money) {
        const auto amount = joined_amount(column.column, lines);
        cell = amount.value_or(cell);
        return amount.has_value();
    }
    if (column.field->kind != FieldKind::list || mapping_.has("competitor_stance")) { return false; }
    cell = join({values.begin(), values.end()}, ";");
    return true;
}

/// The sum, as the column writes its amounts; null for amounts of several currencies, and for more than one column.
std::optional<std::string> DealLines::joined_amount(std::size_t column, const std::vector<LineOfDeal>& lines) const {
    std::optional<Money> sum;
    for (const LineOfDeal& line : lines) {
        if (!line.amount) { continue; }
        if (sum && sum->currency != line.amount->currency) { return std::nullopt; }
        sum = Money{sum ? checked_add(sum->minor, line.amount->minor) : line.amount->minor, line.amount->currency};
    }
    if (!sum || mapping_.column_of("amount") != column) { return std::nullopt; }
    std::string text = decimal(*sum);
    if (options_.decimal.value_or(options_.forms.amounts.of(column)) == DecimalMark::comma) {
        std::ranges::replace(text, '.', ',');
    }
    return std::string(sum->currency.code()) + " " + text;
}

}  // namespace winloss::exchange
