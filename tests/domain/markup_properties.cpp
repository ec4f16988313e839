// What must hold for every note: reading gives back what was written, and the written form is the only one.
#include <algorithm>
#include <map>
#include <random>
#include <tuple>

#include "small_codebook.hpp"
#include "support/catch.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/markup.hpp"

using namespace winloss;

namespace {

class Dice {
public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_()) % limit; }
    bool chance(std::size_t one_in) { return below(one_in) == 0; }
    template <class T>
    const T& pick(const std::vector<T>& values) {
        return values[below(values.size())];
    }

private:
    std::mt19937 engine_;
};

/// Text of all planes, rich in what the markup could trip over.
std::string random_text(Dice& dice, std::size_t pieces) {
    static const std::vector<std::string> parts = {
        "{==",    "==}",        "{>>",        "<<}",      "\\",         "\\\\",  "{",  "=",       "}",
        "<",      ">",          "{=",         "==",       "#",          "\"",    "~1", " ",       "\n",
        "\t",     "a",          "Wort",       "price -1", "\r\n",       "\x7f",  "é",  "e\u0301", "\u202e",
        "\uffff", "\U0001f600", "\U000e0041", "{==}",     "\U0010fffd", "\u05d0"};
    std::string result;
    for (std::size_t i = 0; i < pieces; ++i) { result += dice.pick(parts); }
    return result;
}

std::optional<std::string> random_words(Dice& dice) {
    if (!dice.chance(3)) { return std::nullopt; }
    const std::string words(trim(random_text(dice, 1 + dice.below(6))));
    if (words.empty()) { return std::nullopt; }
    return words;
}

/// Codings that do not contradict one another, with at most one primary a sign.
std::vector<MarkedCoding> random_codings(Dice& dice, const Codebook& book, std::size_t length) {
    std::map<std::tuple<std::optional<Passage>, CodeId, std::optional<std::string>>, MarkedCoding> codings;
    bool primary_given[2] = {false, false};
    for (std::size_t n = dice.below(8); n > 0; --n) {
        MarkedCoding coding;
        const Code& code = dice.pick(book.codes());
        coding.code = code.id;
        if (length > 0 && !dice.chance(6)) {
            const auto start = static_cast<std::int64_t>(dice.below(length));
            const auto most = length - static_cast<std::size_t>(start);
            coding.passage = Passage{start, start + 1 + static_cast<std::int64_t>(dice.below(most))};
        }
        if (code.kind == CodeKind::driver || dice.chance(2)) { coding.rating = dice.pick<int>({-2, -1, 1, 2}); }
        coding.weight = dice.pick<Weight>({Weight::primary, Weight::contributing, Weight::minor});
        if (coding.weight == Weight::primary && coding.rating) {
            bool& given = primary_given[*coding.rating > 0 ? 1 : 0];
            if (given) { coding.weight = Weight::minor; }
            given = true;
        }
        coding.memo = random_words(dice);
        coding.competitor = random_words(dice);
        if (coding.competitor) { std::erase(*coding.competitor, '\n'); }
        codings.try_emplace({coding.passage, coding.code, coding.competitor}, coding);
    }
    std::vector<MarkedCoding> result;
    for (auto& [key, coding] : codings) { result.push_back(std::move(coding)); }
    return result;
}

bool same_codings(const std::vector<MarkedCoding>& left, const std::vector<MarkedCoding>& right) {
    return std::is_permutation(left.begin(), left.end(), right.begin(), right.end());
}

}  // namespace

TEST_CASE("read after write gives the note, and writing it again the same bytes", "[thorough]") {
    const Codebook book = test::small_codebook();
    Dice dice(20261002);
    for (int round = 0; round < 4000; ++round) {
        const std::string text = random_text(dice, dice.below(40));
        const std::vector<MarkedCoding> codings = random_codings(dice, book, code_points(text));
        const std::string marked = write_markup(text, codings, book);
        CAPTURE(round, text, marked);
        const MarkedNote note = read_markup(marked, book);
        REQUIRE(note.text == text);
        REQUIRE(same_codings(note.codings, codings));
        REQUIRE(write_markup(note.text, note.codings, book) == marked);
        std::vector<MarkedCoding> shuffled = codings;
        std::ranges::reverse(shuffled);
        REQUIRE(write_markup(text, shuffled, book) == marked);
    }
}

TEST_CASE("whatever is read, its written form reads the same", "[thorough]") {
    const Codebook book = test::small_codebook();
    static const std::vector<std::string> parts = {"{==",
                                                   "==}",
                                                   "{>>",
                                                   "<<}",
                                                   "{==a==}",
                                                   "{>>price -1<<}",
                                                   "{>>trend<<}",
                                                   "{>>trend ~1<<}",
                                                   "{>>terms -1<<}",
                                                   "{==b{==}",
                                                   "\\",
                                                   "\\{==",
                                                   "\n",
                                                   " ",
                                                   "{==ü==}{>>trend competitor:\"a\\\"b\" ~2 # m<<}",
                                                   "text",
                                                   "{"};
    Dice dice(7);
    int accepted = 0;
    for (int round = 0; round < 30000; ++round) {
        std::string marked;
        for (std::size_t n = 1 + dice.below(6); n > 0; --n) { marked += dice.pick(parts); }
        CAPTURE(round, marked);
        MarkedNote note;
        try {
            note = read_markup(marked, book);
        } catch (const Error& error) {
            REQUIRE(error.kind() == ErrorKind::bad_input);
            continue;
        }
        ++accepted;
        const std::string written = write_markup(note.text, note.codings, book);
        CAPTURE(written);
        const MarkedNote again = read_markup(written, book);
        REQUIRE(again == note);
        REQUIRE(write_markup(again.text, again.codings, book) == written);
    }
    CHECK(accepted > 1000);
}
