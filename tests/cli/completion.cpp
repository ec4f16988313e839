#include "winloss/cli/completion.hpp"

#include <filesystem>
#include <sstream>

#include "support/catch.hpp"
#include "winloss/cli/registry.hpp"
#include "winloss/core/error.hpp"

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

TEST_CASE("there is a script for three shells") {
    for (const char* shell : {"bash", "zsh", "fish"}) {
        CHECK(completion_script(shell).find("__complete") != std::string::npos);
    }
    CHECK_THROWS_AS(completion_script("csh"), Error);
}

}  // namespace winloss::cli
