#include "winloss/core/csv.hpp"

#include <random>
#include <vector>

#include "support/catch.hpp"

using namespace winloss;

namespace {

std::string field(std::string_view text) {
    std::string out;
    append_csv_field(out, text);
    return out;
}

/// One record of RFC 4180, read by its grammar.
std::vector<std::string> read_record(std::string_view text) {
    std::vector<std::string> fields(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ',') {
            fields.emplace_back();
        } else if (text[i] != '"') {
            fields.back() += text[i];
        } else {
            for (++i; i < text.size() && (text[i] != '"' || text.substr(i, 2) == "\"\""); ++i) {
                if (text[i] == '"') { ++i; }
                fields.back() += text[i];
            }
        }
    }
    return fields;
}

}  // namespace

TEST_CASE("fields are quoted only where they must be") {
    CHECK(field("") == "");
    CHECK(field("plain text") == "plain text");
    CHECK(field("a,b") == "\"a,b\"");
    CHECK(field("say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(field("a\nb") == "\"a\nb\"");
    CHECK(field("a\rb") == "\"a\rb\"");
    CHECK(field(" a") == "\" a\"");
    CHECK(field("a ") == "\"a \"");
    CHECK(field(" ") == "\" \"");
    CHECK(field("a\tb") == "\"a\tb\"");
    CHECK(field("日本;'") == "日本;'");
    std::string line = "x,";
    append_csv_field(line, "1,5");
    CHECK(line == "x,\"1,5\"");
}

TEST_CASE("records read back as they were written") {
    std::mt19937_64 random(5);
    constexpr std::string_view letters = "ab,\"\r\n ;é";
    std::size_t wrong = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::vector<std::string> fields(1 + random() % 4);
        std::string record;
        for (std::size_t f = 0; f < fields.size(); ++f) {
            for (std::size_t n = random() % 6; n > 0; --n) { fields[f] += letters[random() % letters.size()]; }
            if (f > 0) { record += ','; }
            append_csv_field(record, fields[f]);
        }
        if (read_record(record) != fields) { ++wrong; }
    }
    CHECK(wrong == 0);
}

TEST_CASE("what a spreadsheet would run is defused") {
    for (const std::string text :
         {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\"=1\"", "'=1", " \" '=1", "＝1"}) {
        INFO(text);
        CHECK(defused(text) == "'" + text);
    }
    for (const std::string text : {"", " ", "a=1", "1-1", "Acme", "'quoted'", "–1", "a\t=1"}) {
        INFO(text);
        CHECK(defused(text) == text);
    }
}
