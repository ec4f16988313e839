#include "winloss/cli/output.hpp"

#include <fstream>

#include "cli/program.hpp"

namespace winloss::cli {

namespace {

/// At a terminal of 24 lines: which commands were run as pagers, and what they were shown.
struct AtScreen : Program {
    mutable std::vector<std::string> commands;
    mutable std::string shown;
    bool there = true;  ///< whether there is such a command

    AtScreen() {
        variables["HOME"] = *this / "home";
        for (int i = 0; i < 30; ++i) { (*this)({"account", "add", "Account " + std::to_string(i)}); }
        terminal = true;
        page = [this](const std::string& command, const std::string& text) {
            commands.push_back(command);
            if (there) { shown += text; }
            return there;
        };
    }
    /// The pager that a long list is shown by; "" where none is.
    std::string pager(std::vector<std::string> words = {"account", "list"}) const {
        commands.clear();
        CHECK((*this)(words).code == 0);
        CHECK(commands.size() < 2);
        return commands.empty() ? "" : commands.front();
    }
};

const std::string less = "command -v less >/dev/null || exit 127; exec less";

}  // namespace

TEST_CASE("what is longer than the screen goes through a pager, nothing else does") {
    AtScreen run;
    const Result list = run({"account", "list"});
    CHECK(run.commands == std::vector<std::string>{less});
    CHECK(list.out.empty());
    CHECK(run.shown.find("Account 29") != std::string::npos);
    CHECK(run.pager({"account", "list", "--limit", "5"}).empty());
    CHECK(run.pager({"account", "add", "One more"}).empty());
    CHECK(run.pager({"help"}) == less);
    CHECK(run.pager({"help", "--no-pager"}).empty());
    CHECK(run.pager({"--version"}).empty());
    CHECK(run.pager({"account", "list", "--format", "json"}) == less);
    run.lines = 60;
    CHECK(run.pager().empty());
    run.lines = 24;
    run.terminal = false;
    CHECK(run.pager().empty());
}

TEST_CASE("the pager is the option's, WINLOSS_PAGER, the configured one, PAGER, less") {
    AtScreen run;
    run.variables["PAGER"] = "more";
    CHECK(run.pager() == "more");
    REQUIRE(run({"config", "set", "pager", "most -s"}).code == 0);
    CHECK(run.pager() == "most -s");
    CHECK(run.pager({"account", "list", "--no-config"}) == "more");
    run.variables["WINLOSS_PAGER"] = "less -S";
    CHECK(run.pager() == "less -S");
    CHECK(run.pager({"account", "list", "--no-pager"}).empty());
    for (const char* none : {"", "cat", " cat "}) {
        run.variables["WINLOSS_PAGER"] = none;
        CHECK(run.pager().empty());
    }
    run.variables.erase("WINLOSS_PAGER");
    REQUIRE(run({"config", "set", "pager", ""}).code == 0);
    CHECK(run.pager().empty());
    run.variables.erase("PAGER");
    REQUIRE(run({"config", "unset", "pager"}).code == 0);
    run.variables["TERM"] = "dumb";
    CHECK(run.pager().empty());
    run.variables["PAGER"] = "more";
    CHECK(run.pager() == "more");
}

TEST_CASE("where the pager is not there, everything is printed") {
    AtScreen run;
    run.there = false;
    const Result list = run({"account", "list"});
    CHECK(list.code == 0);
    CHECK(run.commands.size() == 1);
    CHECK(list.out.find("Account 29") != std::string::npos);
}

TEST_CASE("help is shown also where the configuration is not right") {
    AtScreen run;
    std::filesystem::create_directories(run / "home/.config/winloss");
    std::ofstream(run / "home/.config/winloss/config.toml") << "nonsense";
    const Result help = run({"help"});
    CHECK(help.code == 0);
    CHECK(help.out.find("Usage: winloss") != std::string::npos);
}

TEST_CASE("lines of a screen") {
    CHECK(screen_lines("", 80) == 1);
    CHECK(screen_lines("one\ntwo\n", 80) == 2);
    CHECK(screen_lines("one\n\ntwo", 80) == 3);
    CHECK(screen_lines(std::string(160, 'x') + "\n", 80) == 2);
    CHECK(screen_lines(std::string(161, 'x') + "\n", 80) == 3);
    CHECK(screen_lines("\x1b[1m" + std::string(79, 'x') + "\x1b[0m\n", 80) == 1);
    CHECK(screen_lines("漢字漢字漢字", 8) == 2);
    CHECK(screen_lines("äöüäöüäöü", 10) == 1);
}

}  // namespace winloss::cli
