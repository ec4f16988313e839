// Reports saved on one command line and run by another.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "program.hpp"
#include "support/catch.hpp"

namespace winloss::cli {

namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

struct Saved {
    Saved() { REQUIRE(run({"demo"}).code == 0); }
    std::filesystem::path file(const std::string& name) const { return std::filesystem::path(run / "out") / name; }
    std::vector<std::string> run_all(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"report", "run", "all", "--into", run / "out"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    Program run;
};

}  // namespace

TEST_CASE("a saved report prints what was typed prints, and now goes before then") {
    Saved saved;
    REQUIRE(saved
                .run({"report", "save", "q", "win-rate", "--by", "segment", "--period", "last year", "--format", "csv",
                      "--table", "total"})
                .code == 0);
    const auto typed = saved.run(
        {"report", "win-rate", "--by", "segment", "--period", "last year", "--format", "csv", "--table", "total"});
    CHECK(saved.run({"report", "run", "Q"}).out == typed.out);
    CHECK(saved.run({"report", "run", "q", "--format", "json"}).out ==
          saved
              .run({"report", "win-rate", "--by", "segment", "--period", "last year", "--format", "json", "--table",
                    "total"})
              .out);
    // A year on, the last year is another.
    CHECK(saved.run({"report", "run", "q", "--today", "2027-10-02"}).out != typed.out);
    // In quotes it is the same line.
    REQUIRE(saved.run({"report", "save", "r", "win-rate --by segment --period 'last year' --format csv --table total"})
                .code == 0);
    CHECK(saved.run({"report", "run", "r"}).out == typed.out);
}

TEST_CASE("what is saved is right") {
    Saved saved;
    const auto refused = [&](std::vector<std::string> line) {
        line.insert(line.begin(), {"report", "save", "q"});
        const auto result = saved.run(line);
        CHECK(result.code != 0);
        CHECK(saved.run({"report", "saved"}).out.empty());
        return result.err;
    };
    CHECK(refused({"win-rates"}).find("There is no report 'win-rates'.") != std::string::npos);
    CHECK(refused({"list"}).find("There is no report 'list'.") != std::string::npos);
    CHECK(refused({"win-rate", "--level", "2"}).find("'report win-rate' takes no --level.") != std::string::npos);
    CHECK(refused({"win-rate", "--segment", "nobody's"}).find("nobody's") != std::string::npos);
    CHECK(refused({"win-rate", "--format", "cvs"}).find("'csv'") != std::string::npos);
    CHECK(refused({"win-rate --today 2026-01-01"}).find("--today is not saved with a report.") != std::string::npos);
    CHECK(refused({}).find("REPORT is missing") != std::string::npos);
}

TEST_CASE("every report into its file; one that fails stops none, and the exit code says so") {
    Saved saved;
    REQUIRE(saved.run({"report", "save", "a", "win-rate", "--owner", "Marta"}).code != 0);
    REQUIRE(saved.run({"person", "add", "Marta Gone", "--role", "rep"}).code == 0);
    REQUIRE(saved.run({"report", "save", "a", "win-rate", "--owner", "Marta Gone"}).code == 0);
    REQUIRE(saved.run({"report", "save", "b", "loss-reasons", "--format", "json"}).code == 0);
    REQUIRE(saved.run({"report", "save", "c", "retention", "--format", "markdown"}).code == 0);
    const auto all = saved.run(saved.run_all());
    CHECK(all.code == 0);
    CHECK(all.out.empty());
    CHECK(all.err == "Wrote 3 reports into " + (saved.run / "out") + ".\n");
    CHECK(text_of(saved.file("a.csv")) == saved.run({"report", "run", "a", "--format", "csv"}).out);
    CHECK(text_of(saved.file("b.json")) == saved.run({"report", "run", "b"}).out);
    CHECK(std::filesystem::exists(saved.file("c.md")));

    REQUIRE(saved.run({"person", "set", "Marta Gone", "--name", "Marta Back"}).code == 0);
    const std::string before = text_of(saved.file("a.csv"));
    std::filesystem::remove(saved.file("c.md"));
    const auto some = saved.run(saved.run_all({"--quiet"}));
    CHECK(some.code == 3);
    CHECK(some.out.empty());
    CHECK(some.err.find("Report a: There is no person 'Marta Gone'.") != std::string::npos);
    CHECK(some.err.find("Wrote") == std::string::npos);
    CHECK(std::filesystem::exists(saved.file("c.md")));
    CHECK(text_of(saved.file("a.csv")) == before);  // as it was
    CHECK(saved.run(saved.run_all({"--format", "csv"})).err.find("Wrote 2 of 3 reports into") != std::string::npos);
    CHECK(text_of(saved.file("b.csv")) == saved.run({"report", "run", "b", "--format", "csv"}).out);
}

TEST_CASE("what an archive says is saved runs nothing but reports, and writes nothing elsewhere") {
    const Program run;
    const std::filesystem::path out = std::filesystem::path(run / "out");
    const std::string elsewhere = run / "elsewhere.csv";
    std::ofstream(run / "archive.jsonl") << R"({"archive":1,"schema":6,"numbers":{"saved_report":6}})"
                                            "\n"
                                         << R"({"record":"saved_report","id":1,"name":"good","line":"win-rate"})"
                                            "\n"
                                         << R"({"record":"saved_report","id":2,"name":"../up","line":"win-rate"})"
                                            "\n"
                                         << R"({"record":"saved_report","id":3,"name":"out","line":"win-rate --output )"
                                         << elsewhere << "\"}\n"
                                         << R"({"record":"saved_report","id":4,"name":"gone","line":"remove good"})"
                                            "\n"
                                         << R"({"record":"saved_report","id":5,"name":"open","line":"win-rate 'last"})"
                                            "\n"
                                         << R"({"record":"saved_report","id":6,"name":"again","line":"run again"})"
                                            "\n";
    const Result made = run({"import", "all", run / "archive.jsonl"});
    INFO(made.err);
    REQUIRE(made.code == 0);
    for (const std::string name : {"../up", "out", "gone", "open", "again"}) {
        const Result both = run({"report", "run", "good", name, "--into", out});
        INFO(both.err);
        CHECK(both.code == 2);
        CHECK_THAT(both.err, Catch::Contains("Wrote 1 of 2 reports"));
        CHECK_FALSE(text_of(out / "good.csv").empty());
        std::filesystem::remove_all(out);
    }
    CHECK_FALSE(std::filesystem::exists(run / "up.csv"));
    CHECK_FALSE(std::filesystem::exists(elsewhere));
    CHECK(run({"report", "run", "gone"}).code == 2);
    CHECK(run({"report", "run", "again"}).code == 2);
    CHECK_THAT(run({"report", "saved"}).out, Catch::Contains("good"));
}

TEST_CASE("a folder and a file at once is refused") {
    const Saved saved;
    REQUIRE(saved.run({"report", "save", "q", "win-rate"}).code == 0);
    CHECK(saved.run({"report", "run", "q", "--into", saved.run / "out", "--output", saved.run / "x.csv"}).code == 2);
    CHECK_FALSE(std::filesystem::exists(saved.run / "out"));
}

}  // namespace winloss::cli
