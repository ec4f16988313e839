#include "winloss/domain/answers.hpp"

#include "domain/small_codebook.hpp"
#include "support/catch.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"

using namespace winloss;

namespace {

const std::string guide = R"(# Retrospective

## What set this in motion? {#trigger}
- When?

## Who decided? {#who from=product}

## What nearly changed it? {#nearly}
)";

const std::vector<std::string> known = {"trigger", "who", "nearly"};

MarkedNote plain(std::string text) { return {std::move(text), {}}; }

std::string words(const MarkedNote& note, const MarkedCoding& coding) {
    const std::size_t from = byte_offset(note.text, static_cast<std::size_t>(coding.passage->start));
    return note.text.substr(from, byte_offset(note.text, static_cast<std::size_t>(coding.passage->end)) - from);
}

std::string refused(std::string_view file) {
    try {
        read_filed_answers(file, known);
    } catch (const Error& error) { return error.message(); }
    return {};
}

}  // namespace

TEST_CASE("answers stand below the ids of their questions") {
    const auto answers = read_filed_answers(
        "\n## {#who}\n\nKim.\n\nAnd Lee.\n\n# trigger\nThe audit.\n## Not a question\n"
        "### Anything else {#nearly from=x}\n\n",
        known);
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].question == "who");
    CHECK(answers[0].text == "Kim.\n\nAnd Lee.\n");
    CHECK(answers[0].lines == std::vector<int>{4, 5, 6});
    CHECK(answers[1].question == "trigger");
    CHECK(answers[1].text == "The audit.\n## Not a question\n");
}

TEST_CASE("what answers no question is refused with its line") {
    CHECK(refused("## {#whom}\nKim\n") ==
          "The answers have 1 mistake:\n  line 1: no question has the id 'whom'. Did you mean 'who'?");
    CHECK(refused("Hello.\n## {#who}\nKim\n") ==
          "The answers have 1 mistake:\n  line 1: 'Hello.' stands below no question.");
    CHECK(refused("## who\nKim\n## triger\nThe audit\n") ==
          "The answers have 1 mistake:\n  line 3: no question has the id 'triger'. Did you mean 'trigger'?");
    CHECK(refused("## who\nKim\n## summary\nfine\n").find("line 3: no question has the id 'summary'.") !=
          std::string::npos);
    CHECK(read_filed_answers("## who\nKim\n## In short\nfine\n", known).front().text == "Kim\n## In short\nfine\n");
    CHECK(read_filed_answers("", known).empty());
}

TEST_CASE("an answer is put in the guide's order, below what is there") {
    MarkedNote note;
    CHECK(answer(note, guide, "who", plain("Kim.\n")));
    CHECK(note.text == "## Who decided? {#who from=product}\n\nKim.\n");
    CHECK(answer(note, guide, "nearly", plain("Nothing.\n")));
    CHECK(answer(note, guide, "trigger", plain("The audit.\n")));
    CHECK(answer(note, guide, "who", plain("And Lee.\n")));
    CHECK(note.text ==
          "## What set this in motion? {#trigger}\n\nThe audit.\n\n"
          "## Who decided? {#who from=product}\n\nKim.\n\nAnd Lee.\n\n"
          "## What nearly changed it? {#nearly}\n\nNothing.\n");
    const std::string before = note.text;
    CHECK_FALSE(answer(note, guide, "who", plain("Kim.\n")));
    CHECK(note.text == before);
}

TEST_CASE("an answer finds its question by the id, whatever the note's heading says") {
    MarkedNote note = plain("First.\n\n## Trigger, really? {#trigger}\n\nThe audit.\n\n## Mine {#mine}\n\nx\n");
    CHECK(answer(note, guide, "trigger", plain("It failed.\n")));
    CHECK(answer(note, guide, "mine", plain("y\n")));
    CHECK(note.text ==
          "First.\n\n## Trigger, really? {#trigger}\n\nThe audit.\n\nIt failed.\n\n## Mine {#mine}\n\nx\n\ny\n");
    MarkedNote bare = plain("First.");
    CHECK(answer(bare, guide, "who", plain("Kim.\n")));
    CHECK(bare.text == "First.\n\n## Who decided? {#who from=product}\n\nKim.\n");
}

TEST_CASE("codings keep their words, those that come bring theirs") {
    const Codebook book = test::small_codebook();
    const std::string code = std::string("price/terms");
    MarkedNote note = read_markup("## Who? {#who}\n\né {==Kim==}{>>" + code + " -1<<} said.\n", book);
    answer(note, guide, "trigger", read_markup("The {==audit==}{>>" + code + " +1<<}.\n", book));
    append(note, read_markup("Then {==more==}{>>" + code + " -2<<}.\n", book));
    CHECK(note.text ==
          "## What set this in motion? {#trigger}\n\nThe audit.\n\n## Who? {#who}\n\né Kim said.\n\n## Added "
          "later\n\nThen more.\n");
    REQUIRE(note.codings.size() == 3);
    CHECK(words(note, note.codings[0]) == "Kim");
    CHECK(words(note, note.codings[1]) == "audit");
    CHECK(words(note, note.codings[2]) == "more");
    append(note, plain("And more.\n"));
    CHECK(note.text.ends_with("## Added later\n\nThen more.\n\nAnd more.\n"));
    CHECK(read_answers(note.text).back().text == "é Kim said.");
    MarkedNote empty;
    append(empty, plain("text\n"));
    CHECK(empty.text == "text\n");
}
