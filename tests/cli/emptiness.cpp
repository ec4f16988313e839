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

TEST_CASE("every list, page and report of a new store says how to begin") {
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

}  // namespace winloss::cli
