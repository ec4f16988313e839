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

namespace {

/// What a list's cell says, as a list of our own is read.
std::vector<std::string> read_list(std::string_view cell) {
    std::vector<std::string> texts;
    for (const ListPiece& each : split_list(cell)) {
        std::string text;
        for (std::size_t i = 0; i < each.text.size(); ++i) {
            text += each.text[i];
            if (each.quoted && each.text[i] == '"') { ++i; }
        }
        if (!text.empty()) { texts.push_back(text); }
    }
    return texts;
}

}  // namespace

TEST_CASE("texts that stand in one cell come back, whatever is in them") {
    CHECK(joined_list({"Price", "Timing"}) == "Price; Timing");
    CHECK(joined_list({"too late; they did not wait", "Price"}) == "\"too late; they did not wait\"; Price");
    CHECK(joined_list({"\"cheap\" they said"}) == "\"\"\"cheap\"\" they said\"");
    CHECK(joined_list({}).empty());
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::vector<std::string> texts(random() % 4);
        for (std::string& text : texts) {
            text += 'a';  // no text is empty, or has outer blanks
            for (auto left = random() % 6; left > 0; --left) { text += ";\"; b"[random() % 5]; }
            if (random() % 3 == 0) { text.insert(0, "\""); }
            text += random() % 2 == 0 ? 'z' : '"';
        }
        CAPTURE(joined_list(texts));
        REQUIRE(read_list(joined_list(texts)) == texts);
    }
}

TEST_CASE("quotes that do not hold a whole piece of a cell are part of its text") {
    const auto pieces = split_list("5\" screen; \"cheap\" they said;\"a;b\" ; \"open; end");
    REQUIRE(pieces.size() == 5);
    CHECK(pieces[0].whole == "5\" screen");
    CHECK(pieces[1].whole == "\"cheap\" they said");
    CHECK((pieces[2].quoted && pieces[2].text == "a;b" && pieces[2].whole == "\"a;b\""));
    CHECK(pieces[3].whole == "\"open");
    CHECK(pieces[4].whole == "end");
}
