#include "winloss/exchange/import_date_forms.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "winloss/exchange/import_forms.hpp"

using namespace winloss;
using namespace winloss::exchange;

namespace {

/// 'opened|closed' as decided, or the sentence that asks.
std::string forms_of(const std::string& rows, const std::vector<std::string>& said = {}) {
    std::istringstream in("id,opened_on,closed_on\n" + rows);
    CsvReader csv(in, "x.csv");
    const Mapping mapping = map_columns(RecordType::deals, csv.heading(), {});
    const DateForms forms = find_forms(csv, mapping, {}, {}, parse_date_formats(RecordType::deals, said)).dates;
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

TEST_CASE("where two forms read as many values nobody tells, another column neither") {
    const std::string asked =
        "x.csv:3:3: opened_on '01/02/2026' is a date, but no value of the column tells in which form. "
        "--date-format %m/%d/%Y reads it as 2026-01-02, --date-format %d/%m/%Y reads it as 2026-02-01. That decides "
        "every column that does not tell; --date-format opened_on=FORMAT this one alone.";
    CHECK(forms_of("1,,\n2,01/02/2026,2026-01-01\n") == asked);
    CHECK(forms_of("1,,\n2,01/02/2026,01/13/2026\n") == asked);
    CHECK(forms_of("1,24-02-03,\n").find("%y-%m-%d") != std::string::npos);
}

TEST_CASE("a form that is said decides the columns that do not tell, and no other") {
    CHECK(forms_of("1,2026-01-02,7/12/2024\n", {"%m/%d/%Y"}) == "iso|%m/%d/%Y");
    CHECK(forms_of("1,14-Mar-2024,7/12/2024\n", {"%d/%m/%Y"}) == "%d-%b-%Y|%d/%m/%Y");
    CHECK(forms_of("1,7/13/2024,7/12/2024\n", {"%d/%m/%Y"}) == "%m/%d/%Y|%d/%m/%Y");
    CHECK(forms_of("1,2024-03-14T10:00:00.000+0000,7/12/2024 9:00\n", {"%m/%d/%Y %H:%M"}) == "iso|%m/%d/%Y %H:%M");
    CHECK(forms_of("1,2024|03|14,\n", {"%Y|%m|%d"}) == "%Y|%m|%d|iso");
    // A form that reads none of them decides nothing.
    CHECK(forms_of("1,2026-01-02,7/12/24\n", {"%m/%d/%Y"}).find("'7/12/24' is a date, but") != std::string::npos);
}

TEST_CASE("a form that is said of a field is that field's, and the later one holds") {
    CHECK(forms_of("1,7/12/2024,7/12/2024\n", {"opened_on=%d/%m/%Y", "%m/%d/%Y"}) == "%d/%m/%Y|%m/%d/%Y");
    CHECK(forms_of("1,7/13/2024,2024-01-02\n", {"opened_on=%m/%d/%Y", "opened_on=%d/%m/%Y"}) == "%d/%m/%Y|iso");
    CHECK_THROWS_WITH(forms_of("", {"closed=%F"}), Catch::StartsWith("--date-format closed=%F: deals have no date "));
    CHECK_THROWS_WITH(forms_of("", {"amount=%F"}), Catch::StartsWith("--date-format amount=%F: deals have no date "));
}

TEST_CASE("a year of two digits stands before the day between hyphens alone, unless it is said") {
    CHECK(forms_of("1,28.02.24,28/02/24\n2,31.03.24,31/03/24\n") == "%d.%m.%y|%d/%m/%y");
    CHECK(forms_of("1,28.02.24,28/02/24\n", {"%y.%m.%d"}) == "%y.%m.%d|%d/%m/%y");
    CHECK(forms_of("1,28.02.24,28/02/24\n", {"closed_on=%y/%m/%d"}) == "%d.%m.%y|%y/%m/%d");
    const std::string asked = forms_of("1,02/03/24,\n");
    CHECK_THAT(asked, Catch::Contains("--date-format %m/%d/%y") && Catch::Contains("--date-format %d/%m/%y"));
    CHECK_THAT(asked, !Catch::Contains("%y/%m/%d"));
}

TEST_CASE("values of a column that no form reads are named as such") {
    CHECK(forms_of("1,,25.12.2025\n2,,3/4/2025\n") ==
          "x.csv:2:4: closed_on '25.12.2025' and '3/4/2025' in line 3 are dates, but no form reads both. "
          "Mend one of them, or say which form holds: with --date-format closed_on=%d.%m.%Y the other is a bad row.");
    CHECK(forms_of("1,,13/12/2024\n2,,3/14/2024\n").find("'13/12/2024' and '3/14/2024' in line 3") !=
          std::string::npos);
    CHECK(forms_of("1,,13/12/2024\n2,,3/14/2024\n", {"closed_on=%m/%d/%Y"}) == "iso|%m/%d/%Y");
}

TEST_CASE("what --date-format would say of a file is one form, or one a field") {
    const auto said = [](const std::string& rows) {
        std::istringstream in("id,opened_on,closed_on\n" + rows);
        CsvReader csv(in, "x.csv");
        const Mapping mapping = map_columns(RecordType::deals, csv.heading(), {});
        return date_formats_of(mapping, find_forms(csv, mapping, {}).dates);
    };
    using Strings = std::vector<std::string>;
    CHECK(said("1,13/01/2026,14/01/2026\n") == Strings{"%d/%m/%Y"});
    CHECK(said("1,,14/01/2026\n") == Strings{"%d/%m/%Y"});
    CHECK(said("1,2026-01-02,14/01/2026\n") == Strings{"closed_on=%d/%m/%Y"});
    CHECK(said("1,01/14/2026,14/01/2026\n") == Strings{"opened_on=%m/%d/%Y", "closed_on=%d/%m/%Y"});
    CHECK(said("1,2026-01-02,\n").empty());
}

TEST_CASE("a column of a spreadsheet's day numbers is read as such") {
    CHECK(forms_of("1,46276,46276.875\n2,46300,\n") == "serial|serial");
    CHECK(forms_of("1,12,\n") == "iso|iso");
}
