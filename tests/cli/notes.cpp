#include <fstream>
#include <functional>
#include <iterator>

#include "cli/program.hpp"

namespace winloss::cli {

namespace {

/// Interview 1, held, with a note that carries three codings.
class Noted {
public:
    Noted() {
        typed({"account", "add", "Acme"});
        typed({"deal", "add", "Platform", "--account", "Acme", "--kind", "new", "--outcome", "lost", "--decided",
               "2026-08-20"});
        typed({"plan"});
        saved("alpha {==beta==}{>>demo -1!<<} gamma {==delta==}{>>usability -1<<}, {==epsilon==}{>>discovery -1<<}",
              {"--held-on", "2026-09-30"});
    }
    std::string typed(const std::vector<std::string>& words) const {
        const Result result = run(words);
        CAPTURE(words, result.err);
        REQUIRE(result.code == 0);
        return result.out;
    }
    std::string saved(const std::string& note, std::vector<std::string> options = {}) const {
        std::ofstream(run / "note.md") << note << "\n";
        options.insert(options.begin(), {"note", "1", "--file", run / "note.md"});
        const Result result = run(options);
        CAPTURE(result.err);
        REQUIRE(result.code == 0);
        return result.err;
    }
    std::string codings() const { return typed({"interview", "show", "1", "--table", "codings"}); }

    Program run;
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a text of other words keeps the codings it has no passage for, and says so") {
    const Noted noted;
    const std::string said = noted.saved("totally different {==words==}{>>demo -1!<<}");
    CAPTURE(said);
    CHECK(says(said, "4 codings."));
    CHECK(says(said, "3 codings have lost their words and are kept unplaced: winloss interview show 1"));
    CHECK_FALSE(says(said, "removed"));
    CHECK(noted.codings() ==
          "sales/demo\t-1\tprimary\twords\t\t\t18\t23\ttrue\t\n"
          "sales/demo\t-1\tcontributing\tbeta\t\t\t\t\tfalse\t\n"  // one primary a sign
          "product/usability\t-1\tcontributing\tdelta\t\t\t\t\tfalse\t\n"
          "sales/discovery\t-1\tcontributing\tepsilon\t\t\t\t\tfalse\t\n");
}

TEST_CASE("what is put below a note may name the primary reason that a lost passage was") {
    const Noted noted;
    noted.saved("totally different {==words==}{>>usability -1<<}");
    CHECK(says(noted.codings(), "sales/demo\t-1\tprimary\tbeta\t"));
    noted.saved("And {==more==}{>>total-cost -2!<<}", {"--append"});
    CHECK(says(noted.codings(), "\t-2\tprimary\tmore\t"));
    CHECK(says(noted.codings(), "sales/demo\t-1\tcontributing\tbeta\t"));
    CHECK(noted.run({"check"}).code == 0);
}

TEST_CASE("a mark taken off a passage that is still there is removed, and named") {
    const Noted noted;
    const std::string said = noted.saved("alpha {==beta==}{>>demo -2!<<} gamma delta, epsilon");
    CAPTURE(said);
    CHECK(says(said, "1 coding."));
    CHECK(says(said,
               "2 codings removed: product/usability on 'delta', sales/discovery on 'epsilon'; "
               "winloss undo brings them back"));
    CHECK_FALSE(says(said, "unplaced"));
    noted.typed({"undo"});
    CHECK(says(noted.codings(), "product/usability\t-1\tcontributing\tdelta"));
}

TEST_CASE("what lost its words is placed again by a mark of the same code on the same words") {
    const Noted noted;
    noted.saved("nothing of it but {==beta==}{>>demo -1!<<}");
    CHECK(says(noted.codings(), "usability\t-1\tcontributing\tdelta\t\t\t\t\tfalse\t\n"));
    const std::string said =
        noted.saved("nothing of it but {==beta==}{>>demo -1!<<} and {==delta==}{>>usability -1<<}");
    CAPTURE(said);
    CHECK(says(said, "1 coding has lost its words and is kept unplaced"));
    CHECK(says(noted.codings(), "usability\t-1\tcontributing\tdelta\t\t\t27\t32\ttrue\t\n"));
    CHECK_FALSE(says(noted.codings(), "usability\t-1\tcontributing\tdelta\t\t\t\t\tfalse\t\n"));
}

namespace {

/// What the editor is opened on in `noted`, edited by `hand`, saved as `person`.
Result edited(const Noted& noted, const std::function<std::string(std::string form)>& hand,
              const std::string& person = "nobody", const std::vector<std::string>& options = {}) {
    std::vector<std::string> words = {"note", "1", "--as", person};
    words.insert(words.end(), options.begin(), options.end());
    return noted.run.edited(std::move(words), hand);
}

std::string without(std::string text, const std::string& part) {
    const auto at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.erase(at, part.size());
}

}  // namespace

TEST_CASE("a coder is found by the first name too, where only one has it") {
    const Noted noted;
    noted.typed({"person", "add", "Kim Larsen"});
    noted.saved("alpha {==beta==}{>>demo -2!<<} gamma delta, epsilon", {"--as", "kim"});
    CHECK(noted.codings().ends_with("\ttrue\tKim Larsen\n"));
    noted.typed({"person", "add", "Kim Berg"});
    noted.saved("alpha {==beta==}{>>demo -1!<<} gamma delta, epsilon", {"--as", "kim"});
    CHECK(noted.codings().ends_with("\ttrue\t\n"));
}

TEST_CASE("whoever saves a note becomes the coder of what they coded, and of no more") {
    const Noted noted;
    noted.typed({"person", "add", "Kim"});
    noted.typed({"person", "add", "Lee"});
    noted.saved("alpha {==beta==}{>>demo -1!<<} gamma {==delta==}{>>usability -1<<}, {==epsilon==}{>>discovery -2<<}",
                {"--as", "Kim"});
    REQUIRE(noted.codings() ==
            "sales/demo\t-1\tprimary\tbeta\t\t\t6\t10\ttrue\t\n"
            "product/usability\t-1\tcontributing\tdelta\t\t\t17\t22\ttrue\t\n"
            "sales/discovery\t-2\tcontributing\tepsilon\t\t\t24\t31\ttrue\tKim\n");
    const Result result = edited(
        noted,
        [](std::string form) {
            form.insert(form.find("alpha"), "First of all, ");
            form.insert(form.find("epsilon"), "an ");
            return form.insert(form.find("gamma"), "{==and==}{>>demo +1<<} ");
        },
        "Lee");
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    CHECK(noted.codings() ==
          "sales/demo\t-1\tprimary\tbeta\t\t\t20\t24\ttrue\t\n"
          "sales/demo\t1\tcontributing\tand\t\t\t25\t28\ttrue\tLee\n"
          "product/usability\t-1\tcontributing\tdelta\t\t\t35\t40\ttrue\t\n"
          "sales/discovery\t-2\tcontributing\tan epsilon\t\t\t42\t52\ttrue\tKim\n");
}

TEST_CASE("a text that was opened with its marks can lose the last of them") {
    const Noted noted;
    noted.saved("alpha {==beta==}{>>demo -1!<<}");
    REQUIRE(says(noted.codings(), "beta\t\t\t6\t10\ttrue"));
    const auto bare = [](std::string form) {
        form.erase(form.find("{==beta"), 3);
        return without(std::move(form), "==}{>>sales/demo -1 primary<<}");
    };
    SECTION("in the editor") {
        const Result result = edited(noted, bare);
        CHECK(says(result.err, "1 coding removed: sales/demo on 'beta'"));
        CHECK_FALSE(says(noted.codings(), "beta"));
    }
    SECTION("in the editor, its comment taken out") {
        const Result result = edited(noted, [](const std::string&) { return std::string("alpha beta\n"); });
        CHECK(says(result.err, "1 coding removed: sales/demo on 'beta'"));
    }
    SECTION("in a file that was printed") {
        const std::string said = noted.saved(bare(noted.typed({"note", "1", "--print"})));
        CHECK(says(said, "1 coding removed: sales/demo on 'beta'"));
        CHECK_FALSE(says(noted.codings(), "beta"));
    }
    SECTION("but a text from outside takes none away") {
        const std::string said = noted.saved("alpha beta and more");
        CHECK_FALSE(says(said, "removed"));
        CHECK(says(noted.codings(), "beta\t\t\t6\t10\ttrue"));
    }
}

TEST_CASE("a printed note is taken back once, by its own interview") {
    const Noted noted;
    const std::string printed = noted.typed({"note", "1", "--print"});
    CHECK(says(printed, "<!-- winloss note 1 version 1 -->\nalpha {==beta==}"));
    noted.saved(printed);
    CHECK(noted.typed({"note", "1", "--print"}) == printed);
    noted.saved("somebody else's");
    std::ofstream(noted.run / "note.md") << printed;
    const Result result = noted.run({"note", "1", "--file", noted.run / "note.md"});
    CHECK(result.code == 4);
    CHECK(says(result.err,
               "Somebody saved the note of interview 1 meanwhile: yours was opened on version 1, it is "
               "version 2."));
    noted.typed({"interview", "add", "retrospective", "--account", "Acme"});
    const Result other = noted.run({"note", "2", "--file", noted.run / "note.md", "--held-on", "2026-09-30"});
    CHECK(other.code == 4);
    CHECK(says(other.err, "This is the note of interview 1, as its comment says, not of interview 2."));
}

TEST_CASE("two who write one note at a time: the second is refused, and the text is kept") {
    const Noted noted;
    const Result result = edited(noted, [&](std::string form) {
        noted.saved("somebody else's");
        return form + "and mine\n";
    });
    CHECK(result.code == 4);
    CHECK(says(result.err, "Your text is kept in " + noted.run.store() + ".note-1-20261001T080000Z.md"));
    std::ifstream kept(noted.run.store() + ".note-1-20261001T080000Z.md");
    const std::string text{std::istreambuf_iterator<char>(kept), {}};
    CHECK(says(text, "{==epsilon==}{>>sales/discovery -1<<}\n"));
    CHECK(text.ends_with("and mine\n"));
}

TEST_CASE("what is put below a note leaves it as it is") {
    const Noted noted;
    noted.typed({"person", "add", "Lee"});
    std::ofstream(noted.run / "more.md") << "They {==called==}{>>demo +1<<} again.\n";
    const std::string before = noted.codings();
    noted.typed({"note", "1", "--append", "--file", noted.run / "more.md", "--as", "Lee"});
    const std::string printed = noted.typed({"note", "1", "--print"});
    CHECK(printed.ends_with("{==epsilon==}{>>sales/discovery -1<<}\n\nThey {==called==}{>>sales/demo +1<<} again.\n"));
    CHECK(noted.codings() == before + "sales/demo\t1\tcontributing\tcalled\t\t\t38\t44\ttrue\tLee\n");

    std::ofstream(noted.run / "whole.md") << printed;
    const Result whole = noted.run({"note", "1", "--append", "--file", noted.run / "whole.md"});
    CHECK(whole.code == 2);
    CHECK(says(whole.err, "--append would put it below itself"));

    const Result result = edited(noted,
                                 [&](const std::string& form) {
                                     CHECK_FALSE(says(form, "epsilon"));
                                     noted.typed({"note", "1", "--append", "--file", noted.run / "more.md"});
                                     return form + "From the editor.\n";
                                 },
                                 "Lee", {"--append"});
    CHECK(result.code == 0);
    CHECK(noted.typed({"note", "1", "--print"})
              .ends_with("again.\n\nThey {==called==}{>>sales/demo +1<<} again.\n\n"
                         "From the editor.\n"));
    std::ofstream(noted.run / "more.md") << "a\n{==second==}{>>demo -2!<<}\n";
    CHECK(says(noted.run({"note", "1", "--append", "--file", noted.run / "more.md"}).err,
               "one primary reason against us"));
}

TEST_CASE("answers from a file stand below their questions") {
    const Noted noted;
    std::ofstream(noted.run / "answers.md")
        << "## {#who-decided}\n\nKim {==alone==}{>>demo +1<<}.\n\n## trigger\nThe audit.\n";
    noted.typed({"note", "1", "--answers", noted.run / "answers.md"});
    const std::string printed = noted.typed({"note", "1", "--print"});
    CAPTURE(printed);
    CHECK(says(printed,
               "\n\n## What set this in motion? {#trigger}\n\nThe audit.\n\n## Who took part in the decision, and how "
               "was it made? {#who-decided}\n\nKim {==alone==}{>>sales/demo +1<<}.\n"));
    CHECK(says(printed, "alpha {==beta==}{>>sales/demo -1 primary<<} gamma"));
    const Result again = noted.run({"note", "1", "--answers", noted.run / "answers.md"});
    CHECK(says(again.err, "The note of interview 1 is as it was."));
    std::ofstream(noted.run / "answers.md") << "## {#triger}\nx\n";
    const Result wrong = noted.run({"note", "1", "--answers", noted.run / "answers.md"});
    CHECK(wrong.code == 5);
    CAPTURE(wrong.err);
    CHECK(says(wrong.err, "line 1: no question has the id 'triger'. Did you mean 'trigger'?"));
}

TEST_CASE("the note opens on what is known, and nothing of it can become the note") {
    const Noted noted;
    const std::string evil = "--> \x1b[31m {>>demo -2<<} ## Q {#trigger}";
    noted.typed({"deal", "set", "Platform", "--amount", "12000 USD", "--competitor", "Initech:winner", "--competitor",
                 "Globex", "--reason", evil, "--kind", "new"});
    noted.typed({"person", "add", "Kim Larsen"});
    noted.typed(
        {"contact", "add", "Ana Ruiz", "--account", "Acme", "--title", "COO --> x", "--role", "decision-maker"});
    noted.typed({"interview", "set", "1", "--contact", "Ana Ruiz"});
    noted.typed({"interview", "add", "expectation", "--account", "Acme"});
    std::ofstream(noted.run / "gaps.md") << "## {#perceived-gaps}\n\nNo reports.\n";
    std::ofstream(noted.run / "note.md") << "## Gaps {#perceived-gaps}\n\nNo {==reports==}{>>usability -2<<}.\n";
    noted.typed({"note", "2", "--file", noted.run / "note.md", "--held-on", "2026-09-20"});
    std::string opened;
    const Result result = edited(noted,
                                 [&](std::string form) {
                                     opened = std::move(form);
                                     return opened + "More.\n";
                                 },
                                 "nobody", {"--codes", "demo,usability"});
    CAPTURE(opened, result.err);
    REQUIRE(result.code == 0);
    CHECK(
        opened.starts_with("<!-- winloss note 1 version 1\n"
                           "  Interview 1: retrospective with Acme\n"
                           "  Deal 1: Platform, new, lost, decided on 2026-08-20, USD 12,000.00\n"
                           "  Competitors, as the rep says: Globex, Initech (winner)\n"
                           "  Reasons, as the rep entered them: -- > \\x1b[31m {>>demo -2<<} ## Q {#trigger}\n"
                           "  With: Ana Ruiz, COO -- > x, decision-maker\n"
                           "  Interviewer: nobody is assigned\n"
                           "  Earlier: expectation on 2026-09-20, interview 2: no primary reason\n"));
    CHECK(says(opened, "  sales/demo         Demonstration"));
    CHECK_FALSE(says(opened, "  price"));
    CHECK(says(opened, "  Not answered; a heading goes above its answer:\n  ## What set this in motion? {#trigger}\n"));
    CHECK(noted.typed({"note", "1", "--print"}).ends_with("{==epsilon==}{>>sales/discovery -1<<}\n\nMore.\n"));

    noted.typed({"interview", "add", "expectation", "--account", "Acme", "--opens", "2026-10-01"});
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    World world{.in = in, .out = out, .err = err, .variable = {}, .edit = {}};
    world.today = *parse_iso("2026-10-01");
    world.in_is_terminal = true;
    world.edit = [&](const EditTask& task) {
        opened = task.text;
        return Edited{};
    };
    REQUIRE(run_app({"note", "3", "--held-on", "today", "--store", noted.run.store()}, world) == 0);
    CAPTURE(opened);
    CHECK(says(opened, "  Gap, as the buyer saw it: No reports.\n"));
    CHECK(says(opened, "  Against us: product/usability -2 'reports'\n"));
}

TEST_CASE("a mistake in the marks is named where it stands in the file") {
    const Noted noted;
    std::ofstream(noted.run / "note.md") << noted.typed({"note", "1", "--print"})
                                         << "\n## Q {#q}\n\n{==x==}{>>demmo -1<<}\n";
    const Result result = noted.run({"note", "1", "--file", noted.run / "note.md"});
    CHECK(result.code == 5);
    CHECK(says(result.err, "Line 6, column 11: there is no code 'demmo'"));
}

TEST_CASE("a mistake in the marks opens the editor again, with the reason above its line") {
    const Noted noted;
    std::vector<std::string> forms;
    const Result mended = edited(noted, [&](std::string form) {
        forms.push_back(form);
        if (forms.size() == 1) {
            return form + "\nThey liked {==it==}{>>demmo +1<<}.\nAnd {==us==}{>>discovry +1<<}.\n";
        }
        if (forms.size() == 2) { return form.replace(form.find("{>>demmo"), 8, "{>>demo"); }
        return form.replace(form.find("{>>discovry"), 11, "{>>discovery");
    });
    CAPTURE(mended.err);
    CHECK(mended.code == 0);
    REQUIRE(forms.size() == 3);
    CHECK(says(forms[1], "<!-- winloss mistake\n  column 23: there is no code 'demmo'"));
    CHECK(says(forms[1], "-->\nThey liked {==it==}"));
    CHECK(says(forms[1], "there is no code 'discovry'"));
    CHECK_FALSE(says(forms[2], "demmo"));
    CHECK(says(forms[2], "there is no code 'discovry'"));
    CHECK(says(noted.codings(), "sales/demo\t1\t"));
    CHECK_FALSE(says(noted.typed({"note", "1", "--print"}), "mistake"));

    const Result given_up = edited(
        noted, [](std::string form) { return says(form, "nocode") ? form : form + "\n{==it==}{>>nocode +1<<}\n"; });
    CHECK(given_up.code == 5);
    CHECK(says(given_up.err, "Your text is kept in"));
}

TEST_CASE("a page gives its note with the marks, and any of its sections alone") {
    const Noted noted;
    const std::string page = noted.typed({"interview", "show", "1", "--format", "json"});
    CAPTURE(page);
    CHECK(says(page, R"("coded": "alpha {==beta==}{>>sales/demo -1 primary\u003c\u003c} gamma )"));
    CHECK(says(page, R"("text": "alpha beta gamma delta, epsilon\n")"));
    CHECK(says(noted.typed({"interview", "show", "1", "--table", "codings", "--format", "csv"}), "code,rating,weight"));
    CHECK(says(noted.typed({"interview", "show", "1", "--table", "events"}), "2026-09-30\theld"));
    CHECK(says(noted.run({"interview", "list", "--table", "codings"}).err, "section of a record"));
}

TEST_CASE("on a narrow screen the codes stay readable, the passage is cut") {
    const Noted noted;
    noted.saved(
        "{==they told us at great length, and more than once, that they had come in 30% under us==}"
        "{>>demo -1!<<}");
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    World world{.in = in, .out = out, .err = err, .variable = {}, .edit = {}};
    world.now = *parse_instant("2026-10-01T08:00:00Z");
    world.today = *parse_iso("2026-10-01");
    world.out_is_terminal = true;
    world.columns = 80;
    REQUIRE(run_app({"interview", "show", "1", "--store", noted.run.store()}, world) == 0);
    CHECK(says(out.str(), "sales/demo"));
    CHECK(says(out.str(), "contributing"));
}

}  // namespace winloss::cli
