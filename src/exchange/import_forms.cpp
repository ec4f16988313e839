#include "winloss/exchange/import_forms.hpp"

namespace winloss::exchange {

TableForms find_forms(CsvReader& csv, const Mapping& mapping, std::optional<Currency> currency, RecordIds ids,
                      const SaidDates& said) {
    DateFormFinder dates(mapping, said);
    AmountFormFinder amounts(mapping, currency);
    while ((dates.any() || amounts.any() || ids.any()) && csv.next()) {
        if (csv.fault()) { continue; }
        dates.add(csv);
        amounts.add(csv);
        if (ids.any()) { ids.add(csv); }
    }
    ids.finish();
    return {dates.finish(csv), amounts.finish(csv), std::move(ids)};
}

}  // namespace winloss::exchange
