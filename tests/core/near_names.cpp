#include "winloss/core/near_names.hpp"

#include <random>

#include "support/catch.hpp"

using namespace winloss;

namespace {

constexpr auto company = NameKind::company;
constexpr auto other = NameKind::other;

/// Names of two words, none near another, all of one first letter.
std::vector<std::string> many_names(std::size_t count) {
    std::mt19937 random(7);
    std::vector<std::string> names;
    while (names.size() < count) {
        std::string name = "B";
        for (int i = 0; i < 20; ++i) { name += i == 8 ? ' ' : static_cast<char>('a' + random() % 26); }
        names.push_back(name);
    }
    return names;
}

}  // namespace

TEST_CASE("a name without its legal form and its punctuation") {
    CHECK(without_legal_form("Norrfjord Energi AB") == "norrfjord energi");
    CHECK(without_legal_form("Borealis Industries, Ltd.") == "borealis industries");
    CHECK(without_legal_form("Turnwerk GmbH & Co. KG") == "turnwerk");
    CHECK(without_legal_form("Ærø Færger A/S") == "aero faerger");
    CHECK(without_legal_form("Kestrel B.V.") == "kestrel");
    CHECK(without_legal_form("Widok Sp. z o.o.") == "widok");
    CHECK(without_legal_form("Johnson & Johnson") == without_legal_form("Johnson and Johnson"));
    CHECK(without_legal_form("Acme   Incorporated") == "acme");
    CHECK(without_legal_form(" (Acme)  -  Norden, Inc. ") == "acme norden");
    CHECK(without_legal_form("Co") == "co");
    CHECK(without_legal_form("AB Inc") == "ab");
    CHECK(without_legal_form("").empty());
}

TEST_CASE("names are near by a slip, or by legal form and punctuation alone") {
    CHECK(is_near_name("Acme Holdnig", "Acme Holding", other));
    CHECK(is_near_name("GTXPro", "GTX Pro", other));
    CHECK_FALSE(is_near_name("Bolt 1", "Bolt 2", company));
    CHECK_FALSE(is_near_name("Competitor A", "Competitor B", company));
    CHECK(is_near_name("Acme Inc", "Acme", company));
    CHECK(is_near_name("Acme-Norden GmbH", "Acme Norden", company));
    CHECK_FALSE(is_near_name("Acme Inc", "Acme", other));
    // Letters count, not their bytes.
    CHECK_FALSE(is_near_name("Мила", "Нина", other));
    CHECK_FALSE(is_near_name("Семен", "Север", other));
    CHECK_FALSE(is_near_name("Конкурент Б", "Конкурент А", company));
    CHECK(is_near_name("Конкурент", "Конкурнет", company));
    CHECK_FALSE(is_near_name("Acme Inc", "ACME  inc", company));  // the same
    CHECK_FALSE(is_near_name("Acme 1 Inc", "Acme 2", company));
    CHECK_FALSE(is_near_name("", "", company));
}

TEST_CASE("each new name has the first that is near, among few names and among many") {
    for (const std::size_t count : {10U, 5000U}) {
        CAPTURE(count);
        std::vector<std::string> names = many_names(count);
        names[3] = "Borealis Industries";
        names[5] = "Borealis Industrie";
        const std::size_t first_new = names.size();
        for (const char* fresh : {"Borealis Industreis", "Bolt 17", "Borealis Industries, Ltd.", "Bolt 18",
                                  "Blot Werke", "Bolt Werke", "Borealis-Industries", "B\u00f8lt Werke"}) {
            names.emplace_back(fresh);
        }
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (const NearName& each : near_names(names, first_new, company)) {
            found.emplace_back(each.name - first_new, each.near >= first_new ? each.near - first_new + 100 : each.near);
        }
        CHECK(found == std::vector<std::pair<std::size_t, std::size_t>>{{0, 3}, {2, 3}, {5, 104}, {6, 3}, {7, 104}});
    }
    CHECK(near_names({}, 0, company).empty());
}

TEST_CASE("numbered names cost nothing, however many there are") {
    std::vector<std::string> names;
    for (int i = 0; i < 60'000; ++i) { names.push_back("Account " + std::to_string(i)); }
    names.emplace_back("Acount 4711");
    const auto found = near_names(names, 0, company);
    REQUIRE(found.size() == 1);
    CHECK((found[0].name == 60'000 && found[0].near == 4711));
}
