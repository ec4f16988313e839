// What '.' means, kept between one process and the next.
#include "program/child.hpp"
#include "program/terminal.hpp"
#include "support/catch.hpp"

using namespace winloss::program;

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a dot at a terminal is what was seen there; a pipe reads it and moves nothing") {
    const Folder folder;
    const Desk desk(folder / "a.db");
    for (const char* name : {"Acme", "Bolt"}) { REQUIRE(desk({"account", "add", name}).code == 0); }
    Words environment = desk.environment();
    environment.push_back("XDG_STATE_HOME=" + folder / "state");
    Terminal terminal(
        "$WINLOSS account show Acme >/dev/null; $WINLOSS account show .; echo \"none $?\"; $WINLOSS account show Acme; "
        "$WINLOSS account show Bolt | cat; $WINLOSS account set . --segment seen; $WINLOSS account show . --format "
        "json | cat",
        environment);
    CHECK(terminal.wait() == 0);
    CAPTURE(terminal.screen());
    CHECK(says(terminal.screen(), "none 3"));
    CHECK(says(terminal.screen(), "Changed account 1, Acme."));
    CHECK(says(terminal.screen(), "\"segment\": \"seen\""));
    CHECK(desk({"account", "show", "."}).code == 3);
}

TEST_CASE("a terminal without a place to keep it works all the same") {
    const Folder folder;
    const Desk desk(folder / "a.db");
    REQUIRE(desk({"account", "add", "Acme"}).code == 0);
    Words environment = desk.environment();
    environment.push_back("XDG_STATE_HOME=/proc/nowhere");
    Terminal terminal("$WINLOSS account show Acme; echo \"ended $?\"; $WINLOSS account show .; echo \"none $?\"",
                      environment);
    CHECK(terminal.wait() == 0);
    CAPTURE(terminal.screen());
    CHECK(says(terminal.screen(), "ended 0"));
    CHECK(says(terminal.screen(), "none 3"));
}
