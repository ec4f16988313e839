#include <algorithm>
#include <array>

#include "cli/program.hpp"
#include "cli/screens.hpp"
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

/// Whether rows are told one below the other, field by field, each with a colon behind its title.
bool has_cards(const std::string& text) {
    constexpr std::array<std::string_view, 7> first{
        "Id:", "Rank:", "Operation:", "Account:", "Record:", "Code:", "Name:"};
    for (const std::string_view line : split(text, '\n')) {
        if (std::ranges::any_of(first, [&](std::string_view title) { return line.starts_with(title); })) {
            return true;
        }
    }
    return false;
}

using Words = std::vector<std::string>;

/// The sample company, and what it has none of.
void fill(Program& run) {
    run.variables["NO_COLOR"] = "1";
    run.variables["HOME"] = run / "home";
    REQUIRE(run({"demo"}).code == 0);
    for (const Words& words :
         std::vector<Words>{{"benchmark", "add", "win-rate", "47%", "--source",
                             "Trade survey of field service software", "--n", "1204"},
                            {"guide", "add", "exit", "What would have kept you?", "--from", "product"},
                            {"report", "save", "quarter", "loss-reasons", "--by", "segment"}}) {
        const Result result = run(words);
        INFO(result.err);
        REQUIRE(result.code == 0);
    }
}

/// The pages of the sample that have most on them, beside everything else.
std::vector<Words> pages() {
    std::vector<Words> all = screens({.account = "40", .open_interview = "75", .held_interview = "39"});
    for (const Words& words :
         std::vector<Words>{{"account", "show", "1"},
                            {"account", "show", "15"},
                            {"interview", "show", "1"},
                            {"interview", "handover", "24"},
                            {"deal", "list", "--outcome", "lost"},
                            {"log", "deal", "1"},
                            {"report", "win-rate", "--by", "quarter"},
                            {"report", "win-rate", "--by", "segment", "--against", "win-rate", "--table", "benchmarks"},
                            {"report", "retention", "--every", "quarter"},
                            {"report", "cohorts", "--every", "year", "--by", "segment"}}) {
        all.push_back(words);
    }
    return all;
}

}  // namespace

TEST_CASE("no screen is wider than the terminal", "[thorough]") {
    Program run;
    fill(run);
    run.terminal = true;
    for (const int columns : {40, 50, 60, 70, 80, 120, 200}) {
        run.columns = columns;
        for (const char* locale : {"C", "C.UTF-8"}) {
            run.variables["LC_ALL"] = locale;
            for (const Words& words : pages()) {
                const Result result = run(words);
                CAPTURE(columns, locale, words, result.err);
                CHECK(result.code == 0);
                CHECK_FALSE((result.out.empty() && result.err.empty()));
                const bool taken_up = words[0] == "note" || words == Words{"config", "path"};  // as it is
                if (!taken_up) { CHECK(too_wide(result.out, columns).empty()); }
                CHECK(too_wide(result.err, columns).empty());
                if (columns >= 60) { CHECK_FALSE(has_cards(result.out)); }
            }
        }
    }
}

TEST_CASE("an address is not cut in two on a card") {
    Program run;
    fill(run);
    run.terminal = true;
    run.variables["LC_ALL"] = "C.UTF-8";
    for (const int columns : {44, 50}) {  // the longest address has 42
        run.columns = columns;
        for (const Words& words :
             std::vector<Words>{{"contact", "list"}, {"contact", "show", "1"}, {"person", "show", "1"}}) {
            const std::string page = run(words).out;
            CAPTURE(columns, page);
            REQUIRE(page.find('@') != std::string::npos);
            std::istringstream tokens(page);
            for (std::string word; tokens >> word;) {
                if (word.find('@') != std::string::npos) { CHECK(word.ends_with(".example")); }
            }
        }
    }
}

TEST_CASE("a meeting takes one line of the day's page") {
    Program run;
    fill(run);
    REQUIRE(run({"interview", "book", "66", "--at", "today 10:00"}).code == 0);
    REQUIRE(run({"interview", "book", "85", "--at", "tomorrow 14"}).code == 0);
    run.terminal = true;
    run.variables["LC_ALL"] = "C.UTF-8";
    run.columns = 60;
    const std::string page = run({}).out;
    const auto lines = split(page, '\n');
    INFO(page);
    REQUIRE(lines.size() > 4);
    CHECK(lines[2].ends_with("today 10:00"));
    CHECK(lines[3].ends_with("tomorrow 14:00"));
    CHECK_FALSE(lines[4].starts_with("  "));
}

TEST_CASE("a cohort is a row on a narrow screen too") {
    Program run;
    fill(run);
    run.terminal = true;
    run.variables["LC_ALL"] = "C.UTF-8";
    for (const int columns : {60, 80}) {
        run.columns = columns;
        for (const Words& words :
             std::vector<Words>{{"report", "cohorts", "--every", "year"}, {"report", "cohorts", "--by", "segment"}}) {
            const std::string page = run(words).out;
            CAPTURE(columns, page);
            CHECK(page.find("Customers:  ") == std::string::npos);    // no cards
            CHECK(page.find("\nCustomers   ") == std::string::npos);  // not on its side
            CHECK(page.find("\nActive   ") == std::string::npos);
        }
    }
}

TEST_CASE("why an interview is owed or not is told in full on a narrow screen") {
    Program run;
    run.variables["NO_COLOR"] = "1";
    REQUIRE(run({"account", "add", "Northern Facilities Group"}).code == 0);
    REQUIRE(run({"deal", "add", "Dispatch for the cleaning division", "--account", "1", "--kind", "renewal",
                 "--outcome", "won", "--decided", "2026-09-01"})
                .code == 0);
    run.terminal = true;
    run.variables["LC_ALL"] = "C";
    for (const int columns : {60, 80, 120}) {
        run.columns = columns;
        const std::string page = run({"plan", "--explain"}).out;
        CAPTURE(columns, page);
        const auto lines = split(page, '\n');
        const auto heading = std::ranges::find_if(
            lines, [](std::string_view line) { return line.find("Why") != std::string_view::npos; });
        REQUIRE(heading != lines.end());
        const std::size_t at = heading->find("Why");
        const std::string_view rule = *std::next(heading);
        const std::size_t width = std::min(rule.find(' ', at), rule.size()) - at;
        std::string told;
        for (auto line = std::next(heading, 2); line != lines.end(); ++line) {
            if (line->size() > at) { told += std::string(trim(line->substr(at, width))) + " "; }
        }
        CHECK(told.find("a renewal starts no new work: only new and expansion deals do ") != std::string::npos);
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
        CHECK(std::string_view(day.out).substr(0, 4).find("Id ") != std::string_view::npos);  // a table, no cards
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
