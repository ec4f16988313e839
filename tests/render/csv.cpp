#include <random>

#include "readers.hpp"
#include "samples.hpp"
#include "support/catch.hpp"
#include "winloss/render/render.hpp"

using namespace winloss;
using namespace winloss::render;
using readers::read_csv;
using readers::Records;

namespace {

std::string csv(const auto& data, bool raw = false) {
    Options options;
    options.format = Format::csv;
    options.raw = raw;
    return render::render(data, options);
}

List texts(const std::vector<std::string>& values) {
    List list;
    list.table.columns = {{"a", "A", Type::text}, {"b", "B", Type::text}};
    for (const std::string& value : values) { list.table.rows.push_back({value, value}); }
    return list;
}

}  // namespace

TEST_CASE("a list has a header and CRLF line ends") {
    CHECK(csv(samples::deals()) ==
          "id,account,decided_on,amount,currency,competitors,interviewed\r\n"
          "17,Acme,2026-03-02,1234.56,USD,Initech; Globex,true\r\n"
          "1204,Müller & Söhne,,,,,false\r\n"
          "9,東京電力,2026-01-31,9800000,JPY,Initech,\r\n");
}

TEST_CASE("a record is a header and a row") {
    CHECK(csv(samples::deal()) ==
          "id,account,owner,amount,currency,booked_for,changed_at,reasons,note\r\n"
          "17,Acme,,1234.56,USD,2026-10-02T10:00,2026-10-01T07:30:00Z,price; timing,"
          "\"## Price\n\nThey came in *30%* under you.\"\r\n");
}

TEST_CASE("a report is its main table, repeated for each currency") {
    const Records records = read_csv(csv(samples::reasons()));
    REQUIRE(records.size() == 6);
    CHECK(records[0] == std::vector<std::string>{"code", "deals", "share", "share_part", "share_whole", "share_low",
                                                 "share_high", "share_small", "currency", "lost"});
    CHECK(records[2] == std::vector<std::string>{"price/total-cost", "79", "0.42245989304812837", "79", "187", "0.354",
                                                 "0.4941", "false", "USD", "1234567.89"});
    CHECK(records[5] == std::vector<std::string>{"none", "0", "", "0", "0", "", "", "false", "", ""});
}

TEST_CASE("text is defused unless raw is asked for; numbers never are") {
    CHECK(csv(texts({"=cmd()"})) == "a,b\r\n'=cmd(),'=cmd()\r\n");
    CHECK(csv(texts({"=cmd()"}), true) == "a,b\r\n=cmd(),=cmd()\r\n");
    CHECK(csv(texts({" @x, y"})) == "a,b\r\n\"' @x, y\",\"' @x, y\"\r\n");
    List list;
    list.table.columns = {{"a", "A", Type::integer}, {"b", "B", Type::money}, {"c", "C", Type::list}};
    list.table.rows = {{std::int64_t{-7}, samples::usd(-5), std::vector<std::string>{"-1", "x"}}};
    CHECK(csv(list) == "a,b,currency,c\r\n-7,-0.05,USD,'-1; x\r\n");
}

TEST_CASE("a heading that somebody typed is defused as a text is") {
    List list = texts({"x"});
    list.table.columns[0].key = "=cmd|x";
    list.table.columns[1].key = "b\x1b";
    CHECK(csv(list) == "'=cmd|x,b\\x1b\r\nx,x\r\n");
    CHECK(csv(list, true) == "=cmd|x,b\x1b\r\nx,x\r\n");
}

TEST_CASE("control characters are visible, line breaks and tabs stay inside quotes") {
    const auto cell = [](const std::string& text, bool raw = false) { return read_csv(csv(texts({text}), raw))[1][0]; };
    CHECK(csv(texts({"a\x1b[2J\tb\r\nc"})) == "a,b\r\n\"a\\x1b[2J\tb\r\nc\",\"a\\x1b[2J\tb\r\nc\"\r\n");
    CHECK(csv(texts({"a\tb"})) == "a,b\r\n\"a\tb\",\"a\tb\"\r\n");
    for (const std::string text : {"one\n\ntwo\n", "a\r\n\r\nb", "x\ty\t\n\tz", "\\t is no tab"}) {
        CHECK(cell(text) == text);
    }
    CHECK(cell("a\rb") == "a\\rb");  // a terminal would write b over a
    CHECK(cell("=a\rb\x1b\t", true) == "=a\rb\x1b\t");
    Options on_screen;
    on_screen.format = Format::csv;
    on_screen.raw = on_screen.screen = true;
    CHECK(read_csv(render::render(texts({"=a\rb\x1b[2J"}), on_screen))[1][0] == "=a\\rb\\x1b[2J");
    const std::string out = csv(texts({samples::hostile}));
    CHECK(readers::first_obeyed(out, U"\r\n\t") == 0);
    CHECK(read_csv(out).size() == 2);
    CHECK(read_csv(out)[1][0].starts_with("'=cmd()|\\x1b[31mred"));
}

TEST_CASE("a row whose only cell is empty is no empty line") {
    List list;
    list.table.columns = {{"a", "A", Type::text}};
    list.table.rows = {{Cell()}, {"x"}, {""}};
    CHECK(csv(list) == "a\r\n\"\"\r\nx\r\n\"\"\r\n");
}

TEST_CASE("an independent reader gets the cells back") {
    std::mt19937 random(20261002);  // any seed: it only has to be the same every time
    const std::vector<std::string> pieces = {"a", ",", "\"", "\n", " ", "é", "東", ";", "'", "=", "\"\"", ",,", "|"};
    std::vector<std::string> values;
    for (int i = 0; i < 2000; ++i) {
        std::string value;
        for (auto length = random() % 9; length > 0; --length) { value += pieces[random() % pieces.size()]; }
        values.push_back(value);
    }
    const Records records = read_csv(csv(texts(values), true));
    REQUIRE(records.size() == values.size() + 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        REQUIRE(records[i + 1] == std::vector<std::string>{values[i], values[i]});
    }
}
