#include "winloss/exchange/starter_documents.hpp"

#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "support/folders.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using exchange::read_codebook_document;

namespace {

std::string refusal(std::string_view text) {
    try {
        read_codebook_document(text, "codebook.toml");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::bad_input);
        return error.message();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("a codebook document becomes codes in its order") {
    const auto codes = read_codebook_document(R"(
[[code]]
path = "price"
name = "Price & packaging"
definition = "What it costs"
colour = "#b45309"
kind = "driver"
[[code]]
path = "price/terms"
name = "Consolidation"
kind = "market-trend"
)",
                                              "x");
    REQUIRE(codes.size() == 2);
    CHECK(codes[0].path == "price");
    CHECK(codes[0].definition == "What it costs");
    CHECK(codes[0].colour == "#b45309");
    CHECK(codes[0].kind == CodeKind::driver);
    CHECK(codes[1].kind == CodeKind::market_trend);
    CHECK_FALSE(codes[1].colour.has_value());
}

TEST_CASE("mistakes in a codebook document are shown where they stand") {
    CHECK(refusal("[[code]]\npath = \"a\"\nname = \"A\"\nkind = \"drivr\"\n") ==
          "codebook.toml:4:8: 'drivr' is no kind of code.");
    CHECK(refusal("[[code]]\npath = \"a\"\nname = \"A\"\ncolour = \"red\"\n") ==
          "codebook.toml:4:10: 'red' is no colour.");
    CHECK(refusal("[[code]]\npath = \"A b\"\nname = \"A\"\n")
              .starts_with("codebook.toml:2:8: the path 'A b' holds something other"));
    CHECK(refusal("[[code]]\npath = \"a/b\"\nname = \"A\"\n") ==
          "codebook.toml:2:8: there is no code 'a' for this one to stand below.");
    CHECK(refusal("[[code]]\npath = \"a\"\nname = \"A\"\n[[code]]\npath = \"a\"\nname = \"B\"\n") ==
          "codebook.toml:5:8: the path 'a' stands twice.");
    CHECK(refusal("[[codes]]\n").find("there is no key 'codes'") != std::string::npos);
    CHECK(refusal("code = 3\n") == "codebook.toml:1:8: 'code' takes tables: [[code]].");
    CHECK(refusal("[[code]]\npath = \"a\"\nnaem = \"A\"\n") == "codebook.toml:3:1: there is no key 'naem'.");
    CHECK(refusal("[[code]]\npath = 3\n") == "codebook.toml:2:8: path takes a text in quotes.");
    CHECK(refusal("[[code]]\nname = \"A\"\n").find("a code has no path") != std::string::npos);
    CHECK(refusal("[[code]\n").starts_with("codebook.toml:1:"));
    CHECK(refusal("code = [1]\n").find("'code' takes tables") != std::string::npos);
}

TEST_CASE("the starter codebook is one") {
    std::ifstream file(source_folder() + "/schema/starter/codebook.toml");
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto codes = read_codebook_document(text, "codebook.toml");
    CHECK(codes.size() >= 40);
    for (const Code& code : codes) {
        INFO(code.path);
        CHECK(code.definition.size() > 30);
        CHECK(code.use_when.size() > 20);
        CHECK(code.avoid_when.size() > 10);
    }
}
