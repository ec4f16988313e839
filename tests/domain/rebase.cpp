#include "winloss/domain/rebase.hpp"

#include <random>

#include "support/catch.hpp"
#include "winloss/core/text.hpp"

using namespace winloss;

namespace {

/// The passage of `words` in `before`, and what stands at it in `after`; "(gone)" when it is.
std::string moved(const std::string& before, const std::string& words, const std::string& after) {
    const std::size_t at = before.find(words);
    REQUIRE(at != std::string::npos);
    const auto start = static_cast<std::int64_t>(code_points(before.substr(0, at)));
    const Passage passage{start, start + static_cast<std::int64_t>(code_points(words))};
    const auto result = TextChange(before, after).moved(passage);
    if (!result) { return "(gone)"; }
    const std::size_t from = byte_offset(after, static_cast<std::size_t>(result->start));
    return after.substr(from, byte_offset(after, static_cast<std::size_t>(result->end)) - from);
}

const std::string told = "They came in 30% under you. Support was slow: five days. The demo was fine.";

}  // namespace

TEST_CASE("an edit elsewhere moves a passage") {
    CHECK(moved(told, "Support was slow", "Über them: " + told) == "Support was slow");
    CHECK(moved(told, "Support was slow", "Support was slow: five days.") == "Support was slow");
    CHECK(moved(told, "The demo was fine.", "The demo was fine.") == "The demo was fine.");
    CHECK(moved(told, "They came", "(He said) They came in 30% under you.") == "They came");
    CHECK(moved(told, "fine.", told + " And more.") == "fine.");
}

TEST_CASE("an edit within a passage changes it") {
    CHECK(moved(told, "They came in 30% under you", "They came in 28% under us. Support was slow: five days.") ==
          "They came in 28% under us");
    CHECK(moved(told, "came in 30% under", "They really came in some 30% under you.") == "came in some 30% under");
    CHECK(moved(told, "Support was slow", "They came in 30% under you. support was very slow: five days.") ==
          "support was very slow");
    CHECK(moved("the wörld is bäd", "wörld", "the wörlds is bäd") == "wörld");
    CHECK(moved("aaa bbb ccc ddd", "bbb ccc", "aaa ccc ddd") == "ccc");
}

TEST_CASE("a passage moved as a whole is found again") {
    CHECK(moved(told, "Support was slow: five days.",
                "Support was slow: five days. The demo was fine. They came in.") == "Support was slow: five days.");
    CHECK(moved("one. two. three. four.", "one.", "two. three. four. one.") == "one.");
}

TEST_CASE("a passage whose words are gone is lost") {
    CHECK(moved(told, "Support was slow: five days.", "They came in 30% under you. The demo was fine.") == "(gone)");
    CHECK(moved(told, "Support was slow", "They came in 30% under you. Nobody ever answered: five days.") == "(gone)");
    CHECK(moved(told, "fine", "") == "(gone)");
    CHECK(moved("Der Preis 高すぎる was it.", "高すぎる", "Der Preis 安い was it.") == "(gone)");
}

TEST_CASE("codings keep their passage or say what they lost") {
    MarkedCoding whole;
    MarkedCoding stays;
    stays.passage = Passage{0, 4};
    MarkedCoding goes;
    goes.passage = Passage{28, 44};
    MarkedCoding gone_before;
    gone_before.lost_passage = "old words";
    const auto result = rebase_codings(told, "They came. The demo was fine.", {whole, stays, goes, gone_before});
    CHECK(result.lost == std::vector<std::size_t>{2});
    CHECK(result.codings[0] == whole);
    CHECK(result.codings[1] == stays);
    CHECK_FALSE(result.codings[2].passage);
    CHECK(result.codings[2].lost_passage == "Support was slow");
    CHECK(result.codings[3] == gone_before);
    CHECK(rebase_codings(told, told, {stays}).codings[0] == stays);
}

TEST_CASE("random edits outside of a passage never harm it, and offsets stay within the text") {
    std::mt19937 dice(11);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(dice()) % limit; };
    const std::vector<std::string> words = {"price ", "é ", "slow ", "the ", "\n", "😀 ", "高", "a", "b", ". "};
    const auto text = [&](std::size_t length) {
        std::string result;
        while (length-- > 0) { result += words[below(words.size())]; }
        return result;
    };
    for (int round = 0; round < 2000; ++round) {
        const std::string head = text(below(30));
        const std::string tail = text(below(30));
        const std::string passage = "<unique passage " + std::to_string(round) + ">";
        const std::string before = head + passage + tail;
        const std::string after = text(below(30)) + passage + text(below(30));
        CAPTURE(before, after);
        REQUIRE(moved(before, passage, after) == passage);

        const std::string other = text(below(30));
        const auto length = static_cast<std::int64_t>(code_points(other));
        const TextChange change(before, other);
        const auto all = static_cast<std::int64_t>(code_points(before));
        for (std::int64_t start = 0; start < all; start += 3) {
            const auto result = change.moved({start, std::min(all, start + 7)});
            if (result) { REQUIRE((0 <= result->start && result->start < result->end && result->end <= length)); }
        }
    }
}

TEST_CASE("a long text rewritten from end to end costs no more than a moment") {
    std::string before;
    std::string after;
    for (int i = 0; i < 40'000; ++i) {
        before += "a" + std::to_string(i) + " ";
        after += "b" + std::to_string(i) + "\n";
    }
    CHECK(moved(before + "the very words", "the very words", "the very words " + after) == "the very words");
    CHECK(moved(before, "a39000 a39001", after) == "(gone)");
}
