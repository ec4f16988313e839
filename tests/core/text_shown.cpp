#include <random>

#include "core/unicode.hpp"
#include "support/catch.hpp"
#include "winloss/core/text.hpp"

using namespace winloss;
using test::encoded;

namespace {

/// What no terminal may get from visible(), listed a second time.
bool is_dangerous(std::uint32_t c) {
    const auto in = [c](std::uint32_t low, std::uint32_t high) { return c >= low && c <= high; };
    return in(0x00, 0x1F) || in(0x7F, 0x9F) || c == 0x61C || in(0x200B, 0x200C) || in(0x200E, 0x200F) ||
           in(0x2028, 0x202E) || in(0x2066, 0x2069) || c == 0xFEFF || in(0xE0000, 0xE007F);
}

std::string repeated(std::string_view piece, int count) {
    std::string out;
    for (; count > 0; --count) { out += piece; }
    return out;
}

}  // namespace

TEST_CASE("control characters, bidi and broken bytes become visible") {
    CHECK(visible("a\nb\tc\rd") == "a\\nb\\tc\\rd");
    CHECK(visible("\x1b[31mred\x7f") == "\\x1b[31mred\\x7f");
    CHECK(visible(std::string_view("\0", 1)) == "\\x00");
    CHECK(visible("\u0085\u009b") == "\\u{85}\\u{9b}");
    CHECK(visible("\u202egpj.exe") == "\\u{202e}gpj.exe");
    CHECK(visible("\u061c\u200b\u200e\u2028\u2066\ufeff") == "\\u{61c}\\u{200b}\\u{200e}\\u{2028}\\u{2066}\\u{feff}");
    CHECK(visible("\U000E0041") == "\\u{e0041}");
    CHECK(visible("a\xc3") == "a\\xc3");
    CHECK(visible("\xed\xa0\x80") == "\\xed\\xa0\\x80");
    CHECK(visible("line\n\tnext\r\x07", Breaks::keep) == "line\n\tnext\\r\\x07");
}

TEST_CASE("harmless text stays as it is") {
    for (const std::string text :
         {"", "plain ~", "Müller & Söhne", "日本語", "Ελληνικά", "שלום", "मराठी", "e\u0301", "👍🏽", "❤️", "🇩🇪", "1️⃣",
          "👩‍💻", "👨‍👩‍👧‍👦", "🏳️‍🌈"}) {
        CHECK(visible(text) == text);
    }
}

TEST_CASE("a joiner stays only inside an emoji") {
    CHECK(visible("a\u200db") == "a\\u{200d}b");
    CHECK(visible("👩\u200d") == "👩\\u{200d}");
    CHECK(visible("\u200d💻") == "\\u{200d}💻");
    CHECK(visible("👩\u200d\u200d💻") == "👩\\u{200d}\\u{200d}💻");
    CHECK(visible("👩\u200c\u200d💻") == "👩\\u{200c}\\u{200d}💻");
}

TEST_CASE("whatever comes in, nothing dangerous comes out, and once is enough") {
    std::mt19937_64 random(11);
    std::size_t wrong = 0;
    for (int i = 0; i < 8'000; ++i) {
        const std::string shown = visible(test::random_text(random, 12));
        const test::Reading reading = test::slow_decode(shown);
        if (reading.malformed || visible(shown) != shown) { ++wrong; }
        for (const std::uint32_t c : reading.values) {
            if (is_dangerous(c)) { ++wrong; }
        }
    }
    for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) {
        if (is_dangerous(c) && visible(encoded(c)) == encoded(c)) { ++wrong; }
    }
    CHECK(wrong == 0);
}

TEST_CASE("width is counted in columns") {
    const std::vector<std::pair<std::string, int>> known = {
        {"", 0},
        {"abc", 3},
        {"Müller", 6},
        {"e\u0301", 1},
        {"a\u0300\u0323\u0330", 1},
        {"日本", 4},
        {"ｱ", 1},
        {"Ａ", 2},
        {"한", 2},
        {"\u1112\u1161\u11AB", 2},
        {"🙂", 2},
        {"👍🏽", 2},
        {"👩‍💻", 2},
        {"👨‍👩‍👧‍👦", 2},
        {"🇩🇪", 2},
        {"🇩🇪🇫🇷", 4},
        {"❤️", 2},
        {"1️⃣", 2},
        {"🏳️‍🌈x", 3},
        {"\n", 2},
        {"\x1b", 4},
        {"\u202e", 8},
        {"\xff", 4},
        {"\U000E0041", 9},
        {"a\u200db", 10},
        {"…", 1},
        {"│", 1},
    };
    for (const auto& [text, width] : known) {
        INFO(visible(text));
        CHECK(display_width(text) == width);
    }
    CHECK(display_width(repeated("日", 200)) == 400);
    CHECK(display_width(repeated("e\u0301", 200)) == 200);
    CHECK(display_width(repeated("👩‍💻", 200)) == 400);
}

TEST_CASE("what is made visible is as wide as was foretold") {
    std::mt19937_64 random(12);
    std::size_t wrong = 0;
    for (int i = 0; i < 10'000; ++i) {
        const std::string text = test::random_text(random, 10);
        if (display_width(text) != display_width(visible(text))) { ++wrong; }
    }
    CHECK(wrong == 0);
}

TEST_CASE("text is cut between characters and marked") {
    CHECK(cut_to_width("abc", 3) == "abc");
    CHECK(cut_to_width("abcd", 3) == "ab…");
    CHECK(cut_to_width("abcd", 3, false) == "ab.");
    CHECK(cut_to_width("Kuusirannan Sairaala", 12, false) == "Kuusirann...");
    CHECK(cut_to_width("Ærø Færge og Havn", 12, false) == "Ærø Færge...");
    CHECK(cut_to_width("日本語", 6) == "日本語");
    CHECK(cut_to_width("日本語x", 6) == "日本…");
    CHECK(cut_to_width("日本語", 4) == "日…");
    CHECK(cut_to_width("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
    CHECK(cut_to_width("👩‍💻👩‍💻", 3) == "👩‍💻…");
    CHECK(cut_to_width("👩‍💻👩‍💻", 2) == "…");
    CHECK(cut_to_width("abc", 1) == "…");
    CHECK(cut_to_width("a", 1) == "a");
    CHECK(cut_to_width("abc", 0).empty());
    CHECK(cut_to_width("abc", -1).empty());
    CHECK(cut_to_width("", 5).empty());
}

TEST_CASE("a cut text fits and is the longest that does") {
    std::mt19937_64 random(13);
    std::size_t wrong = 0;
    for (int i = 0; i < 10'000; ++i) {
        const std::string text = visible(test::random_text(random, 12));
        const int width = static_cast<int>(random() % 14) + 1;
        const std::string cut = cut_to_width(text, width);
        const bool whole = cut == text;
        if (whole != (display_width(text) <= width)) { ++wrong; }
        if (display_width(cut) > width) { ++wrong; }
        if (!whole && (!cut.ends_with("…") || !text.starts_with(cut.substr(0, cut.size() - 3)))) { ++wrong; }
    }
    CHECK(wrong == 0);
}

TEST_CASE("padding fills columns, not bytes") {
    CHECK(pad_right("日本", 6) == "日本  ");
    CHECK(pad_left("é", 3) == "  é");
    CHECK(pad_right("abcdef", 3) == "abcdef");
    CHECK(pad_left("abcdef", 3) == "abcdef");
    CHECK(pad_right("", 2) == "  ");
}

TEST_CASE("a value is quoted and kept short") {
    CHECK(quoted("abc") == "'abc'");
    CHECK(quoted(std::string(60, 'x')) == "'" + std::string(60, 'x') + "'");
    CHECK(quoted(std::string(1'000, 'x')) == "'" + std::string(59, 'x') + "…'");
}
