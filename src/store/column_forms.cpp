#include "column_forms.hpp"

#include <fmt/format.h>

#include "row_log.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/money.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

/// Null where it can be read.
struct Fault {
    std::string_view is_no;
    std::string_view right;
};

std::optional<Fault> fault_of(ColumnForm form, std::string_view value) {
    if (form == ColumnForm::currency) {
        const auto currency = Currency::parse(value);
        if (currency && currency->code() == value) { return std::nullopt; }
        return Fault{"is no currency that there is; currencies are written EUR",
                     "One is the three letters of ISO 4217, in capitals."};
    }
    return std::nullopt;
}

const std::string& known_currencies() {
    static const std::string known = [] {
        std::string list;
        for (const Currency each : Currency::all()) {
            list += fmt::format("{}'{}'", list.empty() ? "" : ", ", each.code());
        }
        return list;
    }();
    return known;
}

}  // namespace

ColumnForm form_of(std::string_view column) {
    if (column == "currency") { return ColumnForm::currency; }
    return ColumnForm::any;
}

std::optional<Unreadable> misformed(ColumnForm form, std::string_view column, std::string_view value) {
    const std::optional<Fault> fault = fault_of(form, value);
    if (!fault) { return std::nullopt; }
    return Unreadable{fmt::format("{} {} {}", column, winloss::quoted(value), fault->is_no), std::string(fault->right)};
}

std::string suspects(ColumnForm form, std::string_view column) {
    const std::string name = quoted(column);
    switch (form) {
        case ColumnForm::any: break;
        case ColumnForm::currency: return fmt::format("{} NOT IN ({})", name, known_currencies());
    }
    throw Error(ErrorKind::bug, "a column of any form is never misformed");
}

}  // namespace winloss::store
