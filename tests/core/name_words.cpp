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
    CHECK_FALSE(stand_in_name("ilhos", "foz & filhos, lda."));
    CHECK_FALSE(stand_in_name("foz lda", "foz & filhos, lda."));
    CHECK_FALSE(stand_in_name("mira", "miraé"));
    for (const char* nothing : {"", " ", "&", "%", "7", "7 7"}) {
        CHECK_FALSE(stand_in_name(nothing, "7 & 7 % north"));
    }
}
