#include "cli/program.hpp"

namespace winloss::cli {

namespace {

/// A list with a won deal and one late interview, at a terminal.
struct InColour : Program {
    InColour() {
        variables["HOME"] = *this / "home";
        REQUIRE((*this)({"account", "add", "Acme"}).code == 0);
        REQUIRE((*this)({"deal", "add", "A", "--account", "Acme", "--kind", "new", "--outcome", "won", "--decided",
                         "2026-08-01"})
                    .code == 0);
        REQUIRE((*this)({"plan", "--since", "2026-08-01"}).code == 0);
        terminal = true;
        columns = 120;
    }
    bool coloured(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"deal", "list"};
        words.insert(words.end(), more.begin(), more.end());
        const Result result = (*this)(words);
        CHECK(result.code == 0);
        return result.out.find('\x1b') != std::string::npos;
    }
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("colours are for a terminal, unless somebody says otherwise") {
    InColour run;
    CHECK(run.coloured());
    CHECK_FALSE(run.coloured({"--color", "never"}));
    for (const char* when : {"--color=never", "--color=always"}) {  // also of a line that cannot be read
        const bool coloured = run({"no-such-command", when}).err.find('\x1b') != std::string::npos;
        CHECK(coloured == (std::string(when) == "--color=always"));
        CHECK((run({"deal", "list", "--limit", "x", "--color", std::string(when).substr(8)}).err.find('\x1b') !=
               std::string::npos) == coloured);
    }
    run.variables["NO_COLOR"] = "";
    CHECK(run.coloured());  // no-color.org: present and not empty
    run.variables["NO_COLOR"] = "1";
    CHECK_FALSE(run.coloured());
    CHECK(run.coloured({"--color", "always"}));
    run.variables["CLICOLOR_FORCE"] = "1";
    CHECK_FALSE(run.coloured());
    REQUIRE(run({"config", "set", "color", "always"}).code == 0);
    CHECK(run.coloured());  // no-color.org: a person's configuration goes before it
    CHECK_FALSE(run.coloured({"--no-config"}));
    REQUIRE(run({"config", "set", "color", "auto"}).code == 0);
    CHECK_FALSE(run.coloured());
    run.variables.erase("NO_COLOR");
    run.variables["CLICOLOR"] = "0";
    CHECK(run.coloured());
    run.variables["CLICOLOR_FORCE"] = "0";
    CHECK_FALSE(run.coloured());
    run.variables.erase("CLICOLOR");
    CHECK(run.coloured());
    run.variables["TERM"] = "dumb";
    CHECK_FALSE(run.coloured());
    run.terminal = false;
    run.variables["TERM"] = "xterm";
    CHECK_FALSE(run.coloured());
    CHECK(run.coloured({"--format", "table", "--color", "always"}));
    run.variables["CLICOLOR_FORCE"] = "1";
    CHECK(run.coloured({"--format", "table"}));
    CHECK_FALSE(run.coloured({"--format", "csv"}));
    CHECK_FALSE(run.coloured({"--format", "json"}));
}

TEST_CASE("won is green, late is red beside its mark, what closes soon is magenta") {
    const InColour run;
    CHECK(says(run({"deal", "list"}).out, "\x1b[32mwon\x1b[0m"));
    const std::string late = run({"due", "--today", "2026-10-10"}).out;  // the expectation meeting closed on 2026-08-31
    CHECK(says(late, "\x1b[31m2026-08-31\x1b[0m"));
    CHECK(says(late, "\x1b[31m-40\x1b[0m"));
    CHECK(says(run({"due", "--today", "2026-08-25"}).out, "\x1b[35m6\x1b[0m"));
    CHECK_FALSE(says(run({"due", "--today", "2026-08-20"}).out, "\x1b[35m"));
    CHECK(says(run({"status", "--today", "2026-10-10"}).out, "\x1b[31mlate\x1b[0m"));
}

}  // namespace winloss::cli
