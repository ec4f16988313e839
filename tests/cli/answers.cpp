#include <fstream>

#include "cli/program.hpp"

namespace winloss::cli {

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("help answers to the kinds of interviews, and to what the field calls them") {
    const Program run;
    const std::string exit = run({"help", "exit"}).out;
    CHECK(says(exit, "exit interview: why a customer left"));
    CHECK(says(exit, "opens 14d, target 30d, closes 90d from left-on"));
    CHECK(says(exit, "Also called: churn."));
    CHECK(run({"help", "churn"}).out == exit);
    CHECK(run({"help", "churn", "interview"}).out == exit);
    CHECK(says(run({"help", "win/loss interview"}).out, "retrospective interview: why a deal was won"));
    CHECK(says(run({"help", "retrospective"}).out, "opens 30d, target 45d, closes 90d from decided-on"));
    CHECK(says(run({"help", "check-in"}).out, "; off unless\n  switched on"));
    CHECK(says(run({"help", "response rate"}).out, "Gross: held / asked."));
    CHECK(run({"help", "win rate"}).out == run({"help", "report", "win-rate"}).out);
    CHECK(run({"help", "interview"}).out != "");
    CHECK(run({"help", "nonsense"}).code == 2);
    CHECK(says(run({"help", "retrospektive"}).err, "'retrospective'"));
    CHECK(says(run({"help", "acount"}).err, "'account'"));
}

TEST_CASE("a report refuses the filter of another with the reason") {
    const Program run;
    const auto refused = [&](const std::vector<std::string>& words) {
        const Result result = run(words);
        CHECK(result.code == 2);
        return result.err;
    };
    const std::string competitor = refused({"report", "retention", "--competitor", "Initech"});
    CHECK(says(competitor, "'report retention' takes no filter on competitor."));
    CHECK(says(competitor, "Retention is about accounts and contracts, not deals."));
    CHECK(says(refused({"report", "win-rate", "--outcome=lost"}), "A win rate is made of the outcomes."));
    CHECK(says(refused({"report", "retention", "--max-amount", "5"}), "takes no filter on amount."));
    CHECK(says(refused({"report", "retention", "--competitors", "x"}), "has no option '--competitors'"));
    CHECK_FALSE(says(run({"report", "retention", "--help"}).out, "--competitor"));
}

TEST_CASE("the life of a deal is told in names and money") {
    const Program run;
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"person", "add", "Ana Ruiz"},
             {"person", "add", "Bo Ek"},
             {"account", "add", "Acme"},
             {"deal", "add", "Platform", "--account", "Acme", "--owner", "bo", "--amount", "EUR 12000"},
             {"deal", "set", "1", "--owner", "ana", "--amount", "13000"},
             {"deal", "set", "1", "--amount", "JPY 500"}}) {
        REQUIRE(run(words).code == 0);
    }
    const std::string log = run({"log", "deal", "1"}).out;
    CAPTURE(log);
    CHECK(says(log, "made\taccount\t\tAcme\n"));
    CHECK(says(log, "made\tamount\t\tEUR 12,000.00\n"));
    CHECK(says(log, "changed\towner\tBo Ek\tAna Ruiz\n"));
    CHECK(says(log, "changed\tamount\tEUR 12,000.00\tEUR 13,000.00\n"));
    CHECK(says(log, "changed\tamount\tEUR 13,000.00\tJPY 500\n"));
    CHECK_FALSE(says(log, "currency"));
}

TEST_CASE("a verb before its record is turned round") {
    Program run;
    const Result turned = run({"edit", "account", "Acme"});
    CHECK(turned.code == 2);
    CHECK(turned.err.find("The record comes first: ") != std::string::npos);
    CHECK(turned.err.find("winloss account edit") != std::string::npos);
}

TEST_CASE("small changes say what comes next") {
    Program run;
    REQUIRE(run({"person", "add", "Kim"}).code == 0);
    CHECK(run({"person", "set", "Kim", "--role", "rep"}).err.find("Next: winloss person show 1") != std::string::npos);
    REQUIRE(run({"account", "add", "Acme"}).code == 0);
    CHECK(run({"account", "team", "Acme", "--add", "Kim"}).err.find("Next: winloss account show 1") !=
          std::string::npos);
    REQUIRE(run({"undo"}).code == 0);
    CHECK(run({"redo"}).err.find("Next, for what was done last: winloss log") != std::string::npos);
}

TEST_CASE("a second account of a name is taken, with a hint") {
    const Program run;
    CHECK_FALSE(says(run({"account", "add", "Acme"}).err, "already"));
    CHECK_FALSE(says(run({"account", "add", "Acme North"}).err, "already"));
    const Result again = run({"account", "add", "ACME"});
    CHECK(again.code == 0);
    CHECK(says(again.err, "There is an account of this name already: number 1."));
    CHECK(says(run({"account", "add", "acme"}).err, "There are accounts of this name already: numbers 1, 3."));
}

TEST_CASE("several records of one kind hang, one hangs") {
    const Program run;
    run({"account", "add", "Acme"});
    run({"contact", "add", "Eva", "--account", "Acme"});
    CHECK(says(run({"account", "remove", "1"}).err, "1 contact hangs on it."));
    run({"contact", "add", "Max", "--account", "Acme"});
    CHECK(says(run({"account", "remove", "1"}).err, "2 contacts hang on it."));
    for (const char* expected : {"1 deal without a decision stands beside it, not in the base.",
                                 "2 deals without a decision stand beside it, not in the base."}) {
        REQUIRE(
            run({"deal", "add", "Pilot", "--account", "Acme", "--outcome", "no-decision", "--decided", "2026-09-01"})
                .code == 0);
        CHECK(says(run({"report", "win-rate", "--format", "json"}).out, expected));
    }
}

TEST_CASE("a profile shows its tables in a pipe too") {
    const Program run;
    const std::string shown = run({"profile", "show", "salesforce"}).out;
    CHECK(says(shown, "Closed - Duplicate"));
    CHECK(says(shown, "Opportunity ID"));
}

TEST_CASE("what cannot be printed is refused before anything is written") {
    const Program run;
    REQUIRE(run({"account", "add", "Acme"}).code == 0);
    CHECK(run({"account", "add", "Zen", "--table", "deals"}).code == 2);
    CHECK(run({"deal", "add", "D", "--account", "Acme", "--output", run / "no/such/folder.csv"}).code == 1);
    CHECK(run({"deal", "add", "D", "--account", "Acme", "--output", run / ""}).code == 1);  // a folder
    CHECK_THAT(run({"account", "list"}).out, !Catch::Contains("Zen"));
    CHECK(run({"deal", "list"}).out.empty());
}

TEST_CASE("what went wrong beside the work is told, --quiet or not") {
    Program run;
    run.variables["WINLOSS_CONFIG"] = run / "config.toml";
    std::ofstream(run / "profiles") << "a file where the folder of the profiles would be";
    const Result result = run({"import", "accounts", "-", "--save-profile", "ours", "--quiet"}, "name\nAcme\n");
    CHECK(result.code == 1);
    CHECK(result.err.find("The profile was not saved") != std::string::npos);
    CHECK(result.err.find("created") == std::string::npos);
    CHECK(run({"account", "list"}).out.find("Acme") != std::string::npos);  // what was imported stays
}

TEST_CASE("a mistyped report is named behind options that take no value, too") {
    const Program run;
    const std::string told = run({"report", "winrate"}).err;
    CHECK(told.find("win-rate") != std::string::npos);
    CHECK(run({"report", "--quiet", "winrate"}).err == told);
    CHECK(run({"report", "--rows", "winrate"}).err == told);
    CHECK(run({"report", "--period", "2026", "--rows"}).err.find("winrate") == std::string::npos);
}

TEST_CASE("help says which format a pipe gets") {
    const Program run;
    CHECK(run({"deal", "list", "--help"}).out.find("tsv in a pipe") != std::string::npos);
    CHECK(run({"export", "crm", "--help"}).out.find("csv in a pipe") != std::string::npos);
    CHECK(run({"interview", "suggest", "--help"}).out.find("table in a pipe") != std::string::npos);
}

TEST_CASE("a day's page of any length can be asked for") {
    const Program run;
    CHECK(run({"demo"}).code == 0);
    CHECK(run({"status", "--limit", "9223372036854775807"}).out == run({"status"}).out);
}

TEST_CASE("a file's ending matters where there is a format") {
    const Program run;
    REQUIRE(run({"account", "add", "Acme"}).code == 0);
    const Result list = run({"account", "list", "--output", run / "list.foo"});
    CHECK(list.code == 2);
    CHECK_FALSE(std::filesystem::exists(run / "list.foo"));
    CHECK(run({"account", "list", "--output", run / "list.foo", "--format", "csv"}).code == 0);
    CHECK(run({"completion", "bash", "--output", run / "winloss.bash"}).code == 0);
    CHECK(std::filesystem::file_size(run / "winloss.bash") > 100);
}

TEST_CASE("whoever is no longer active and is to own something is told of") {
    Program run;
    run({"account", "add", "Acme"});
    run({"person", "add", "Ann Lee"});
    const std::string told = "Ann Lee is no longer active. Who is: winloss person list --active\n";
    CHECK_FALSE(says(run({"account", "set", "acme", "--owner", "ann"}).err, told));
    run({"person", "set", "ann", "--inactive"});
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"account", "set", "acme", "--owner", "ann"},
             {"account", "add", "Initech", "--owner", "ann"},
             {"action", "add", "Two pages", "--account", "acme", "--owner", "ann"},
             {"action", "set", "1", "--owner", "ann"},
             {"flag", "add", "at-risk", "--account", "acme", "--owner", "ann", "--text", "x"},
             {"flag", "set", "1", "--owner", "ann"},
             {"deal", "add", "Rollout", "--account", "acme", "--owner", "ann"}}) {
        const Result result = run(words);
        CAPTURE(words, result.err);
        CHECK(result.code == 0);
        CHECK(says(result.err, told));
    }
    CHECK_FALSE(says(run({"action", "set", "1", "--due", "tomorrow"}).err, "no longer active"));
    run({"deal", "close", "rollout", "lost", "--on", "2026-08-20"});
    CHECK_FALSE(says(run({"deal", "set", "rollout", "--owner", "ann"}).err, "no longer active"));  // they owned it then
    run({"plan"});
    const Result refused = run({"interview", "assign", "1", "ann"});
    CHECK(refused.code == 4);
    CHECK(says(refused.err, "winloss interview suggest 1"));
}

TEST_CASE("a very long name is cut in an answer, and whole where it is data") {
    Program run;
    std::string name;
    while (name.size() < 9000) { name += "abc de "; }
    name.pop_back();
    const Result added = run({"account", "add", name});
    CHECK(added.code == 0);
    CHECK(added.err.size() < 200);
    CHECK(says(run({"account", "show", "1"}).out, name));
}

}  // namespace winloss::cli
