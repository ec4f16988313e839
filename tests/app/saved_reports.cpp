#include "winloss/app/saved_reports.hpp"

#include "app/records.hpp"
#include "winloss/app/history.hpp"
#include "winloss/core/shell_word.hpp"

namespace winloss::app {

namespace {

std::string saved(const Bench& bench) {
    std::string all;
    const Answer answer = list_saved_reports(bench.store, bench.context, {});
    for (const Row& row : std::get<List>(answer.data).table.rows) {
        all += shown(row[0]) + " = " + shown(row[1]) + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("a report is kept under a name as it was typed, and what took its place can be taken back") {
    Bench bench;
    const auto save = [&](const std::string& name, const std::string& line) {
        return bench.run(&save_report, SaveReport{name, line});
    };
    CHECK(save("Quarter", "win-rate --period 'last quarter'") ==
          "Saved the report quarter. | Next: winloss report run quarter");
    CHECK(save("board", "loss-reasons") == "Saved the report board. | Next: winloss report run board");
    CHECK(save("quarter", "win-rate --period 'last quarter'").starts_with("Nothing to change in the report quarter."));
    CHECK(save("quarter", "win-rate")
              .starts_with(
                  "Changed the report quarter; it was: winloss report win-rate --period 'last quarter' | Next:"));
    CHECK(saved(bench) == "board = winloss report loss-reasons\nquarter = winloss report win-rate\n");
    bench.run(&undo, Undo{});
    CHECK(saved(bench).find("--period 'last quarter'") != std::string::npos);
    CHECK(bench.run(&remove_saved_report, RemoveSavedReport{"BOARD"}).starts_with("Removed the saved report board."));
    CHECK(saved(bench).find("board") == std::string::npos);
    CHECK(bench.refusal(&remove_saved_report, RemoveSavedReport{"quarters"}) ==
          "No report is saved as 'quarters'. | Did you mean 'quarter'?");
    for (const char* name : {"", "a/b", "-x", ".x", "all", "two words"}) {
        CHECK(bench.refusal(&save_report, SaveReport{name, "win-rate"}) != "accepted");
    }
}

TEST_CASE("several reports are run into a folder, each once") {
    Bench bench;
    CHECK(run_saved_reports(bench.store, bench.context, {{"all"}, {}}).then.empty());
    for (const char* name : {"b", "a"}) { bench.run(&save_report, SaveReport{name, "win-rate --by 'segment'"}); }
    const Answer answer = run_saved_reports(bench.store, bench.context, {{"b", "all"}, bench.folder / "out"});
    REQUIRE(answer.then.size() == 2);
    CHECK(answer.then[0].name == "b");
    CHECK(answer.then[1].words == std::vector<std::string>{"report", "win-rate", "--by", "segment"});
    CHECK(std::filesystem::is_directory(bench.folder / "out"));
    CHECK(error_of([&] { run_saved_reports(bench.store, bench.context, {{"all"}, {}}); }).message() ==
          "2 reports do not fit on one page.");
}

TEST_CASE("a line is taken apart as a shell does, and what was quoted is read back") {
    using Line = std::vector<std::string>;
    CHECK(shell_words("a  'b c'\t\"d e\"f g\\ h ''") == Line{"a", "b c", "d ef", "g h", ""});
    CHECK(shell_words(" ") == Line{});
    CHECK(shell_words("a\\") == Line{"a\\"});
    CHECK_THROWS_AS(shell_words("a 'b"), Error);
    for (const std::string word : {"it's", "", "a\nb", "\\", "\"x\"", "--by", "$HOME `x`"}) {
        CHECK(shell_words(shell_word(word) + " " + shell_word(word)) == Line{word, word});
    }
}

}  // namespace winloss::app
