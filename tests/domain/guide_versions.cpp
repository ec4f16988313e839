#include "winloss/domain/guide_versions.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

namespace {

const std::string guide =
    "# Exit\n\nHello?\n\n## Why? {#why}\n- Since when?\n\n## Who decided? {#who from=product}\n- All?\n";

}  // namespace

TEST_CASE("a question without an id gets its own, the one it had before where it can be told") {
    CHECK(give_ids(guide, "") == guide);
    CHECK(give_ids(
              "## Why? \n\n## What does it cost you, all in all?\n## What does it cost you now?\n## Notes\n### ¿Qué?\n",
              guide) ==
          "## Why? {#why} \n\n## What does it cost you, all in all? {#what-does-it-cost}\n"
          "## What does it cost you now? {#what-does-it-cost-2}\n## Notes\n### ¿Qué? {#qu}\n");
    CHECK(give_ids("## Who decided?\n", guide) == "## Who decided? {#who from=product}\n");
    CHECK(give_ids("## Why?\n## Because {#why}\n", guide) == "## Why? {#why-2}\n## Because {#why}\n");
    CHECK(give_ids("```\n## Why?\n```\n", guide) == "```\n## Why?\n```\n");
    CHECK_THROWS_AS(give_ids("## Why? {#why}\n## How? {#why}\n", guide), Error);
}

TEST_CASE("two versions of a guide are compared by the ids of their questions") {
    const auto changes = compare_guides(guide, "## How? {#how}\n## Why, really? {#why}\n## Who decided? {#who}\n");
    CHECK(changes == std::vector<QuestionChange>{{QuestionFate::added, "how", std::nullopt, "How?"},
                                                 {QuestionFate::reworded, "why", "Why?", "Why, really?"},
                                                 {QuestionFate::probes, "why", "- Since when?", std::nullopt},
                                                 {QuestionFate::asked_by, "who", "product", std::nullopt},
                                                 {QuestionFate::probes, "who", "- All?", std::nullopt},
                                                 {QuestionFate::introduction, "", "# Exit Hello?", std::nullopt}});
    CHECK(compare_guides(guide, "# Exit\n\nHello?\n\n## Why? {#why}\n- Since when?\n") ==
          std::vector<QuestionChange>{{QuestionFate::removed, "who", "Who decided?", std::nullopt}});
    CHECK(compare_guides(guide, "\n" + guide + "\n\n").empty());
    CHECK(compare_guides(guide, guide + "\nMore text.\n") ==
          std::vector<QuestionChange>{{QuestionFate::probes, "who", "- All?", "- All? More text."}});
    CHECK(compare_guides(guide, guide.substr(guide.find("## Why"))) ==
          std::vector<QuestionChange>{{QuestionFate::introduction, "", "# Exit Hello?", std::nullopt}});
}

TEST_CASE("a question is put behind another and its probes, or at the end") {
    CHECK(with_question(guide, {"", "What is the budget?", "marketing"}, "why") ==
          "# Exit\n\nHello?\n\n## Why? {#why}\n- Since when?\n\n## What is the budget? {#what-is-the-budget "
          "from=marketing}\n\n## Who decided? {#who from=product}\n- All?\n");
    CHECK(with_question(guide, {"last", "What else?", std::nullopt}, std::nullopt) ==
          guide + "\n## What else? {#last}\n");
    CHECK(with_question("", {"last", "What else?", std::nullopt}, std::nullopt) == "## What else? {#last}\n");
    CHECK_THROWS_AS(with_question(guide, {"why", "Which?", std::nullopt}, std::nullopt), Error);
    CHECK_THROWS_WITH(with_question(guide, {"", "WHY?", std::nullopt}, std::nullopt),
                      "The guide asks that already, as 'why'.");
    CHECK_THROWS_AS(with_question(guide, {"", "Which?", std::nullopt}, "how"), Error);
    CHECK_THROWS_AS(with_question(guide, {"Odd", "Which?", std::nullopt}, std::nullopt), Error);
}
