// Workbooks, read back by Python's zipfile and ElementTree.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "samples.hpp"
#include "support/catch.hpp"
#include "support/folders.hpp"
#include "winloss/render/render.hpp"

using namespace winloss;
using namespace winloss::render;

namespace {

Options spreadsheet() {
    Options options;
    options.format = Format::xlsx;
    return options;
}

template <class Data>
std::string book(const Data& data) {
    return render::render(data, spreadsheet());
}

/// Said where it is so: what needs it is skipped then.
bool no_python() {
    if (std::system("python3 -c 0 >/dev/null 2>&1") == 0) { return false; }
    WARN("no python3: skipped");
    return true;
}

/// What sheets.py says of the workbook, a line a cell.
std::vector<std::string> read(const std::string& bytes) {
    std::string name = (std::filesystem::temp_directory_path() / "winloss-book-XXXXXX").string();
    const int made = mkstemp(name.data());
    REQUIRE(made >= 0);
    std::ofstream(name, std::ios::binary) << bytes;
    const std::string command = "python3 " + source_folder() + "/tests/render/sheets.py " + name;
    FILE* pipe = popen(command.c_str(), "r");
    std::string out;
    char piece[4096];
    while (const std::size_t count = std::fread(piece, 1, sizeof piece, pipe)) { out.append(piece, count); }
    CHECK(pclose(pipe) == 0);
    std::filesystem::remove(name);
    std::vector<std::string> lines;
    std::istringstream in(out);
    for (std::string line; std::getline(in, line);) { lines.push_back(line); }
    return lines;
}

bool has(const std::vector<std::string>& lines, const std::string& line) {
    const bool found = std::find(lines.begin(), lines.end(), line) != lines.end();
    if (!found) {
        for (const std::string& each : lines) { UNSCOPED_INFO(each.substr(0, 200)); }
    }
    return found;
}

Table texts(std::string name, const std::vector<std::string>& values) {
    Table table;
    table.name = std::move(name);
    table.columns = {{"text", "Text", Type::text}};
    for (const std::string& value : values) { table.rows.push_back({value}); }
    return table;
}

}  // namespace

TEST_CASE("cells of a workbook have the types of their values") {
    if (no_python()) { return; }
    Table table;
    table.name = "everything";
    table.columns = {{"when", "", Type::date},     {"at", "", Type::instant}, {"agreed", "", Type::local_time},
                     {"count", "", Type::integer}, {"ratio", "", Type::real}, {"yes", "", Type::boolean},
                     {"value", "", Type::money},   {"part", "", Type::share}, {"names", "", Type::list}};
    table.rows.push_back({*parse_iso("2026-10-02"), *parse_instant("2026-10-02T06:00:00Z"),
                          *parse_iso_local("2026-10-02T18:00"), std::int64_t{41}, 2.5, true,
                          Money{123'456, *Currency::parse("USD")}, Share{{1, 4}, 0.1, 0.5, true, false},
                          std::vector<std::string>{"a", "b"}});
    table.rows.push_back({*parse_iso("1899-01-05"), Cell(), Cell(), std::int64_t{9'007'199'254'740'993}, Cell(), false,
                          Money{-5, *Currency::parse("JPY")}, Share{}, Cell()});
    const auto lines = read(book(List{table, {}}));
    CHECK(has(lines, "everything\tsheet\tA2\tA1:O3"));
    CHECK(has(lines, "everything\tA1\ttext\twhen"));
    // The day numbers of spreadsheets: 2026-10-02 is 46297 in LibreOffice.
    CHECK(has(lines, "everything\tA2\tdate yyyy-mm-dd\t46297"));
    CHECK(has(lines, "everything\tB2\tdate yyyy-mm-dd hh:mm:ss\t46297.25"));
    CHECK(has(lines, "everything\tC2\tdate yyyy-mm-dd hh:mm\t46297.75"));
    CHECK(has(lines, "everything\tD2\tnumber\t41"));
    CHECK(has(lines, "everything\tE2\tnumber\t2.5"));
    CHECK(has(lines, "everything\tF2\tboolean\t1"));
    CHECK(has(lines, "everything\tG2\tmoney [$USD] #,##0.00\t1234.56"));
    CHECK(has(lines, "everything\tH1\ttext\tcurrency"));
    CHECK(has(lines, "everything\tH2\ttext\tUSD"));
    CHECK(has(lines, "everything\tI2\tpercent\t0.25"));
    CHECK(has(lines, "everything\tJ2\tnumber\t1"));
    CHECK(has(lines, "everything\tK2\tnumber\t4"));
    CHECK(has(lines, "everything\tL2\tpercent\t0.1"));
    CHECK(has(lines, "everything\tN2\tboolean\t1"));
    CHECK(has(lines, "everything\tO2\ttext\ta; b"));
    CHECK(has(lines, "everything\tA3\ttext\t1899-01-05"));        // before the spreadsheets' calendar
    CHECK(has(lines, "everything\tD3\ttext\t9007199254740993"));  // no double is this number
    CHECK(has(lines, "everything\tG3\tmoney [$JPY] #,##0\t-5"));
    CHECK_FALSE(has(lines, "everything\tI3\tpercent\t0"));  // an empty base is no number
}

TEST_CASE("no text becomes a formula, a number, a link or an escape") {
    if (no_python()) { return; }
    const std::vector<std::string> hostile{"=1+1",
                                           "+1",
                                           "-1",
                                           "@SUM(A1)",
                                           "=cmd|' /C calc'!A0",
                                           "12",
                                           "2026-10-02",
                                           " spaced ",
                                           "http://example.org",
                                           "_x0041_",
                                           "<b>&\"'",
                                           "naïve 💶",
                                           "TRUE",
                                           "#N/A",
                                           "two\nlines"};
    const auto lines = read(book(List{texts("notes", hostile), {}}));
    for (std::size_t i = 0; i < hostile.size(); ++i) {
        std::string expected = hostile[i];
        if (const auto at = expected.find('\n'); at != std::string::npos) { expected.replace(at, 1, "\\n"); }
        CHECK(has(lines, "notes\tA" + std::to_string(i + 2) + "\ttext\t" + expected));
    }
    const auto controls = read(book(List{texts("notes", {"a\x1b[31m\x01\x7f", "b\xef\xbf\xbf"}), {}}));
    CHECK(has(controls, "notes\tA2\ttext\ta\\\\x1b[31m\\\\x01\\\\x7f"));
    CHECK(has(controls, "notes\tA3\ttext\tb\xef\xbf\xbd"));
}

TEST_CASE("a cell holds 32,767 units, of which the last says that there was more") {
    if (no_python()) { return; }
    std::string wide;
    for (int i = 0; i < 20'000; ++i) { wide += "💶"; }  // two units each
    const auto lines = read(book(List{texts("notes", {std::string(32'767, 'x'), std::string(32'768, 'x'), wide}), {}}));
    CHECK(has(lines, "notes\tA2\ttext\t" + std::string(32'767, 'x')));
    CHECK(has(lines, "notes\tA3\ttext\t" + std::string(32'766, 'x') + "…"));
    CHECK(has(lines, "notes\tA4\ttext\t" + wide.substr(0, std::size_t{16'383} * 4) + "…"));
}

TEST_CASE("every table is a sheet, whatever it is called") {
    if (no_python()) { return; }
    Record record;
    for (const char* title : {"a/b:c*d?e[f]g\\h", "'quoted'", "History", "", "Twice", "twice",
                              "A name that is longer than a sheet may be called", "''"}) {
        Table table = texts("plain", {"x"});
        table.title = title;
        record.sections.push_back(table);
    }
    record.fields = {{"name", "Name", std::string("Norrfjord")}};
    std::vector<std::string> names;
    for (const std::string& line : read(book(record))) {
        if (line.find("\tsheet\t") != std::string::npos) { names.push_back(line.substr(0, line.find('\t'))); }
    }
    CHECK(names == std::vector<std::string>{"record", "a b c d e f g h", "quoted", "History_", "plain", "Twice",
                                            "twice 2", "A name that is longer than a s…", "Sheet"});
}

TEST_CASE("a report's workbook says what it is a report of") {
    if (no_python()) { return; }
    const auto lines = read(book(samples::reasons()));
    CHECK(has(lines, "report\tA2\ttext\treport"));
    CHECK(has(lines, "report\tB2\ttext\t" + samples::reasons().name));
    CHECK(has(lines, "report\tA3\ttext\tas_of"));
    Options one = spreadsheet();
    one.table = "by_quarter";
    const auto alone = read(render::render(samples::reasons(), one));
    CHECK(std::count_if(alone.begin(), alone.end(),
                        [](const std::string& line) { return line.find("\tsheet\t") != std::string::npos; }) == 1);
}

TEST_CASE("the same answer gives the same workbook, byte for byte") {
    CHECK(book(samples::reasons()) == book(samples::reasons()));
    CHECK(book(samples::deal()) == book(samples::deal()));
    CHECK(book(Text{"=1+1"}) == book(Text{"=1+1"}));
    CHECK(book(List{}).starts_with("PK"));
}

TEST_CASE("what is more than a sheet holds goes on in another", "[.][speed]") {
    Table table;
    table.name = "deals";
    table.columns = {{"id", "", Type::integer}};
    table.rows.assign(1'048'576, {std::int64_t{7}});
    const auto lines = read(book(List{table, {}}));
    CHECK(has(lines, "deals\tsheet\tA2\tA1:A1048576"));
    CHECK(has(lines, "deals 2\tsheet\tA2\tA1:A2"));
}
