#include "winloss/render/message.hpp"

#include "readers.hpp"
#include "samples.hpp"
#include "support/catch.hpp"

using namespace winloss;
using namespace winloss::render;

TEST_CASE("a message that ends with a name ends with one full stop") {
    CHECK(message("Added account 3, Foz, Lda..", 0, true) == "Added account 3, Foz, Lda.");
}

TEST_CASE("a message is one harmless line") {
    CHECK(message("deal 17 recorded; next: winloss plan") == "deal 17 recorded; next: winloss plan");
    CHECK(message("a\nb\x1b[0m") == "a\\nb\\x1b[0m");
    CHECK(readers::first_obeyed(message(samples::hostile), U"") == 0);
}

TEST_CASE("on a terminal a message is broken between words, and not inside of a quoted command") {
    CHECK(message("deal 17 recorded; next: winloss plan", 36) == "deal 17 recorded; next: winloss plan");
    CHECK(message("deal 17 recorded; next: winloss plan", 35) == "deal 17 recorded; next:\n  winloss plan");
    CHECK(message("write 'thu 10:00' or 'fri 9:30' there", 30) == "write 'thu 10:00' or\n  'fri 9:30' there");
    CHECK(message("it is Kim's day and 'thu 10:00' there", 30) == "it is Kim's day and\n  'thu 10:00' there");
    CHECK(message("one 'quote that is longer than a line'", 24) == "one 'quote that is\n  longer than a line'");
    CHECK(message("an unfinished 'quote goes on", 24) == "an unfinished 'quote\n  goes on");
    CHECK(message("More: winloss due, winloss contract list --not-live, winloss plan", 40) ==
          "More: winloss due,\n  winloss contract list --not-live,\n  winloss plan");
    CHECK(message("of seventeen columns", 17) == "of seventeen columns");  // too narrow to be a terminal
}

TEST_CASE("a message does not fill the screen with a word or what is quoted, a command and a path are whole") {
    const std::string endless(300, 'g');
    const std::string beginning = std::string(59, 'g') + "…";
    CHECK(message("Added account 3, " + endless + ".") == "Added account 3, " + beginning);
    CHECK(message("There is no '" + endless + " x' here") == "There is no '" + beginning + "' here");
    CHECK(message("Next: winloss deal add " + endless) == "Next: winloss deal add " + endless);
    CHECK(message("The store is /" + endless) == "The store is /" + endless);
}

TEST_CASE("a name without spaces is broken between wide characters, a path nowhere") {
    CHECK(message("Changed 一二三四五六七八九十一二三四五六七八九十.", 24) ==
          "Changed\n  一二三四五六七八九十一\n  二三四五六七八九十.");
    CHECK(message("The store is /home/somebody/somewhere/winloss.db", 24) ==
          "The store is\n  /home/somebody/somewhere/winloss.db");
}

TEST_CASE("where the locale has letters alone, the signs of a sentence are spelled in them") {
    CHECK(message("winloss flag clear 1 --why …", 0, false) == "winloss flag clear 1 --why ...");
    CHECK(message("n ≥ 5 – a 2×2 table, χ²", 0, false) == "n >= 5 - a 2x2 table, chi2");
    CHECK(message("Ærø Forsyning", 0, false) == "Ærø Forsyning");  // a name is what it is
    CHECK(message("a sentence of twenty-one …", 24, false) == "a sentence of\n  twenty-one ...");
    CHECK(error_text(usage_error("No … here.", "Say … there."), false, 0, false) ==
          "winloss: No ... here.\n  Say ... there.\n");
}

TEST_CASE("an error is broken with its hint set in") {
    CHECK(error_text(not_found("there is no deal\nof that name here", "'winloss deal list' tells"), false, 24) ==
          "winloss: there is no\n  deal\n  of that name here\n  'winloss deal list'\n  tells\n");
    CHECK(error_text(usage_error("one mistake after another"), true, 24) ==
          "\x1b[1mwinloss:\x1b[0m one mistake\n  after another\n");
}

TEST_CASE("an error is a line, its hint a line below") {
    CHECK(error_text(not_found("there is no deal 'acme\n'", "did you mean 'Acme'?"), false) ==
          "winloss: there is no deal 'acme\n  '\n  did you mean 'Acme'?\n");
    CHECK(error_text(usage_error("no"), false) == "winloss: no\n");
    CHECK(error_text(usage_error("no"), true) == "\x1b[1mwinloss:\x1b[0m no\n");
}
