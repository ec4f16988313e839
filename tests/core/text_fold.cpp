#include <random>

#include "core/unicode.hpp"
#include "support/catch.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

using namespace winloss;
using test::encoded;

namespace {

/// The error that `call` throws; fails the test when it throws none.
template <class Call>
Error error_of(const Call& call) {
    try {
        call();
    } catch (const Error& error) { return error; }
    FAIL("nothing was refused");
    throw;
}

}  // namespace

TEST_CASE("folding joins what differs in case alone") {
    // Entries of CaseFolding.txt, status C and F.
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"STRASSE", "straße"},
        {"ẞ", "ss"},
        {"ΟΔΥΣΣΕΥΣ", "οδυσσευς"},
        {"Σ", "ς"},
        {"İ", "i\u0307"},
        {"ﬃ", "FFI"},
        {"ŉ", "ʼn"},
        {"ſ", "s"},
        {"\u212A", "k"},
        {"\u212B", "å"},
        {"\u2126", "ω"},
        {"ΐ", "ι\u0308\u0301"},
        {"ᾳ", "αι"},
        {"և", "եւ"},
        {"ﬓ", "մն"},
        {"Ǆ", "ǆ"},
        {"ǅ", "ǆ"},
        {"\uAB70", "\u13A0"},
        {"ЖЗИ", "жзи"},
        {"\U00010400", "\U00010428"},
        {"\U0001E900", "\U0001E922"},
        {"ﬀ", "ff"},
        {"µ", "μ"},
        {"ÀÉÎÕÜ", "àéîõü"},
    };
    for (const auto& [left, right] : pairs) {
        INFO(left << " and " << right);
        CHECK(fold(left) == fold(right));
    }
    CHECK(fold("ı") != fold("i"));  // the dotless i is a letter of its own outside Turkish
    CHECK(fold("é") != fold("e"));
    CHECK(fold("Ａ") != fold("A"));  // full width is no matter of case
}

TEST_CASE("folding does not see how a letter is composed") {
    CHECK(fold("Café") == fold("CAFE\u0301"));
    CHECK(fold("q\u0323\u0307") == fold("Q\u0307\u0323"));
    CHECK(fold("α\u0345\u0301") == fold("ᾴ"));
    CHECK(fold("한") == fold("\u1112\u1161\u11AB"));
    CHECK(fold("ﻙ") != fold("ك"));  // compatibility forms stay apart
}

TEST_CASE("folding collapses white space of every kind") {
    CHECK(fold("  Acme \t\n Corp  ") == "acme corp");
    CHECK(fold("\u00a0Acmé\u3000\u2003Corp\u2028") == "acmé corp");
    CHECK(fold("\u0085 \u1680\u202f\u205f") == "");
    CHECK(fold("a\u200bb") == "a\u200bb");  // has no width, but is no white space either
    CHECK(fold("") == "");
    CHECK(fold(" \r\n") == "");
}

TEST_CASE("folding is idempotent, composed and the same with and without the fast path") {
    std::size_t wrong = 0;
    // Planes 0 and 1 and the compatibility ideographs hold every letter with a case or a decomposition.
    for (std::uint32_t start = 1; start <= 0x2FA1F; start = start == 0x1FFC1 ? 0x2F800 : start + 64) {
        std::string block;
        for (std::uint32_t c = start; c < start + 64; ++c) { block += encoded(c); }
        const std::string once = fold(block);
        if (fold(once) != once || checked_text(once, "fold") != once) { ++wrong; }
    }
    std::mt19937_64 random(7);
    for (int i = 0; i < 5'000; ++i) {
        std::string ascii;
        for (std::size_t n = random() % 20; n > 0; --n) { ascii += static_cast<char>(random() % 127 + 1); }
        const std::string with_mark = fold("é" + ascii + "é");
        const std::string without = fold("x" + ascii + "x");
        if (with_mark.substr(2, with_mark.size() - 4) != without.substr(1, without.size() - 2)) { ++wrong; }
    }
    CHECK(wrong == 0);
}

TEST_CASE("malformed bytes fold to the replacement character") {
    CHECK(fold("A\xff") == "a\uFFFD");
    CHECK(fold("\xe2\x82") == "\uFFFD\uFFFD");
}

TEST_CASE("a long run of marks is ordered in good time") {
    std::string marks = "a";
    for (int i = 0; i < 100'000; ++i) { marks += "\u0307\u0323"; }
    const std::string ordered = checked_text(marks, "note");
    REQUIRE(ordered.size() == marks.size());
    CHECK(ordered.starts_with("ạ\u0323"));
    CHECK(ordered.ends_with("\u0307\u0307"));
    CHECK(ordered.find("\u0307\u0323") == std::string::npos);
}

TEST_CASE("a line enters trimmed and composed, and keeps what is inside it") {
    CHECK(checked_line("  Acme  Corp\r\n", "name") == "Acme  Corp");
    CHECK(checked_line("\u00a0Cafe\u0301\u2003", "name") == "Café");
    CHECK(checked_line("\u3000", "name").empty());
    CHECK(checked_line("a\tb\x1b[31m", "name") == "a\tb\x1b[31m");
    CHECK(checked_line("\u0301x", "name") == "\u0301x");
    CHECK(checked_line(std::string(max_line_bytes, 'x'), "name").size() == max_line_bytes);
    CHECK(checked_line(std::string(max_line_bytes, 'x') + "   ", "name").size() == max_line_bytes);
}

TEST_CASE("a line is refused with the field and the place") {
    const Error not_utf8 = error_of([] { checked_line(" Caf\xe9 x", "account name"); });
    CHECK(not_utf8.kind() == ErrorKind::bad_input);
    CHECK(not_utf8.message() == "The account name is not UTF-8: byte 0xe9 at column 4.");
    CHECK_FALSE(not_utf8.hint().empty());
    CHECK(error_of([] { checked_line(std::string_view("a\0b", 3), "name"); }).message() ==
          "The name holds the character U+0000 at column 2.");
    CHECK(error_of([] { checked_line("é\nb", "name"); }).message() ==
          "The name must be one line: it holds a line break at column 2.");
    CHECK(error_of([] { checked_line("a\rb", "name"); }).message() ==
          "The name must be one line: it holds a line break at column 2.");
    CHECK(error_of([] { checked_line(std::string(max_line_bytes + 1, 'x'), "name"); }).message() ==
          "The name is longer than 10,000 bytes: 10,001 bytes.");
    CHECK(error_of([] { checked_line(std::string_view("\0", 1), "name"); }).kind() == ErrorKind::bad_input);
}

TEST_CASE("a note enters with its line breaks made one kind") {
    CHECK(checked_text("a\r\nb\rc\nd\r\r\n\n", "note") == "a\nb\nc\nd\n\n\n");
    CHECK(checked_text("  kept \n", "note") == "  kept \n");
    CHECK(checked_text("\xEF\xBB\xBF# note\n", "note") == "# note\n");
    CHECK(checked_text("cafe\u0301", "note") == "café");
    CHECK(checked_text(std::string(max_text_bytes, 'x'), "note").size() == max_text_bytes);
    CHECK(checked_text(std::string(max_text_bytes - 1, 'x') + "\r\n", "note").size() == max_text_bytes);
}

TEST_CASE("a note is refused with line and column") {
    CHECK(error_of([] { checked_text("one\r\ntwé \xff", "note"); }).message() ==
          "The note is not UTF-8: byte 0xff at line 2, column 5.");
    CHECK(error_of([] { checked_text(std::string_view("\n\n\0", 3), "note"); }).message() ==
          "The note holds the character U+0000 at line 3, column 1.");
    CHECK(error_of([] { checked_text(std::string(max_text_bytes + 1, 'x'), "note"); }).kind() == ErrorKind::bad_input);
}
