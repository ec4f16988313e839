#include "winloss/render/message.hpp"

#include "readers.hpp"
#include "samples.hpp"
#include "support/catch.hpp"

using namespace winloss;
using namespace winloss::render;

TEST_CASE("a message is one harmless line") {
    CHECK(message("deal 17 recorded; next: winloss plan") == "deal 17 recorded; next: winloss plan");
    CHECK(message("a\nb\x1b[0m") == "a\\nb\\x1b[0m");
    CHECK(readers::first_obeyed(message(samples::hostile), U"") == 0);
}

TEST_CASE("an error is a line, its hint a line below") {
    CHECK(error_text(not_found("there is no deal 'acme\n'", "did you mean 'Acme'?"), false) ==
          "winloss: there is no deal 'acme\n  '\n  did you mean 'Acme'?\n");
    CHECK(error_text(usage_error("no"), false) == "winloss: no\n");
    CHECK(error_text(usage_error("no"), true) == "\x1b[1mwinloss:\x1b[0m no\n");
}
