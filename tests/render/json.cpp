#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "readers.hpp"
#include "samples.hpp"
#include "support/catch.hpp"
#include "winloss/render/render.hpp"

using namespace winloss;
using namespace winloss::render;
using Json = nlohmann::json;

namespace {

std::string json(const auto& data, Format format = Format::json) {
    Options options;
    options.format = format;
    return render::render(data, options);
}

List one_cell(Cell cell) {
    List list;
    list.table.columns = {{"x", "X", Type::text}};
    list.table.rows = {{std::move(cell)}};
    return list;
}

/// The only value of the only row, read back.
Json read_back(Cell cell) { return Json::parse(json(one_cell(std::move(cell)))).at(0).at("x"); }

}  // namespace

TEST_CASE("a list is an array, a row a line") {
    CHECK(
        json(samples::deals()) ==
        "[\n"
        "  {\"id\":17,\"account\":\"Acme\",\"decided_on\":\"2026-03-02\","
        "\"amount\":{\"amount\":\"1234.56\",\"currency\":\"USD\"},"
        "\"competitors\":[\"Initech\",\"Globex\"],\"interviewed\":true},\n"
        "  {\"id\":1204,\"account\":\"Müller & Söhne\",\"decided_on\":null,\"amount\":null,"
        "\"competitors\":[],\"interviewed\":false},\n"
        "  {\"id\":9,\"account\":\"東京電力\",\"decided_on\":\"2026-01-31\","
        "\"amount\":{\"amount\":\"9800000\",\"currency\":\"JPY\"},\"competitors\":[\"Initech\"],\"interviewed\":null}\n"
        "]\n");
}

TEST_CASE("a record is an object: fields, sections, body") {
    const std::string expected =
        "{\n"
        "  \"id\": 17,\n"
        "  \"account\": \"Acme\",\n"
        "  \"owner\": null,\n"
        "  \"amount\": {\"amount\":\"1234.56\",\"currency\":\"USD\"},\n"
        "  \"booked_for\": \"2026-10-02T10:00\",\n"
        "  \"changed_at\": \"2026-10-01T07:30:00Z\",\n"
        "  \"reasons\": [\"price\",\"timing\"],\n"
        "  \"contacts\": [\n"
        "    {\"name\":\"Ada Byron\",\"buying_role\":\"champion\"},\n"
        "    {\"name\":\"Kim Li\",\"buying_role\":\"procurement\"}\n"
        "  ],\n"
        "  \"note\": \"## Price\\n\\nThey came in *30%* under you.\"\n"
        "}\n";
    CHECK(json(samples::deal()) == expected);

    const std::string line = json(samples::deal(), Format::jsonl);
    CHECK(readers::lines(line).size() == 1);
    CHECK(nlohmann::ordered_json::parse(line) == nlohmann::ordered_json::parse(expected));
}

TEST_CASE("a report says how to run it again, then its rows and its other tables") {
    const std::string out = json(samples::reasons());
    const auto ordered = nlohmann::ordered_json::parse(out);
    std::vector<std::string> keys;
    for (const auto& item : ordered.items()) { keys.push_back(item.key()); }
    CHECK(keys == std::vector<std::string>{"report", "as_of", "operation", "period", "filters", "base", "rows",
                                           "tables", "headline", "notes"});
    const Json read = Json::parse(out);
    CHECK(read["report"] == "loss-reasons");
    CHECK(read["as_of"] == "2026-10-01");
    CHECK(read["operation"] == 1042);
    CHECK(read["period"] == Json{{"from", "2026-07-01"}, {"to", "2026-09-30"}});
    CHECK(read["filters"] == Json{{"segment", "Enterprise"}});
    CHECK(read["base"]["lost"] == 1187);
    CHECK(read["base"]["heard"]["part"] == 41);
    CHECK(read["rows"].size() == 4);
    CHECK(read["tables"].size() == 1);
    CHECK(read["tables"]["by_quarter"][0] ==
          Json::parse(R"({"quarter":"2026Q3","odds":2.345,"nrr":{"part":10300,"whole":10000,"value":1.03,
                          "low":null,"high":null,"small":false}})"));
    CHECK(read["notes"] == Json{"41 of 187 lost deals were heard."});

    Report open = samples::reasons();
    open.period = {};
    CHECK(Json::parse(json(open))["period"] == Json{{"from", nullptr}, {"to", nullptr}});
}

TEST_CASE("a report in lines is its main rows and nothing else") {
    const std::vector<std::string> lines = readers::lines(json(samples::reasons(), Format::jsonl));
    const Json rows = Json::parse(json(samples::reasons()))["rows"];
    REQUIRE(lines.size() == rows.size());
    for (std::size_t i = 0; i < lines.size(); ++i) { CHECK(Json::parse(lines[i]) == rows[i]); }
}

TEST_CASE("a share carries everything, however small its base") {
    const Json rows = Json::parse(json(samples::reasons()))["rows"];
    CHECK(rows[2]["share"] == Json::parse(R"({"part":1,"whole":3,"value":0.3333333333333333,"low":0.0615,"high":0.7923,
                                              "small":true})"));
    CHECK(rows[3]["share"] == Json::parse(R"({"part":0,"whole":0,"value":null,"low":null,"high":null,"small":false})"));
    CHECK(rows[0]["amounts"] == Json::parse(R"([{"currency":"EUR","lost":{"amount":"1.00","currency":"EUR"}},
                                                {"currency":"USD","lost":{"amount":"1234567.89","currency":"USD"}}])"));
    CHECK(rows[2]["amounts"] == Json::array());
}

TEST_CASE("numbers come back as they went in") {
    for (const std::int64_t value : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                                     (std::int64_t{1} << 53) + 1, std::int64_t{0}}) {
        CHECK(read_back(value).get<std::int64_t>() == value);
    }
    for (const double value : {2.0 / 3, 0.1, 1e-300, 1e300, 5e-324, -0.07, 123456789.125}) {
        CHECK(read_back(value).get<double>() == value);
    }
    CHECK(read_back(std::numeric_limits<double>::infinity()).is_null());
    CHECK(read_back(std::nan("")).is_null());
    CHECK(json(one_cell(0.1)) == "[\n  {\"x\":0.1}\n]\n");
}

TEST_CASE("text comes back as it went in, and nothing in it is raw that a terminal or a page obeys") {
    std::string all;  // every code point of the first two planes that UTF-8 has, and some beyond
    const auto put = [&](std::uint32_t c) {
        const auto byte = [&](std::uint32_t value) { all += static_cast<char>(static_cast<unsigned char>(value)); };
        if (c < 0x80) {
            byte(c);
        } else if (c < 0x800) {
            byte(0xc0U | c >> 6U), byte(0x80U | (c & 0x3fU));
        } else if (c < 0x10000) {
            byte(0xe0U | c >> 12U), byte(0x80U | (c >> 6U & 0x3fU)), byte(0x80U | (c & 0x3fU));
        } else {
            byte(0xf0U | c >> 18U), byte(0x80U | (c >> 12U & 0x3fU)), byte(0x80U | (c >> 6U & 0x3fU)),
                byte(0x80U | (c & 0x3fU));
        }
    };
    for (std::uint32_t c = 1; c < 0x3000; ++c) { put(c); }
    for (std::uint32_t c = 0xe000; c < 0x10000; c += 7) { put(c); }
    for (const std::uint32_t c : {0x1f469U, 0x200dU, 0x1f4bbU, 0xe0041U, 0x10ffffU}) { put(c); }
    CHECK(read_back(all) == all);
    CHECK(readers::first_obeyed(json(one_cell(all))) == 0);

    CHECK(read_back(samples::hostile) == samples::hostile);
    for (const Format format : {Format::json, Format::jsonl}) {
        const std::string out = json(one_cell(samples::hostile), format);
        CHECK(readers::first_obeyed(out) == 0);
        CHECK(out.find('<') == std::string::npos);
    }
    CHECK(json(one_cell(std::string("</script>\x7f\xc2\x85\u2028"))) ==
          "[\n  {\"x\":\"\\u003c/script>\\u007f\\u0085\\u2028\"}\n]\n");
    CHECK(json(one_cell(std::string("Müller & Söhne 👩‍💻"))) ==
          "[\n  {\"x\":\"Müller & Söhne 👩\\u200d💻\"}\n]\n");
    CHECK(read_back(std::string("broken \xff")) == "broken \ufffd");
}
