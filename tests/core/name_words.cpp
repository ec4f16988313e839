#include "winloss/core/name_words.hpp"

#include "support/catch.hpp"

using namespace winloss;

TEST_CASE("words stand in a name where each of them is whole and they are side by side") {
    CHECK(stand_in_name("filhos", "foz & filhos, lda."));
    CHECK(stand_in_name("foz & filhos, lda.", "foz & filhos, lda."));
    CHECK(stand_in_name("lda", "foz & filhos, lda."));
    CHECK(stand_in_name("brannoc", "st o’brannoc's hospitals"));
    CHECK(stand_in_name("7 north", "line 7-north"));
    CHECK(stand_in_name("設備", "中央・設備"));
    CHECK(stand_in_name("foz filhos", "foz & filhos, lda."));
    CHECK(stand_in_name("rail ltd", "nordic rail, ltd"));
    CHECK(stand_in_name("süd west", "süd-west bahn ag"));
    CHECK(stand_in_name("o reilly", "o’reilly media"));
    CHECK(stand_in_name("at-t", "at&t"));
    CHECK(stand_in_name("tokyo", "foo/bar（tokyo）支社"));
    CHECK(stand_in_name("支社", "foo/bar（tokyo）支社"));
    CHECK_FALSE(stand_in_name("ilhos", "foz & filhos, lda."));
    CHECK_FALSE(stand_in_name("foz lda", "foz & filhos, lda."));
    CHECK_FALSE(stand_in_name("mira", "miraé"));
    for (const char* nothing : {"", " ", "&", "%", "7", "7 7"}) {
        CHECK_FALSE(stand_in_name(nothing, "7 & 7 % north"));
    }
}
