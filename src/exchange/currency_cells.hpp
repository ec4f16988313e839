// What a column of currencies, and an amount, may hold besides codes: the signs of currencies. For the files of
// import_amounts and import_cells alone.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "winloss/core/money.hpp"

namespace winloss::exchange {

struct CurrencySign {
    std::string_view sign;
    std::string_view code;
    std::string_view also = {};  ///< other currencies that are written so
};

/// The longer ones first: 'US$' ends with '$'.
std::span<const CurrencySign> currency_signs();
bool is_written(Currency currency, const CurrencySign& sign);
/// '$ is read as USD'.
std::string read_as(const CurrencySign& sign);

/// The currency of a cell that holds its code or its sign; null for anything else. `likely` is the one of a sign that
/// several are written with, where it is among them.
std::optional<Currency> currency_of(std::string_view cell, std::optional<Currency> likely);
/// read_as() of a cell that holds a sign of several currencies of which `likely` is none; empty otherwise.
std::string sign_read_as(std::string_view cell, std::optional<Currency> likely);
/// Why a cell is no currency, with the --value that says which one it is.
std::string no_currency(std::string_view cell);

}  // namespace winloss::exchange
