// What goes back into a CRM, as its administrator gets it: the file, what is remembered of it, and what is said.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "cli/program.hpp"
#include "render/readers.hpp"

namespace winloss::cli {

namespace {

using render::readers::Records;

std::string file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Three lost deals and a won one, each with a held and coded interview; the last deal has no id of a CRM.
struct Desk {
    Desk() {
        do_well({"competitor", "add", "Initech"});
        do_well({"competitor", "add", "Umbra"});
        for (const std::string name : {"One", "Two", "Three", "Four"}) {  // of one account they would be one talk
            do_well({"account", "add", "Account " + name});
            do_well({"deal", "add", name, "--account", "Account " + name});
        }
        for (const char* number : {"1", "2", "3"}) {
            do_well({"deal", "set", number, "--external-id", std::string("006A") + number});
        }
        do_well({"deal", "set", "4", "--external-id", ""});
        for (const char* number : {"1", "2", "4"}) { do_well({"deal", "close", number, "lost", "--on", "2026-08-01"}); }
        do_well({"deal", "close", "3", "won", "--on", "2026-08-01"});
        do_well({"plan", "--since", "2026-07-01"});
    }

    Result do_well(const std::vector<std::string>& words, const std::string& input = {}) const {
        const Result result = run(words, input);
        INFO(result.err);
        CHECK(result.code == 0);
        return result;
    }

    /// The number of the deal's win/loss interview.
    std::string interview(const std::string& deal) const {
        const Records rows = render::readers::read_csv(
            run({"interview", "list", "--deal", deal, "--kind", "retrospective", "--format", "csv"}).out);
        REQUIRE(rows.size() == 2);
        return rows[1][0];
    }
    std::string held(const std::string& deal, const std::string& note) const {
        const std::string number = interview(deal);
        do_well({"interview", "held", number, "--on", "2026-09-20"});
        do_well({"note", number, "--file", "-"}, note);
        return number;
    }

    Records rows(std::vector<std::string> words) const {
        words.insert(words.begin(), {"export", "crm", "--profile", "salesforce"});
        if (std::ranges::find(words, "--dry-run") == words.end()) { words.emplace_back("--sent"); }
        return render::readers::read_csv(do_well(words).out);
    }
    /// The ids of the deals in it.
    std::vector<std::string> ids(const std::vector<std::string>& words) const {
        std::vector<std::string> found;
        const Records all = rows(words);
        for (std::size_t i = 1; i < all.size(); ++i) { found.push_back(all[i].front()); }
        return found;
    }

    Program run;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a deal goes back with what its buyers said, by the CRM's own id") {
    const Desk desk;
    desk.held("1", "{==dear==}{>>price/total-cost -2 primary<<} {==easy==}{>>product/usability +1<<}\n");
    desk.held("3", "{==dear==}{>>price/total-cost -2 primary<<} {==fast==}{>>product/usability +2 primary<<}\n");
    desk.do_well({"deal", "set", "1", "--competitor", "Umbra:winner", "--said-by", "buyer"});
    desk.do_well({"deal", "set", "2", "--competitor", "Initech:winner"});
    const Records rows = desk.rows({});
    REQUIRE(rows.size() == 4);
    CHECK(rows[0] == std::vector<std::string>{"Id", "Buyer_Primary_Reason__c", "Buyer_Primary_Reason_Detail__c",
                                              "Buyer_Decision_Drivers__c", "Buyer_Competitor__c",
                                              "Buyer_Interview_Date__c", "Buyer_Interview_State__c"});
    CHECK(rows[1] == std::vector<std::string>{"006A1", "Price & packaging", "Total cost",
                                              "price/total-cost -; product/usability +", "Umbra", "2026-09-20",
                                              "held"});
    CHECK(rows[2] == std::vector<std::string>{"006A2", "", "", "", "", "", "planned"});
    // What a buyer held against us and bought all the same is no reason of a won deal.
    CHECK(rows[3] == std::vector<std::string>{"006A3", "Product fit", "Usability",
                                              "price/total-cost -; product/usability +", "", "2026-09-20", "held"});
    // Who said so is never mixed: what a rep entered stands under a heading of its own.
    CHECK(desk.rows({"--columns", "external_id,competitor,competitor_entered"}) ==
          Records{{"Id", "Buyer_Competitor__c", "Entered_Competitor__c"},
                  {"006A1", "Umbra", ""},
                  {"006A2", "", "Initech"},
                  {"006A3", "", ""}});
    CHECK(says(desk.run({"export", "crm", "--profile", "salesforce"}).err,
               "1 deal has no id of the CRM and cannot go back: #4"));
}

TEST_CASE("a held interview that names no primary reason says so, one that is not coded says nothing") {
    const Desk desk;
    desk.held("1", "{==dear==}{>>price/total-cost -1<<}\n");
    desk.do_well({"interview", "held", desk.interview("2"), "--on", "2026-09-20"});
    const Records rows = desk.rows({"--columns", "external_id,reason,code"});
    CHECK(rows[1] == std::vector<std::string>{"006A1", "No primary reason", "(no-primary-reason)"});
    CHECK(rows[2] == std::vector<std::string>{"006A2", "", ""});
}

TEST_CASE("--since-last has what changed since this profile's last export, and undo brings the rest back") {
    const Desk desk;
    CHECK(desk.ids({"--since-last"}) == Ids{"006A1", "006A2", "006A3"});  // a first export is everything
    CHECK(desk.ids({"--since-last"}).empty());
    const Result nothing = desk.run({"export", "crm", "--profile", "salesforce", "--since-last"});
    CHECK(says(nothing.err, "Nothing has changed since the last export for salesforce: 3 deals as they were sent."));
    CHECK(nothing.out.starts_with("Id,"));
    desk.held("2", "{==slow==}{>>implementation/time-to-value -2 primary<<}\n");
    CHECK(desk.ids({"--since-last", "--dry-run"}) == Ids{"006A2"});
    CHECK(desk.ids({"--since-last"}) == Ids{"006A2"});
    CHECK(desk.ids({"--since-last"}).empty());
    CHECK(desk.ids({}).size() == 3);
    desk.do_well({"undo"});
    CHECK(desk.ids({"--since-last"}) == Ids{"006A2"});
    CHECK(render::readers::read_csv(desk.run({"export", "crm", "--profile", "hubspot", "--since-last"}).out).size() ==
          4);
}

TEST_CASE("a code that is taken away again is a change too: the row goes out emptied") {
    const Desk desk;
    desk.held("1", "{==dear==}{>>price/total-cost -2 primary<<}\n");
    const Records log = render::readers::read_csv(desk.run({"log", "--limit", "1", "--format", "csv"}).out);
    CHECK(desk.ids({}).size() == 3);
    desk.do_well({"undo", log[1][0]});
    const Records rows = desk.rows({"--since-last"});
    REQUIRE(rows.size() == 2);
    CHECK(rows[1] == std::vector<std::string>{"006A1", "", "", "", "", "2026-09-20", "held"});
}

TEST_CASE("what goes into a pipe is remembered as sent only where somebody says so, a file always is") {
    Desk desk;
    const std::vector<std::string> words{"export", "crm", "--profile", "salesforce", "--since-last"};
    const auto with = [&](const std::vector<std::string>& more) {
        std::vector<std::string> all = words;
        all.insert(all.end(), more.begin(), more.end());
        return all;
    };
    const Result piped = desk.run(words);
    CHECK(says(piped.err, "Nothing of this is remembered as sent: --output FILE writes it and remembers, --sent "));
    CHECK(desk.run(words).out == piped.out);
    desk.run.terminal = true;
    CHECK(says(desk.run(with({"--format", "csv"})).err, "Nothing of this is remembered"));
    desk.run.terminal = false;
    CHECK(desk.run(with({"--sent"})).out == piped.out);
    CHECK(says(desk.run(words).err, "Nothing has changed since the last export"));
    desk.do_well({"undo"});
    CHECK(desk.run(words).out == piped.out);
    CHECK(says(desk.do_well(with({"--output", desk.run / "back.csv"})).err, "Wrote "));
    CHECK(file(desk.run / "back.csv") == piped.out);
    CHECK(says(desk.run(words).err, "Nothing has changed since the last export"));
    const Result both = desk.run(with({"--sent", "--dry-run"}));
    CHECK(both.code == 2);
    CHECK(says(both.err, "--sent and --dry-run say opposite things"));
}

TEST_CASE("what could not be written is not remembered, and neither is what a screen showed") {
    Desk desk;
    const Result failed =
        desk.run({"export", "crm", "--profile", "salesforce", "--output", desk.run / "no such folder/back.csv"});
    CHECK(failed.code == 1);
    CHECK(says(failed.err, "cannot be written"));
    desk.run.terminal = true;
    CHECK(says(desk.run({"export", "crm", "--profile", "salesforce"}).err, "Nothing of this is remembered"));
    desk.run.terminal = false;
    CHECK(desk.ids({"--since-last"}).size() == 3);
}

TEST_CASE("text goes back to the CRM as it is, which takes no quote in front away") {
    Desk desk;
    desk.do_well({"deal", "set", "1", "--name", "=SUM(1)"});
    const auto names = [&](const std::vector<std::string>& more) {
        std::vector<std::string> all;
        for (const auto& row : desk.rows(more)) { all.push_back(row[1]); }
        return all;
    };
    CHECK(names({"--columns", "external_id,name"})[1] == "=SUM(1)");
    CHECK(says(desk.do_well({"export", "crm", "--profile", "salesforce", "--columns", "external_id,name"}).err,
               "1 text begins as a formula does: Name '=SUM(1)' of deal 1. The CRM takes it as it is; opened in a "
               "spreadsheet, it would run."));
    CHECK_FALSE(says(desk.do_well({"export", "crm", "--profile", "salesforce"}).err, "as a formula does"));
    desk.run.variables["WINLOSS_CONFIG"] = desk.run / "config.toml";
    const Result dry = desk.run({"export", "crm", "--profile", "salesforce", "--save-profile", "acme", "--dry-run"});
    CHECK(dry.code == 0);
    CHECK_FALSE(std::filesystem::exists(desk.run / "profiles"));
    const Records outcome = desk.rows({"--columns", "external_id,outcome"});
    CHECK(outcome[0][1] == "Deal_Outcome__c");
}

TEST_CASE("columns are picked, put in order, called as the CRM calls them, and kept in a profile") {
    Desk desk;
    desk.run.variables["WINLOSS_CONFIG"] = desk.run / "config.toml";
    const Records rows = desk.rows({"--columns", "outcome, external_id", "--column", "outcome=How it went", "--column",
                                    "name=Deal", "--save-profile", "acme"});
    CHECK(rows[0] == std::vector<std::string>{"How it went", "Id", "Deal"});
    CHECK(rows[1] == std::vector<std::string>{"lost", "006A1", "One"});
    CHECK(says(file(desk.run / "profiles/acme.toml"),
               "[export.columns]\noutcome = \"How it went\"\nexternal_id = \"Id\"\nname = \"Deal\"\n"));
    const Records again =
        render::readers::read_csv(desk.do_well({"export", "crm", "--profile", "acme", "--since-last"}).out);
    CHECK(again == rows);  // the profile's own memory begins empty
    const auto refused = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"export", "crm", "--profile", "salesforce"};
        words.insert(words.end(), more.begin(), more.end());
        const Result result = desk.run(words);
        CHECK(result.code == 2);
        return result.err;
    };
    CHECK(says(refused({"--columns", "reason"}), "without external_id"));
    CHECK(says(refused({"--columns", "external_id,resaon"}), "'reason'"));
    CHECK(says(refused({"--column", "reason"}), "FIELD=HEADING"));
    CHECK(says(refused({"--column", "reason=Id"}), "Two columns are called 'Id'."));
    for (const std::string heading : {"=1+1", "+1", "-1", "@now", "' =1"}) {
        CHECK(says(refused({"--column", "reason=" + heading}), "would run it as a formula."));
    }
    std::ofstream(desk.run / "profiles/acme.toml") << "[export.columns]\nexternal_id = \"Id\"\nreason = \"\\t=1+1\"\n";
    const Result saved = desk.run({"export", "crm", "--profile", "acme"});
    CHECK(saved.code == 2);
    CHECK(says(saved.err, "acme.toml"));
    CHECK(desk.run({"export", "crm", "--profile", "sugar"}).code == 3);
    CHECK(desk.run({"export", "crm"}).code == 2);
}

TEST_CASE("--output takes the data of any command, in the format that its ending says") {
    const Desk desk;
    const Result written = desk.do_well({"deal", "list", "--output", desk.run / "deals.json"});
    CHECK(written.out.empty());
    CHECK(says(written.err, "Wrote "));
    CHECK(file(desk.run / "deals.json") == desk.run({"deal", "list", "--format", "json"}).out);
    desk.do_well({"deal", "list", "--output", desk.run / "deals.json", "--format", "csv"});
    CHECK(file(desk.run / "deals.json") == desk.run({"deal", "list", "--format", "csv"}).out);
    desk.do_well({"report", "win-rate", "--output", desk.run / "rate.xlsx"});
    CHECK(file(desk.run / "rate.xlsx").starts_with("PK"));
    CHECK(desk.do_well({"report", "win-rate", "--format", "xlsx"}).out.starts_with("PK"));
}

TEST_CASE("nothing is written over the store") {
    const Desk desk;
    const std::string store = desk.run / "link.db";
    std::filesystem::create_symlink(desk.run.store(), store);
    for (const std::string& path : {desk.run.store(), store}) {
        const Result refused = desk.run({"deal", "list", "--output", path});
        CHECK(refused.code == 2);
        CHECK(says(refused.err, "--output would write over the store"));
    }
    CHECK(desk.run({"deal", "list", "--output", ""}).code == 2);
    CHECK(desk.run({"deal", "list"}).code == 0);
}

TEST_CASE("a terminal is spared a spreadsheet") {
    Program run;
    run.terminal = true;
    const Result refused = run({"deal", "list", "--format", "xlsx"});
    CHECK(refused.code == 2);
    CHECK(says(refused.err, "--output FILE.xlsx"));
}

}  // namespace winloss::cli
