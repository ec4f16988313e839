// A terminal that has letters alone is sent nothing else of our own: tables, sentences, errors, help.
#include <algorithm>

#include "cli/program.hpp"
#include "cli/screens.hpp"
#include "winloss/cli/registry.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

using Words = std::vector<std::string>;

/// The first line with a sign beyond ASCII; empty where there is none.
std::string beyond_letters(const std::string& text) {
    for (const std::string_view line : split(text, '\n')) {
        if (std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
            return std::string(line);
        }
    }
    return {};
}

/// A company whose names are letters, with one of everything.
void fill(Program& run) {
    run.variables["NO_COLOR"] = "1";
    run.variables["HOME"] = run / "home";
    run.variables["WINLOSS_AS"] = "Kim Larsen";
    for (const Words& words : std::vector<Words>{
             {"person", "add", "Kim Larsen"},
             {"product", "add", "Dispatch"},
             {"competitor", "add", "Initech"},
             {"account", "add", "Acme", "--owner", "1", "--segment", "SMB", "--team", "kim:adviser"},
             {"contact", "add", "Eva Lind", "--account", "1", "--role", "champion"},
             {"deal", "add", "Platform", "--account", "1", "--product", "1", "--outcome", "lost", "--decided",
              "2026-08-20", "--amount", "48000 EUR", "--reason", "Price", "--competitor", "Initech:winner"},
             {"deal", "add", "Insight", "--account", "1", "--outcome", "won", "--kind", "new", "--decided",
              "2026-08-25"},
             {"contract", "add", "1", "--product", "1", "--from", "2025-01-01", "--until", "2026-12-31", "--value",
              "9000 EUR", "--live", "2025-03-01"},
             {"plan"},
             {"interview", "invited", "1", "--contact", "1"},
             {"touch", "add", "call", "--account", "1", "--said", "asked for the figures"},
             {"expectation", "add", "half the calls", "--account", "1"},
             {"health", "add", "amber", "--account", "1", "--why", "the sponsor leaves"},
             {"flag", "add", "at-risk", "--account", "1", "--text", "asks for a way out"},
             {"action", "add", "shorter training", "--account", "1", "--due", "2026-10-20"},
             {"benchmark", "add", "win-rate", "47%", "--source", "Survey", "--n", "1204"},
             {"guide", "add", "exit", "What would have kept you?"},
             {"report", "save", "quarter", "loss-reasons", "--by", "segment"}}) {
        const Result result = run(words);
        INFO(join(words, " ") << "\n" << result.err);
        REQUIRE(result.code == 0);
        CHECK(beyond_letters(result.err) == "");
    }
}

}  // namespace

TEST_CASE("where the locale has letters alone, no page and no sentence has anything else") {
    Program run;
    run.variables["LC_ALL"] = "C";
    fill(run);
    run.terminal = true;
    for (const int columns : {60, 80, 200}) {
        run.columns = columns;
        for (const Words& words : screens()) {
            if (words == Words{"report", "explain", "loss-reasons"}) { continue; }
            const Result result = run(words);
            CAPTURE(columns, words, result.err);
            CHECK(result.code == 0);
            CHECK(beyond_letters(result.out) == "");
            CHECK(beyond_letters(result.err) == "");
        }
    }
}

TEST_CASE("where the locale has letters alone, no error and no help has anything else") {
    Program run;
    run.variables["LC_ALL"] = "C";
    fill(run);
    for (const bool terminal : {true, false}) {
        run.terminal = terminal;
        for (const Words& words : std::vector<Words>{{"health", "add", "red", "--account", "1"},
                                                     {"flag", "add", "win-back", "--account", "1", "--text", "x"},
                                                     {"account", "review", "1"},
                                                     {"interview", "no-response", "2"},
                                                     {"deal", "show", "Nothing of the kind"},
                                                     {"export", "codings"},
                                                     {"next"}}) {
            const Result result = run(words);
            CAPTURE(terminal, words);
            CHECK(beyond_letters(result.err) == "");
        }
    }
    run.terminal = true;
    for (const Entry& entry : registry()) {
        const Noun noun = entry.make();
        CHECK(beyond_letters(run({"help", std::string(noun.name)}).out) == "");
        for (const Verb& verb : noun.verbs) {
            CAPTURE(noun.name, verb.name);
            CHECK(beyond_letters(run({"help", std::string(noun.name), std::string(verb.name)}).out) == "");
        }
    }
}

}  // namespace winloss::cli
