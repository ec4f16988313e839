#include <fstream>

#include "cli/program.hpp"

namespace fs = std::filesystem;

namespace winloss::cli {

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void write(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A program with a home of its own.
struct AtHome : Program {
    AtHome() { variables["HOME"] = *this / "home"; }
    std::string config() const { return *this / "home/.config/winloss/config.toml"; }
    std::string get(const std::string& key, const std::vector<std::string>& options = {}) const {
        std::vector<std::string> words{"config", "get", key};
        words.insert(words.end(), options.begin(), options.end());
        const Result result = (*this)(words);
        CHECK(result.code == 0);
        return result.out;
    }
};

}  // namespace

TEST_CASE("an option goes before a variable, a variable before the configuration, that before the default") {
    AtHome run;
    run.variables["USER"] = "lena";
    run.variables["WINLOSS_STORE"] = "";
    CHECK(run.get("store") == (run / "home/.local/share/winloss/winloss.db") + "\n");
    CHECK(run.get("as") == "lena\n");
    REQUIRE(run({"config", "set", "store", "~/team.db"}).code == 0);
    REQUIRE(run({"config", "set", "as", "Kim Larsen"}).code == 0);
    CHECK(run.get("store") == (run / "home/team.db") + "\n");
    CHECK(run.get("as") == "Kim Larsen\n");
    CHECK(run.get("as", {"--no-config"}) == "lena\n");
    REQUIRE(run({"account", "add", "Acme"}).code == 0);
    CHECK(fs::exists(run / "home/team.db"));
    CHECK(says(run({"log"}).out, "Kim Larsen"));
    run.variables["WINLOSS_AS"] = "ana";
    run.variables["WINLOSS_STORE"] = "/elsewhere.db";
    CHECK(run.get("as") == "ana\n");
    CHECK(run.get("store") == "/elsewhere.db\n");
    CHECK(run.get("as", {"--as", "bo"}) == "bo\n");
    const std::string list = run({"config", "list", "--origin", "--store", "x.db"}).out;
    CHECK(says(list, "store\tx.db\t--store\n"));
    CHECK(says(list, "as\tana\tWINLOSS_AS\n"));
    CHECK(says(list, "wait\t30\tdefault\n"));
    const Result set = run({"config", "set", "as", "Eva"});
    CHECK(says(set.err, "WINLOSS_AS says 'ana' and goes before it."));
    CHECK(says(run({"config", "list", "--origin", "--no-config"}).out, "color\tauto\tdefault\n"));
}

TEST_CASE("the configuration is made private, and its comments stay") {
    const AtHome run;
    const Result none = run({"config", "path"});
    CHECK(none.out == run.config() + "\n");
    CHECK(says(none.err, "There is no such file yet"));
    REQUIRE(run({"config", "set", "color", "never"}).code == 0);
    CHECK(fs::status(run.config()).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(fs::status(fs::path(run.config()).parent_path()).permissions() == fs::perms::owner_all);
    CHECK(run({"config", "path"}).err.empty());
    write(run.config(), "# mine\ncolor = 'auto'  # or never?\n");
    REQUIRE(run({"config", "set", "color", "always"}).code == 0);
    CHECK(read(run.config()) == "# mine\ncolor = \"always\"  # or never?\n");
    REQUIRE(run({"config", "unset", "color"}).code == 0);
    CHECK(read(run.config()) == "# mine\n");
    CHECK(run({"config", "unset", "color"}).code == 0);
}

TEST_CASE("a link to a configuration kept elsewhere stays a link") {
    const AtHome run;
    fs::create_directories(fs::path(run.config()).parent_path());
    write(run / "kept.toml", "wait = 1\n");
    fs::create_symlink(run / "kept.toml", run.config());
    REQUIRE(run({"config", "set", "wait", "2"}).code == 0);
    CHECK(fs::is_symlink(run.config()));
    CHECK(read(run / "kept.toml") == "wait = 2\n");
}

TEST_CASE("a configuration that is not right stops every command but those that help to mend it") {
    const AtHome run;
    REQUIRE(run({"config", "set", "wait", "1"}).code == 0);
    write(run.config(), "wait = 1\npagr = 'x'\n");
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {}, {"due"}, {"account", "add", "Acme"}, {"config", "list"}, {"config", "set", "wait", "2"}}) {
        const Result result = run(words);
        CAPTURE(words);
        CHECK(result.code == 2);
        CHECK(says(result.err, run.config() + ":2:1: there is no key 'pagr'."));
        CHECK(says(result.err, "Did you mean 'pager'?"));
    }
    CHECK_FALSE(fs::exists(run.store()));
    CHECK(run({"config", "path"}).code == 0);
    CHECK(run({"help"}).code == 0);
    CHECK(run({"--version"}).code == 0);
    CHECK(run({"help", "config"}).code == 0);
    CHECK(run({"account", "add", "Acme", "--no-config"}).code == 0);
}

TEST_CASE("a line that is not right is mended by command, and the first mistake is told of") {
    AtHome run;
    run.terminal = true;
    run.columns = 300;
    REQUIRE(run({"config", "set", "wait", "1"}).code == 0);
    write(run.config(), "wait = 'long'\n");
    CHECK(run({"due"}).code == 2);
    REQUIRE(run({"config", "set", "wait", "2"}).code == 0);
    CHECK(read(run.config()) == "wait = 2\n");
    write(run.config(), "as = 'Kim'\nwait = 'long'\n");
    REQUIRE(run({"config", "unset", "wait"}).code == 0);
    CHECK(read(run.config()) == "as = 'Kim'\n");
    write(run.config(), "wait = 'long'\ncolor = 'green'\n");  // in the order of names it is the other one
    CHECK(says(run({"due"}).err, ":1:8: 'wait' takes"));
}

TEST_CASE("config get says who says so, and which key there is") {
    const AtHome run;
    CHECK(run.get("pager", {"--origin"}) == "less\tdefault\n");
    const Result none = run({"config", "get", "stroe"});
    CHECK(none.code == 2);
    CHECK(says(none.err, "There is no key 'stroe'."));
    CHECK(says(none.err, "Did you mean 'store'?"));
}

TEST_CASE("WINLOSS_CONFIG names another file, and no relative folder is looked into") {
    AtHome run;
    write(run / "other.toml", "as = 'Other'\n");
    run.variables["WINLOSS_CONFIG"] = run / "other.toml";
    CHECK(run.get("as") == "Other\n");
    run.variables["WINLOSS_CONFIG"] = "/dev/null";
    CHECK(run.get("as") == "unknown\n");
    run.variables.erase("WINLOSS_CONFIG");
    run.variables["XDG_CONFIG_HOME"] = "here";
    CHECK(run({"config", "path"}).out == run.config() + "\n");
    run.variables["XDG_CONFIG_HOME"] = run / "xdg";
    CHECK(run({"config", "path"}).out == (run / "xdg/winloss/config.toml") + "\n");
    run.variables["XDG_CONFIG_HOME"] = "";
    run.variables["HOME"] = ".";
    CHECK(run({"config", "path"}).code == 2);
    run.variables.clear();
    CHECK(run({"config", "path"}).code == 2);
    CHECK(run({"config", "list"}).code == 0);
}

TEST_CASE("a report's thresholds are configured, and its options go before") {
    const AtHome run;
    REQUIRE(run({"account", "add", "Acme"}).code == 0);
    REQUIRE(run({"deal", "add", "A", "--account", "Acme", "--outcome", "won", "--decided", "2026-09-01"}).code == 0);
    const auto report = [&](const std::vector<std::string>& options) {
        std::vector<std::string> words{"report", "win-rate", "--format", "table"};
        words.insert(words.end(), options.begin(), options.end());
        return run(words).out;
    };
    CHECK(says(report({}), "under n = 5 are not shown"));
    REQUIRE(run({"config", "set", "hide_under", "1"}).code == 0);
    REQUIRE(run({"config", "set", "small_under", "17"}).code == 0);
    CHECK(says(report({}), "~ fewer than 17"));
    CHECK(says(report({}), "100.0%"));
    CHECK(says(report({"--hide-under", "3"}), "under n = 3 are not shown"));
}

TEST_CASE("the configured keys are completed") {
    const AtHome run;
    CHECK(run({"__complete", "config", "get", "st"}).out == "store\n");
    CHECK(run({"__complete", "config", "un"}).out == "unset\tleave a key to its default again\n");
    CHECK(says(run({"__complete", "config", "set", "color", "x", "--no-c"}).out, "--no-config\t"));
    CHECK(run({"__complete", "config", "set", "color", "a"}).out == "auto\nalways\n");
    CHECK(run({"__complete", "config", "set", "store", ""}).out == ":files\n");
    CHECK(run({"__complete", "config", "set", "wait", ""}).out.empty());
}

}  // namespace winloss::cli
