#include "winloss/exchange/deal_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

constexpr std::array<std::pair<std::string_view, LineAmounts>, 3> line_amounts{
    {{"auto", LineAmounts::tell}, {"sum", LineAmounts::parts}, {"repeat", LineAmounts::repeats}}};

/// Which line's product is the deal's: of the greatest amount, then the first by name, then by everything else.
bool goes_before(const LineOfDeal& left, const LineOfDeal& right) {
    const auto amount = [](const LineOfDeal& line) { return line.amount ? line.amount->minor : -1; };
    if (amount(left) != amount(right)) { return amount(left) > amount(right); }
    const std::string one = fold(left.product);
    const std::string other = fold(right.product);
    return one != other ? one < other : left.cells < right.cells;
}

const LineOfDeal& leading(const std::vector<LineOfDeal>& lines) {
    return *std::ranges::min_element(lines, goes_before);
}

/// The first line with an amount that is another than that of a line before it; null: all that are known agree.
const LineOfDeal* other_amount(const std::vector<LineOfDeal>& lines) {
    const LineOfDeal* first = nullptr;
    for (const LineOfDeal& line : lines) {
        if (!line.amount) { continue; }
        if (first == nullptr) { first = &line; }
        if (*line.amount != *first->amount) { return &line; }
    }
    return nullptr;
}

std::int64_t known_amounts(const std::vector<LineOfDeal>& lines) {
    return std::ranges::count_if(lines, [](const LineOfDeal& line) { return line.amount.has_value(); });
}

bool several_products(const std::vector<LineOfDeal>& lines) {
    return std::ranges::any_of(
        lines, [&](const LineOfDeal& line) { return fold(line.product) != fold(lines.front().product); });
}

/// Appends a text with its length before it, seven bits a byte.
void pack(std::string& packed, std::string_view text) {
    std::size_t length = text.size();
    for (; length > 0x7F; length >>= 7) { packed += static_cast<char>(0x80 | (length & 0x7F)); }
    packed += static_cast<char>(length);
    packed += text;
}

/// The next of them, taken off the front.
std::string_view unpack(std::string_view& packed) {
    std::size_t length = 0;
    std::size_t at = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(packed[at++]);
        length |= static_cast<std::size_t>(byte & 0x7F) << shift;
        if (byte < 0x80) { break; }
    }
    const std::string_view text = packed.substr(at, length);
    packed.remove_prefix(at + length);
    return text;
}

}  // namespace

void add_to(SomeDeals& deals, const std::string& said) {
    constexpr std::size_t told = 5;
    ++deals.count;
    if (deals.first.size() < told) { deals.first.push_back(said); }
}

LineAmounts parse_line_amounts(std::string_view typed) {
    const std::string word = lower_ascii(trim(typed));
    for (const auto& [known, amounts] : line_amounts) {
        if (word == known) { return amounts; }
    }
    const std::string near = did_you_mean(typed, line_amounts_words());
    throw usage_error(fmt::format("--lines: {} is not known.", quoted(typed)),
                      (near.empty() ? near : near + " ") +
                          "One of: sum (the rows' amounts add up), repeat (each row has the deal's own), auto (equal "
                          "ones are repeated, others add up).");
}

std::vector<std::string> line_amounts_words() {
    std::vector<std::string> words;
    for (const auto& [word, unused] : line_amounts) { words.emplace_back(word); }
    return words;
}

void DealLines::add(const DealRow& row, const CsvReader& csv) {
    KeptLine kept{.line = csv.line(), .amount = row.amount, .packed = {}};
    std::size_t bytes = 2 * csv.row().size() + row.product.size() + 2;
    for (const std::string_view cell : csv.row()) { bytes += cell.size(); }
    kept.packed.reserve(bytes);
    for (const std::string_view cell : csv.row()) { pack(kept.packed, cell); }
    pack(kept.packed, row.product);
    by_deal_[std::string(row.external_id)].push_back(std::move(kept));
}

LineOfDeal DealLines::unpacked(const KeptLine& kept) {
    LineOfDeal line{.line = kept.line, .cells = {}, .product = {}, .amount = kept.amount};
    for (std::string_view rest = kept.packed; !rest.empty();) { line.cells.emplace_back(unpack(rest)); }
    line.product = std::move(line.cells.back());
    line.cells.pop_back();
    return line;
}

void DealLines::take(const std::function<void(const LineOfDeal& line)>& give) {
    std::vector<decltype(by_deal_)::iterator> order;
    order.reserve(by_deal_.size());
    for (auto deal = by_deal_.begin(); deal != by_deal_.end(); ++deal) { order.push_back(deal); }
    std::ranges::sort(order, {}, [](const auto& deal) { return deal->second.front().line; });
    std::vector<LineOfDeal> lines;
    for (const auto& deal : order) {
        lines.clear();
        for (const KeptLine& kept : deal->second) { lines.push_back(unpacked(kept)); }
        if (const auto whole = joined(deal->first, lines)) {
            rows_beyond_ += std::ssize(lines) - 1;
            give(*whole);
        } else {
            for (const LineOfDeal& line : lines) { give(line); }
        }
        by_deal_.erase(deal);
    }
}

const DealLines::Clash* DealLines::clash(std::int64_t line) const {
    const auto found = clashes_.find(line);
    return found == clashes_.end() ? nullptr : &found->second;
}

/// Null where the lines contradict each other, or say in other words what the store will find to be the same.
std::optional<LineOfDeal> DealLines::joined(const std::string& id, const std::vector<LineOfDeal>& lines) {
    LineOfDeal whole = leading(lines);
    whole.line = lines.front().line;
    if (!join_amounts(lines, whole)) { return std::nullopt; }
    for (const MappedColumn& column : mapping_.columns) {
        if (!join_cell(column, lines, whole.cells[column.column])) { return std::nullopt; }
    }
    tell(id, whole, lines, other_amount(lines) == nullptr);
    return whole;
}

/// False where the lines contradict each other; refused where that is sure, because they are parts of one deal.
bool DealLines::join_cell(const MappedColumn& column, const std::vector<LineOfDeal>& lines, std::string& cell) {
    const FieldSpec& field = *column.field;
    if (field.name == "product" || field.kind == FieldKind::money) { return true; }
    std::set<std::string> values;
    const LineOfDeal* first = nullptr;
    // Pieces that belong to pieces of another column keep their places.
    const bool paired =
        mapping_.has("competitor_id") && mapping_.has("competitor") && field.name.starts_with("competitor");
    const bool adds = field.kind == FieldKind::list && !mapping_.has("competitor_stance") && !paired;
    for (const LineOfDeal& line : lines) {
        const std::string_view value = trim(line.cells[column.column]);
        if (value.empty()) { continue; }
        values.emplace(value);
        if (first == nullptr) { first = &line; }
        const std::string_view before = trim(first->cells[column.column]);
        if (adds || fold(value) == fold(before)) { continue; }
        if (several_products(lines) || other_amount(lines) != nullptr) {
            refuse(lines, line,
                   {std::string(field.name), std::string(value),
                    fmt::format("is something else than {} in line {}, another row of the same deal", quoted(before),
                                first->line)});
        }
        return false;
    }
    if (first == nullptr) { return true; }
    cell = values.size() == 1 || field.kind != FieldKind::list ? *values.begin()
                                                               : join({values.begin(), values.end()}, ";");
    return true;
}

/// Writes the deal's amount into its row, as the column writes its amounts.
bool DealLines::join_amounts(const std::vector<LineOfDeal>& lines, LineOfDeal& whole) {
    const auto column = mapping_.column_of("amount");
    const LineOfDeal* const other = other_amount(lines);
    const bool adds = amounts_ == LineAmounts::parts || (amounts_ == LineAmounts::tell && other != nullptr);
    if (!column || !whole.amount || (other == nullptr && !adds)) { return true; }
    const auto first = std::ranges::find_if(lines, [](const LineOfDeal& line) { return line.amount.has_value(); });
    Money sum{0, first->amount->currency};
    for (const LineOfDeal& line : lines) {
        if (!line.amount) { continue; }
        if (line.amount->currency != sum.currency) {
            refuse(lines, line,
                   {mapping_.has("currency") ? "currency" : "amount",
                    {},
                    fmt::format("clashes with {} in line {}, another row of the same deal: a deal has one currency",
                                sum.currency.code(), first->line)});
            return false;
        }
        if (!adds) { continue; }
        if (__builtin_add_overflow(sum.minor, line.amount->minor, &sum.minor)) {
            refuse(lines, line,
                   {"amount",
                    {},
                    "makes the sum of the deal's rows larger than any amount that can be kept; look for one with too "
                    "many digits"},
                   "is too much for it");
            return false;
        }
    }
    if (!adds) {
        refuse(lines, *other,
               {"amount",
                {},
                fmt::format("is something else than {} in line {}, another row of the same deal; --lines sum adds "
                            "them up",
                            quoted(trim(first->cells[*column])), first->line)});
        return false;
    }
    whole.cells[*column] = written(sum, *column);
    return true;
}

/// A deal is taken whole or not at all: all of its rows can be mended together then.
void DealLines::refuse(const std::vector<LineOfDeal>& lines, const LineOfDeal& line, Clash clash,
                       std::string_view how) {
    for (const LineOfDeal& each : lines) {
        clashes_[each.line] = {"", "", fmt::format("is of the same deal as line {}, which {}", line.line, how)};
    }
    clashes_[line.line] = std::move(clash);
}

void DealLines::tell(const std::string& id, const LineOfDeal& whole, const std::vector<LineOfDeal>& lines,
                     bool repeats) {
    if (known_amounts(lines) > 1) {
        const bool adds = amounts_ == LineAmounts::parts || !repeats;
        if (adds) {
            add_to(summed_, id);
        } else if (amounts_ == LineAmounts::tell && whole.amount->minor != 0) {
            add_to(repeated_, id);
        }
    }
    std::map<std::string, std::string> others;
    for (const LineOfDeal& line : lines) { others.emplace(fold(line.product), line.product); }
    others.erase(fold(whole.product));
    others.erase("");
    if (others.empty()) { return; }
    std::vector<std::string> names;
    for (const auto& [unused, name] : others) { names.push_back(name); }
    add_to(products_, fmt::format("{} {}", id, join(names, ", ")));
}

std::string DealLines::written(const Money& amount, std::size_t column) const {
    std::string text = decimal(amount);
    if (options_.decimal.value_or(options_.forms.amounts.of(column)) == DecimalMark::comma) {
        std::ranges::replace(text, '.', ',');
    }
    return std::string(amount.currency.code()) + " " + text;
}

}  // namespace winloss::exchange
