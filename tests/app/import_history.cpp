// What a team has kept besides its CRM: touches, health, actions, expectations, its codebook, benchmarks. The examples
// of the manual are imported into the sample company.
#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <random>

#include "app/import_desk.hpp"
#include "support/folders.hpp"
#include "winloss/app/actions.hpp"
#include "winloss/app/demo.hpp"
#include "winloss/app/record_export.hpp"

namespace winloss::app {

namespace {

bool says(const Words& said, const std::string& part) {
    return std::ranges::any_of(said, [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

std::string example(const std::string& type) {
    std::ifstream in(source_folder() + "/docs/examples/" + type + ".csv", std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    REQUIRE_FALSE(text.str().empty());
    return text.str();
}

/// The same rows in another order.
std::string shuffled(const std::string& csv, std::mt19937& random) {
    std::vector<std::string> lines;
    std::istringstream in(csv);
    for (std::string line; std::getline(in, line);) { lines.push_back(line); }
    std::shuffle(lines.begin() + 1, lines.end(), random);
    return join(lines, "\n") + "\n";
}

/// Two customers, one of them with a held interview, number 1.
struct Customers : Desk {
    Customers() {
        import("accounts", "id,name\nA-1,Acme\nA-2,Zen\n");
        import("contacts", "id,account,name,email\nC-1,A-1,Ada Pohl,ada@acme.example\n");
        set("INSERT INTO interview (kind, account_id, anchor_on, anchor_basis, opens_on, target_on, closes_on, state, "
            "held_on, completeness) VALUES ('exit', 1, '2026-01-01', 'chosen', '2026-01-01', '2026-01-15', "
            "'2026-02-01', 'held', '2026-01-20', 'full')");
    }
};

}  // namespace

TEST_CASE("the manual's examples of a team's history come into the sample company, again and again and in any order") {
    Desk desk;
    Context context = at_work("demo");
    fill_demo(desk.store, context, {});
    constexpr std::array tables{"touch", "touch_contact", "health", "action", "expectation", "benchmark"};
    std::map<std::string, std::int64_t> of_sample;
    for (const char* table : tables) { of_sample[table] = desk.count(table); }
    std::mt19937 random(7);
    for (const std::string type : {"codebook", "touches", "health", "actions", "expectations", "benchmarks"}) {
        CAPTURE(type);
        const std::string csv = example(type);
        const auto lines = std::ranges::count(csv, '\n') - 1;
        const std::int64_t before = desk.last_change();
        const Words said = desk.import(type, csv);
        CHECK(says(said, " read: " + std::to_string(lines) + " new."));
        CHECK_FALSE(says(said, "New beside them"));
        CHECK(said.back().starts_with("Next: winloss "));
        CHECK(desk.last_change() == desk.store.operation());
        CHECK(desk.last_change() > before);
        const std::int64_t changed = desk.last_change();
        for (int i = 0; i < 3; ++i) { CHECK(says(desk.import(type, shuffled(csv, random)), "Nothing changed: ")); }
        CHECK(desk.last_change() == changed);
        CHECK(desk.findings().empty());
        // Nobody said what the file holds: its columns do.
        CHECK(import_command_for(desk.file(type, csv).file).starts_with("winloss import " + type + " "));

        ImportFile dry = desk.file(type, csv);
        const Record record = std::get<Record>(preview_import(desk.store, at_work("import " + type), dry).data);
        CHECK(record.sections.at(1).rows.empty());  // nothing is left aside
        const Table& rows = record.sections.at(2);
        CHECK(rows.columns.size() == record.sections.at(0).rows.size());
        CHECK(std::cmp_equal(rows.rows.size(), std::min<std::int64_t>(lines, 5)));
    }
    const std::int64_t last = desk.store.operation();
    for (int i = 0; i < 6; ++i) { store::undo(desk.store, by("undo"), std::nullopt); }
    for (const char* table : tables) { CHECK(desk.count(table) == of_sample[table]); }
    CHECK(desk.store.operation() == last + 6);
    CHECK(desk.findings().empty());
}

TEST_CASE("touches name whom they were with, and make whom they name for the first time") {
    Customers desk;
    const std::string csv =
        "Company,Date,Activity Type,Logged By,Attendees,Notes\n"
        "Acme,2026-09-01,Phone Call,Kim,ada@acme.example;Bo Ek,\"Two\nlines\"\n"
        "Bolt,2026-09-02,QBR,,,\n";
    CHECK(desk.import("touches", csv) == Words{"2 touches read: 2 new.",
                                               "New beside them: 1 account, 1 person and 1 contact.",
                                               "Next: winloss touch list"});
    CHECK(desk.rows("a.name, t.touched_on, t.kind, p.name, t.said) FROM touch t JOIN account a ON a.id = t.account_id "
                    "LEFT JOIN person p ON p.id = t.person_id ORDER BY t.id") ==
          "Acme|2026-09-01|call|Kim|Two\\nlines\nBolt|2026-09-02|quarterly-review|-|");
    CHECK(desk.rows("c.name, c.email) FROM touch_contact t JOIN contact c ON c.id = t.contact_id ORDER BY c.id") ==
          "Ada Pohl|ada@acme.example\nBo Ek|-");
    CHECK(desk.import("touches", csv).front() == "Nothing changed: 2 touches read, all as they were.");
    // What a later file knows besides is added; what is said otherwise is another touch.
    CHECK(desk.import("touches", "account,date,type,by,contacts,interview\nBolt,2026-09-02,QBR,Ana,Cy,\n").front() ==
          "1 touch read: 1 changed.");
    CHECK(desk.import("touches", "account,date,type,by,said,interview\nAcme,2026-09-01,call,Kim,Again,1\n").front() ==
          "1 touch read: 1 new.");
    CHECK(desk.count("touch") == 3);
    CHECK(desk.rows("count(*)) FROM touch WHERE interview_id = 1") == "1");

    ImportFile strict = desk.file("touches", "account,date,type,with\nAcme,2026-09-09,call,Nobody\n");
    strict.form.no_create = true;
    CHECK(desk.mistake(strict) == "line 2, with 'Nobody' is not in the store, and --no-create makes nothing new");
}

TEST_CASE("rows of a team's history that cannot be taken say what would be right") {
    Customers desk;
    const auto mistake = [&](const std::string& type, const std::string& csv) { return desk.mistake(type, csv); };
    CHECK(mistake("touches", "account,date,type\nAcme,2026-10-02,call\n") ==
          "line 2, date '2026-10-02' is still to come; today is 2026-10-01");
    CHECK(mistake("touches", "account,date,type\nAcme,2026-09-02,Meeting\n")
              .starts_with("line 2, type 'Meeting' is no kind of touch; "));
    CHECK(mistake("touches", "account,date,type\n,2026-09-02,call\n") ==
          "line 2, account is empty; a touch needs its account or its interview");
    CHECK(mistake("touches", "account,date,type\nAcme,,call\n") == "line 2, date is empty; a touch needs its day");
    CHECK(mistake("touches", "account,date,type,interview\nAcme,2026-09-02,call,7\n") ==
          "line 2, interview '7': There is no interview '7'");
    CHECK(mistake("touches", "account,date,type,interview\nZen,2026-09-02,call,1\n") ==
          "line 2, interview '1' is interview 1, which is with 'Acme'");
    CHECK(mistake("health", "account,date,rag,why\nAcme,2026-09-02,blue,x\n").starts_with("line 2, rag 'blue' is no "));
    CHECK(mistake("health", "account,date,rag,why\nAcme,2026-09-02,g,\n") ==
          "line 2, why is empty; a judgement says why");
    CHECK(mistake("health", "account,date,rag,why,by\nAcme,2026-09-02,g,Fine,Kim\nAcme,2026-09-02,r,Bad,Kim\n") ==
          "line 3, rag 'r' is something else than line 2 of this file says of the same judgement");
    CHECK(mistake("actions", "action,code\nDo it,no-such\n").starts_with("line 2, code 'no-such': "));
    CHECK(mistake("actions", "action,code,told\nDo it,price,2026-09-01\n") ==
          "line 2, told '2026-09-01' needs a customer: the action is about none, so nobody can be told");
    CHECK(mistake("actions", "action,account\nDo it,\n") ==
          "line 2, account is empty; an action without a code needs its account or its interview");
    CHECK(mistake("expectations", "account,expectation,outcome\nAcme,Faster,met\n") ==
          "line 2, reviewed_on is empty; an outcome needs the day on which it was looked at");
    CHECK(mistake("expectations", "account,expectation,reviewed on\nAcme,Faster,2026-09-01\n")
              .starts_with("line 2, outcome is empty or unknown"));
    CHECK(mistake("codebook", "code,name\nnew/one,One\n") ==
          "line 2, code 'new/one' stands below new, which is no code, here or in the store");
    CHECK(mistake("codebook", "code\nNot a Path\n").starts_with("line 2, code 'Not a Path' "));
    CHECK(mistake("codebook", "code,color\nnew,red\n") == "line 2, color 'red' is no colour; write it as #b45309");
    CHECK(mistake("benchmarks", "metric,value,source,date\nwin-rate,a third,X,2026-01-01\n") ==
          "line 2, value 'a third' is no number; write 0.33, or 33%");
    CHECK(mistake("benchmarks", "metric,value,n,source,date\nwin-rate,33%,0,X,2026-01-01\n")
              .starts_with("line 2, n '0' is no whole number of one or more"));
    CHECK(mistake("benchmarks", "metric,value,source,date\nwin-rate,1,X,2026-01-01\nWin rate,0.5,X,2026-01-01\n") ==
          "line 3, value '0.5' is something else than line 2 of this file says of the same benchmark");
    CHECK(mistake("benchmarks", "metric,value,source,date\nwin-rates,47%,X,2026-01-01\n") ==
          "line 2, metric 'win-rates' is no figure of ours; did you mean 'win-rate'?");
    CHECK(mistake("benchmarks", "metric,value,source,date\nwin-rate,47,X,2026-01-01\n") ==
          "line 2, value '47' is no share between 0 and 1; write 0.47, or 47%");
    CHECK(error_of([&] { desk.import("health", "account,level,why\nAcme,red,x\n"); }).message() ==
          "No column of this file is the judged_on of health.");
}

TEST_CASE("an owner who stays as somebody entered them is told by name") {
    Customers desk;
    desk.import("people", "name\nKim\nLee\n");
    const std::string actions = "action,account,owner\nCall back,Acme,Lee\n";
    desk.import("actions", actions);
    desk.set("UPDATE action SET owner_id = (SELECT id FROM person WHERE name = 'Kim')");
    CHECK(says(desk.import("actions", actions), "action 1: owner Kim (the file says Lee)"));
}

TEST_CASE("what somebody entered by hand stays, unless the file's is asked for") {
    Customers desk;
    desk.import("actions", "action,account,status,due\nCall back,Acme,open,2026-11-01\n");
    desk.import("expectations", "account,expectation,review on\nAcme,Faster,2026-12-01\n");
    desk.set("UPDATE action SET state = 'done' WHERE id = 1");
    desk.set("UPDATE expectation SET outcome = 'missed', reviewed_on = '2026-09-30' WHERE id = 1");
    const std::string actions = "action,account,status,due\nCall back,Acme,in progress,2026-11-05\n";
    const Words said = desk.import("actions", actions);
    CHECK(said.front() == "1 action read: 1 changed.");
    CHECK(says(said, "1 value stays as somebody entered it by hand: action 1: state done (the file says planned)"));
    CHECK(desk.rows("state, due_on) FROM action") == "done|2026-11-05");
    CHECK(says(desk.import("expectations", "account,expectation,outcome,reviewed on\nAcme,Faster,met,2026-09-01\n"),
               "2 values stay as somebody entered them by hand: expectation 1: outcome missed"));
    CHECK(desk.rows("outcome, reviewed_on) FROM expectation") == "missed|2026-09-30");
    ImportFile all_the_same = desk.file("actions", actions);
    all_the_same.form.overwrite = {"state"};
    CHECK(desk.import(all_the_same).front() == "1 action read: 1 changed.");
    CHECK(desk.rows("state) FROM action") == "planned");
}

TEST_CASE("codes stand below codes that come later, and are of their kind") {
    Desk desk;
    CHECK(
        desk.import("codebook", "code,name,type\nzeal/low/lowest,,\nzeal/low,,\nzeal,Zeal,market trend\nprice,Money,\n")
            .front() == "4 codes read: 3 new and 1 changed.");
    CHECK(desk.rows("path, name, kind) FROM code WHERE path LIKE 'zeal%' ORDER BY path") ==
          "zeal|Zeal|market-trend\nzeal/low|Low|market-trend\nzeal/low/lowest|Lowest|market-trend");
    CHECK(desk.rows("p.path) FROM code c JOIN code p ON p.id = c.parent_id WHERE c.path = 'zeal/low/lowest'") ==
          "zeal/low");
    CHECK(desk.rows("name) FROM code WHERE path = 'price'") == "Money");
    CHECK(desk.findings().empty());
}

TEST_CASE("what came out of interviews comes back to its own interviews, and to no other customer's") {
    const auto out_of_interviews = [](const Desk& desk) {
        std::string found;
        for (const char* table : {"touch", "health", "action", "expectation"}) {
            found +=
                desk.rows(
                    "a.name, i.held_on) FROM " + std::string(table) +
                    " r JOIN interview i ON i.id = r.interview_id JOIN account a ON a.id = i.account_id ORDER BY 1") +
                "\n";
        }
        return found;
    };
    Desk desk;
    fill_crossed(desk);
    desk.import("touches", "account,date,type,interview\nAcme,2026-09-01,call,D-1\nBeta,2026-09-02,call,D-2\n");
    desk.import("health", "account,date,rag,why,interview\nAcme,2026-09-01,g,x,D-1\nBeta,2026-09-02,r,y,D-2\n");
    desk.import("actions", "action,account,interview\nOne,Acme,D-1\nTwo,Beta,D-2\n");
    desk.import("expectations", "account,expectation,interview\nAcme,One,D-1\nBeta,Two,D-2\n");
    const std::string there = out_of_interviews(desk);
    CHECK(std::ranges::count(there, '|') == 8);
    const Context context = at_work("export");
    const std::map<std::string, std::string> files{
        {"touches", csv_of(table_of(gathered(export_touches(desk.store, context))))},
        {"health", csv_of(table_of(gathered(export_health(desk.store, context))))},
        {"actions", csv_of(table_of(gathered(export_actions(desk.store, context))))},
        {"expectations", csv_of(table_of(gathered(export_expectations(desk.store, context))))}};
    Desk same;
    fill_crossed(same);
    Desk other;
    fill_crossed(other, true);
    for (const auto& [kind, csv] : files) {
        CAPTURE(kind, csv);
        CHECK(csv.find("interview_external_id,interview_held_on\n") != std::string::npos);
        CHECK(says(desk.import(kind, csv), "Nothing changed: 2 "));
        CHECK(says(same.import(kind, csv), " read: 2 new."));
        const std::string mistake = other.mistake(kind, csv);
        CHECK(mistake.ends_with(", interview '2' is interview 2, which is with 'Acme'"));
    }
    CHECK(out_of_interviews(same) == there);
    CHECK(out_of_interviews(other) == "\n\n\n\n");
    // The list commands name interviews by our numbers alone, whatever number another one had before.
    const Table actions = table_of(list_actions(desk.store, context, {}));
    CHECK(says(desk.import("actions", csv_of(actions)), "Nothing changed: 2 "));
    CHECK(out_of_interviews(desk) == there);
    CHECK(desk.mistake("touches", "account,date,type,interview_external_id\nAcme,2026-09-02,call,7\n") ==
          "line 2, interview_external_id '7' is no interview's external id here");
    CHECK(
        desk.mistake("touches", "date,type,interview_external_id,interview_held_on\n2026-09-02,call,2,2026-06-21\n") ==
        "line 2, interview_held_on '2026-06-21' is not the day of interview 1, which was held on 2026-06-20");
    CHECK(desk.import("touches", "date,type,interview_external_id\n2026-09-02,visit,2\n").front() ==
          "1 touch read: 1 new.");
    CHECK(desk.findings().empty());
}

}  // namespace winloss::app
