#include "winloss/exchange/import_date_forms.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "winloss/exchange/import_forms.hpp"

using namespace winloss;
using namespace winloss::exchange;

namespace {

/// 'opened|closed' as decided, or the sentence that asks.
std::string forms_of(const std::string& rows) {
    std::istringstream in("id,opened_on,closed_on\n" + rows);
    CsvReader csv(in, "x.csv");
    const DateForms forms = find_forms(csv, map_columns(RecordType::deals, csv.heading(), {}), {}).dates;
    if (forms.undecided) { return forms.undecided->message() + " " + forms.undecided->hint(); }
    const auto shown = [&](std::size_t column) {
        const DateFormat* format = forms.of(column);
        return format == nullptr ? std::string("iso") : format->pattern();
    };
    return shown(1) + "|" + shown(2);
}

}  // namespace

TEST_CASE("the form of a column is the one that reads most of it") {
    CHECK(forms_of("1,2026-01-02,\n2,2026-01-03,03/04/2026\n3,,2026-02-01\n") == "iso|iso");
    CHECK(forms_of("1,01/13/2026,\n2,01/02/2026,\n3,soon,\n") == "%m/%d/%Y|iso");
    CHECK(forms_of("1,13/01/2026,\n2,01/02/2026,2026-01-01\n3,2026-01-09,\n") == "%d/%m/%Y|iso");
    CHECK(forms_of("1,3 Feb 2026,1.2.2026\n") == "%d %b %Y|%d.%m.%Y");
    CHECK(forms_of("1,n/a,\n") == "iso|iso");
    CHECK(forms_of("") == "iso|iso");
}

TEST_CASE("where two forms read as many values another column tells, or nobody does") {
    CHECK(forms_of("1,01/02/2026,01/13/2026\n") == "%m/%d/%Y|%m/%d/%Y");
    CHECK(forms_of("1,01/02/2026,13/01/2026\n") == "%d/%m/%Y|%d/%m/%Y");
    CHECK(
        forms_of("1,,\n2,01/02/2026,2026-01-01\n") ==
        "x.csv, line 3, column 'opened_on': '01/02/2026' is a date, but no value of the column tells in which form. "
        "--date-format %m/%d/%Y reads it as 2026-01-02, --date-format %d/%m/%Y reads it as 2026-02-01. The form holds "
        "for the whole file.");
    CHECK(forms_of("1,24-02-03,\n").find("%y-%m-%d") != std::string::npos);
}

TEST_CASE("a column of a spreadsheet's day numbers is read as such") {
    CHECK(forms_of("1,46276,46276.875\n2,46300,\n") == "serial|serial");
    CHECK(forms_of("1,12,\n") == "iso|iso");
}
