#include "winloss/exchange/import_forms.hpp"

#include "import_sums.hpp"

namespace winloss::exchange {

TableForms find_forms(CsvReader& csv, const Mapping& mapping, std::optional<Currency> currency, RecordIds ids,
                      const SaidDates& said) {
    DateFormFinder dates(mapping, said);
    AmountFormFinder amounts(mapping, currency);
    LinesAside lines(mapping);  // a sum is written as its report likes, and is no row that could be refused
    while ((dates.any() || amounts.any() || ids.any()) && csv.next()) {
        const LineKind kind = lines.look(csv.row());
        if (csv.fault() || kind == LineKind::aside || kind == LineKind::blank) { continue; }
        dates.add(csv);
        amounts.add(csv);
        if (ids.any()) { ids.add(csv); }
    }
    ids.finish();
    return {dates.finish(csv), amounts.finish(csv), std::move(ids)};
}

}  // namespace winloss::exchange
