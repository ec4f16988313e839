#include "winloss/core/text.hpp"

#include <array>
#include <cstdint>
#include <random>

#include "core/unicode.hpp"
#include "support/catch.hpp"

using namespace winloss;
using test::encoded;
using test::slow_first_malformed;

TEST_CASE("every code point of every plane is well-formed but for the surrogates") {
    std::size_t wrong = 0;
    for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) {
        const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        if (first_malformed(encoded(c)).has_value() != surrogate) { ++wrong; }
    }
    CHECK(wrong == 0);
    CHECK(first_malformed(encoded(0x110000)) == 0);
    CHECK(first_malformed(encoded(0x1FFFFF)) == 0);
}

TEST_CASE("validation agrees with a plain decoder on every short sequence of telling bytes") {
    constexpr std::array<int, 13> telling = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                             0xA0, 0xBF, 0xC0, 0xC2, 0xED, 0xFF};
    std::size_t wrong = 0;
    const auto try_one = [&](const std::string& text) {
        if (first_malformed(text) != slow_first_malformed(text)) { ++wrong; }
    };
    for (int first = 0; first < 256; ++first) {
        try_one({static_cast<char>(first)});
        for (int second = 0; second < 256; ++second) { try_one({static_cast<char>(first), static_cast<char>(second)}); }
    }
    for (int first = 0xE0; first < 256; ++first) {
        for (const int b : telling) {
            for (const int c : telling) {
                for (const int d : telling) {
                    try_one(
                        {static_cast<char>(first), static_cast<char>(b), static_cast<char>(c), static_cast<char>(d)});
                }
            }
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("the first malformed byte is found wherever it stands") {
    for (std::size_t at = 0; at < 40; ++at) {
        std::string text(40, 'a');
        text[at] = '\x80';
        CHECK(first_malformed(text) == at);
        text.insert(0, "é");
        CHECK(first_malformed(text) == at + 2);
    }
    std::mt19937_64 random(20);
    std::size_t wrong = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = test::random_text(random, 30);
        if (first_malformed(text) != slow_first_malformed(text)) { ++wrong; }
    }
    CHECK(wrong == 0);
}

TEST_CASE("code points are counted and found") {
    const std::string text = "aé日🙂z";
    CHECK(code_points(text) == 5);
    CHECK(byte_offset(text, 0) == 0);
    CHECK(byte_offset(text, 1) == 1);
    CHECK(byte_offset(text, 2) == 3);
    CHECK(byte_offset(text, 3) == 6);
    CHECK(byte_offset(text, 4) == 10);
    CHECK(byte_offset(text, 5) == text.size());
    CHECK(byte_offset(text, 99) == text.size());
    CHECK(code_points("") == 0);
    CHECK(byte_offset("", 0) == 0);
}

TEST_CASE("pieces and their joining are inverse") {
    CHECK(split("", ',') == std::vector<std::string_view>{""});
    CHECK(split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
    CHECK(join({"a", "", "b", ""}, ",") == "a,,b,");
    CHECK(join({}, ",").empty());
    CHECK(join({"one"}, ", ") == "one");
}

TEST_CASE("ASCII helpers leave other letters alone") {
    CHECK(trim(" \t\r\n a b \v\f") == "a b");
    CHECK(trim(" \n ").empty());
    CHECK(trim("\u00a0a") == "\u00a0a");
    CHECK(lower_ascii("ÀBÇ xyz[@Z") == "ÀbÇ xyz[@z");
}

TEST_CASE("counts carry separators and the fitting noun") {
    CHECK(counted(0, "deal", "deals") == "0 deals");
    CHECK(counted(1, "deal", "deals") == "1 deal");
    CHECK(counted(2, "deal", "deals") == "2 deals");
    CHECK(counted(999, "deal", "deals") == "999 deals");
    CHECK(counted(1'000, "deal", "deals") == "1,000 deals");
    CHECK(counted(12'345'678, "deal", "deals") == "12,345,678 deals");
    CHECK(counted(-1'234, "day", "days") == "-1,234 days");
    CHECK(counted(-123, "day", "days") == "-123 days");
    CHECK(counted(INT64_MIN, "day", "days") == "-9,223,372,036,854,775,808 days");
}
