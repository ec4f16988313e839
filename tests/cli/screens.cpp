// No page of the program is forgotten where all of them are looked at.
#include "screens.hpp"

#include <algorithm>
#include <set>

#include "program.hpp"
#include "winloss/cli/registry.hpp"

namespace winloss::cli {

TEST_CASE("every page and list of the program is among those that are looked at") {
    const std::set<std::string> reading{"list",      "show",   "team",   "owners",  "suggest",
                                        "questions", "diff",   "saved",  "aliases", "unmapped",
                                        "explain",   "review", "digest", "get",     "path"};
    const auto looked_at = [all = screens({.held_interview = "1"})](std::string_view noun, std::string_view verb) {
        return std::ranges::any_of(all, [&](const std::vector<std::string>& words) {
            return words[0] == noun && (verb.empty() || (words.size() > 1 && words[1] == verb));
        });
    };
    for (const Entry& entry : registry()) {
        const Noun noun = entry.make();
        for (const Verb& verb : noun.verbs) {
            const bool of_reports =
                noun.name == "report" && verb.name != "save" && verb.name != "run" && verb.name != "remove";
            const bool of_export = noun.name == "export";  // the lists once more
            if ((!reading.contains(std::string(verb.name)) && !of_reports) || of_export) { continue; }
            if (noun.name == "expectation" && verb.name == "review") { continue; }  // a change
            INFO(noun.name << ' ' << verb.name);
            CHECK(looked_at(noun.name, verb.name));
        }
    }
    for (const std::string_view page : {"status", "next", "due", "remind", "plan", "log", "check", "note"}) {
        INFO(page);
        CHECK(looked_at(page, ""));
    }
}

}  // namespace winloss::cli
