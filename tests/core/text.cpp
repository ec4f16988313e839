#include "winloss/core/text.hpp"

#include "support/catch.hpp"

using namespace winloss;

TEST_CASE("folding joins what differs in case alone") { CHECK(fold("STRASSE") == fold("stra\u00dfe")); }
