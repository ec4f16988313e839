#include "winloss/cli/completion.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sstream>

#include "program.hpp"
#include "support/catch.hpp"
#include "winloss/cli/registry.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"

namespace winloss::cli {

namespace {

std::string offered(const std::vector<std::string>& words, const std::string& store = "/nowhere/at/all.db") {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    World world{.in = in, .out = out, .err = err};
    world.variable = [&](const std::string& name) {
        return name == "WINLOSS_STORE" ? std::optional(store) : std::nullopt;
    };
    const std::string lines = completion_lines(words, world);
    CHECK(out.str().empty());
    CHECK(err.str().empty());
    return lines;
}

}  // namespace

TEST_CASE("every command and every verb is offered, and its options") {
    for (const Entry& entry : registry()) {
        const Noun noun = entry.make();
        const std::string name(noun.name);
        CHECK(offered({name}).find(name + "\t" + std::string(noun.summary) + "\n") != std::string::npos);
        for (const Verb& verb : noun.verbs) {
            std::vector<std::string> words{name};
            if (!verb.name.empty()) {
                words.emplace_back(verb.name);
                CHECK(offered(words).find(std::string(verb.name) + "\t") == 0);
            }
            words.emplace_back("--");
            CHECK(offered(words).find("--store\t") != std::string::npos);
        }
    }
}

TEST_CASE("completion is silent where it knows nothing") {
    CHECK(offered({"nonsense", ""}).empty());
    CHECK(offered({"deal", "nonsense", ""}).empty());
    CHECK(offered({"deal", "show", ""}).empty());  // there is no store
    CHECK_FALSE(offered({}).empty());
    CHECK_FALSE(std::filesystem::exists("/nowhere"));
}

TEST_CASE("a global option before the command is passed over, and its value offered") {
    CHECK(offered({"--store", "x.db", "dea"}).find("deal\t") == 0);
    CHECK(offered({"--format", "j"}) == "json\njsonl\n");
    CHECK(offered({"--store", ""}) == ":files\n");
}

TEST_CASE("the day's page needs no word, and its options are offered") {
    const Program run;
    CHECK(run({"person", "add", "Kim Ode", "--role", "rep"}).code == 0);
    const std::string store = run / "a.db";
    CHECK(offered({"--o"}).find("--of\t") == 0);
    CHECK(offered({"--of", "ki"}, store) == offered({"status", "--of", "ki"}, store));
    CHECK(offered({"--of", "ki"}, store).find("Kim Ode") == 0);
    CHECK(offered({"--of=ki"}, store).find("--of=Kim Ode") == 0);
    CHECK(offered({"--of", "kim", "--li"}, store).find("--limit\t") == 0);
}

TEST_CASE("what came out of an interview may have come out of any that was held") {
    const Program run;
    run({"account", "add", "Acme"});
    for (const char* day : {"2026-09-01", "2026-09-02", "2026-09-03"}) {
        run({"interview", "add", "exit", "--account", "Acme"});
        run({"interview", "held", "acme", "--on", day});
    }
    REQUIRE(run({"note", "2", "--file", "-"}, "{==slow==}{>>demo -1<<}\n").code == 0);
    REQUIRE(run({"interview", "shared", "2", "--to", "product"}).code == 0);
    REQUIRE(run({"interview", "thanked", "2"}).code == 0);
    const auto numbers = [&](const std::vector<std::string>& words) {
        std::string found;
        const std::string lines = offered(words, run / "a.db");
        for (const std::string_view line : split(lines, '\n')) {
            found += line.substr(0, std::min(line.find('\t'), line.size()));
        }
        return found;
    };
    CHECK(numbers({"interview", "thanked", ""}) == "13");
    for (const char* noun : {"touch", "flag", "action", "expectation"}) {
        CHECK(numbers({noun, "list", "--from", ""}) == "132");  // what is not finished first
        CHECK(numbers({noun, "set", "1", "--from", ""}) == "132");
    }
}

TEST_CASE("what is offered is what may stand there") {
    const Program run;
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"init"},
             {"person", "add", "Kim Larsen"},
             {"account", "add", "Acme", "--team", "+kim:success manager", "--external-id", "ACC-17", "--segment", "SMB",
              "--region", "Nordics"},
             {"account", "add", "Zenith"},
             {"contact", "add", "Eva Lind", "--account", "Acme"},
             {"contact", "add", "Max Ek", "--account", "Acme", "--do-not-contact"},
             {"contact", "add", "Ida Ros", "--account", "Zenith"},
             {"contract", "add", "Acme", "--from", "2025-01-01", "--until", "2026-12-31", "--product", "Planner"},
             {"contract", "add", "Acme", "--from", "2025-01-01", "--until", "2026-12-31", "--product", "Router"},
             {"interview", "add", "pre-renewal", "--contract", "1"},
             {"interview", "add", "pre-renewal", "--contract", "2"},
             {"interview", "add", "exit", "--account", "Zenith"},
             {"interview", "held", "3"},
             {"deal", "add", "Big one", "--account", "Zenith"},
             {"deal", "add", "Big two", "--account", "Zenith", "--outcome", "lost", "--decided", "2026-05-01", "--kind",
              "new"},
             {"flag", "add", "expansion", "--account", "Acme", "--text", "two sites"},
             {"touch", "add", "call", "--account", "Acme"},
             {"action", "add", "Simpler price list", "--account", "Acme"},
             {"expectation", "add", "Half the time", "--account", "Acme"}}) {
        INFO(words[0] << " " << (words.size() > 1 ? words[1] : ""));
        const Result result = run(words);
        INFO(result.err);
        REQUIRE(result.code == 0);
    }
    const auto words_of = [&](const std::vector<std::string>& words) {
        std::string found;
        std::istringstream lines(offered(words, run.store()));
        for (std::string line; std::getline(lines, line);) {
            found += (found.empty() ? "" : "|") + line.substr(0, line.find('\t'));
        }
        return found;
    };
    CHECK(words_of({"touch", "add", ""}) == "call|visit|email|letter|quarterly-review|event|news-shared");
    CHECK(words_of({"flag", "add", "e"}) == "expansion");
    CHECK(words_of({"health", "add", ""}) == "green|amber|red");
    CHECK(words_of({"log", "exp"}) == "expectation");
    CHECK(words_of({"log", "account", "A"}) == "Acme|ACC-17");
    CHECK(words_of({"account", "show", "acc"}) == "ACC-17");
    CHECK(words_of({"interview", "thanked", ""}) == "3");
    CHECK(words_of({"interview", "book", ""}) == "1|2");
    const std::string two = offered({"interview", "book", ""}, run.store());
    CHECK(two.find("1\tpre-renewal of Acme, contract 1, Planner, planned, ") == 0);
    CHECK(two.find("\n2\tpre-renewal of Acme, contract 2, Router, planned, ") != std::string::npos);
    CHECK(words_of({"interview", "invited", "1", "--contact", ""}) == "Eva Lind");
    CHECK(words_of({"touch", "add", "call", "--account", "zenith", "--contact", ""}) == "Ida Ros");
    CHECK(words_of({"contact", "show", "m"}) == "Max Ek");
    CHECK(words_of({"interview", "assign", "--due", "--round-robin", "Jo,k"}) == "Jo,Kim Larsen");
    CHECK(words_of({"flag", "clear", ""}) == "1");
    CHECK(words_of({"touch", "remove", ""}) == "1");
    CHECK(words_of({"action", "told", ""}) == "1");
    CHECK(words_of({"expectation", "review", ""}) == "1");
    CHECK(words_of({"expectation", "review", "1", "m"}) == "met|missed");
    CHECK(words_of({"contract", "show", ""}) == "2|1");
    CHECK(words_of({"account", "list", "--segment", ""}) == "SMB");
    CHECK(words_of({"account", "list", "--region", "n"}) == "Nordics");
    CHECK(words_of({"contact", "add", "New", "--role", "ch"}) == "champion");
    CHECK(words_of({"report", "win-rate", "--by", "segm"}) == "segment");
    CHECK(words_of({"deal", "show", "b"}) == "Big one|Big two");
    CHECK(words_of({"deal", "lost", "b"}) == "Big one");
    CHECK(words_of({"deal", "close", "b"}) == "Big one");
    CHECK(words_of({"interview", "book", "z"}).empty());  // it was held
    CHECK(words_of({"interview", "book", "a"}) == "Acme|ACC-17");
    CHECK(words_of({"account", "team", "acme", "--remove", ""}) == "Kim Larsen");
    CHECK(words_of({"account", "team", "zenith", "--remove", ""}).empty());
    CHECK(words_of({"interview", "book", "1", "--at", "thu"}) == "thu 10:00|thu 14:00");
    CHECK(words_of({"guide", "diff", "exit", "--version", ""}) == "1");
    CHECK(words_of({"guide", "add", "exit", "What?", "--after", "wh"}) == "why-left|who-decided");
    CHECK(words_of({"guide", "questions", "--from", ""}) == "marketing|product");
    CHECK(words_of({"guide", "add", "exit", "What?", "--from", "m"}) == "marketing");
    CHECK(words_of({"guide", "show", "ex"}) == "exit|expectation");
    CHECK(words_of({"guide", "show", "retrospective", "--outcome", "lost", "--version", ""}) == "1");
    CHECK(words_of({"note", "1", "--codes", "price,product/us"}) == "price,product/usability");
    // Who was on the deal is refused, so nobody is offered them.
    REQUIRE(run({"person", "add", "Jo Ek"}).code == 0);
    REQUIRE(run({"deal", "set", "Big two", "--owner", "kim"}).code == 0);
    REQUIRE(run({"interview", "add", "retrospective", "--deal", "Big two"}).code == 0);
    CHECK(words_of({"interview", "assign", "4", ""}) == "Jo Ek");
    CHECK(words_of({"interview", "assign", "1", ""}) == "Jo Ek|Kim Larsen");
}

TEST_CASE("profiles are offered where one is shown") {
    const Program run;
    CHECK(offered({"profile", "show", "sales"}, run.store()) == "salesforce\n");
}

TEST_CASE("the tables of every report are offered") {
    const Program run;
    REQUIRE(run({"demo"}).code == 0);
    std::vector<std::string> names{"digest"};
    for (const report::Declaration& each : report::all_reports()) { names.push_back(each.name); }
    for (const std::string& name : names) {
        CAPTURE(name);
        std::string listed = offered({"report", name, "--table", ""}, run.store());
        std::replace(listed.begin(), listed.end(), '\n', ' ');
        const std::string refused = run({"report", name, "--table", "no_such"}).err;
        const std::string begins = "The tables are: ";
        const std::size_t from = refused.find(begins) + begins.size();
        std::string there = refused.substr(from, refused.rfind('.') - from);
        std::erase(there, ',');
        CHECK(listed == there + " ");
    }
}

TEST_CASE("the tables that are offered are those of the answer") {
    const Program run;
    REQUIRE(run({"demo"}).code == 0);
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"interview", "show", "1"},
                                               {"interview", "suggest", "1"},
                                               {"account", "show", "1"},
                                               {"deal", "show", "1"},
                                               {"contract", "show", "1"},
                                               {"product", "show", "1"},
                                               {"competitor", "show", "1"},
                                               {"codebook", "show", "price"},
                                               {"profile", "show", "hubspot"}}) {
        std::vector<std::string> asked = words;
        asked.insert(asked.end(), {"--table", ""});
        const std::string names = offered(asked, run.store());
        CAPTURE(words);
        CHECK_FALSE(names.empty());
        std::istringstream lines(names);
        for (std::string name; std::getline(lines, name);) {
            std::vector<std::string> typed = words;
            typed.insert(typed.end(), {"--table", name});
            CAPTURE(name);
            CHECK(run(typed).code == 0);
        }
        std::vector<std::string> json = words;
        json.insert(json.end(), {"--format", "json"});
        const std::string answer = run(json).out;
        CHECK(answer.find(": [") != std::string::npos);
        for (std::size_t at = answer.find("\n  \""); at != std::string::npos; at = answer.find("\n  \"", at + 1)) {
            const std::size_t colon = answer.find(':', at);
            if (answer.compare(colon, 3, ": [") != 0) { continue; }
            if (answer[answer.find_first_not_of(" \n", colon + 3)] == '"') { continue; }  // a list of words is no table
            const std::string key = answer.substr(at + 4, colon - at - 5);
            CAPTURE(key);
            CHECK(names.find(key + "\n") != std::string::npos);
        }
    }
}

TEST_CASE("what cannot be typed as it is shown is offered by its number", "[thorough]") {
    const Program run;
    const std::string endless(9'000, 'g');
    for (const std::string& name : {std::string("Zap\x1b[31mx"), "Lon" + endless, std::string("-x"),
                                    std::string("Twice"), std::string("Twice"), std::string("Plain one")}) {
        REQUIRE(run({"account", "add", "--", name}).code == 0);
    }
    const auto shown = [&](const std::string& prefix) { return offered({"account", "show", prefix}, run.store()); };
    CHECK(shown("Za").starts_with("1\tZap\\x1b[31mx"));
    CHECK(shown("lon").starts_with("2\tLongggg"));
    CHECK(shown("lon").size() < 100);
    CHECK(shown("twi").starts_with("4\tTwice"));
    CHECK(shown("twi").find("\n5\tTwice") != std::string::npos);
    CHECK(shown("pl").starts_with("Plain one"));
    CHECK(shown("").starts_with("3\t-x"));
    CHECK(offered({"deal", "list", "--account=za"}, run.store()).starts_with("--account=1\tZap\\x1b[31mx"));
    CHECK(offered({"contract", "show", "za"}, run.store()).empty());  // the number would be a contract's
    // What the hint names is what is found.
    const Result missing = run({"account", "show", "Zap\\x1b[31mx"});
    CHECK(missing.err.find("Did you mean 1 ('Zap\\x1b[31mx')?") != std::string::npos);
    // Of a name that long only the beginning is told: on a page, in a message and in a hint.
    const std::string page = run({"account", "show", "2", "--format", "table"}).out;
    CHECK(display_width(page.substr(0, page.find('\n'))) <= 160);
    const Result wrong = run({"account", "show", "Lon" + endless + "h"});
    CHECK(wrong.code == 3);
    CHECK(wrong.err.size() < 300);
    CHECK(wrong.err.find("Did you mean 2 ('Lon") != std::string::npos);
}

TEST_CASE("bash gets what it puts into the line, escaped for the quote that is open") {
    const Program run;
    for (const char* name :
         {"Dol $(x) `y` \\", "Xen'; x 'y'", "Bang !! x", "Dou \"x\"", "Acme: one", "Ka", "Kb", "K\x1b"}) {
        REQUIRE(run({"account", "add", name}).code == 0);
    }
    const auto in_bash = [&](const std::string& word, const std::string& text, const std::string& type = "9") {
        std::istringstream in;
        std::ostringstream out;
        World world{.in = in, .out = out, .err = out};
        world.variable = [&](const std::string& name) {
            return name == "WINLOSS_STORE" ? std::optional(run.store()) : std::nullopt;
        };
        return bash_completion_lines({"winloss account show " + word, text, type}, world);
    };
    CHECK(in_bash("Dol", "Dol") == R"(Dol\ \$\(x\)\ \`y\`\ \\)"
                                   "\n");
    CHECK(in_bash("\"Dol", "Dol") == R"(Dol \$(x) \`y\` \\)"
                                     "\n");
    CHECK(in_bash("'Dol", "Dol") == R"(Dol $(x) `y` \)"
                                    "\n");
    CHECK(in_bash("\"Dou", "Dou") == R"(Dou \"x\"")"
                                     "\n");  // the last one closes: readline adds none behind one
    CHECK(in_bash("'Xe", "Xe") == R"(Xen'\''; x '\''y'\''')"
                                  "\n");
    CHECK(in_bash("\"Ba", "Ba") == R"(""Bang\ \!\!\ x"")"
                                   "\n");  // no double quote keeps history from it
    CHECK(in_bash("'Ba", "Ba") == "Bang !! x\n");
    CHECK(in_bash("Acme:\\ o", "\\ o") == "\\ one\n");  // bash breaks a word at the colon
    CHECK(in_bash("\"Acme: o", "Acme: o") == "Acme: one\n");
    CHECK(in_bash("x --format=j", "j") == "json\njsonl\n");
    // A number has nothing in common with what was typed; a list says whose it is.
    CHECK(in_bash("K", "K") == "8\nKa\nKb\n \n");
    CHECK(in_bash("K", "K", "63").starts_with("8  (K\\x1b"));
}

TEST_CASE("there is a script for three shells") {
    for (const char* shell : {"bash", "zsh", "fish"}) {
        CHECK(completion_script(shell).find("__complete") != std::string::npos);
    }
    CHECK_THROWS_AS(completion_script("csh"), Error);
}

}  // namespace winloss::cli
