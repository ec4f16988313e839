#include "winloss/exchange/csv_reader.hpp"

#include <random>
#include <sstream>

#include "support/catch.hpp"
#include "winloss/core/csv.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::exchange;
using Rows = std::vector<std::vector<std::string>>;

namespace {

/// Heading and rows; the reason takes the place of a row that has a fault.
Rows read(const std::string& text, CsvLimits limits = {}) {
    std::istringstream in(text);
    CsvReader reader(in, "x.csv", limits);
    Rows rows = {reader.heading()};
    while (reader.next()) {
        if (const auto& fault = reader.fault()) {
            rows.push_back({std::to_string(fault->place.line) + ":" + std::to_string(fault->place.column) + " [" +
                            std::to_string(fault->field) + "] " + fault->reason});
        } else {
            rows.emplace_back(reader.row().begin(), reader.row().end());
        }
    }
    return rows;
}

std::string refusal(const std::string& text, CsvLimits limits = {}) {
    std::istringstream in(text);
    try {
        CsvReader reader(in, "x.csv", limits);
        while (reader.next()) {}
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::bad_input);
        return error.message();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("rows and fields of plain and quoted text") {
    CHECK(read("a,b,c\n1,2,3\n") == Rows{{"a", "b", "c"}, {"1", "2", "3"}});
    CHECK(read("a,b,c\n1,2,3") == Rows{{"a", "b", "c"}, {"1", "2", "3"}});
    CHECK(read("a,b\n,\n\"\",\n") == Rows{{"a", "b"}, {"", ""}, {"", ""}});
    CHECK(read("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n") == Rows{{"a", "b"}, {"x, y", "say \"hi\""}});
    CHECK(read("a,b\n\"two\nlines\",\"\"\"\"\n3,4\n") == Rows{{"a", "b"}, {"two\nlines", "\""}, {"3", "4"}});
    CHECK(read("a,b\n5\" pipe, \"q\n") == Rows{{"a", "b"}, {"5\" pipe", " \"q"}});
    CHECK(read(" a , b\n 1 , 2\n") == Rows{{"a", "b"}, {" 1 ", " 2"}});
    CHECK(read("a\n\"\"\nx\n") == Rows{{"a"}, {""}, {"x"}});
}

TEST_CASE("line ends, blank lines, byte order mark, delimiters") {
    CHECK(read("a,b\r\n1,2\r\n\r\n3,4\r\n\r\n") == Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}});
    CHECK(read("a,b\r1,2\r3,4") == Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}});
    CHECK(read("\n\na;b\n1;2\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("\xEF\xBB\xBF\"a\",b\n1,2\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a\tb,c\td\n1\t2,3\t4\n") == Rows{{"a", "b,c", "d"}, {"1", "2,3", "4"}});
    CHECK(read("\"a;b;c\",d\n1,2\n") == Rows{{"a;b;c", "d"}, {"1", "2"}});
    CHECK(read("\xEF\xBB\xBFsep=;\r\na,b;c\r\n1;2\r\n") == Rows{{"a,b", "c"}, {"1", "2"}});
    CHECK(read("\"sep=;\"\r\na,b;c\r\n1;2\r\n") == Rows{{"a,b", "c"}, {"1", "2"}});
    CHECK(read("SEP=|\na|b\n1|2\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\n") == Rows{{"a", "b"}});
    CHECK(read("a,b") == Rows{{"a", "b"}});
}

TEST_CASE("a row with a fault is told with its place, the next one is read") {
    CHECK(read("a,b\n1\n2,3\n") == Rows{{"a", "b"}, {"2:2 [2] has 1 field, the heading has 2"}, {"2", "3"}});
    CHECK(read("a,b\n1,2,3,4\n5,6\n") == Rows{{"a", "b"}, {"2:5 [2] has 4 fields, the heading has 2"}, {"5", "6"}});
    const Rows stray = read("a,b\n\"é\",\"x\" y,z\n1,2\n");
    CHECK(stray[1][0].starts_with("2:8 [1] has text behind a closing quote"));
    CHECK(stray[2] == std::vector<std::string>{"1", "2"});
    const Rows malformed = read("a,b\n1,2\n\"x\nü\",caf\xE9\n3,4\n");
    CHECK(malformed[2][0].starts_with("4:7 [1] is not UTF-8"));
    CHECK(malformed[3] == std::vector<std::string>{"3", "4"});
    const Rows nul = read("a,b\n" + std::string(5000, '\n') + std::string("1,2\0\n", 5));
    CHECK(nul[1][0] == "5002:4 [1] holds U+0000");
}

TEST_CASE("places count lines and code points, through quoted line ends") {
    std::istringstream in("a,b,c\r\n\"x\r\ny\n\rz\",\"é\"\"é\",3\r\n4,5,6\r\n");
    CsvReader reader(in, "x.csv");
    REQUIRE(reader.next());
    CHECK(reader.line() == 2);
    CHECK(reader.place(0) == CsvPlace{2, 1});
    CHECK(reader.place(1) == CsvPlace{5, 4});
    CHECK(reader.place(2) == CsvPlace{5, 11});
    CHECK(reader.row()[0] == "x\r\ny\n\rz");
    REQUIRE(reader.next());
    CHECK(reader.line() == 6);
    CHECK(reader.place(2) == CsvPlace{6, 5});
}

TEST_CASE("what is no CSV file is refused by name") {
    CHECK(refusal("") == "x.csv:1:1: the file is empty.");
    CHECK(refusal("\n\r\n") == "x.csv:1:1: the file is empty.");
    CHECK(refusal("\n  \n\t\r\n ") == "x.csv:1:1: the file is empty.");
    CHECK(refusal(",,\n,\n") == "x.csv:1:1: the file is empty.");
    CHECK(refusal("\xEF\xBB\xBF") == "x.csv:1:1: the file is empty.");
    CHECK(refusal("PK\x03\x04 etc") == "x.csv:1:1: this is a workbook or some other zip archive, not a CSV file.");
    CHECK(refusal("\xFF\xFE" + std::string("a\0,\0", 4)) == "x.csv:1:1: this is text in UTF-16, not a CSV file.");
    CHECK(refusal(std::string("a,b\0c", 5)) == "x.csv:1:1: this is binary data, not a CSV file.");
    CHECK(refusal("a,\xE9\n") ==
          "x.csv:1:3: the heading is not UTF-8; save the file as CSV in UTF-8, or say with --encoding "
          "what it is.");
}

TEST_CASE("a quote that is never closed is refused where it opens") {
    CHECK(refusal("a,b\n1,2\nü,\"3\n4,5\n") == "x.csv:3:3: the quote opened here is never closed.");
    CHECK(refusal("a,b\n1,\"") == "x.csv:2:3: the quote opened here is never closed.");
    CHECK(refusal("a,b\n1,\"\"\"") == "x.csv:2:3: the quote opened here is never closed.");
    const std::string endless = "a,b\n1,\"" + std::string(20'000'000, 'x');
    CHECK(refusal(endless) == "x.csv:2:1: this row is longer than 8,000,000 bytes.");
    CHECK(refusal("a,b\n" + std::string(20'000, ',')) == "x.csv:2:1001: this row has more than 1,000 fields.");
}

TEST_CASE("many columns and long fields") {
    std::string text;
    for (int i = 0; i < 1000; ++i) { text += (i ? ",c" : "c") + std::to_string(i); }
    text += "\n" + std::string(999, ',') + "\n\"" + std::string(70'000, 'x') + "\"" + std::string(999, ',') + "\n";
    const Rows rows = read(text);
    CHECK(rows[0].size() == 1000);
    CHECK(rows[1].size() == 1000);
    CHECK(rows[2][0].size() == 70'000);
    CHECK(refusal("id,account" + std::string(2'998, ',') + "\n") ==
          "x.csv:1:1010: this row has more than 1,000 fields.");
}

TEST_CASE("a heading may be long, but not endless") {
    CHECK(read("a," + std::string(65'535, 'x') + "\n1,2\n").size() == 2);
    CHECK(refusal("a,\"" + std::string(70'000, 'x') + "\"\n1,2\n") ==
          "x.csv:1:3: the heading is longer than 65,535 characters: 70,000 characters.");
}

TEST_CASE("what the writer quotes the reader reads") {
    const std::vector<std::string> parts = {
        ",", ";", "\"", "\"\"", "\n", "\r\n", "\r", " ", "a", "é", "\U0001f600", "\t", "long enough to span words",
        "'", "="};
    std::mt19937 dice(3);
    for (int round = 0; round < 300; ++round) {
        const std::size_t columns = 1 + dice() % 6;
        Rows rows;
        std::string text;
        for (std::size_t r = 0; r < 12; ++r) {
            std::vector<std::string> row;
            for (std::size_t c = 0; c < columns; ++c) {
                std::string field;
                for (std::size_t n = dice() % 4; n > 0 && r > 0; --n) { field += parts[dice() % parts.size()]; }
                if (r == 0) { field = "c" + std::to_string(c); }
                row.push_back(field);
                if (c > 0) { text += ','; }
                append_csv_field(text, field);
            }
            if (columns == 1 && row[0].empty()) { text += "\"\""; }
            text += dice() % 2 ? "\n" : "\r\n";
            rows.push_back(std::move(row));
        }
        CAPTURE(round, text);
        REQUIRE(read(text) == rows);
    }
}

TEST_CASE("a row that meets the end of the buffer is read whole") {
    const std::string rows =
        "\"a \"\"b\"\"\",\"c\r\nd\"\r\n,\r\n\"\",é\n\"\"\"\",plain text of some length\r1,\"2\"\r\n";
    const Rows expected = {{"a \"b\"", "c\r\nd"}, {"", ""}, {"", "é"}, {"\"", "plain text of some length"}, {"1", "2"}};
    for (const char* heading : {"h,i\n", "\xEF\xBB\xBFh,i\r\n", "sep=,\n\"h\",i\r\n"}) {
        for (std::size_t chunk = 1; chunk < rows.size() + 20; ++chunk) {
            CAPTURE(heading, chunk);
            Rows result = read(heading + rows, {.chunk = chunk});
            REQUIRE(result.front() == std::vector<std::string>{"h", "i"});
            result.erase(result.begin());
            REQUIRE(result == expected);
        }
    }
}
