#include "winloss/cli/line.hpp"

#include "support/catch.hpp"

namespace winloss::cli {

namespace {

std::vector<std::string> plain(const std::vector<std::string>& words) {
    std::vector<std::string> found;
    PlainWords line(words);
    while (const auto at = line.next()) { found.push_back(words[*at]); }
    return found;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("global options and their values are passed over, wherever they stand") {
    CHECK(plain({"--store", "x.db", "deal", "--as=kim", "list", "--quiet", "--format", "csv", "-"}) ==
          Words{"deal", "list", "-"});
    CHECK(plain({"deal", "list", "--owner", "kim"}) == Words{"deal", "list", "kim"});
    CHECK(plain({"note", "--", "--store", "x"}) == Words{"note"});
    CHECK(plain({}).empty());
    CHECK(plain({"--store"}).empty());
}

TEST_CASE("what was passed over, and what still waits for its value") {
    const Words words{"--store", "x.db", "--no-config", "due", "--today"};
    PlainWords line(words);
    REQUIRE(line.next() == 3U);
    REQUIRE(line.passed().size() == 2);
    CHECK(line.passed()[0].first->name == "--store");
    CHECK(line.passed()[0].second == "x.db");
    CHECK(line.passed()[1].first->name == "--no-config");
    CHECK(line.awaiting() == nullptr);
    CHECK_FALSE(line.next());
    REQUIRE(line.awaiting() != nullptr);
    CHECK(line.awaiting()->name == "--today");
}

}  // namespace winloss::cli
