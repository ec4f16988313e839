// What has to be known of a foreign table before its first row is taken, found out in one pass over it: the forms of
// its dates and amounts, and which records have several rows. Knows no record.
#pragma once

#include <optional>

#include "winloss/exchange/import_amounts.hpp"
#include "winloss/exchange/import_date_forms.hpp"
#include "winloss/exchange/record_ids.hpp"

namespace winloss::exchange {

struct TableForms {
    DateForms dates;
    AmountForms amounts;
    RecordIds ids;
};

/// Reads `csv` to its end, where there is anything to be found out. `currency` is that of amounts whose row names none;
/// `ids` gathers numbers of records where they are asked for.
TableForms find_forms(CsvReader& csv, const Mapping& mapping, std::optional<Currency> currency, RecordIds ids = {},
                      const SaidDates& said = {});

}  // namespace winloss::exchange
