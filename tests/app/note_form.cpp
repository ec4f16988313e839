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
    CHECK(note_in_form(form_comment({"interview 4"}) + "\n" + questions_form(guide)).empty());
    CHECK(note_in_form("").empty());
    CHECK(note_in_form("\n \n").empty());
}

TEST_CASE("answered questions stay, the others go") {
    std::string form = form_comment({"interview 4"}) + "\n" + questions_form(guide);
    form.insert(form.find("\n## Who"), "The pumps failed twice.\n\nThen the audit came.\n");
    CHECK(note_in_form(form) ==
          "## What set this in motion? {#trigger}\n\nThe pumps failed twice.\n\nThen the audit came.\n");
}

TEST_CASE("what was written outside of questions stays, and so do comments that are not ours") {
    CHECK(note_in_form("First words.\n\n## Q? {#q}\n\n## R? {#r}\nyes <!-- mine -->\n") ==
          "First words.\n\n## R? {#r}\nyes <!-- mine -->\n");
    CHECK(note_in_form("a\n<!-- winloss\nnever closed\n") == "a\n");
}

TEST_CASE("taking a note back from its own form changes nothing") {
    const std::string note = "{>>theme/fit<<}\n\n## Q? {#q}\n\nText with {==marks==}{>>x -1<<}.\n";
    CHECK(note_in_form(note) == note);
    CHECK(note_in_form(form_comment({"known"}) + "\n" + note) == note);
}
