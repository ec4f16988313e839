// A store with nothing in it: whatever is asked says how to begin.
#include "cli/program.hpp"
#include "winloss/cli/registry.hpp"

namespace winloss::cli {

namespace {

using Words = std::vector<std::string>;

bool needs_words(const Verb& verb) {
    Binder binder;
    verb.bind(binder);
    for (const Parameter& each : binder.parameters()) {
        if (each.required) { return true; }
    }
    return false;
}

/// What makes a store, looks after it, or takes something back.
bool is_beside(std::string_view noun) {
    for (const char* each : {"init", "demo", "check", "undo", "redo", "programme"}) {
        if (noun == each) { return true; }
    }
    return false;
}

}  // namespace

TEST_CASE("every list, page and report of a new store says how to begin", "[thorough]") {
    int asked = 0;
    for (const Entry& entry : registry()) {
        const Noun noun = entry.make();
        for (const Verb& verb : noun.verbs) {
            Words words{std::string(noun.name)};
            if (!verb.name.empty()) { words.emplace_back(verb.name); }
            const std::string command = verb.name.empty() ? words[0] : words[0] + " " + words[1];
            if (needs_words(verb) || is_beside(noun.name)) { continue; }
            if (command == "interview assign") { continue; }  // one interview, or all with --due: some word is needed
            Program run;
            run.variables["HOME"] = run / "home";
            REQUIRE(run({"init"}).code == 0);
            run.terminal = true;
            const Result result = run(words);
            CAPTURE(command, result.out, result.err);
            CHECK(result.code == 0);
            if (command == "remind") {  // a job that runs by itself
                CHECK((result.out + result.err).empty());
                continue;
            }
            // What is there from the beginning: the programme, guides, codes, the configuration.
            if (!result.out.empty() && noun.name != "report") { continue; }
            ++asked;
            CHECK(result.err.find("winloss ") != std::string::npos);
        }
    }
    CHECK(asked > 15);
}

namespace {

/// Lists of a store that holds one account and one colleague, and what picks nothing where there is something.
std::vector<Words> bare_lists() {
    return {{"due"},
            {"due", "--late"},
            {"contact", "list"},
            {"contact", "list", "--account", "1"},
            {"contact", "list", "--do-not-contact"},
            {"deal", "list"},
            {"deal", "list", "--account", "1"},
            {"deal", "list", "--period", "last quarter"},
            {"contract", "list"},
            {"contract", "list", "--ending", "end of quarter"},
            {"interview", "list"},
            {"interview", "list", "--state", "held"},
            {"touch", "list"},
            {"touch", "list", "--since", "2 weeks ago"},
            {"expectation", "list"},
            {"expectation", "list", "--open"},
            {"health", "show"},
            {"health", "show", "1"},
            {"flag", "list"},
            {"flag", "list", "--all"},
            {"flag", "list", "--kind", "at-risk"},
            {"action", "list"},
            {"action", "list", "--all"},
            {"action", "list", "--state", "planned"},
            {"product", "list"},
            {"competitor", "list"},
            {"benchmark", "list"},
            {"benchmark", "list", "--metric", "win-rate"},
            {"account", "list", "--owner", "1"},
            {"account", "team", "1"},
            {"account", "owners", "1"},
            {"person", "list", "--inactive"},
            {"person", "list", "--role", "marketing"},
            {"guide", "questions", "--from", "nobody"},
            {"reasons", "list"},
            {"reasons", "unmapped"},
            {"import", "list"},
            {"import", "aliases"},
            {"report", "saved"},
            {"plan", "--explain"},
            {"plan", "--dry-run"},
            {"export", "crm", "--profile", "salesforce"}};
}

/// Of the sample company.
std::vector<Words> picked_lists() {
    return {{"due", "--kind", "exit", "--account", "40"},
            {"contact", "list", "--account", "1", "--left"},
            {"deal", "list", "--account", "1", "--period", "2001"},
            {"contract", "list", "--ending", "2001"},
            {"interview", "list", "--held", "2001"},
            {"touch", "list", "--since", "2 weeks"},
            {"expectation", "list", "--account", "3", "--within", "1d"},
            {"flag", "list", "--kind", "at-risk", "--account", "40"},
            {"action", "list", "--state", "declined", "--owner", "1"},
            {"account", "list", "--parent", "1"},
            {"person", "list", "--inactive", "--role", "marketing"}};
}

}  // namespace

TEST_CASE("an empty list of a store that is filled says how to begin, and what shows all") {
    for (const bool sample : {false, true}) {
        Program run;
        run.variables["HOME"] = run / "home";
        if (sample) {
            REQUIRE(run({"demo"}).code == 0);
        } else {
            REQUIRE(run({"account", "add", "Acme"}).code == 0);
            REQUIRE(run({"person", "add", "Kim"}).code == 0);
        }
        run.terminal = true;
        for (const Words& words : sample ? picked_lists() : bare_lists()) {
            const Result result = run(words);
            CAPTURE(words, result.out, result.err);
            CHECK(result.code == 0);
            CHECK(result.out.empty());
            CHECK(result.err.find("winloss ") != std::string::npos);
        }
    }
}

}  // namespace winloss::cli
