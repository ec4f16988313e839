#include "winloss/domain/guide.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

TEST_CASE("a guide's questions are its headings with an id") {
    const auto questions = read_guide(
        "# Retrospective: a lost deal\n\nCome late.\n"
        "## What set this off? {#trigger}\n- a hint\n"
        "## Notes\n"
        "### Which single part {of it}, mostly? {#roadmap  from=product}\n"
        "```\n## Not one {#fenced}\n```\n<!-- hidden\n## Nor this {#hidden}\n-->\n####### seven {#deep}\n#none {#x}\n");
    CHECK(questions == std::vector<Question>{{"trigger", "What set this off?", std::nullopt, 4},
                                             {"roadmap", "Which single part {of it}, mostly?", "product", 7}});
    CHECK(read_guide("").empty());
    CHECK(read_guide("## Braces {in} the middle\n").empty());
}

TEST_CASE("malformed and repeated ids are refused together, with their lines") {
    const char* text =
        "## One {#one}\n"
        "## Two {#One}\n"
        "## Three {three}\n"
        "## Four {#four\n"
        "## Five {#one}\n"
        "## Six {#six for=product}\n"
        "## Seven {#seven from=}\n"
        "## {#eight}\n"
        "## Nine {#a/b}\n";
    try {
        read_guide(text);
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::bad_input);
        CHECK(error.message() ==
              "The guide has 8 mistakes:\n"
              "  line 2: the heading has the malformed id 'One'.\n"
              "  line 3: the heading has braces without an id.\n"
              "  line 4: the heading has braces without an id.\n"
              "  line 5: the heading has the id 'one' of line 1.\n"
              "  line 6: the heading has 'for=product' in its braces.\n"
              "  line 7: the heading has 'from=' in its braces.\n"
              "  line 8: the heading asks nothing.\n"
              "  line 9: the heading has the malformed id 'a/b'.");
        CHECK(error.hint().find("{#trigger}") != std::string::npos);
    }
}

TEST_CASE("answers are what stands below the questions of a note") {
    const auto answers = read_answers(
        "Before all.\n"
        "## Why? {#why}\n\n  Because é.\n### Deeper\nand so on\n\n"
        "## How? {#how}\n\n"
        "## Who? {#who}\nKim.\n"
        "## Afterwards\nnot an answer\n"
        "## Why? {#why}\nAgain.");
    REQUIRE(answers.size() == 4);
    CHECK(answers[0].question == "why");
    CHECK(answers[0].text == "  Because é.\n### Deeper\nand so on");
    CHECK(answers[0].passage == Passage{28, 61});
    CHECK(answers[1].question == "how");
    CHECK(answers[1].text.empty());
    CHECK_FALSE(answers[1].passage);
    CHECK(answers[2].text == "Kim.");
    CHECK(answers[3].question == "why");
    CHECK(answers[3].text == "Again.");
    CHECK(read_answers("## Odd {#Odd}\ntext").empty());
    CHECK(read_answers("## Last {#last}").at(0).text.empty());
}
