#include "currency_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

constexpr auto signs = std::to_array<CurrencySign>({
    {"US$", "USD"},
    {"CA$", "CAD"},
    {"AU$", "AUD"},
    {"NZ$", "NZD"},
    {"HK$", "HKD"},
    {"R$", "BRL"},
    {"A$", "AUD"},
    {"C$", "CAD"},
    {"S$", "SGD"},
    {"$", "USD", "AUD CAD NZD SGD HKD TWD MXN ARS CLP COP BRL"},
    {"€", "EUR"},
    {"£", "GBP"},
    {"¥", "JPY", "CNY"},
    {"₹", "INR"},
    {"₩", "KRW"},
    {"₺", "TRY"},
    {"zł", "PLN"},
    {"Kč", "CZK"},
});

/// Null where the cell is no sign.
const CurrencySign* sign_of(std::string_view cell) {
    const auto* const found = std::ranges::find(signs, cell, &CurrencySign::sign);
    return found == signs.end() ? nullptr : found;
}

}  // namespace

std::span<const CurrencySign> currency_signs() { return signs; }

bool is_written(Currency currency, const CurrencySign& sign) {
    return currency.code() == sign.code || sign.also.find(currency.code()) != std::string_view::npos;
}

std::string read_as(const CurrencySign& sign) { return fmt::format("{} is read as {}", sign.sign, sign.code); }

std::optional<Currency> currency_of(std::string_view cell, std::optional<Currency> likely) {
    if (auto currency = Currency::parse(cell)) { return currency; }
    const CurrencySign* const sign = sign_of(cell);
    if (sign == nullptr) { return std::nullopt; }
    return likely && is_written(*likely, *sign) ? likely : Currency::parse(sign->code);
}

std::string sign_read_as(std::string_view cell, std::optional<Currency> likely) {
    const CurrencySign* const sign = sign_of(cell);
    if (sign == nullptr || sign->also.empty() || (likely && is_written(*likely, *sign))) { return {}; }
    return read_as(*sign);
}

std::string no_currency(std::string_view cell) {
    constexpr std::size_t longest_name = 40;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> names{{{"us dollar", "USD"},
                                                                                   {"u.s. dollar", "USD"},
                                                                                   {"dollar", "USD"},
                                                                                   {"euro", "EUR"},
                                                                                   {"pound sterling", "GBP"},
                                                                                   {"british pound", "GBP"},
                                                                                   {"swiss franc", "CHF"},
                                                                                   {"yen", "JPY"},
                                                                                   {"japanese yen", "JPY"},
                                                                                   {"swedish krona", "SEK"}}};
    std::string why = "is no currency; write an ISO 4217 code like USD";
    if (cell.size() > longest_name) { return why; }
    const auto* const known =
        std::ranges::find(names, fold(cell), &std::pair<std::string_view, std::string_view>::first);
    return fmt::format("{}, or say which it is with --value {}", why,
                       shell_word(fmt::format("currency:{}={}", cell, known == names.end() ? "USD" : known->second)));
}

}  // namespace winloss::exchange
