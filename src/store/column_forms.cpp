#include "column_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "row_log.hpp"
#include "winloss/core/date.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/money.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

constexpr std::array<std::string_view, 10> lines{"name",  "external_id", "segment", "industry",    "region",
                                                 "title", "email",       "phone",   "lead_source", "stage"};

bool is_known_currency(std::string_view code) {
    const auto currency = Currency::parse(code);
    return currency && currency->code() == code;  // in capitals
}

bool is_readable(ColumnForm form, std::string_view value) {
    switch (form) {
        case ColumnForm::any: return true;
        case ColumnForm::currency: return is_known_currency(value);
        case ColumnForm::day: return parse_iso(value).has_value();
        case ColumnForm::moment: return parse_instant(value).has_value();
        case ColumnForm::local_time: return parse_iso_local(value).has_value();
        case ColumnForm::line: return value.find('\n') == value.npos && value.find('\r') == value.npos;
    }
    return true;
}

struct Words {
    std::string_view is_none;
    std::string_view right;
};

Words words_of(ColumnForm form) {
    switch (form) {
        case ColumnForm::any: break;
        case ColumnForm::currency:
            return {"is no currency that there is; currencies are written EUR",
                    "One is the three letters of ISO 4217, in capitals."};
        case ColumnForm::day:
            return {"is no day that there is; days are written 2026-10-02", "Years run from 0001 to 9999."};
        case ColumnForm::moment:
            return {"is no moment that there is; moments are written 2026-10-02T07:30:00Z", "They are in UTC."};
        case ColumnForm::local_time:
            return {"is no time of a day that there is; times are written 2026-10-02T10:00",
                    "It is the customer's clock."};
        case ColumnForm::line: return {"holds a line break", "Put a space in place of the line break."};
    }
    throw Error(ErrorKind::bug, "a column of any form is never misformed");
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
    if (column.ends_with("_on")) { return ColumnForm::day; }
    if (column == "at") { return ColumnForm::moment; }
    if (column == "booked_at") { return ColumnForm::local_time; }
    if (std::ranges::find(lines, column) != lines.end()) { return ColumnForm::line; }
    if (column == "currency") { return ColumnForm::currency; }
    return ColumnForm::any;
}

std::optional<Unreadable> misformed(ColumnForm form, std::string_view column, std::string_view value) {
    if (is_readable(form, value)) { return std::nullopt; }
    const Words words = words_of(form);
    return Unreadable{fmt::format("{} {} {}", column, winloss::quoted(value), words.is_none), std::string(words.right)};
}

std::string suspects(ColumnForm form, std::string_view column) {
    const std::string name = quoted(column);
    switch (form) {
        case ColumnForm::any: break;
        case ColumnForm::currency: return fmt::format("{} NOT IN ({})", name, known_currencies());
        case ColumnForm::day: return fmt::format("{0} < '0001-01-01' OR {0} > '9999-12-31'", name);
        case ColumnForm::moment:
        case ColumnForm::local_time: return name + " IS NOT NULL";  // few have any
        case ColumnForm::line: return fmt::format("{0} LIKE '%\n%' OR {0} LIKE '%\r%'", name);
    }
    throw Error(ErrorKind::bug, "a column of any form is never misformed");
}

}  // namespace winloss::store
