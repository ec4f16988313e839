#include "winloss/core/money.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "currencies.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') { c = static_cast<char>(c - 'a' + 'A'); }
    }
    return out;
}

/// A number taken apart: nothing is computed yet, so nothing can be lost.
struct Numeral {
    bool negative = false;
    std::string_view whole;     ///< digits before the point, at least one
    std::string_view fraction;  ///< digits behind it, may be empty
};

/// "-1234.56"; nullopt for anything else.
std::optional<Numeral> read_plain(std::string_view text) {
    Numeral out;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        out.negative = text[0] == '-';
        text.remove_prefix(1);
    }
    const std::size_t point = text.find('.');
    out.whole = text.substr(0, point);
    if (point != std::string_view::npos) {
        out.fraction = text.substr(point + 1);
        if (out.fraction.empty()) { return std::nullopt; }
    }
    if (out.whole.empty() || !all_digits(out.whole) || !all_digits(out.fraction)) { return std::nullopt; }
    return out;
}

/// All digits of the numeral with `zeros` zeros behind them; nullopt when that does not fit 64 bits.
std::optional<std::int64_t> scaled(const Numeral& numeral, int zeros) {
    std::int64_t value = 0;  // kept negative, so that the least value of all has a form
    const auto push = [&](int digit) {
        return !__builtin_mul_overflow(value, 10, &value) && !__builtin_sub_overflow(value, digit, &value);
    };
    for (const std::string_view part : {numeral.whole, numeral.fraction}) {
        for (const char c : part) {
            if (!push(c - '0')) { return std::nullopt; }
        }
    }
    for (; zeros > 0; --zeros) {
        if (!push(0)) { return std::nullopt; }
    }
    if (!numeral.negative && __builtin_sub_overflow(std::int64_t{0}, value, &value)) { return std::nullopt; }
    return value;
}

/// Commas taken out of the whole part where they stand before every third digit; nullopt where they do not.
std::optional<std::string> without_separators(std::string_view text) {
    if (text.find(',') == std::string_view::npos) { return std::string(text); }
    const std::string_view whole = text.substr(0, text.find('.'));
    if (text.find(',', whole.size()) != std::string_view::npos) { return std::nullopt; }
    const std::size_t sign = !whole.empty() && (whole[0] == '-' || whole[0] == '+') ? 1 : 0;
    const std::vector<std::string_view> groups = split(whole.substr(sign), ',');
    std::string out(text.substr(0, sign));
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const bool fits = i == 0 ? !groups[i].empty() && groups[i].size() <= 3 : groups[i].size() == 3;
        if (!fits || !all_digits(groups[i])) { return std::nullopt; }
        out += groups[i];
    }
    return out.append(text.substr(whole.size()));
}

std::string decimals_hint(Currency currency) {
    switch (currency.decimals()) {
        case 0: return fmt::format("{} has no decimals: write it like 1234.", currency.code());
        case 1: return fmt::format("{} has 1 decimal: write it like 1234.5.", currency.code());
        default:
            return fmt::format("{} has {} decimals: write it like 1234.{}.", currency.code(), currency.decimals(),
                               std::string_view("5678").substr(0, static_cast<std::size_t>(currency.decimals())));
    }
}

/// The minor units of numeral × 10^exponent. `refuse` makes the error.
template <class Refuse>
Money exact(Numeral numeral, int exponent, Currency currency, std::string_view text, const Refuse& refuse) {
    const int decimals = currency.decimals();
    if (decimals == 0 && (numeral.fraction == "0" || numeral.fraction == "00")) { numeral.fraction = {}; }
    const int zeros = decimals + exponent - static_cast<int>(std::min<std::size_t>(numeral.fraction.size(), 99));
    if (zeros < 0) {
        throw refuse(fmt::format("{} has more decimals than {} can hold.", quoted(text), currency.code()),
                     decimals_hint(currency));
    }
    const auto minor = scaled(numeral, zeros);
    if (!minor) {
        throw refuse(fmt::format("{} is too large an amount of {}.", quoted(text), currency.code()),
                     "The largest is " + decimal({INT64_MAX, currency}) + ".");
    }
    return {*minor, currency};
}

/// What the text names in letters before or behind the number.
struct Spoken {
    std::string_view number;
    std::optional<Currency> currency;
    int exponent = 0;
};

Currency known_currency(std::string_view code, std::string_view text) {
    const auto currency = Currency::parse(code);
    if (!currency) {
        throw usage_error(fmt::format("{} in {} is not a currency.", quoted(code), quoted(text)),
                          "Write an ISO 4217 code: USD, EUR, JPY.");
    }
    return *currency;
}

std::size_t leading_letters(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_letter) - text.begin());
}

std::size_t trailing_letters(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.rbegin(), text.rend(), is_letter) - text.rbegin());
}

Error unreadable_amount(std::string_view text,
                        std::string hint = "Write it like 12000, 12,000.50, 12k, 1.5m or USD 12000.") {
    return usage_error(fmt::format("{} is not an amount of money.", quoted(text)), std::move(hint));
}

Spoken take_apart(std::string_view text) {
    Spoken out;
    out.number = trim(text);
    if (const std::size_t letters = leading_letters(out.number); letters > 0) {
        out.currency = known_currency(out.number.substr(0, letters), text);
        out.number = trim(out.number.substr(letters));
    }
    std::size_t letters = trailing_letters(out.number);
    if (letters >= 3) {
        if (out.currency) { throw unreadable_amount(text, "Name one currency, before or after the number."); }
        out.currency = known_currency(out.number.substr(out.number.size() - 3), text);
        out.number = trim(out.number.substr(0, out.number.size() - 3));
        letters = trailing_letters(out.number);
    }
    if (letters == 0) { return out; }
    const char suffix = out.number.back();
    if (letters > 1 || (suffix != 'k' && suffix != 'K' && suffix != 'm' && suffix != 'M')) {
        throw unreadable_amount(text, "Only k (thousand) and m (million) may follow the number, and a currency code.");
    }
    out.exponent = suffix == 'k' || suffix == 'K' ? 3 : 6;
    out.number = trim(out.number.substr(0, out.number.size() - 1));
    return out;
}

/// '1.234,56' and '12,5': the comma as the decimal sign. Says how the number would be written here.
std::string european_hint(std::string_view number) {
    const std::size_t comma = number.rfind(',');
    if (comma == std::string_view::npos || std::count(number.begin(), number.end(), ',') != 1) {
        return "The comma separates thousands, the point decimals: 1,234,567.89.";
    }
    std::string plain;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (i == comma) {
            plain += '.';
        } else if (number[i] != '.') {
            plain += number[i];
        }
    }
    if (!read_plain(plain)) { return "The comma separates thousands, the point decimals: 1,234,567.89."; }
    return fmt::format("The comma separates thousands, the point decimals: did you mean {}?", cut_to_width(plain, 30));
}

}  // namespace

std::optional<Currency> Currency::parse(std::string_view code) {
    if (code.size() != 3) { return std::nullopt; }
    const ListedCurrency* listed = find_currency(upper(code));
    if (listed == nullptr) { return std::nullopt; }
    return Currency(listed->code);
}

int Currency::decimals() const {
    const ListedCurrency* listed = find_currency(code());
    return listed == nullptr ? 0 : listed->decimals;
}

const std::vector<Currency>& Currency::all() {
    static const std::vector<Currency> currencies = [] {
        std::vector<Currency> out;
        for (const ListedCurrency& each : listed_currencies()) { out.push_back(Currency(each.code)); }
        return out;
    }();
    return currencies;
}

std::string decimal(Money money) {
    constexpr std::size_t longest = 24;  // sign, 19 digits, point, and a zero before it
    std::array<char, longest> buffer{};
    std::size_t at = longest;
    const auto bits = static_cast<std::uint64_t>(money.minor);
    std::uint64_t rest = money.minor < 0 ? 0 - bits : bits;
    int decimals = money.currency.decimals();
    const auto put = [&](char c) { buffer[--at] = c; };
    for (bool first = true; first || rest > 0 || decimals >= 0; first = false) {
        put(static_cast<char>('0' + rest % 10));
        rest /= 10;
        if (--decimals == 0) { put('.'); }
    }
    if (money.minor < 0) { put('-'); }
    return {buffer.data() + at, longest - at};
}

std::string to_string(Money money) { return fmt::format("{} {}", money.currency.code(), grouped(decimal(money))); }

Money parse_decimal(std::string_view text, Currency currency) {
    const auto numeral = read_plain(text);
    if (!numeral) {
        throw bad_input(fmt::format("{} is not an amount of {}.", quoted(text), currency.code()),
                        currency.decimals() == 0
                            ? "Write digits alone, like 1234."
                            : "Write digits and a decimal point, without separators, like 1234.5.");
    }
    return exact(*numeral, 0, currency, text, bad_input);
}

Money parse_money(std::string_view text, std::optional<Currency> fallback) {
    const Spoken spoken = take_apart(text);
    const auto plain = without_separators(spoken.number);
    if (!plain) { throw unreadable_amount(text, european_hint(spoken.number)); }
    const auto numeral = read_plain(*plain);
    if (!numeral) { throw unreadable_amount(text); }
    const auto currency = spoken.currency ? spoken.currency : fallback;
    if (!currency) {
        throw usage_error(fmt::format("{} names no currency.", quoted(text)),
                          fmt::format("Write it like USD {}.", cut_to_width(trim(text), 30)));
    }
    return exact(*numeral, spoken.exponent, *currency, text, usage_error);
}

void Balance::add(Money money) {
    const auto [entry, fresh] = sums_.try_emplace(money.currency, money.minor);
    if (!fresh) { entry->second = checked_add(entry->second, money.minor); }
}

void Balance::add(const Balance& other) {
    for (const auto& [currency, minor] : other.sums_) { add(Money{minor, currency}); }
}

std::int64_t Balance::minor(Currency currency) const {
    const auto found = sums_.find(currency);
    return found == sums_.end() ? 0 : found->second;
}

std::int64_t checked_add(std::int64_t left, std::int64_t right) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(left, right, &sum)) {
        throw Error(ErrorKind::failure, "A sum of money is too large for 64 bits.",
                    "Look for an amount that was entered with too many digits.");
    }
    return sum;
}

}  // namespace winloss
