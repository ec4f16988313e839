#include "winloss/exchange/import_amounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "currency_cells.hpp"
#include "winloss/core/place.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

/// An amount without what stands around its digits.
struct Bare {
    std::string digits;  ///< and their separators: '.', ',', ' ' and '\''
    bool negative = false;
    std::size_t shift = 0;  ///< 3 for 250k, 6 for 1.5m
    std::optional<Currency> currency;
    const CurrencySign* sign = nullptr;  ///< that the currency was taken from
    std::string why;                     ///< it is none
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// The blanks and minus signs of typographers become plain ones, and so does the apostrophe of Swiss thousands.
std::string plain(std::string_view cell) {
    constexpr std::array<std::pair<std::string_view, char>, 6> same{
        {{"\u00A0", ' '}, {"\u202F", ' '}, {"\u2009", ' '}, {"\u2212", '-'}, {"\u2019", '\''}, {"\uFEFF", ' '}}};
    std::string text;
    for (std::size_t at = 0; at < cell.size();) {
        const auto found =
            std::ranges::find_if(same, [&](const auto& each) { return cell.substr(at).starts_with(each.first); });
        text += found == same.end() ? cell[at] : found->second;
        at += found == same.end() ? 1 : found->first.size();
    }
    return std::string(trim(text));
}

/// Takes what stands around the digits off, from either end, one thing after the other.
class Stripper {
public:
    explicit Stripper(std::string_view text) : rest_(text) {}

    Bare bare() {
        const bool none = std::ranges::none_of(rest_, is_digit);
        while (!none && !rest_.empty() && bare_.why.empty() && strip_one()) { rest_ = trim(rest_); }
        bare_.digits = rest_;
        if (!bare_.why.empty()) { return bare_; }
        if (rest_.find_first_not_of("0123456789., '") != std::string_view::npos || rest_.empty() ||
            !is_digit(rest_.back()) || !(is_digit(rest_.front()) || rest_.front() == '.' || rest_.front() == ',')) {
            bare_.why = "is no amount; write 1234.56";
        }
        return bare_;
    }

private:
    bool strip_one() {
        if (rest_.starts_with('(') && rest_.ends_with(')')) {
            rest_ = rest_.substr(1, rest_.size() - 2);
            return negate();
        }
        if (rest_.front() == '-' || rest_.back() == '-') {
            rest_.front() == '-' ? rest_.remove_prefix(1) : rest_.remove_suffix(1);
            return negate();
        }
        if (rest_.front() == '+') {
            rest_.remove_prefix(1);
            return true;
        }
        return strip_sign() || strip_code() || strip_thousands();
    }

    bool negate() {
        if (bare_.negative) { bare_.why = "is below zero twice"; }
        bare_.negative = true;
        return true;
    }

    bool strip_sign() {
        for (const CurrencySign& each : currency_signs()) {
            const bool first = rest_.starts_with(each.sign);
            if (!first && !rest_.ends_with(each.sign)) { continue; }
            first ? rest_.remove_prefix(each.sign.size()) : rest_.remove_suffix(each.sign.size());
            if (bare_.currency && is_written(*bare_.currency, each)) { return true; }  // 'USD $5' says which dollar
            take(Currency::parse(each.code), each.sign);
            bare_.sign = &each;
            return true;
        }
        return false;
    }

    /// Three letters, at either end.
    bool strip_code() {
        constexpr std::size_t size = 3;
        if (rest_.size() < size) { return false; }
        for (const bool first : {true, false}) {
            const std::string_view code = first ? rest_.substr(0, size) : rest_.substr(rest_.size() - size);
            if (!std::ranges::all_of(code, is_letter)) { continue; }
            first ? rest_.remove_prefix(size) : rest_.remove_suffix(size);
            const auto currency = Currency::parse(code);
            if (!currency) { bare_.why = fmt::format("names no currency: {} is no ISO 4217 code", quoted(code)); }
            if (currency && bare_.sign != nullptr && is_written(*currency, *bare_.sign)) {
                bare_.currency = currency;
                bare_.sign = nullptr;
            } else {
                take(currency, code);
            }
            return true;
        }
        return false;
    }

    bool strip_thousands() {
        const char last = rest_.back();
        const bool thousands = last == 'k' || last == 'K';
        if ((!thousands && last != 'm' && last != 'M') || bare_.shift != 0) { return false; }
        bare_.shift = thousands ? 3 : 6;
        rest_.remove_suffix(1);
        return true;
    }

    void take(std::optional<Currency> currency, std::string_view written) {
        if (currency && bare_.currency && *bare_.currency != *currency) {
            bare_.why = fmt::format("names two currencies, {} and {}", bare_.currency->code(), written);
        }
        bare_.currency = currency;
    }

    std::string_view rest_;
    Bare bare_;
};

Bare bare_amount(std::string_view cell) {
    const std::string text = plain(cell);
    return Stripper(text).bare();
}

enum class Tells { nothing, point, comma, either };

/// What one value tells of its column's decimal mark.
Tells told_by(std::string_view digits, std::optional<Currency> currency) {
    const std::size_t point = digits.rfind('.');
    const std::size_t comma = digits.rfind(',');
    constexpr auto none = std::string_view::npos;
    if (point == none && comma == none) { return Tells::nothing; }
    if (point != none && comma != none) { return point > comma ? Tells::point : Tells::comma; }
    const char mark = point != none ? '.' : ',';
    const std::size_t at = point != none ? point : comma;
    const Tells as_mark = mark == '.' ? Tells::point : Tells::comma;
    const Tells as_thousands = mark == '.' ? Tells::comma : Tells::point;
    if (std::ranges::count(digits, mark) > 1) { return as_thousands; }
    constexpr std::size_t thousands = 3;
    const std::string_view before = digits.substr(0, at);
    if (digits.size() - at - 1 != thousands || before.size() > thousands || before.empty() || before.front() == '0') {
        return as_mark;
    }
    if (before.find_first_of(" '") != none) { return as_mark; }
    if (currency && currency->decimals() == 0) { return as_thousands; }
    if (currency && currency->decimals() == 3 && mark == '.') { return as_mark; }
    return Tells::either;
}

/// The digits with a point for the mark and nothing between thousands; empty where separators stand elsewhere.
std::string ungrouped(std::string_view digits, DecimalMark mark) {
    const char decimal = mark == DecimalMark::point ? '.' : ',';
    const std::size_t at = std::min(digits.find(decimal), digits.size());
    const std::string_view fraction = at < digits.size() ? digits.substr(at + 1) : std::string_view();
    if (!std::ranges::all_of(fraction, is_digit)) { return {}; }
    const std::string_view whole = digits.substr(0, at);
    const std::size_t separator = std::min(whole.find_first_not_of("0123456789"), whole.size());
    std::string result(whole.substr(0, separator));
    constexpr std::size_t group = 3;
    if (separator < whole.size() && (separator == 0 || separator > group)) { return {}; }
    for (std::size_t i = separator; i < whole.size(); i += group + 1) {
        const std::string_view digits_of_group = whole.substr(std::min(i + 1, whole.size()), group);
        if (whole[i] != whole[separator] || digits_of_group.size() != group ||
            !std::ranges::all_of(digits_of_group, is_digit)) {
            return {};
        }
        result += digits_of_group;
    }
    if (result.empty()) { result = "0"; }
    if (!fraction.empty()) { result.append(".").append(fraction); }
    return result;
}

/// A plain decimal times ten to the power of `shift`.
std::string shifted(std::string number, std::size_t shift) {
    const std::size_t point = std::min(number.find('.'), number.size());
    std::string fraction = point < number.size() ? number.substr(point + 1) : std::string();
    fraction.resize(std::max(fraction.size(), shift), '0');
    number = number.substr(0, point) + fraction.substr(0, shift);
    if (fraction.size() > shift) { number += "." + fraction.substr(shift); }
    return number;
}

bool is_plain(std::string_view cell) {
    return !cell.starts_with('.') && cell.find('-', 1) == std::string_view::npos &&
           std::ranges::all_of(cell, [](char c) { return is_digit(c) || c == '.' || c == '-'; });
}

/// 1234 and 1234.5: most cells of most files, of which nothing else need be asked.
std::optional<Tells> told_at_a_glance(std::string_view cell) {
    const std::size_t odd = std::min(cell.find_first_not_of("0123456789"), cell.size());
    if (odd == cell.size()) { return Tells::nothing; }
    constexpr std::size_t thousands = 3;
    const std::string_view behind = cell.substr(odd + 1);
    if (cell[odd] != '.' || behind.size() == thousands || !std::ranges::all_of(behind, is_digit)) { return {}; }
    return Tells::point;
}

}  // namespace

DecimalMark parse_decimal_mark(std::string_view typed) {
    const std::string word = lower_ascii(trim(typed));
    if (word == "." || word == "point") { return DecimalMark::point; }
    if (word == "," || word == "comma") { return DecimalMark::comma; }
    throw usage_error(fmt::format("--decimal: {} is no decimal mark.", quoted(typed)),
                      "--decimal . reads 1,234.56 and --decimal , reads 1.234,56.");
}

Reading<Money> read_amount(std::string_view cell, const AmountCurrency& known, DecimalMark mark, std::string* sign) {
    const std::optional<Currency> likely = known.row ? known.row : known.otherwise;
    if (likely && mark == DecimalMark::point && is_plain(cell)) { return read_money(cell, *likely); }
    Bare bare = bare_amount(cell);
    if (!bare.why.empty()) { return {std::nullopt, std::move(bare.why)}; }
    const bool is_likely = likely && (!bare.currency || *bare.currency == *likely ||
                                      (bare.sign != nullptr && is_written(*likely, *bare.sign)));
    if (known.row && !is_likely) {
        return {std::nullopt,
                fmt::format("is an amount of {}, but the row's are of {}", bare.currency->code(), known.row->code())};
    }
    const std::optional<Currency> currency = is_likely ? likely : bare.currency;
    const bool by_sign = !is_likely && bare.sign != nullptr && !bare.sign->also.empty();
    if (sign != nullptr && by_sign) { *sign = read_as(*bare.sign); }
    if (!currency) {
        return {std::nullopt, "is an amount without a currency; fill the currency column or add --currency USD"};
    }
    const std::string number = ungrouped(bare.digits, mark);
    const DecimalMark other = mark == DecimalMark::point ? DecimalMark::comma : DecimalMark::point;
    if (number.empty() && ungrouped(bare.digits, other).empty()) {
        return {std::nullopt, fmt::format("is no amount: its separators part no thousands; write {}",
                                          mark == DecimalMark::point ? "1,234.56" : "1.234,56")};
    }
    if (number.empty()) {
        return {std::nullopt, fmt::format("is no amount with the decimal mark {}; --decimal says another",
                                          mark == DecimalMark::point ? "." : ",")};
    }
    return read_money((bare.negative ? "-" : "") + shifted(number, bare.shift), *currency);
}

DecimalMark AmountForms::of(std::size_t column) const {
    const auto found = std::ranges::find(columns, column, &ColumnAmounts::column);
    return found == columns.end() ? DecimalMark::point : found->mark;
}

AmountFormFinder::AmountFormFinder(const Mapping& mapping, std::optional<Currency> currency)
    : mapping_(mapping), currency_(currency), currency_column_(mapping.column_of("currency")) {
    for (const MappedColumn& each : mapping.columns) {
        if (each.field->kind == FieldKind::money) {
            columns_.push_back({.column = each.column, .doubtful = {}, .place = {}});
        }
    }
}

void AmountFormFinder::add(const CsvReader& csv) {
    for (Column& each : columns_) {
        if (const std::string_view cell = trim(csv.row()[each.column]); !cell.empty()) { add(each, cell, csv); }
    }
}

void AmountFormFinder::add(Column& column, std::string_view cell, const CsvReader& csv) {
    std::optional<Tells> tells = told_at_a_glance(cell);
    if (tells) {
        note_unnamed(column, cell, csv);
    } else {
        const Bare bare = bare_amount(cell);
        if (!bare.why.empty()) { return; }
        const bool row_named = currency_column_ && !trim(csv.row()[*currency_column_]).empty();
        std::optional<Currency> currency =
            row_named ? currency_of(trim(csv.row()[*currency_column_]), currency_) : bare.currency;
        if (!currency) { currency = currency_; }
        if (bare.currency) {
            some_named_ = true;
        } else {
            note_unnamed(column, cell, csv);
        }
        tells = told_by(bare.digits, currency);
        // One odd value, 2,5,0, does not tell of the others.
        const bool odd = (*tells == Tells::point && ungrouped(bare.digits, DecimalMark::point).empty()) ||
                         (*tells == Tells::comma && ungrouped(bare.digits, DecimalMark::comma).empty());
        if (odd) { tells = Tells::nothing; }
    }
    column.points += *tells == Tells::point ? 1 : 0;
    column.commas += *tells == Tells::comma ? 1 : 0;
    if (*tells == Tells::either && column.doubtful.empty()) {
        column.doubtful = cell;
        column.place = csv.place(column.column);
    }
}

void AmountFormFinder::note_unnamed(const Column& column, std::string_view cell, const CsvReader& csv) {
    if (!some_unnamed_) {
        const CsvPlace place = csv.place(column.column);
        first_unnamed_ = fmt::format("{}: {} {}", place_in(csv.name(), place.line, place.column),
                                     mapping_.headings[column.column], quoted(cell));
    }
    some_unnamed_ = true;
}

AmountForms AmountFormFinder::finish(const CsvReader& csv) const {
    AmountForms forms{.columns = {},
                      .all_named = !some_unnamed_,
                      .some_named = some_named_,
                      .first_unnamed = first_unnamed_,
                      .undecided = {}};
    for (const Column& each : columns_) {
        forms.columns.push_back({each.column, each.commas > each.points ? DecimalMark::comma : DecimalMark::point});
        if (each.doubtful.empty() || each.points + each.commas > 0 || forms.undecided) { continue; }
        const Bare bare = bare_amount(each.doubtful);
        const auto as = [&](DecimalMark mark) { return shifted(ungrouped(bare.digits, mark), bare.shift); };
        forms.undecided = bad_input(
            fmt::format("{}: {} {} may be {} or {}, and no value of the column tells which.",
                        place_in(csv.name(), each.place.line, each.place.column), mapping_.headings[each.column],
                        quoted(each.doubtful), as(DecimalMark::point), as(DecimalMark::comma)),
            fmt::format("--decimal . reads it as {}, --decimal , as {}. The mark holds for the whole file.",
                        as(DecimalMark::point), as(DecimalMark::comma)));
    }
    return forms;
}

}  // namespace winloss::exchange
