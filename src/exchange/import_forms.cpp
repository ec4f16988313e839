#include "winloss/exchange/import_forms.hpp"

#include <algorithm>

namespace winloss::exchange {

bool has_forms(const Mapping& mapping) {
    return std::ranges::any_of(mapping.columns, [](const MappedColumn& each) {
        return each.field->kind == FieldKind::date || each.field->kind == FieldKind::money;
    });
}

TableForms find_forms(CsvReader& csv, const Mapping& mapping, std::optional<Currency> currency) {
    DateFormFinder dates(mapping);
    AmountFormFinder amounts(mapping, currency);
    while ((dates.any() || amounts.any()) && csv.next()) {
        if (csv.fault()) { continue; }
        dates.add(csv);
        amounts.add(csv);
    }
    return {dates.finish(csv), amounts.finish(csv)};
}

}  // namespace winloss::exchange
