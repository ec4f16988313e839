#include "winloss/core/sentence.hpp"

#include "support/catch.hpp"

using winloss::with_single_stops;

TEST_CASE("a sentence that ends with a name has one full stop") {
    CHECK(with_single_stops("Added account 3, Foz & Filhos, Lda..") == "Added account 3, Foz & Filhos, Lda.");
    CHECK(with_single_stops("account 3, Acme Inc.. Its outcome") == "account 3, Acme Inc. Its outcome");
    CHECK(with_single_stops("flag 3, Müller & Co..\nnext") == "flag 3, Müller & Co.\nnext");
    CHECK(with_single_stops("合同会社..") == "合同会社.");
    CHECK(with_single_stops("Added account 3, Foz & Fil…. Next") == "Added account 3, Foz & Fil… Next");
    CHECK(with_single_stops("…, and 'Foz…'.") == "…, and 'Foz…'.");
}

TEST_CASE("other dots are left alone") {
    for (const char* text :
         {"", ".", "..", "a.", "wait...", "wait... and", "../notes", "in dir/.. now", "'a..'", "1..2"}) {
        CHECK(with_single_stops(text) == text);
    }
}
