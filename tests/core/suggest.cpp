#include "winloss/core/suggest.hpp"

#include <algorithm>
#include <random>

#include "support/catch.hpp"

using namespace winloss;

namespace {

using Words = std::vector<std::string>;

/// Optimal string alignment by its recursive definition.
std::size_t plain_distance(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) { return a.size() + b.size(); }
    const auto without = [](std::string_view text, std::size_t count) { return text.substr(0, text.size() - count); };
    std::size_t best = plain_distance(without(a, 1), without(b, 1)) + (a.back() == b.back() ? 0 : 1);
    best = std::min(best, plain_distance(without(a, 1), b) + 1);
    best = std::min(best, plain_distance(a, without(b, 1)) + 1);
    if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back()) {
        best = std::min(best, plain_distance(without(a, 2), without(b, 2)) + 1);
    }
    return best;
}

}  // namespace

TEST_CASE("distance counts slips of the hand") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("report", "reprot") == 1);
    CHECK(edit_distance("ca", "abc") == 3);  // optimal string alignment; the unrestricted distance is 2
    CHECK(edit_distance("Straße", "STRASSE") == 0);
    CHECK(edit_distance("日本", "日本語") == 1);
    CHECK(edit_distance("café", "cafe\u0301") == 0);
}

TEST_CASE("distance is what its definition says") {
    std::mt19937_64 random(9);
    std::size_t wrong = 0;
    for (int i = 0; i < 400; ++i) {
        std::string a;
        std::string b;
        for (std::size_t n = random() % 6; n > 0; --n) { a += static_cast<char>('a' + random() % 3); }
        for (std::size_t n = random() % 6; n > 0; --n) { b += static_cast<char>('a' + random() % 3); }
        if (edit_distance(a, b) != plain_distance(a, b)) { ++wrong; }
    }
    CHECK(wrong == 0);
}

TEST_CASE("slips come first, then what starts with the word, then what holds it") {
    CHECK(nearest("intervew", {"interview", "account", "internal"}) == Words{"interview"});
    CHECK(nearest("los", {"loss-reasons", "boss", "plan", "lost"}) == Words{"lost", "loss-reasons"});
    CHECK(nearest("reasons", {"loss-reasons", "reasons-by-rep", "season"}) ==
          Words{"season", "reasons-by-rep", "loss-reasons"});
    CHECK(nearest("wni", {"win", "wine", "won"}) == Words{"win"});
    CHECK(nearest("ACME", {"Acme GmbH", "acme"}) == Words{"acme", "Acme GmbH"});
    CHECK(nearest("aero", {"Zero", "Ærø Kommune", "Ærø"}) ==
          Words{"Ærø", "Zero", "Ærø Kommune"});  // marks are no slips
    CHECK(nearest("xy", {"abcxyz"}).empty());    // two letters are in too many words
    CHECK(nearest("x", {"q", "xs"}) == Words{"xs"});
    CHECK(nearest("", {"a", "abc"}).empty());
    CHECK(nearest("plan", {}).empty());
}

TEST_CASE("a candidate is near up to a third of the longer word") {
    CHECK(nearest("abcdef", {"abcxyf"}) == Words{"abcxyf"});
    CHECK(nearest("abcdef", {"abxyzf"}).empty());
    CHECK(nearest("abcde", {"abxye"}).empty());
    CHECK(nearest("abc", {"abx"}) == Words{"abx"});
    CHECK(nearest("abc", {"axx"}).empty());
}

TEST_CASE("ties keep their order and no more come than were asked for") {
    CHECK(nearest("cat", {"car", "bat", "cats", "hat"}) == Words{"car", "bat", "cats"});
    CHECK(nearest("cat", {"car", "bat", "cats", "hat"}, 1) == Words{"car"});
    CHECK(nearest("cat", {"car"}, 0).empty());
}

TEST_CASE("a hint names the near words in one sentence") {
    CHECK(did_you_mean("cat", {"car"}) == "Did you mean 'car'?");
    CHECK(did_you_mean("cat", {"car", "bat"}) == "Did you mean 'car' or 'bat'?");
    CHECK(did_you_mean("cat", {"car", "bat", "hat"}) == "Did you mean 'car', 'bat' or 'hat'?");
    CHECK(did_you_mean("cat", {"zebra"}).empty());
}
