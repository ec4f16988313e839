// What a command asks for before it takes a record, and what it says of words that it cannot take.
#include <fmt/format.h>

#include <fstream>

#include "cli/program.hpp"

namespace winloss::cli {

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Office : Program {
    Office() {
        typed({"account", "add", "Acme"});
        typed({"account", "add", "Zenith"});
        typed({"contact", "add", "Eva Lind", "--account", "Acme"});
    }
    std::string typed(const std::vector<std::string>& words) const {
        const Result result = (*this)(words);
        CAPTURE(words, result.err);
        REQUIRE(result.code == 0);
        return result.out + result.err;
    }
};

}  // namespace

TEST_CASE("a flag says what was heard, and what settled it") {
    const Office office;
    for (const std::vector<std::string>& without : {std::vector<std::string>{}, {"--text", " "}}) {
        std::vector<std::string> words = {"flag", "add", "at-risk", "--account", "Acme"};
        words.insert(words.end(), without.begin(), without.end());
        const Result silent = office(words);
        CHECK(silent.code == 2);
        CHECK(says(silent.err, "What was heard?"));
    }
    office.typed({"flag", "add", "at-risk", "--account", "Acme", "--text", "their champion leaves"});
    CHECK(office({"flag", "set", "1", "--text", ""}).code == 5);
    CHECK(office({"flag", "set", "1", "--text", "their champion left"}).code == 0);
    const Result why = office({"flag", "clear", "1"});
    CHECK(why.code == 2);
    CHECK(says(why.err, "What settled flag 1?"));
    CHECK(says(office.typed({"flag", "list"}), "their champion left"));
    CHECK(says(office({"flag", "set", "1", "--cleared", "today"}).err, "What settled flag 1?"));
    office.typed({"flag", "clear", "1", "--why", "the new one is in favour"});
}

TEST_CASE("a flag is settled on the day it was raised or later") {
    const Office office;
    office.typed({"flag", "add", "at-risk", "--account", "Acme", "--text", "their champion left"});
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"clear", "1", "--on", "2020-01-01"}, {"set", "1", "--cleared", "2020-01-01"}}) {
        std::vector<std::string> typed = {"flag"};
        typed.insert(typed.end(), words.begin(), words.end());
        typed.insert(typed.end(), {"--why", "the new one is in favour"});
        const Result early = office(typed);
        CHECK(early.code == 2);
        CHECK(says(early.err, "Flag 1 was raised on "));
        CHECK(says(early.err, "after 2020-01-01."));
    }
    office.typed({"flag", "set", "1", "--raised", "2019-01-01", "--cleared", "2020-01-01", "--why", "done"});
    CHECK(office({"flag", "set", "1", "--raised", "2021-01-01"}).code == 2);
}

TEST_CASE("nobody is called what stands for something else") {
    const Office office;
    office.typed({"deal", "add", "Rollout", "--account", "Acme"});
    office.typed({"product", "add", "Suite"});
    office.typed({"competitor", "add", "Globex"});
    office.typed({"person", "add", "Kim Lund"});
    for (const char* kind : {"account", "contact", "deal", "product", "competitor", "person"}) {
        for (const char* name : {"17", "#17", "."}) {
            CAPTURE(kind, name);
            std::vector<std::string> add = {kind, "add", name};
            if (kind == std::string("contact") || kind == std::string("deal")) {
                add.insert(add.end(), {"--account", "Acme"});
            }
            const Result refused = office(add);
            CHECK(refused.code == 2);
            CHECK(says(refused.err, fmt::format("No {} can be called '{}'.", kind, name)));
            CHECK(office({kind, "set", "1", "--name", name}).code == 2);
        }
    }
}

TEST_CASE("nobody else's empty day is called yours") {
    const Office office;
    office.typed({"deal", "add", "Rollout", "--account", "Acme"});
    office.typed({"person", "add", "Kim Lund"});
    CHECK(says(office({"next", "--of", "kim"}).err, "Nothing waits for Kim Lund, and "));
    CHECK(says(office({"next", "--all"}).err, "Nothing waits for you, and "));
}

TEST_CASE("a guide that no interview would open is neither named nor made") {
    const Office office;
    for (const std::vector<std::string>& words : {std::vector<std::string>{"show", "exit", "--outcome", "won"},
                                                  {"add", "exit", "Why?", "--outcome", "won"},
                                                  {"copy", "exit", "--outcome", "won", "--to", "pre-renewal"}}) {
        std::vector<std::string> typed = {"guide"};
        typed.insert(typed.end(), words.begin(), words.end());
        const Result refused = office(typed);
        CHECK(refused.code == 2);
        CHECK(says(refused.err, "which has no outcome"));
    }
    const Result covered = office({"guide", "copy", "exit", "--to", "retrospective"});
    CHECK(covered.code == 2);
    CHECK(says(covered.err, "Each outcome of retrospective has a guide of its own"));
}

TEST_CASE("a customer whom nobody has judged is named, with how to begin") {
    Office office;
    office.typed({"health", "add", "green", "--account", "Acme", "--why", "renewed"});
    office.terminal = true;
    office.variables["NO_COLOR"] = "1";
    CHECK(office({"health", "show", "Zenith"}).err ==
          "Nobody has judged Zenith yet: winloss health add green --account 2 --why ...\n");
    CHECK(says(office({"health", "show", "--level", "red"}).err, "None of the judgements is like that"));
}

TEST_CASE("a list of what one customer lacks says how to make the first where there is none at all") {
    Office office;
    office.terminal = true;
    office.columns = 200;
    office.variables["NO_COLOR"] = "1";
    const auto list_of = [&](const std::string& records) {
        return office({records, "list", "--account", "Zenith"}).err;
    };
    CHECK(says(list_of("touch"), "No touches yet: winloss touch add"));
    CHECK(says(list_of("expectation"), "No expectations yet: winloss expectation add"));
    CHECK(says(list_of("flag"), "No flags yet: winloss flag add"));
    CHECK(says(list_of("action"), "No actions yet: winloss action add"));
    office.typed({"flag", "add", "at-risk", "--account", "Acme", "--text", "their champion left"});
    CHECK(list_of("flag") ==
          "None of the raised flags is like that: winloss flag list --all shows all. To add one: winloss flag add "
          "at-risk --account Zenith --text 'what was heard'\n");
    CHECK(
        says(office({"flag", "list", "--all", "--kind", "expansion"}).err,
             "None of the flags is like that: winloss flag list --all shows all. To add one: winloss flag add at-risk "
             "--account ACCOUNT --text"));
    for (const char* kind : {"contact", "deal", "contract"}) {
        CHECK(says(office({kind, "list", "--account", "Zenith"}).err, "Zenith"));
    }
    office.typed({"deal", "add", "Rollout", "--account", "Acme"});
    office.typed({"interview", "add", "check-in", "--account", "Acme"});
    CHECK(says(office({"interview", "list", "--account", "Zenith"}).err,
               "To add one: winloss interview add check-in --account Zenith"));
    office.typed({"action", "add", "a tablet for each crew", "--account", "Acme"});
    CHECK(says(office({"action", "list", "--state", "done"}).err, "None of the actions is like that"));
}

TEST_CASE("two periods beside --every are refused with the option that was typed") {
    Office office;
    CHECK(says(office({"report", "win-rate", "--every", "quarter", "--compare-to", "previous"}).err,
               "--compare-to sets two periods side by side; --every has them one below the other already."));
    CHECK(says(office({"report", "win-rate", "--by", "quarter", "--compare-to", "previous"}).err,
               "--compare-to sets two periods side by side; --by quarter has them one below the other already."));
}

TEST_CASE("a name that another record had says whom files mean by it now") {
    Office office;
    office.columns = 200;
    office.typed({"product", "add", "Basic"});
    office.typed({"product", "set", "Basic", "--name", "Basic Plus"});
    CHECK(says(office.typed({"product", "add", "basic"}),
               "Files that name 'basic' mean product 2 now: before, they meant product 1 (that was called so)."));
    office.typed({"competitor", "add", "Globex"});
    office.typed({"competitor", "add", "Globex Inc"});
    office.typed({"competitor", "merge", "Globex Inc", "--into", "Globex"});
    CHECK(
        says(office.typed({"competitor", "add", "Globex Inc"}), "they meant competitor 1 (it was merged into that)."));
    office.typed({"account", "set", "Zenith", "--name", "Apex"});
    CHECK(says(office.typed({"account", "add", "Zenith"}), "they meant account 2 (that was called so)."));
    office.typed({"person", "add", "Kim Lund"});
    office.typed({"person", "set", "Kim Lund", "--name", "Kim Larsen"});
    CHECK(says(office.typed({"person", "add", "Kim Lund"}), "Files that name 'Kim Lund' mean person 2 now"));
    CHECK_FALSE(says(office.typed({"person", "set", "Kim Lund", "--email", "kim@example.org"}), "Files that name"));
}

TEST_CASE("an address has one sign and something on either side of it") {
    const Office office;
    for (const char* nonsense : {"nonsense", "@acme.example", "eva@", "eva@acme@example", "eva lind@acme.example"}) {
        CAPTURE(nonsense);
        const Result refused = office({"contact", "set", "1", "--email", nonsense});
        CHECK(refused.code == 5);
        CHECK(says(refused.err, "is no e-mail address."));
        CHECK(office({"contact", "add", "Max Ek", "--account", "Acme", "--email", nonsense}).code == 5);
        CHECK(office({"contact", "move", "1", "--to", "Zenith", "--email", nonsense}).code == 5);
        CHECK(office({"person", "add", "Kim", "--email", nonsense}).code == 5);
    }
    office.typed({"contact", "set", "1", "--email", "eva+x@acme.example"});
    office.typed({"contact", "set", "1", "--email", ""});
    CHECK_FALSE(says(office.typed({"contact", "list"}), "Max Ek"));
}

TEST_CASE("an imported address that is none may stay while other things are changed") {
    const Office office;
    std::ofstream(office / "c.csv") << "id,name,account,email\nC-9,Ida Ros,Acme,nonsense\n";
    office.typed({"import", "contacts", office / "c.csv"});
    office.typed({"contact", "set", "Ida", "--email", "nonsense", "--title", "CTO"});
}

TEST_CASE("a text that a note has no place for is told where texts come from") {
    const Office office;
    office.typed({"interview", "add", "exit", "--account", "Acme"});
    const Result text = office({"note", "1", "--append", "She called again"});
    CHECK(text.code == 2);
    CHECK(says(text.err, "'She called again' is one word too many."));
    CHECK(says(text.err, "--file FILE"));
    CHECK_FALSE(says(text.err, "Put quotes"));
    CHECK(says(office({"deal", "show", "two", "words"}).err, "Put quotes"));
}

TEST_CASE("next in the name of several colleagues names them") {
    const Office office;
    office.typed({"person", "add", "Kim Larsen"});
    office.typed({"person", "add", "Kim Berg", "--role", "rep"});
    const Result several = office({"next", "--as", "kim"});
    CHECK(several.code == 4);
    CHECK(says(several.err, "'kim' names 2 persons."));
    CHECK(says(several.err, "1 Kim Larsen (other)"));
    CHECK(says(several.err, "2 Kim Berg (rep)"));
    CHECK(office({"next", "--as", "kim", "--all"}).code == 0);
    CHECK(office({"next", "--as", "berg"}).code == 0);
}

TEST_CASE("what would be moved, removed or mapped can be seen before") {
    const Office office;
    office.typed({"deal", "add", "Platform", "--account", "Acme", "--outcome", "lost", "--decided", "2026-08-20",
                  "--reason", "Too expensive"});
    const std::string before = office.typed({"log"});
    CHECK(says(office.typed({"contact", "move", "1", "--to", "Zenith", "--dry-run"}),
               "Would move Eva Lind to account 2, Zenith; contact 1 stays, left on 2026-10-01. Nothing was changed."));
    CHECK(says(office.typed({"account", "remove", "Zenith", "--dry-run"}),
               "Would remove account 2, Zenith. Nothing was changed."));
    CHECK(office({"account", "remove", "Acme", "--dry-run"}).code == 4);
    CHECK(says(office.typed({"reasons", "map", "too expensive", "total-cost", "--dry-run"}),
               "'too expensive' would stand for price/total-cost: 1 deal and 0 contracts. Nothing was changed."));
    CHECK(office.typed({"log"}) == before);
    CHECK(says(office.typed({"reasons", "unmapped"}), "Too expensive"));
}

TEST_CASE("a new store's lists of customers name the command that adds one by hand") {
    Program run;
    REQUIRE(run({"init"}).code == 0);
    run.terminal = true;
    CHECK(says(run({"account", "list"}).err, "winloss account add NAME"));
    CHECK(says(run({"contact", "list"}).err, "winloss contact add NAME --account ACCOUNT"));
    CHECK(says(run({"contract", "list"}).err, "winloss contract add ACCOUNT --from DATE"));
}

TEST_CASE("a key that is none is taken out of the configuration by its name") {
    const Office office;
    std::ofstream(office / "config.toml") << "# mine\ncolour = 'never'\nwait = 'long'\nas = 'Kim'\n";
    Program run;
    run.variables["WINLOSS_CONFIG"] = office / "config.toml";
    CHECK(run({"account", "list"}).code == 2);
    CHECK(run({"config", "unset", "colours"}).code == 2);
    REQUIRE(run({"config", "unset", "colour"}).code == 0);
    REQUIRE(run({"config", "unset", "wait"}).code == 0);
    CHECK(run({"config", "get", "as"}).out == "Kim\n");
    std::ifstream file(office / "config.toml");
    CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == "# mine\nas = 'Kim'\n");
}

TEST_CASE("what hangs on a customer is missed with the customer's nearest name") {
    const Office office;
    for (const char* kind : {"flag", "touch", "expectation", "action", "health"}) {
        CAPTURE(kind);
        const Result missed = office({kind, std::string(kind) == "health" ? "edit" : "show", "zenit"});
        CHECK(missed.code == 3);
        CHECK(says(missed.err, "Zenith"));
    }
}

TEST_CASE("nobody is waited for where nothing may be asked") {
    Office office;
    office.typed({"deal", "add", "Rollout", "--account", "Acme"});
    office.typed({"interview", "add", "check-in", "--account", "Acme"});
    office.keyboard = true;
    for (const std::vector<std::string>& words : {std::vector<std::string>{"deal", "edit", "1"},
                                                  {"note", "1", "--held-on", "today"},
                                                  {"guide", "edit", "exit"}}) {
        std::vector<std::string> typed = words;
        typed.emplace_back("--no-input");
        const Result refused = office(typed, "stage: pilot\n");
        CAPTURE(words);
        CHECK(refused.code == 2);
        CHECK(says(refused.err, "There is nobody to "));
    }
}

TEST_CASE("a form that names what is not there is bad input, whatever it names") {
    const Office office;
    office.typed({"deal", "add", "Rollout", "--account", "Acme"});
    for (const char* line : {"product: 17", "competitor: 999", "competitor: .", "owner: 999"}) {
        const Result refused = office({"deal", "edit", "1", "--file", "-"}, std::string(line) + "\n");
        CAPTURE(line, refused.err);
        CHECK(refused.code == 5);
        CHECK(says(refused.err, "Line 1: "));
    }
}

TEST_CASE("where nothing waits it is said whether anybody has planned") {
    Office office;
    office.terminal = true;
    office.columns = 200;
    office.typed({"deal", "add", "Rollout", "--account", "Acme"});
    for (const char* command : {"status", "next", "due"}) {
        CAPTURE(command);
        CHECK(says(office({command}).err, "nothing is planned: winloss plan"));
    }
    office.typed({"plan"});
    for (const char* command : {"status", "next", "due"}) {
        CAPTURE(command);
        CHECK(says(office({command}).err, "no window opens later; after new decisions: winloss plan"));
    }
}

}  // namespace winloss::cli
