#include "winloss/core/letters.hpp"

#include "support/catch.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const Piece& piece : words_and_gaps(text)) {
        if (piece.word) { words.emplace_back(piece.text); }
    }
    return words;
}

}  // namespace

TEST_CASE("a text is its words and what stands between them") {
    CHECK(words_of("\u201cBjörn\u201d, O\u2019Brien & 12\u00a0Ω\u2026").size() == 5);
    CHECK(words_of("a-b_c") == std::vector<std::string>{"a", "b", "c"});
    CHECK(words_of("田中san") == std::vector<std::string>{"田", "中", "san"});
    CHECK(words_of("").empty());
    for (const std::string text : {"e\u0301a \xff\xfe b", "O\u02bcBrien", " x "}) {
        std::string whole;
        for (const Piece& piece : words_and_gaps(text)) { whole += piece.text; }
        CHECK(whole == text);
    }
    CHECK(words_of("O\u02bcBrien e\u0301a") == std::vector<std::string>{"O", "Brien", "e\u0301a"});
}

TEST_CASE("plain letters have no marks, and a small letter has a capital") {
    CHECK(plain_letters(fold("Søren ÅKESSON Müller")) == "soren akesson muller");
    CHECK(begins_small("åse"));
    CHECK_FALSE(begins_small("Åse"));
    CHECK_FALSE(begins_small("田"));
    CHECK_FALSE(begins_small("1a"));
    CHECK_FALSE(begins_small(""));
}

}  // namespace winloss
