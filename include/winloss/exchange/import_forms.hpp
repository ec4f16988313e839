// In which forms a foreign table writes its dates and its amounts, found out in one pass over it. Knows no record.
#pragma once

#include <optional>

#include "winloss/exchange/import_amounts.hpp"
#include "winloss/exchange/import_date_forms.hpp"

namespace winloss::exchange {

struct TableForms {
    DateForms dates;
    AmountForms amounts;
};

/// Whether a table has columns whose form has to be found out.
bool has_forms(const Mapping& mapping);

/// Reads `csv` to its end. `currency` is that of amounts whose row names none.
TableForms find_forms(CsvReader& csv, const Mapping& mapping, std::optional<Currency> currency);

}  // namespace winloss::exchange
