#include <algorithm>

#include "cli/program.hpp"
#include "winloss/cli/registry.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

/// The first line that is wider than the screen; empty where there is none.
std::string too_wide(const std::string& text, int columns) {
    for (const std::string_view line : split(text, '\n')) {
        if (display_width(line) > columns) { return std::string(line); }
    }
    return {};
}

/// Whether rows are told one below the other, field by field.
bool has_cards(const std::string& text) {
    for (const std::string_view line : split(text, '\n')) {
        if (line.starts_with("Id: ") || line.starts_with("Rank: ") || line.starts_with("Operation: ")) { return true; }
    }
    return false;
}

using Words = std::vector<std::string>;

/// The sample company, and something of each kind around an interview of account 7.
void fill(Program& run) {
    run.variables["NO_COLOR"] = "1";
    REQUIRE(run({"demo"}).code == 0);
    for (const Words& words : std::vector<Words>{
             {"touch", "add", "call", "--account", "7", "--said", "asked about the app for those who work at night"},
             {"expectation", "add", "every depot plans its own shifts", "--account", "7", "--metric", "planned shifts",
              "--target", "90 %", "--review-on", "2026-11-30"},
             {"health", "add", "amber", "--account", "7", "--why", "the sponsor leaves in the autumn"},
             {"flag", "add", "at-risk", "--account", "7", "--text", "asks for a way out of the contract"},
             {"action", "add", "shorter training for drivers", "--account", "7", "--due", "2026-11-20"},
             {"benchmark", "add", "win-rate", "47%", "--source", "Trade survey of field service software", "--n",
              "1204"}}) {
        REQUIRE(run(words).code == 0);
    }
}

/// Every kind of screen there is.
const std::vector<Words> screens{
    {"status"},
    {"next", "--all"},
    {"due"},
    {"due", "--late"},
    {"deal", "list"},
    {"deal", "show", "1"},
    {"account", "list"},
    {"account", "show", "1"},
    {"account", "show", "17"},
    {"contact", "list"},
    {"contact", "show", "1"},
    {"contract", "list"},
    {"contract", "show", "1"},
    {"interview", "list"},
    {"interview", "show", "1"},
    {"interview", "show", "77"},
    {"interview", "suggest", "75"},
    {"account", "show", "7"},
    {"account", "team", "7"},
    {"account", "owners", "7"},
    {"touch", "list"},
    {"expectation", "list"},
    {"health", "show"},
    {"flag", "list"},
    {"action", "list"},
    {"person", "list"},
    {"competitor", "list"},
    {"competitor", "show", "1"},
    {"product", "list"},
    {"benchmark", "list"},
    {"report", "win-rate", "--by", "segment", "--against", "win-rate", "--table", "benchmarks"},
    {"codebook", "list"},
    {"guide", "list"},
    {"reasons", "list"},
    {"programme", "show"},
    {"plan", "--explain"},
    {"log"},
    {"log", "deal", "1"},
    {"check"},
    {"remind"},
    {"config", "list", "--origin"},
    {"report", "loss-reasons"},
    {"report", "loss-reasons", "--source", "both"},
    {"report", "loss-reasons", "--by", "segment"},
    {"report", "win-rate"},
    {"report", "win-rate", "--by", "quarter"},
    {"report", "win-rate", "--by", "segment", "--by", "competitor"},
    {"report", "retention"},
    {"report", "retention", "--every", "quarter"},
    {"report", "retention", "--by", "segment"},
    {"report", "cohorts"},
    {"report", "cohorts", "--every", "year", "--by", "segment"},
    {"report", "survival"},
    {"report", "survival", "--by", "segment", "--at", "12,24"},
};

}  // namespace

TEST_CASE("no screen is wider than the terminal") {
    Program run;
    fill(run);
    run.terminal = true;
    for (const int columns : {60, 80, 120, 200}) {
        run.columns = columns;
        for (const char* locale : {"C", "C.UTF-8"}) {
            run.variables["LC_ALL"] = locale;
            for (const Words& words : screens) {
                const Result result = run(words);
                CAPTURE(columns, locale, words, result.err);
                CHECK(result.code == 0);
                CHECK_FALSE((result.out.empty() && result.err.empty()));
                CHECK(too_wide(result.out, columns).empty());
                CHECK(too_wide(result.err, columns).empty());
                CHECK_FALSE(has_cards(result.out));
            }
        }
    }
}

TEST_CASE("the day fits a screen of 80 columns and 24 lines") {
    Program run;
    run.variables["NO_COLOR"] = "1";
    REQUIRE(run({"demo"}).code == 0);
    run.terminal = true;
    run.variables["LC_ALL"] = "C.UTF-8";
    for (const int columns : {60, 80}) {
        run.columns = columns;
        const Result day = run({});
        CAPTURE(day.out);
        CHECK(too_wide(day.out, columns).empty());
        CHECK(std::count(day.out.begin(), day.out.end(), '\n') < 24);
        CHECK(day.out.find("Today") != std::string::npos);  // a table, no cards
    }
}

TEST_CASE("help is no wider than the terminal, and 80 columns where there is none") {
    Program run;
    run.variables["NO_COLOR"] = "1";
    for (const int columns : {60, 80, 120}) {
        run.columns = columns;
        for (const bool terminal : {true, false}) {
            run.terminal = terminal;
            const int width = terminal ? columns : 80;
            CHECK(too_wide(run({"help"}).out, width).empty());
            CHECK(too_wide(run({"help", "dates"}).out, width).empty());
            CHECK(too_wide(run({"help", "churn"}).out, width).empty());
            CHECK(too_wide(run({"help", "response rate"}).out, width).empty());
            for (const Entry& entry : registry()) {
                const Noun noun = entry.make();
                CHECK(too_wide(run({"help", std::string(noun.name)}).out, width).empty());
                for (const Verb& verb : noun.verbs) {
                    const std::string text = run({"help", std::string(noun.name), std::string(verb.name)}).out;
                    CAPTURE(width, noun.name, verb.name);
                    CHECK(too_wide(text, width).empty());
                }
            }
        }
    }
}

}  // namespace winloss::cli
