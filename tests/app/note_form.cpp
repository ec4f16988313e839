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
          "They said much.\n  - indented\nMore.\n");
    CHECK(note_in_form("<!-- winloss\n\n  known\n--> They said much.\n").text == "They said much.\n");
    CHECK(note_in_form("They said <!-- winloss -->.\n").text == "They said <!-- winloss -->.\n");
}

TEST_CASE("an answer that is typed below a question of a comment is that question's") {
    const std::string rest =
        form_comment({"Not answered; a heading goes above its answer:", "## What spoke for us? {#strengths}",
                      "## Who decided? {#who-decided}", "## What next? {#next}"});
    std::string form = "## Q? {#q}\nyes\n\n" + rest;
    const CommentLines ours = comment_lines(form);
    const std::string expected = "## Q? {#q}\nyes\n\n## What spoke for us? {#strengths}\nThey liked the app.\n";
    for (const std::string typed : {"They liked the app.\n", "  They liked the app.\n"}) {
        std::string edited = form;
        edited.insert(edited.find("  ## Who"), typed);
        CAPTURE(edited);
        std::string text = expected;
        text.replace(text.find("They liked the app.\n"), 20, typed);
        CHECK(note_in_form(edited, &ours).text == text);
        if (typed.front() != ' ') { CHECK(note_in_form(edited).text == text); }
    }
    form.insert(form.find("  ## What next"), "Ana.\n\nAnd Bo.\n");
    CHECK(note_in_form(form, &ours).text == "## Q? {#q}\nyes\n\n## Who decided? {#who-decided}\nAna.\n\nAnd Bo.\n");
    form.replace(form.find("  ## Who"), 2, "");
    CHECK(note_in_form(form, &ours).text == "## Q? {#q}\nyes\n\n## Who decided? {#who-decided}\nAna.\n\nAnd Bo.\n");
}

TEST_CASE("a line typed between the probes is kept, indented or not, and the probes are not") {
    const std::string form = questions_form(guide);
    const CommentLines ours = comment_lines(form);
    for (const std::string typed : {"In May.", "  In May.", "  - In May."}) {
        std::string edited = form;
        edited.insert(edited.find("  - What did"), typed + "\n");
        CHECK(note_in_form(edited, &ours).text == "## What set this in motion? {#trigger}\n" + typed + "\n");
    }
    std::string joined = form;  // typed in front of a comment's end
    joined.insert(joined.find("-->\n\n\n## Who"), "In May. ");
    CHECK(note_in_form(joined, &ours).text == "## What set this in motion? {#trigger}\nIn May. \n");
    std::string mended = with_mistakes(form + "x\n", {{13, "no.", "so"}});
    CHECK(note_in_form(mended, &ours).text == "## Who decided? {#who-decided from=product}\n\n\nx\n");
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
