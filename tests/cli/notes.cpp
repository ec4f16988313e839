#include <fstream>

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
          "sales/demo\t-1\tprimary\twords\t\t\t18\t23\ttrue\n"
          "sales/demo\t-1\tcontributing\tbeta\t\t\t\t\tfalse\n"  // one primary a sign
          "product/usability\t-1\tcontributing\tdelta\t\t\t\t\tfalse\n"
          "sales/discovery\t-1\tcontributing\tepsilon\t\t\t\t\tfalse\n");
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
    CHECK(says(noted.codings(), "usability\t-1\tcontributing\tdelta\t\t\t\t\tfalse\n"));
    const std::string said =
        noted.saved("nothing of it but {==beta==}{>>demo -1!<<} and {==delta==}{>>usability -1<<}");
    CAPTURE(said);
    CHECK(says(said, "1 coding has lost its words and is kept unplaced"));
    CHECK(says(noted.codings(), "usability\t-1\tcontributing\tdelta\t\t\t27\t32\ttrue\n"));
    CHECK_FALSE(says(noted.codings(), "usability\t-1\tcontributing\tdelta\t\t\t\t\tfalse\n"));
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
