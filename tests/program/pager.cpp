// Long output at a real terminal: what the pager is given, and what becomes of us when it ends.
#include <signal.h>

#include <sstream>

#include "program/terminal.hpp"
#include "support/catch.hpp"

namespace winloss::program {

namespace {

/// A store with more accounts than a terminal has lines.
class Reading {
public:
    Reading() : desk_(folder_ / "a.db") {
        std::string csv = "Account ID,Account Name\n";
        for (int i = 1; i <= 40; ++i) { csv += std::to_string(i) + ",Account " + std::to_string(i) + "\n"; }
        write_text(*this / "accounts.csv", csv);
        REQUIRE(desk_({"import", "accounts", *this / "accounts.csv"}).code == 0);
    }
    /// Runs a script at a terminal of 24 lines, where `pager` is WINLOSS_PAGER.
    Terminal at_terminal(const std::string& script, const std::string& pager, Words more = {}) const {
        Words environment = desk_.environment();
        environment.push_back("WINLOSS_PAGER=" + pager);
        environment.push_back("HERE=" + *this / "");
        environment.push_back("LINES=24");
        environment.insert(environment.end(), more.begin(), more.end());
        return {script, environment};
    }
    std::string operator/(const std::string& name) const { return folder_ / name; }
    const Desk& desk() const { return desk_; }

private:
    Folder folder_;
    Desk desk_;
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string list_script = "$WINLOSS account list; echo \"ended $?\"";

}  // namespace

TEST_CASE("a pager is run by the shell, with its usual settings, and the store is closed by then") {
    const Reading reading;
    Terminal terminal = reading.at_terminal(
        list_script, "env > ${HERE}env; $WINLOSS account add 'In between' --wait 1 && sed 's/^/| /'");
    CHECK(terminal.wait() == 0);
    CAPTURE(terminal.screen());
    CHECK(says(terminal.screen(), "| 40  Account 40"));
    CHECK(says(terminal.screen(), "ended 0"));
    CHECK(says(text_of(reading / "env"), "\nLESS=FRX\n"));
    CHECK(says(text_of(reading / "env"), "\nLV=-c\n"));
    CHECK(says(reading.desk()({"account", "list"}).out, "In between"));
}

TEST_CASE("LESS stays as the person has set it") {
    const Reading reading;
    Terminal terminal = reading.at_terminal(list_script, "env > ${HERE}env", {"LESS=S"});
    CHECK(terminal.wait() == 0);
    CHECK(says(text_of(reading / "env"), "\nLESS=S\n"));
}

TEST_CASE("whoever stops reading early hears nothing of it") {
    const Reading reading;
    Terminal terminal = reading.at_terminal("$WINLOSS account list --format json --limit 0; echo \"ended $?\"",
                                            "head -c 10 >/dev/null; exit 3");
    CHECK(terminal.wait() == 0);
    CHECK(says(terminal.screen(), "ended 0"));
    CHECK_FALSE(says(terminal.screen(), "winloss:"));
}

TEST_CASE("where there is no such pager everything is printed") {
    const Reading reading;
    Terminal terminal = reading.at_terminal(list_script, "no-such-pager-here -x");
    CHECK(terminal.wait() == 0);
    CHECK(says(terminal.screen(), "40  Account 40"));
    CHECK(says(terminal.screen(), "ended 0"));
}

TEST_CASE("a key that interrupts is the pager's while it runs") {
    const Reading reading;
    Terminal terminal =
        reading.at_terminal(list_script, "trap 'echo caught; exit 0' INT; echo ready; while :; do sleep 0.05; done");
    REQUIRE(terminal.shows("ready"));
    terminal.type("\x03");
    CHECK(terminal.wait() == 0);
    CAPTURE(terminal.screen());
    CHECK(says(terminal.screen(), "caught"));
    CHECK(says(terminal.screen(), "ended 0"));
}

TEST_CASE("told to end, winloss ends the pager and leaves the terminal as it was") {
    const Reading reading;
    const auto [signal, code] =
        GENERATE(std::pair(SIGINT, "ended 130"), std::pair(SIGTERM, "ended 143"), std::pair(SIGHUP, "ended 129"));
    CAPTURE(signal);
    Terminal terminal =
        reading.at_terminal("trap : INT; " + list_script,
                            "stty -echo -icanon </dev/tty; echo $$ $PPID > ${HERE}pids; echo ready; exec sleep 60");
    const std::string mode = terminal.mode();
    REQUIRE(terminal.shows("ready"));
    CHECK_FALSE(terminal.echoes());
    std::istringstream pids(text_of(reading / "pids"));
    pid_t pager = 0;
    pid_t winloss = 0;
    pids >> pager >> winloss;
    ::kill(winloss, signal);
    REQUIRE(terminal.shows(code));
    CHECK(::kill(pager, 0) != 0);
    CHECK(terminal.mode() == mode);
}

TEST_CASE("what fits the screen, and what is asked for without one, needs no pager") {
    const Reading reading;
    for (const char* words : {"account list --limit 3", "account list --no-pager", "--version", "account list | cat"}) {
        Terminal terminal = reading.at_terminal(std::string("$WINLOSS ") + words, "echo paged");
        CHECK(terminal.wait() == 0);
        CAPTURE(words, terminal.screen());
        CHECK_FALSE(says(terminal.screen(), "paged"));
    }
}

}  // namespace winloss::program
