#include "winloss/app/note_form.hpp"

#include "support/catch.hpp"

using namespace winloss::app;

namespace {

const std::string guide = R"(# Retrospective

Say hello first.

## What set this in motion? {#trigger}
- Which day made it urgent?
- What did it cost? --> careful

## Who decided? {#who-decided from=product}
- Whom did we never meet?
)";

}  // namespace

TEST_CASE("the form asks the guide's questions, with the probes out of the way") {
    CHECK(questions_form(guide) == R"(## What set this in motion? {#trigger}
<!-- winloss
  - Which day made it urgent?
  - What did it cost? -- > careful
-->


## Who decided? {#who-decided from=product}
<!-- winloss
  - Whom did we never meet?
-->


)");
    CHECK(questions_form("").empty());
}

TEST_CASE("an untouched form holds no note") {
    CHECK(note_in_form(form_comment({"interview 4"}) + "\n" + questions_form(guide)).text.empty());
    CHECK(note_in_form("").text.empty());
    CHECK(note_in_form("\n \n").text.empty());
}

TEST_CASE("answered questions stay, the others go") {
    std::string form = form_comment({"interview 4"}) + "\n" + questions_form(guide);
    form.insert(form.find("\n## Who"), "The pumps failed twice.\n\nThen the audit came.\n");
    CHECK(note_in_form(form).text ==
          "## What set this in motion? {#trigger}\n\nThe pumps failed twice.\n\nThen the audit came.\n");
}

TEST_CASE("what was written outside of questions stays, and so do comments that are not ours") {
    CHECK(note_in_form("First words.\n\n## Q? {#q}\n\n## R? {#r}\nyes <!-- mine -->\n").text ==
          "First words.\n\n## R? {#r}\nyes <!-- mine -->\n");
    CHECK(note_in_form("a\n<!-- winloss\n  known\nnever closed\n").text == "a\nnever closed\n");
}

TEST_CASE("taking a note back from its own form changes nothing") {
    const std::string note = "{>>theme/fit<<}\n\n## Q? {#q}\n\nText with {==marks==}{>>x -1<<}.\n";
    CHECK(note_in_form(note).text == note);
    CHECK(note_in_form(form_comment({"known"}) + "\n" + note).text == note);
}

TEST_CASE("what is typed into one of our comments is not lost") {
    CHECK(note_in_form("<!-- winloss\n  known\nThey said much.\n  - indented\n-->\nMore.\n").text ==
          "They said much.\n  - indented\n-->\nMore.\n");
    CHECK(note_in_form("<!-- winloss\n\n  known\n--> They said much.\n").text == "They said much.\n");
    CHECK(note_in_form("They said <!-- winloss -->.\n").text == "They said <!-- winloss -->.\n");
}

TEST_CASE("a form says which note it was opened on, and where its lines stood") {
    const NoteOpened opened{42, 3};
    CHECK(note_in_form(form_comment({"known"}, opened) + "text\n").opened == opened);
    CHECK(note_in_form(opened_comment(opened) + "text\n").opened == opened);
    CHECK(note_in_form(opened_comment(opened) + "text\n").text == "text\n");
    CHECK_FALSE(note_in_form("text\n").opened);
    CHECK_FALSE(note_in_form("<!-- winloss note x version 3 -->\ntext\n").opened);
    const NoteInForm note = note_in_form("<!-- winloss\n  known\n-->\n\n## Q? {#q}\n<!-- winloss\n  p\n-->\nyes\n");
    CHECK(note.text == "## Q? {#q}\nyes\n");
    CHECK(note.lines == std::vector<int>{5, 9});
}
