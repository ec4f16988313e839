#include "winloss/exchange/import_amounts.hpp"

#include <fmt/format.h>

#include <random>
#include <sstream>

#include "exchange/import_file.hpp"
#include "support/catch.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_forms.hpp"

using namespace winloss;
using namespace winloss::exchange;
using winloss::test::Asked;
using winloss::test::bad_cells;
using winloss::test::import_one;

namespace {

std::string read(std::string_view cell, DecimalMark mark = DecimalMark::point, const AmountCurrency& currency = {}) {
    const Reading<Money> reading = read_amount(cell, currency, mark);
    return reading.value ? to_string(*reading.value) : reading.why;
}

/// '.' or ',' as a column decides, or the sentence that asks; 'unnamed' where an amount lacks a currency.
std::string decided(const std::string& rows, const char* currency = nullptr) {
    std::istringstream in("id;amount\n" + rows);
    CsvReader csv(in, "x.csv");
    const Mapping mapping = map_columns(RecordType::deals, csv.heading(), {});
    const AmountForms forms =
        find_forms(csv, mapping, currency != nullptr ? Currency::parse(currency) : std::nullopt).amounts;
    if (forms.undecided) { return forms.undecided->message() + " " + forms.undecided->hint(); }
    return (forms.of(1) == DecimalMark::comma ? "," : ".") + std::string(forms.all_named ? "" : " unnamed");
}

const AmountCurrency eur{.row = Currency::parse("EUR"), .otherwise = {}};
const AmountCurrency usual{.row = {}, .otherwise = Currency::parse("EUR")};

}  // namespace

TEST_CASE("amounts in the forms that spreadsheets and CRMs write") {
    constexpr auto comma = DecimalMark::comma;
    CHECK(read("$125,000.00") == "USD 125,000.00");
    CHECK(read("1.234,56", comma, eur) == "EUR 1,234.56");
    CHECK(read("€ 1 234,56", comma) == "EUR 1,234.56");
    CHECK(read("€\u00A01\u00A0234,56", comma) == "EUR 1,234.56");
    CHECK(read("1\u202F234,56 €", comma) == "EUR 1,234.56");
    CHECK(read("JPY 10,000") == "JPY 10,000");
    CHECK(read("10,000 jpy") == "JPY 10,000");
    CHECK(read("CHF 1'234.50") == "CHF 1,234.50");
    CHECK(read("CHF 1’234.50") == "CHF 1,234.50");
    CHECK(read("250k", DecimalMark::point, eur) == "EUR 250,000.00");
    CHECK(read("1.25m", DecimalMark::point, eur) == "EUR 1,250,000.00");
    CHECK(read("1,2345k", comma, eur) == "EUR 1,234.50");
    CHECK(read(".5", DecimalMark::point, eur) == "EUR 0.50");
    CHECK(read("+12.50", DecimalMark::point, eur) == "EUR 12.50");
    CHECK(read("1234567.89", DecimalMark::point, eur) == "EUR 1,234,567.89");
}

TEST_CASE("an amount in brackets is below zero") {
    for (const char* cell : {"(1,234.00)", "$(1,234.00)", "($1,234.00)", "-1,234.00", "1,234.00-", "\u22121,234.00"}) {
        CAPTURE(cell);
        CHECK_THAT(read(cell, DecimalMark::point, usual), Catch::EndsWith(" -1,234.00"));
    }
    CHECK_THAT(read("-(1,234.00)", DecimalMark::point, usual), Catch::StartsWith("is below zero twice"));
}

TEST_CASE("the cell's own currency is the row's, and goes before the usual one") {
    CHECK(read("USD 5", DecimalMark::point, eur) == "is an amount of USD, but the row's are of EUR");
    CHECK(read("USD 5", DecimalMark::point, usual) == "USD 5.00");
    CHECK(read("5", DecimalMark::point, usual) == "EUR 5.00");
    CHECK(read("$5", DecimalMark::point, {.row = Currency::parse("CAD"), .otherwise = {}}) == "CAD 5.00");
    CHECK(read("$5", DecimalMark::point, {.row = {}, .otherwise = Currency::parse("CAD")}) == "CAD 5.00");
    CHECK(read("CAD $5") == "CAD 5.00");
    CHECK(read("$5 CAD") == "CAD 5.00");
    CHECK(read("€5 USD") == "names two currencies, EUR and USD");
    CHECK(read("XQX 5") == "names no currency: 'XQX' is no ISO 4217 code");
    CHECK_THAT(read("5"), Catch::Contains("without a currency"));
}

TEST_CASE("one odd value does not turn the decimal mark of well-formed ones") {
    CHECK(decided("1;1.000,50\n2;2,5,0\n3;1,2,3\n", "EUR") == ", unnamed");
    CHECK(decided("1;1,000.50\n2;2.5.0\n3;1.2.3\n", "EUR") == ". unnamed");
    CHECK(read("2,5,0", DecimalMark::comma, usual) == "is no amount: its separators part no thousands; write 1.234,56");
    const AmountCurrency usd{.row = Currency::parse("USD"), .otherwise = {}};
    CHECK(read("CAD $5", DecimalMark::point, usd) == "is an amount of CAD, but the row's are of USD");
    CHECK(read("USD $5", DecimalMark::point, usd) == "USD 5.00");
    CHECK(read("5-", DecimalMark::point, usual) == read("-5", DecimalMark::point, usual));
}

TEST_CASE("what is no amount is none") {
    for (const char* cell : {"soon", "12,34,56.00", "1,23.00", "1.2.3", "1,234,56", "1 23", "12 k k", "--5", "()", "$",
                             "k", "1e6", "1,,234", "0x10", "1,234.56.78", "1'234,567.00"}) {
        CAPTURE(cell);
        CHECK_FALSE(read_amount(cell, eur, DecimalMark::point).value);
    }
}

TEST_CASE("a column's decimal mark is told by its values, or asked for") {
    CHECK(decided("1;1,234\n2;5.50\n", "EUR") == ". unnamed");
    CHECK(decided("1;1.234\n2;5,50\n", "EUR") == ", unnamed");
    CHECK(decided("1;1.234.567\n", "EUR") == ", unnamed");
    CHECK(decided("1;1,234,567\n", "EUR") == ". unnamed");
    CHECK(decided("1;1.234,56 EUR\n2;1.234 EUR\n") == ",");
    CHECK(decided("1;JPY 10,000\n") == ".");
    CHECK(decided("1;0,125\n", "EUR") == ", unnamed");
    CHECK(decided("1;12000\n2;\n3;soon\n", "EUR") == ". unnamed");
    CHECK(decided("1;1.234\n", "KWD") == ". unnamed");
    CHECK(decided("1;\n2;1,234\n3;5\n", "EUR") ==
          "x.csv:3:3: amount '1,234' may be 1234 or 1.234, and no value of the column tells which. "
          "--decimal . reads it as 1234, --decimal , as 1.234. The mark holds for the whole file.");
    CHECK(parse_decimal_mark(" Comma ") == DecimalMark::comma);
    CHECK_THROWS_AS(parse_decimal_mark(";"), Error);
}

namespace {

void read_as_printed(int count) {
    std::mt19937_64 random(4);
    const char* const codes[] = {"EUR", "JPY", "KWD", "USD"};
    for (int i = 0; i < count; ++i) {
        const Currency currency = *Currency::parse(codes[random() % 4]);
        const Money money{static_cast<std::int64_t>(random() >> (1 + random() % 62)), currency};
        std::string text = to_string(money);  // USD 1,234.56
        DecimalMark mark = DecimalMark::point;
        if (random() % 2 == 0) {
            for (char& c : text) { c = c == ',' ? '.' : c == '.' ? ',' : c; }
            mark = DecimalMark::comma;
        }
        const Reading<Money> reading = read_amount(text, {}, mark);
        if (reading.value != money) { FAIL(text << ": " << reading.why); }
    }
}

}  // namespace

TEST_CASE("a hundred thousand amounts are read as they were printed", "[thorough]") { read_as_printed(100'000); }

TEST_CASE("the amount without a currency among others that have one is named") {
    const auto first = [](const std::string& rows) {
        std::istringstream in("id;amount\n" + rows);
        CsvReader csv(in, "x.csv");
        return find_forms(csv, map_columns(RecordType::deals, csv.heading(), {}), {}).amounts.first_unnamed;
    };
    CHECK(first("1;EUR 5\n2;6\n3;7\n") == "x.csv:3:3: amount '6'");
    CHECK(first("1;5\n2;EUR 6\n") == "x.csv:2:3: amount '5'");
    CHECK(first("1;5\n2;6\n") == "x.csv:2:3: amount '5'");
    CHECK(first("1;EUR 5\n2;$6\n").empty());
}

TEST_CASE("a column of currencies holds signs as amounts do, and names with --value") {
    const auto amount = [](const std::string& currency, const std::string& cell, const Asked& asked = {}) {
        std::string seen;
        import_one<DealRow>(
            "id;account;stage;currency;amount\n1;A;Won;" + currency + ";" + cell + "\n",
            [&](const DealRow& row) { seen = to_string(*row.amount); }, asked);
        return seen;
    };
    CHECK(amount("€", "5") == "EUR 5.00");
    CHECK(amount("$", "5") == "USD 5.00");
    CHECK(amount("$", "$ 5", {.currency = "CAD"}) == "CAD 5.00");
    CHECK(amount("€", "5", {.currency = "CAD"}) == "EUR 5.00");
    CHECK(amount("zł", "5 zł") == "PLN 5.00");
    CHECK(amount("US Dollar", "5", {.values = {"currency:US Dollar=USD"}}) == "USD 5.00");
    const auto refused = [](const std::string& currency) {
        return bad_cells<DealRow>("id;account;stage;currency;amount\n1;A;Won;" + currency + ";5\n").at(0);
    };
    CHECK(refused("US Dollar") ==
          "2 [currency] US Dollar: is no currency; write an ISO 4217 code like USD, or say which it is with --value "
          "'currency:US Dollar=USD'");
    CHECK_THAT(refused("Euro"), Catch::EndsWith("--value currency:Euro=EUR"));
    CHECK_THAT(refused(std::string(50, 'x')), Catch::EndsWith("code like USD"));
    const auto signs = [](const std::string& cells, const char* otherwise, const char* value = nullptr) {
        std::istringstream in("id;currency;amount\n1;" + cells + "\n");
        CsvReader csv(in, "x.csv");
        const Mapping mapping = map_columns(RecordType::deals, csv.heading(), {});
        ImportOptions options;
        if (otherwise != nullptr) { options.currency = Currency::parse(otherwise); }
        if (value != nullptr) { options.replacements = {parse_replacement(RecordType::deals, value, "--value")}; }
        ImportReader<DealRow> reader(csv, mapping, options, [](const BadCell&) {});
        while (reader.next() != nullptr) {}
        return reader.taken().signs;
    };
    const std::set<std::string> read{"$ is read as USD"};
    CHECK(signs("$;5", nullptr) == read);
    CHECK(signs(";$5", nullptr) == read);
    CHECK(signs("$;5", "EUR") == read);  // which is not written so
    CHECK(signs(";$5", "EUR") == read);
    CHECK(signs("$;5", "CAD").empty());
    CHECK(signs(";$5", "CAD").empty());
    CHECK(signs("CAD;$5", nullptr).empty());
    CHECK(signs(";CAD $5", nullptr).empty());
    CHECK(signs("$;$5", nullptr, "currency:$=AUD").empty());
    CHECK(signs("€;5", nullptr).empty());
}

TEST_CASE("a million amounts are read as they were printed", "[.long]") { read_as_printed(1'000'000); }
