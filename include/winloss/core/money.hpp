// Exact money: integer minor units and an ISO 4217 currency. Currencies are never added together.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloss {

/// An ISO 4217 code. Only listed codes exist (Currency::parse): those in use that have a minor unit, and those
/// withdrawn since 2015, which ten years of deals may still hold. Three bytes, trivially copyable.
class Currency {
public:
    /// `USD`, any case; nullopt for a code that is not listed.
    static std::optional<Currency> parse(std::string_view code);
    static const std::vector<Currency>& all();  ///< ordered by code
    std::string_view code() const { return {code_.data(), 3}; }
    /// Decimals of the minor unit: 0 (JPY), 2 (USD), 3 (BHD), 4 (CLF).
    int decimals() const;
    friend bool operator==(Currency left, Currency right) { return left.number() == right.number(); }
    friend std::strong_ordering operator<=>(Currency left, Currency right) { return left.number() <=> right.number(); }

private:
    explicit Currency(std::string_view code) : code_{code[0], code[1], code[2]} {}
    /// In the order of the codes, which are upper-case letters. Sums look for their currency million times.
    int number() const { return code_[0] << 16 | code_[1] << 8 | code_[2]; }

    std::array<char, 3> code_;
};

struct Money {
    std::int64_t minor = 0;  ///< minor units: cents, yen, fils
    Currency currency;
    friend bool operator==(const Money&, const Money&) = default;
};

/// "1234.56": plain decimal with the currency's decimals, no separators; the machine form.
std::string decimal(Money money);
/// "USD 1,234.56": the form for people.
std::string to_string(Money money);
/// The inverse of decimal(): optional sign, digits, at most the currency's decimals ('1200.0' and '1200.00' are whole
/// yen too, as many a CRM writes them; '1.200' is refused, since it may mean thousands). Throws bad_input naming the
/// value for anything else, for more decimals than the currency has, and for what does not fit 64 bits.
Money parse_decimal(std::string_view text, Currency currency);
/// What a person types: `12000`, `12,000.50`, `12k`, `1.5m`, `USD 12000`, `12000 EUR`, any case. Always exact:
/// `1.234567k` is refused in a currency of two decimals. The comma only separates thousands, in their places;
/// `1.234,56` and `12,5` are refused with the form that would be right. `fallback` is the currency where the text names
/// none. Throws usage.
Money parse_money(std::string_view text, std::optional<Currency> fallback);

/// Sum per currency; throws failure on overflow instead of wrapping.
class Balance {
public:
    void add(Money money);
    void add(const Balance& other);
    const std::map<Currency, std::int64_t>& by_currency() const { return sums_; }
    bool empty() const { return sums_.empty(); }
    std::int64_t minor(Currency currency) const;  ///< 0 where the currency never came
    friend bool operator==(const Balance&, const Balance&) = default;

private:
    std::map<Currency, std::int64_t> sums_;
};

/// a + b, or failure: no sum of money wraps.
std::int64_t checked_add(std::int64_t left, std::int64_t right);

}  // namespace winloss
