#include "winloss/domain/blameless.hpp"

#include "support/catch.hpp"

namespace winloss {

namespace {

const std::vector<NamedPerson> people = {
    {"Ana Ruiz", "a colleague"}, {"Will Ek", "a colleague"}, {"Søren Åberg", "the customer"}, {"C++", "nobody"}};

std::string blameless(std::string_view text) { return without_names(text, people).text; }

}  // namespace

TEST_CASE("whole names go in any case, first and last names as they are spelled") {
    CHECK(blameless("ANA RUIZ answered late; Ana's mail came after Ruiz called.") ==
          "a colleague answered late; a colleague's mail came after a colleague called.");
    CHECK(blameless("They will ask Will again.") == "They will ask a colleague again.");
    CHECK(blameless("søren  åberg said so, Åberg did") == "the customer said so, the customer did");
    CHECK(without_names("Ana, Will and Søren", people).replaced == 3);
}

TEST_CASE("a first name goes in small letters too, unless it is a word") {
    CHECK(blameless("ana said it, and will will say so; ruiz stays") ==
          "a colleague said it, and will will say so; ruiz stays");
    CHECK(without_names("the price that mr price gave", {{"Ann Price", "someone"}}).text ==
          "the price that mr price gave");
    CHECK(without_names("kim asked whether hope asked Hope", {{"Kim", "x"}, {"Hope", "y"}}).text ==
          "x asked whether hope asked y");
}

TEST_CASE("a name inside another word is none, and two letters alone are none") {
    CHECK(blameless("Anastasia from Banana in Ruizville; Ek alone") == "Anastasia from Banana in Ruizville; Ek alone");
    CHECK(blameless("Ana, Ruiz") == "a colleague, a colleague");
    CHECK(blameless("C++ is a language; C is too") == "nobody++ is a language; nobody is too");
    CHECK(without_names("nobody is named", {}).text == "nobody is named");
    CHECK(without_names("", people).text.empty());
}

TEST_CASE("a title goes with the name, an address and a telephone number by themselves") {
    CHECK(blameless("Ms Ruiz and Dr. Åberg agreed; the drill of Mr Smith stays") ==
          "a colleague and the customer agreed; the drill of Mr Smith stays");
    const auto plain = [](std::string_view text) { return without_addresses(text).text; };
    CHECK(plain("Write to eirik.m@norr-kraft.example.") == "Write to an address.");
    CHECK(plain("call 0123 4567 or +47 (22) 33-44-55, soon") == "call a number or a number, soon");
    CHECK(plain("on 2026-08-20 it was EUR 1,200,000 for 0.5 of 10000000") ==
          "on 2026-08-20 it was EUR 1,200,000 for 0.5 of 10000000");
    CHECK(plain("@home, a@ and 007") == "@home, a@ and 007");
    CHECK(without_addresses("a@b.example, 01234567").replaced == 2);
}

}  // namespace winloss
