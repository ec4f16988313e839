// What is typed into the form of a note: into its comments, and below headings of no question.
#include <fstream>

#include "cli/program.hpp"

namespace winloss::cli {

namespace {

/// Interview 1, held, with one question answered.
struct Answered {
    Program run;

    Answered() {
        typed({"account", "add", "Acme"});
        typed({"deal", "add", "Platform", "--account", "Acme", "--outcome", "lost", "--decided", "2026-08-20"});
        typed({"plan"});
        write("## What decided? {#trigger}\n\nThe audit.\n");
        typed({"note", "1", "--file", run / "note.md", "--held-on", "2026-09-30"});
    }
    std::string typed(const std::vector<std::string>& words) const {
        const Result result = run(words);
        CAPTURE(words, result.err);
        REQUIRE(result.code == 0);
        return result.out;
    }
    void write(const std::string& note) const { std::ofstream(run / "note.md") << note; }
    std::string note() const { return typed({"note", "1", "--print"}); }
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what was typed into a comment of the form is in the note, and nothing else of the comment") {
    const Answered answered;
    for (const std::string typed : {"They liked the app.", "  In May."}) {
        const Result result = answered.run.edited({"note", "1"}, [&](std::string form) {
            const std::size_t comment = form.find("Not answered;");
            const std::size_t second = form.find("  ## ", form.find("  ## ", comment) + 1);
            return form.insert(second, typed + "\n");
        });
        CAPTURE(typed, result.err);
        REQUIRE(result.code == 0);
    }
    const std::string note = answered.note();
    CAPTURE(note);
    CHECK(says(note, "{#trigger}\n\nThe audit.\n\n## "));
    CHECK(says(note, "}\nThey liked the app.\n\n## "));
    CHECK(note.ends_with("}\n  In May.\n"));
    CHECK_FALSE(says(note, "-->\nThe"));
}

TEST_CASE("a text that is refused for its marks keeps what was typed into a comment") {
    const Answered answered;
    int round = 0;
    const Result result = answered.run.edited({"note", "1"}, [&](std::string form) {
        if (++round > 1) { return form.replace(form.find("{==x"), 4, "x=="), form.replace(form.find("x==="), 5, "x"); }
        form.insert(form.find("  ## ", form.find("Not answered;")), "  Two words.\n");
        return form + "{==x==}\n";
    });
    CAPTURE(result.err, round);
    REQUIRE(result.code == 0);
    CHECK(round == 2);
    CHECK(says(answered.note(), "  Two words.\n"));
}

TEST_CASE("what stands in a comment of a text from outside and is not of the form is told") {
    const Answered answered;
    std::string kept;
    answered.run.edited({"note", "1"}, [&](const std::string& form) {
        kept = form;
        return std::string();
    });
    kept += "More.\n";
    answered.write(kept);
    CHECK_FALSE(says(answered.run({"note", "1", "--file", answered.run / "note.md"}).err, "In a comment"));
    kept.replace(kept.find("version 1"), 9, "version 2");
    kept.insert(kept.find("  ## ", kept.find("Not answered;")), "  In May.\n");
    answered.write(kept + "Yet more.\n");
    const Result result = answered.run({"note", "1", "--file", answered.run / "note.md"});
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(says(result.err, "In a comment, so not saved: 'In May.'\n"));
}

TEST_CASE("a heading whose id no question has is refused at its line, unless the note had it before") {
    const Answered answered;
    const Result result = answered.run.edited(
        {"note", "1"}, [](const std::string& form) { return form + "\n## Who won? {#trigerr}\nThe audit.\n"; });
    CAPTURE(result.err);
    CHECK(result.code == 5);
    CHECK(says(result.err, ": no question has the id 'trigerr'. Did you mean 'trigger'?"));
    CHECK(says(result.err, "A heading of your own has no id in braces."));
    answered.write("x\n\n## {#own}\ny\n");
    const Result brought = answered.run({"note", "1", "--file", answered.run / "note.md"});
    CHECK(brought.code == 5);
    CHECK(says(brought.err, "line 3: no question has the id 'own'."));
    CHECK(answered.run({"note", "1", "--append", "--file", answered.run / "note.md"}).code == 5);
    CHECK_FALSE(says(answered.note(), "own"));
    answered.write("## What decided? {#trigger}\n\nThe audit.\n\n## Own\n\ny\n");
    answered.typed({"note", "1", "--file", answered.run / "note.md"});
}

TEST_CASE("a heading of a note that was imported keeps its id when the note is saved again") {
    Program run;
    const auto typed = [&](const std::vector<std::string>& words) {
        const Result result = run(words);
        CAPTURE(words, result.err);
        REQUIRE(result.code == 0);
        return result.out;
    };
    typed({"account", "add", "Acme"});
    typed({"deal", "add", "Platform", "--account", "Acme", "--outcome", "lost", "--decided", "2026-08-20"});
    std::ofstream(run / "interviews.csv") << "id,deal,first_asked_on,held_on\nT-1,Platform,2026-09-20,2026-09-24\n";
    typed({"import", "interviews", run / "interviews.csv"});
    const std::string text = "# Call\n\n## Own {#own}\n\nThe audit.\n";
    std::ofstream(run / "1.md") << text;
    std::ofstream(run / "notes.csv") << "interview,file\nT-1,1.md\n";
    typed({"import", "notes", run / "notes.csv"});
    REQUIRE(says(typed({"note", "1", "--print"}), "## Own {#own}"));
    std::ofstream(run / "note.md") << text << "\nAnd more.\n";
    const Result again = run({"note", "1", "--file", run / "note.md"});
    CAPTURE(again.err);
    CHECK(again.code == 0);
    CHECK(says(typed({"note", "1", "--print"}), "And more."));
    std::ofstream(run / "note.md") << text << "\n## Other {#other}\n\nNo.\n";
    CHECK(run({"note", "1", "--file", run / "note.md"}).code == 5);
}

}  // namespace winloss::cli
