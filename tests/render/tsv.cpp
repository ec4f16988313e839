#include "readers.hpp"
#include "samples.hpp"
#include "support/catch.hpp"
#include "winloss/core/text.hpp"
#include "winloss/render/render.hpp"

using namespace winloss;
using namespace winloss::render;

namespace {

std::string tsv(const auto& data) {
    Options options;
    options.format = Format::tsv;
    return render::render(data, options);
}

}  // namespace

TEST_CASE("a list in a pipe has no heading and nothing cut") {
    List list = samples::deals();
    CHECK(tsv(list) ==
          "17\tAcme\t2026-03-02\t1234.56\tUSD\tInitech; Globex\ttrue\n"
          "1204\tMüller & Söhne\t\t\t\t\tfalse\n"
          "9\t東京電力\t2026-01-31\t9800000\tJPY\tInitech\t\n");
    list.table.rows = {{std::int64_t{1}, std::string(5000, 'x')}};
    CHECK(tsv(list) == "1\t" + std::string(5000, 'x') + "\t\t\t\t\t\n");
}

TEST_CASE("a file of text is no formula in a spreadsheet, a pipe is left as it is") {
    List list;
    list.table.columns = {{"a", "A", Type::text}, {"b", "B", Type::integer}};
    list.table.rows = {{"=cmd()", std::int64_t{-1}}};
    Options options;
    options.format = Format::tsv;
    CHECK(render::render(list, options) == "=cmd()\t-1\n");
    options.file = true;
    CHECK(render::render(list, options) == "'=cmd()\t-1\n");
    options.raw = true;
    CHECK(render::render(list, options) == "=cmd()\t-1\n");
}

TEST_CASE("a report in a pipe has a heading, its main table, and a line for each currency") {
    CHECK(tsv(samples::reasons()) ==
          "code\tdeals\tshare\tshare_part\tshare_whole\tshare_low\tshare_high\tshare_small\tcurrency\tlost\n"
          "price/total-cost\t79\t0.42245989304812837\t79\t187\t0.354\t0.4941\tfalse\tEUR\t1.00\n"
          "price/total-cost\t79\t0.42245989304812837\t79\t187\t0.354\t0.4941\tfalse\tUSD\t1234567.89\n"
          "product fit\t2\t0.4\t2\t5\t0.1176\t0.7693\ttrue\tUSD\t0.05\n"
          "support\t1\t0.3333333333333333\t1\t3\t0.0615\t0.7923\ttrue\t\t\n"
          "none\t0\t\t0\t0\t\t\tfalse\t\t\n");
}

TEST_CASE("a heading breaks no line, and is no formula in a file") {
    auto report = samples::reasons();
    report.tables.front().columns.front().key = "=a\tb";
    Options options;
    options.format = Format::tsv;
    CHECK(render::render(report, options).starts_with("=a\\tb\tdeals\t"));
    options.file = true;
    CHECK(render::render(report, options).starts_with("'=a\\tb\tdeals\t"));
}

TEST_CASE("a record in a pipe is a key and a value a line") {
    CHECK(tsv(samples::deal()) ==
          "id\t17\n"
          "account\tAcme\n"
          "owner\t\n"
          "amount\t1234.56\n"
          "currency\tUSD\n"
          "booked_for\t2026-10-02T10:00\n"
          "changed_at\t2026-10-01T07:30:00Z\n"
          "reasons\tprice; timing\n"
          "note\t## Price\\n\\nThey came in *30%* under you.\n");
}

TEST_CASE("no text breaks a line or a cell") {
    List list;
    list.table.columns = {{"a", "A", Type::text}, {"b", "B", Type::list}};
    list.table.rows = {{samples::hostile, std::vector<std::string>{samples::hostile, "x\ty"}}};
    const std::string out = tsv(list);
    CHECK(readers::lines(out).size() == 1);
    CHECK(split(out, '\t').size() == 2);
    CHECK(readers::first_obeyed(out, U"\t\n") == 0);

    list.table.rows = {{std::string("a\tb\nc\rd\\e\x1b\x01"), Cell()}};
    CHECK(tsv(list) == "a\\tb\\nc\\rd\\\\e\\x1b\\x01\t\n");
}

TEST_CASE("who names the currency") {
    const auto header = [](Table table) {
        Report report;
        report.tables = {std::move(table)};
        return tsv(report);
    };
    Table table;
    table.columns = {{"amount", "Amount", Type::money}};
    CHECK(header(table) == "amount\tcurrency\n");
    table.columns = {{"currency", "Currency", Type::text}, {"won", "Won", Type::money}, {"lost", "Lost", Type::money}};
    CHECK(header(table) == "currency\twon\tlost\n");
    table.columns = {{"won", "Won", Type::money}, {"lost", "Lost", Type::money}};
    CHECK(header(table) == "won\twon_currency\tlost\tlost_currency\n");

    // The rows of a breakdown are of its currency; the row that holds them may be of another.
    table.columns = {{"largest", "Largest", Type::money}};
    table.rows = {{samples::yen(70)}};
    table.breakdown = Breakdown{
        "amounts", {{"currency", "Currency", Type::text}, {"won", "Won", Type::money}}, {{{"EUR", samples::eur(100)}}}};
    CHECK(header(table) == "largest\tlargest_currency\tcurrency\twon\n70\tJPY\tEUR\t1.00\n");
}

TEST_CASE("a key that a row and its amounts share is told apart") {
    Report report;
    Table& table = report.tables.emplace_back();
    table.columns = {{"won", "Won", Type::integer}};
    table.rows = {{std::int64_t{3}}};
    table.breakdown = Breakdown{"amounts",
                                {{"currency", "Currency", Type::text}, {"won", "Won", Type::money}},
                                {{{std::string("USD"), Money{500, *Currency::parse("USD")}}}}};
    CHECK(tsv(report) == "won\tcurrency\tamounts_won\n3\tUSD\t5.00\n");
}
