#include "winloss/domain/codebook.hpp"

#include "small_codebook.hpp"
#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using winloss::test::code;
using winloss::test::small_codebook;

namespace {

std::vector<std::string> paths(const std::vector<const Code*>& codes) {
    std::vector<std::string> result;
    for (const Code* each : codes) { result.push_back(each->path); }
    return result;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a path is lowercase words joined by hyphens, levels joined by slashes") {
    for (const char* good : {"price", "price/total-cost", "a/b/c", "2fa", "top-10/x1"}) {
        CAPTURE(good);
        CHECK_FALSE(path_fault(good));
    }
    for (const char* bad : {"", "/", "price/", "/price", "a//b", "Price", "total cost", "total_cost", "-a", "a-",
                            "a--b", "a/-b", "préis", "a.b", "a\nb"}) {
        CAPTURE(bad);
        CHECK(path_fault(bad));
    }
    CHECK(path_fault(std::string(201, 'a')));
    CHECK(last_segment("price/total-cost") == "total-cost");
    CHECK(parent_path("price/total-cost") == "price");
    CHECK(parent_path("price").empty());
    CHECK(level_of("a/b/c") == 3);
}

TEST_CASE("a code is found by path, by its last levels, by name") {
    const Codebook book = small_codebook();
    CHECK(book.require("price/total-cost").id == CodeId{2});
    CHECK(book.require("total-cost").id == CodeId{2});
    CHECK(book.require(" Total-Cost ").id == CodeId{2});
    CHECK(book.require("TOTAL COST").id == CodeId{2});
    CHECK(book.require("market trend").id == CodeId{8});
    CHECK(book.require("support").id == CodeId{6});  // the whole path wins over product/support
    CHECK(paths(book.matches("terms")) == Paths{"company/terms", "price/terms"});
    CHECK(book.matches("").empty());
    CHECK(book.matches("cost").empty());
    CHECK(book.find(CodeId{7})->path == "support/response");
    CHECK(book.find(CodeId{99}) == nullptr);
}

TEST_CASE("an unknown code is refused with the nearest, an ambiguous one with the candidates") {
    const Codebook book = small_codebook();
    try {
        book.require("total-cots");
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::not_found);
        CHECK(error.message().find("'total-cots'") != std::string::npos);
        CHECK(error.hint().find("'price/total-cost'") != std::string::npos);
    }
    try {
        book.require("terms");
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::conflict);
        CHECK(error.hint().find("company/terms, price/terms") != std::string::npos);
    }
}

TEST_CASE("the tree is walked up and down") {
    const Codebook book = small_codebook();
    const Code& deep = book.require("total-cost");
    CHECK(paths(book.ancestors(deep)) == Paths{"price"});
    CHECK(book.ancestors(book.require("price")).empty());
    Paths below;
    for (const Code& each : book.subtree(book.require("price"))) { below.push_back(each.path); }
    CHECK(below == Paths{"price", "price/terms", "price/total-cost"});  // price-index is another tree
    CHECK(book.subtree(deep).size() == 1);
    CHECK(book.at_level(deep, 1).path == "price");
    CHECK(book.at_level(deep, 2).path == "price/total-cost");
    CHECK(book.at_level(deep, 9).path == "price/total-cost");
    CHECK_THROWS_AS(book.at_level(deep, 0), Error);
    const Codebook copy = book;
    CHECK(&copy.at_level(deep, 1) == copy.find_path("price"));
}

TEST_CASE("a codebook refuses bad paths, doubles and orphans") {
    CHECK_THROWS_WITH(Codebook({code(1, "Price", "x")}), Catch::Contains("'Price'"));
    CHECK_THROWS_WITH(Codebook({code(1, "price", "x"), code(2, "price", "y")}), Catch::Contains("stands twice"));
    CHECK_THROWS_WITH(Codebook({code(1, "price/terms", "x")}), Catch::Contains("no parent 'price'"));
    CHECK(Codebook({code(2, "price/terms", "x"), code(1, "price", "x")}).codes().front().path == "price");
}
