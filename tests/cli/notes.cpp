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
              const std::string& person = "nobody") {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    World world{.in = in, .out = out, .err = err, .variable = {}, .edit = {}};
    world.now = *parse_instant("2026-10-01T08:00:00Z");
    world.today = *parse_iso("2026-10-01");
    world.in_is_terminal = true;
    world.edit = [&](const EditTask& task) { return Edited{hand(task.text)}; };
    const int code = run_app({"note", "1", "--store", noted.run.store(), "--as", person}, world);
    return {code, out.str(), err.str()};
}

std::string without(std::string text, const std::string& part) {
    const auto at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.erase(at, part.size());
}

}  // namespace

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
    CHECK(says(text, "{==epsilon==}{>>sales/discovery -1<<}\nand mine\n"));
}

TEST_CASE("a mistake in the marks is named where it stands in the file") {
    const Noted noted;
    std::ofstream(noted.run / "note.md") << noted.typed({"note", "1", "--print"})
                                         << "\n## Q {#q}\n\n{==x==}{>>demmo -1<<}\n";
    const Result result = noted.run({"note", "1", "--file", noted.run / "note.md"});
    CHECK(result.code == 5);
    CHECK(says(result.err, "Line 6, column 11: there is no code 'demmo'"));
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
