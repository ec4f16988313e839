// Every report, the digest and the lists around them in every format, on an empty store, one deal, the sample and
// hostile text; CSV and lines of JSON read back equal to JSON.
#include <nlohmann/json.hpp>

#include "hostile.hpp"
#include "metric_names.hpp"
#include "winloss/app/reports.hpp"

namespace winloss::cli {

namespace {

using nlohmann::json;
using render::readers::read_csv;

/// A row of CSV holds what the object of JSON does: texts as they are, whole numbers digit by digit.
void hold_equal(const std::vector<std::string>& heading, const std::vector<std::string>& record, const json& row) {
    REQUIRE(record.size() == heading.size());
    for (std::size_t c = 0; c < heading.size(); ++c) {
        if (!row.contains(heading[c])) { continue; }
        const json& value = row.at(heading[c]);
        if (value.is_string()) { CHECK(record[c] == value.get<std::string>()); }
        if (value.is_number_integer()) { CHECK(record[c] == std::to_string(value.get<std::int64_t>())); }
        if (value.is_null()) { CHECK(record[c].empty()); }
        if (value.is_object() && value.contains("part")) {
            CHECK(record[c + 1] == std::to_string(value.at("part").get<std::int64_t>()));
            CHECK(record[c + 2] == std::to_string(value.at("whole").get<std::int64_t>()));
        }
    }
}

/// Prints it in every format; returns the JSON, with which the others agree.
json check_formats(const Program& program, const Words& command) {
    const auto print = [&](const std::string& format) {
        Words words = command;
        words.insert(words.end(), {"--format", format});
        if (format == "csv") { words.emplace_back("--raw"); }
        const Result result = program(words);
        INFO(visible(result.err, Breaks::keep));
        CHECK(result.code == 0);
        CHECK(first_obeyed(result.err) == 0);
        return result.out;
    };
    json document = json::parse(print("json"));
    const bool is_list = document.is_array();
    const json& rows = is_list ? document : document.at("rows");
    const auto records = read_csv(print("csv"));
    REQUIRE_FALSE(records.empty());
    std::size_t at = 1;
    for (const json& row : rows) {
        const std::size_t lines = row.contains("amounts") ? std::max<std::size_t>(1, row.at("amounts").size()) : 1;
        for (std::size_t line = 0; line < lines; ++line) { hold_equal(records.front(), records.at(at++), row); }
    }
    CHECK(at == records.size());
    const std::size_t headings = is_list ? 1 : 0;  // a list in a pipe has none
    CHECK(std::ranges::count(print("tsv"), '\n') == static_cast<std::ptrdiff_t>(records.size() - headings));
    json lines = json::array();
    const std::string by_line = print("jsonl");
    for (const std::string_view line : split(by_line, '\n')) {
        if (!line.empty()) { lines.push_back(json::parse(line)); }
    }
    CHECK(lines == rows);
    for (const char* format : {"markdown", "table"}) {
        const std::string out = print(format);
        CHECK((is_list || !out.empty()));
        CHECK(first_obeyed(out) == 0);
    }
    return document;
}

void check_report(const Program& program, const std::string& name, const Words& more) {
    Words words{"report", name};
    words.insert(words.end(), more.begin(), more.end());
    const json document = check_formats(program, words);
    CHECK(document.at("report") == name);
    for (const char* key : {"as_of", "operation", "period", "filters", "base", "tables", "notes"}) {
        CHECK(document.contains(key));
    }
}

/// What is no report of the catalogue and stands beside them.
void check_around(const Program& program) {
    check_report(program, "digest", {});
    check_report(program, "digest", {"--period", "2026Q3"});
    check_formats(program, {"report", "list"});
    check_formats(program, {"benchmark", "list"});
    for (const report::Metric& each : report::metrics()) {
        CAPTURE(each.name);
        const std::string name = benchmark_of(each);
        if (program({"benchmark", "list", "--metric", name}).out.empty()) { continue; }
        check_report(program, std::string(each.report), {"--against", name});
    }
}

void check_reports(const Program& program) {
    for (const report::Declaration& each : report::all_reports()) {
        CAPTURE(each.name);
        check_report(program, each.name, {});
        CHECK(program({"report", each.name, "--format", "xlsx"}).out.starts_with("PK"));
        if (each.keeps_records) { check_report(program, each.name, {"--rows"}); }
        if (each.not_compared.empty()) {
            check_report(program, each.name, {"--period", "2026Q3", "--compare-to", "previous"});
        }
    }
    check_around(program);
}

}  // namespace

TEST_CASE("every report in every format: an empty store", "[thorough]") {
    const Program program;
    REQUIRE(program({"init"}).code == 0);
    check_reports(program);
}

TEST_CASE("every report in every format: one deal and one contract", "[thorough]") {
    const Program program;
    REQUIRE(program({"account", "add", "Acme"}).code == 0);
    REQUIRE(program({"deal", "add", "D", "--account=Acme", "--outcome=lost", "--decided=2026-09-01", "--amount=USD 5",
                     "--reason=Price", "--competitor=Initech"})
                .code == 0);
    REQUIRE(program({"contract", "add", "Acme", "--from=2026-01-01", "--value=USD 100"}).code == 0);
    for (const report::Metric& each : report::metrics()) {
        REQUIRE(program({"benchmark", "add", benchmark_of(each), "0.5", "--source=Survey"}).code == 0);
    }
    check_reports(program);
}

TEST_CASE("every report in every format: the sample", "[thorough]") {
    const Program program;
    REQUIRE(program({"demo"}).code == 0);
    check_reports(program);
}

TEST_CASE("every report in every format: hostile text", "[thorough]") {
    const Program program;
    int record = 0;
    for (const std::string& value : accepted()) {
        INFO(visible(value));
        const auto run = [&](const Words& words) { REQUIRE(program(words).code == 0); };
        const std::string number = "#" + std::to_string(++record);
        run({"account", "add", "--segment=" + value, "--industry=" + value, "--region=" + value, "--", value});
        run({"competitor", "add", "--", value});
        run({"deal", "add", "--account=" + number, "--lead-source=" + value, "--outcome=lost", "--decided=2026-09-01",
             "--competitor=" + number + ":finalist", "--reason=" + value, "--", value});
        run({"contract", "add", number, "--from=2026-01-01"});
        run({"contract", "end", number, "--on=2026-06-30", "--why=" + value});
        run({"benchmark", "add", "win-rate", "0.47", "--n=300", "--source=" + value});
    }
    for (const report::Declaration& each : report::all_reports()) {
        CAPTURE(each.name);
        const bool by_segment = each.dimensions.has(report::Facet::segment);
        check_report(program, each.name, by_segment ? Words{"--by=segment"} : Words{});
        if (each.keeps_records) { check_report(program, each.name, {"--rows"}); }
    }
    check_around(program);
}

TEST_CASE("a text spelled otherwise in another period is the same group in both") {
    Program program;
    REQUIRE(program({"import", "deals", "-"},
                    "deal id,account,outcome,close date,lead source\nD-1,Alfa,won,2025-03-01,Website\n"
                    "D-2,Beta,won,2026-03-01,website\n")
                .code == 0);
    const std::string shown = program({"report", "win-rate", "--by", "lead-source", "--period", "2026", "--compare-to",
                                       "previous", "--format", "csv"})
                                  .out;
    INFO(shown);
    CHECK(shown.find("Website") != std::string::npos);
    CHECK(shown.find("website") == std::string::npos);
}

TEST_CASE("a report about the day refuses a period, and one without dimensions refuses --by") {
    const Program program;
    REQUIRE(program({"init"}).code == 0);
    for (const report::Declaration& each : report::all_reports()) {
        CAPTURE(each.name);
        CHECK(program({"report", each.name, "--period", "2026Q3"}).code == (each.no_period.empty() ? 0 : 2));
        if (report::dimension_words(each).empty()) {
            CHECK(program({"report", each.name, "--by", "segment"}).code == 2);
        }
    }
    CHECK_THAT(program({"report", "pulse", "--from", "2026-01-01"}).err, Catch::Contains("takes no period"));
}

}  // namespace winloss::cli
