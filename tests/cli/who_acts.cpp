// In whose name a change is made.
#include <fstream>

#include "cli/program.hpp"

namespace winloss::cli {

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string stranger = "The log says ";

struct Team {
    Program run;
    Team() {
        for (const char* name : {"Kim Larsen", "Kit Ode", "Ana Ruiz"}) { run({"person", "add", name}); }
        run({"account", "add", "Acme"});
    }
    Result segment(const std::string& value, std::vector<std::string> options) const {
        std::vector<std::string> words = {"account", "set", "Acme", "--segment", value};
        words.insert(words.end(), options.begin(), options.end());
        return run(words);
    }
};

}  // namespace

TEST_CASE("a change in the name of nobody known ends with the colleagues who may be meant") {
    Team team;
    const Result kym = team.segment("A", {"--as", "kym"});
    CHECK(kym.code == 0);
    CHECK(kym.err.ends_with("The log says 'kym', and no colleague is called so. Did you mean 'Kim Larsen'?\n"));
    CHECK(team.segment("B", {"--as", "zora"}).err.ends_with(" winloss person add zora adds one.\n"));
    CHECK(says(team.run({"log"}).out, "zora"));
    for (const char* known : {"kim", "KIM LARSEN", "1", "#3"}) {
        CAPTURE(known);
        CHECK_FALSE(says(team.segment(known, {"--as", known}).err, stranger));
    }
    team.run({"person", "add", "Kim Berg", "--email", "kb@example.com"});
    CHECK(team.segment("C", {"--as", "kim"})
              .err.ends_with("and more than one colleague is called so. "
                             "Give the number: 1 Kim Larsen (other), 4 Kim Berg (other, kb@example.com).\n"));
    // Whoever is made by the command itself is known.
    CHECK_FALSE(says(team.run({"person", "add", "Zora Lind", "--as", "zora"}).err, stranger));
}

TEST_CASE("the log has one name for one colleague, however it was typed") {
    Team team;
    for (const char* known : {"kim", "KIM LARSEN", "1"}) {
        CAPTURE(known);
        team.segment(known, {"--as", known});
        const std::string log = team.run({"log", "--limit", "1"}).out;
        CAPTURE(log);
        CHECK(says(log, "\tKim Larsen\t"));
    }
    team.run({"person", "add", "Kim Larsen", "--email", "other@example.com"});
    team.segment("two", {"--as", "1"});
    CHECK(says(team.run({"log", "--limit", "1"}).out, "\t1\t"));  // whose name would not tell who it was
}

TEST_CASE("nothing is said where nobody was named, nothing was changed, or nothing is to be said") {
    Team team;
    team.run.variables["USER"] = "lena";
    CHECK_FALSE(says(team.segment("A", {}).err, stranger));
    team.run.variables["WINLOSS_AS"] = "lena";
    CHECK(says(team.segment("B", {}).err, stranger));
    CHECK_FALSE(says(team.segment("B", {}).err, stranger));  // as it was
    CHECK_FALSE(says(team.segment("C", {"--quiet"}).err, stranger));
    CHECK_FALSE(says(team.run({"account", "list"}).err, stranger));
    CHECK_FALSE(says(team.run({"plan", "--dry-run"}).err, stranger));
    CHECK(team.run({"account", "set", "Acne", "--segment", "D"}).code == 3);
    team.run.variables.erase("WINLOSS_AS");
    std::ofstream(team.run / "config.toml") << "as = 'lena'\n";
    team.run.variables["WINLOSS_CONFIG"] = team.run / "config.toml";
    CHECK(says(team.segment("D", {}).err, stranger));
    CHECK(says(team.run({"undo"}).err, stranger));
}

}  // namespace winloss::cli
