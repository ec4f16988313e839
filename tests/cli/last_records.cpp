#include "program.hpp"

using namespace winloss::cli;

namespace {

/// Two accounts with a deal each, seen from a terminal: account 2 and deal 2 were the last.
struct Desk : Program {
    Desk() {
        terminal = true;
        variables["NO_COLOR"] = "1";
        (*this)({"account", "add", "Acme"});
        (*this)({"deal", "add", "Platform", "--account", "Acme"});
        (*this)({"account", "add", "Bolt"});
        (*this)({"deal", "add", "Rollout", "--account", "Bolt"});
    }
    std::string deal_name(const std::string& which) const {
        const Result shown = (*this)({"deal", "show", which, "--format", "json"});
        return shown.out.find("Rollout") != std::string::npos    ? "Rollout"
               : shown.out.find("Platform") != std::string::npos ? "Platform"
                                                                 : shown.err;
    }
};

}  // namespace

TEST_CASE("a dot is the record of its kind that was shown or changed last") {
    const Desk desk;
    CHECK(desk.deal_name(".") == "Rollout");
    desk({"deal", "show", "1"});
    CHECK(desk.deal_name(".") == "Platform");
    CHECK(desk({"deal", "set", "2", "--stage", "pilot"}).code == 0);
    CHECK(desk.deal_name(".") == "Rollout");
    const Result changed = desk({"deal", "set", "--amount", "USD 12", "."});
    CHECK(changed.err.find("Changed deal 2") == 0);
    SECTION("each kind has its own, in operands and options") {
        desk({"account", "show", "1"});
        const Result added = desk({"deal", "add", "Third", "--account", "."});
        CHECK(added.code == 0);
        CHECK(desk({"deal", "show", "."}).out.find("Acme") != std::string::npos);
    }
    SECTION("one that is new by its name is none") {
        desk({"competitor", "add", "Initech"});
        REQUIRE(desk({"deal", "set", "1", "--competitor", "."}).code == 0);
        CHECK(desk({"deal", "show", "1"}).out.find("Initech") != std::string::npos);
        const Result stance = desk({"deal", "set", "1", "--competitor", ".:finalist"});
        CHECK(stance.code == 0);
        CHECK(desk({"deal", "show", "1", "--table", "competitors"}).out.find("yes") != std::string::npos);
        CHECK(desk({"competitor", "list", "--format", "tsv"}).out.find("\t.\t") == std::string::npos);
    }
    SECTION("a list shows none, and no account is called so") {
        desk({"deal", "list"});
        CHECK(desk.deal_name(".") == "Rollout");
        const Result refused = desk({"account", "add", "."});
        CHECK(refused.code == 2);
        CHECK(refused.err.find("No account can be called '.'.") != std::string::npos);
        CHECK(desk({"account", "set", "1", "--name", "2026"}).code == 2);
    }
    SECTION("every store has its own") {
        const Result other = desk({"deal", "show", ".", "--store", desk / "b.db"});
        CHECK(other.code == 3);
        CHECK(other.err.find("there was none yet") != std::string::npos);
    }
}

TEST_CASE("what is printed to be read is what was seen last, too") {
    const Desk desk;
    REQUIRE(desk({"account", "review", "1"}).code == 0);
    CHECK(desk({"account", "show", "."}).out.find("Acme") != std::string::npos);
    REQUIRE(desk({"deal", "close", "1", "won", "--on", "2026-09-01"}).code == 0);
    REQUIRE(desk({"deal", "close", "2", "won", "--on", "2026-09-01"}).code == 0);
    REQUIRE(desk({"plan"}).code == 0);
    REQUIRE(desk({"interview", "held", "1"}).code == 0);
    REQUIRE(desk({"note", "1", "--file", "-"}, "They said much.\n").code == 0);
    REQUIRE(desk({"interview", "show", "2"}).code == 0);
    REQUIRE(desk({"note", "1", "--print"}).code == 0);
    CHECK(desk({"interview", "show", "."}).out.starts_with("interview 1, "));
    REQUIRE(desk({"interview", "show", "2"}).code == 0);
    REQUIRE(desk({"interview", "handover", "1"}).code == 0);
    CHECK(desk({"interview", "show", "."}).out.starts_with("interview 1, "));
    CHECK(desk({"health", "edit", "."}).err.find("winloss health show has the numbers.") != std::string::npos);
}

TEST_CASE("a dot is the guide and the code that were seen last") {
    const Desk desk;
    CHECK(desk({"guide", "show", "."}).err.find("winloss guide list --versions has the numbers.") != std::string::npos);
    CHECK(desk({"codebook", "show", "."}).err.find("winloss codebook list has the numbers.") != std::string::npos);
    const Result exit = desk({"guide", "show", "exit"});
    CHECK(desk({"guide", "show", "."}).out == exit.out);
    REQUIRE(desk({"guide", "add", "check-in", "Who is new?", "--id", "new"}).code == 0);
    CHECK(desk({"guide", "questions", "."}).out.find("Who is new?") != std::string::npos);
    CHECK(desk({"guide", "diff", "."}).out.find("Who is new?") != std::string::npos);
    REQUIRE(desk({"undo"}).code == 0);
    const Result gone = desk({"guide", "show", "."});
    CHECK(gone.code == 3);
    CHECK(gone.err.find("'.' stands for guide 10, which is not there.") != std::string::npos);

    const Result code = desk({"codebook", "show", "total-cost"});
    CHECK(desk({"codebook", "show", "."}).out == code.out);
    CHECK(desk({"codebook", "list", "--under", "."}).out.find("price/total-cost") != std::string::npos);
    CHECK(desk({"codebook", "show", "#99999"}).code == 3);
}

TEST_CASE("a dot without anything behind it says so") {
    Desk desk;
    desk.columns = 100;
    SECTION("nothing was shown") {
        const Result none = desk({"contact", "show", "."});
        CHECK(none.code == 3);
        CHECK(none.err ==
              "winloss: '.' stands for the contact shown or changed last, and there was none yet.\n"
              "  winloss contact list has the numbers.\n");
    }
    SECTION("the record was removed since") {
        CHECK(desk({"deal", "remove", "2"}).code == 0);
        const Result gone = desk({"deal", "set", ".", "--stage", "pilot"});
        CHECK(gone.code == 3);
        CHECK(gone.err ==
              "winloss: '.' stands for deal 2, which is not there.\n  winloss deal list shows what there is.\n");
    }
    SECTION("another record that is not found keeps its own words") {
        const Result other = desk({"deal", "set", ".", "--account", "Nobody"});
        CHECK(other.code == 3);
        CHECK(other.err.find("There is no account 'Nobody'.") != std::string::npos);
    }
    SECTION("in a pipe nobody is there who saw something, and nothing is kept") {
        desk.terminal = false;
        desk({"deal", "show", "1"});
        const Result piped = desk({"deal", "show", "."});
        CHECK(piped.code == 3);
        desk.terminal = true;
        CHECK(desk.deal_name(".") == "Rollout");
    }
}
