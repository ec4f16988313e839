// Exports of other forms than the usual: what came in under another name before, lines that are no
// rows.
#include <algorithm>
#include <filesystem>

#include "app/import_desk.hpp"

namespace winloss::app {

namespace {

bool says(const std::vector<std::string>& said, const std::string& part) {
    return std::ranges::any_of(said, [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

const std::string report =
    "Opportunity ID,Opportunity Name,Account Name,Stage,Close Date\n"
    "0068d00000AbCdE,Alpha,Acme,Closed Won,2024-07-12\n";
const std::string of_the_api =
    "Id,Name,AccountId,StageName,CloseDate\n"
    "0068d00000AbCdEAAV,Alpha,0018d00000XyZaBAAV,Closed Won,2024-07-12\n";

}  // namespace

TEST_CASE("a report knows the account by its name, the API by its id: it stays one account") {
    const std::string accounts = "external_id, name) FROM account ORDER BY id";
    Desk by_name;
    by_name.import("deals", report);
    by_name.import("deals", of_the_api);
    CHECK(by_name.rows(accounts) == "0018d00000XyZaBAAV|Acme");
    CHECK(says(by_name.import("deals", report), "Nothing changed"));
    CHECK(says(by_name.import("deals", of_the_api), "Nothing changed"));

    Desk by_id;
    by_id.import("deals", of_the_api);
    CHECK(by_id.rows(accounts) == "0018d00000XyZaBAAV|0018d00000XyZaBAAV");
    by_id.import("deals", report);
    CHECK(by_id.rows(accounts) == "0018d00000XyZaBAAV|Acme");
    CHECK(says(by_id.import("deals", of_the_api), "Nothing changed"));
}

TEST_CASE("a report without the names of its deals is Salesforce's by their ids, and its deals are the same") {
    Desk desk;
    desk.import("deals", "Opportunity ID,Account Name,Stage\n0068d00000AbCdE,Acme,Closed Won\n");
    desk.import("deals", report);
    desk.import("deals", of_the_api);
    CHECK(desk.rows("external_id, name) FROM deal") == "0068d00000AbCdEAAV|Alpha");
}

TEST_CASE("accounts that are known by an id alone are told of") {
    Desk desk;
    CHECK(says(desk.import("deals", of_the_api),
               "1 account is called by its id, which is all that is known of it: "
               "winloss import accounts FILE names it."));
}

TEST_CASE("an account's new name is taken where an import made the old one, and stays where somebody entered it") {
    Desk desk;
    const std::string names = "name, name_folded) FROM account ORDER BY id";
    const auto deals = [](const std::string& one, const std::string& other) {
        return "id,account_id,account,stage\nD-1,X1,Acme" + one + ",Won\nD-2,X1,Acme" + other + ",Won\n";
    };
    desk.import("deals", deals("", ""));
    CHECK(says(desk.import("deals", deals(" Corp", " Corp")),
               "1 account has a new name in the file: Acme is Acme Corp."));
    CHECK(desk.rows(names) == "Acme Corp|acme corp");
    CHECK(says(desk.import("deals", deals(" Corp", " Corp")), "Nothing changed"));
    // Two names in one file are no new name, in whatever order, and another way of writing it is none.
    CHECK(says(desk.import("deals", deals(" Corp", " Ltd")), "Nothing changed"));
    CHECK(says(desk.import("deals", deals(" Ltd", " Corp")), "Nothing changed"));
    CHECK(says(desk.import("deals", deals(" GmbH", " Ltd")), "Nothing changed"));
    CHECK(says(desk.import("deals", deals(" CORP", " CORP")), "Nothing changed"));

    desk.set("UPDATE account SET name = 'Acme of ours', name_folded = 'acme of ours'");
    CHECK(says(
        desk.import("deals", deals(" Ltd", " Ltd")),
        "1 value stays as somebody entered it by hand: account 1, Acme of ours: account Acme of ours (the file says "
        "Acme Ltd)"));
    const std::string accounts = "external_id,name\nX1,Acme Ltd\nX1,Acme Ltd\n";
    CHECK(says(desk.import("accounts", accounts),
               "by hand: account 1, Acme of ours: name Acme of ours (the file says Acme Ltd)"));
    CHECK(desk.rows(names) == "Acme of ours|acme of ours");
    ImportFile theirs = desk.file("deals", deals(" Ltd", " Ltd"));
    theirs.form.overwrite = {"account"};
    desk.import(theirs);
    CHECK(desk.rows(names) == "Acme Ltd|acme ltd");
    desk.set("UPDATE account SET name = 'Acme of ours', name_folded = 'acme of ours'");
    theirs = desk.file("accounts", accounts);
    theirs.form.overwrite = {"name"};
    desk.import(theirs);
    CHECK(desk.rows(names) == "Acme Ltd|acme ltd");
    CHECK(desk.findings().empty());
}

TEST_CASE("what somebody wrote freely keeps its lines, and is cut nowhere") {
    Desk desk;
    desk.import("touches", "account,date,kind,said\nAcme,2026-03-01,call,\"They are late;\nand sorry.\"\n");
    CHECK(desk.store.connection().scalar("SELECT said = 'They are late;' || char(10) || 'and sorry.' FROM touch") == 1);
    const std::string salesforce =
        "Opportunity ID,Opportunity Name,Account Name,Stage,Closed Lost Reason\n"
        "0068d00000AbCdE,Alpha,Acme,Closed Lost,\"We lost; they\nsaid no;\"\n"
        "0068d00000AbCdF,Beta,Acme,Closed Lost,Price;Timing\n";
    desk.import("deals", salesforce);
    const std::string reasons = "text) FROM stated_reason ORDER BY id";
    CHECK(desk.rows(reasons) == "We lost; they\\nsaid no\nPrice\nTiming");
    CHECK(says(desk.import("deals", salesforce), "Nothing changed"));
    Desk hubspot;
    hubspot.import("deals",
                   "Record ID,Deal Name,Deal Stage,Associated Company,Closed Lost Reason\n"
                   "1,Alpha,closedlost,Acme,Price; Timing\n");
    CHECK(hubspot.rows(reasons) == "Price\nTiming");
}

TEST_CASE("a colleague with the address behind the name is one person") {
    Desk desk;
    desk.import("people", "name,email\nKim Larsen,kim@x.com\n");
    desk.import("deals",
                "id,name,account,stage,owner\nD-1,A,Acme,Won,Kim Larsen (kim@x.com)\n"
                "D-2,B,Acme,Won,Lee Moss <LEE@x.com>\nD-3,C,Acme,Won,lee@x.com\nD-4,D,Acme,Won,Ann (Berlin)\n");
    CHECK(desk.rows("name, email) FROM person ORDER BY id") ==
          "Kim Larsen|kim@x.com\nLee Moss|lee@x.com\nAnn (Berlin)|-");
    CHECK(desk.rows("owner_id) FROM deal ORDER BY id") == "1\n2\n2\n3");
    const std::string touches = "account,date,kind,contacts,said\nAcme,2026-03-01,call,Eva Ek (eva@acme.example),x\n";
    desk.import("touches", touches);
    CHECK(desk.rows("name, email) FROM contact") == "Eva Ek|eva@acme.example");
    desk.import("touches", "account,date,kind,contacts,said\nAcme,2026-03-02,call,eva@acme.example,y\n");
    CHECK(desk.count("contact") == 1);
}

TEST_CASE("names with a number or a letter of their own are not taken for slips of each other") {
    Desk desk;
    const auto said = desk.import(
        "deals", "id,account,stage,competitor\nD-1,Acme,Won,Competitor A;Competitor B\nD-2,Acme,Won,Competitor C\n");
    CHECK_FALSE(says(said, "is spelled much like"));
    CHECK(
        says(desk.import("deals", "id,account,stage,competitor\nD-3,Acme,Won,Competitr A\n"), "is spelled much like"));
}

TEST_CASE("a company of another legal form is pointed out, and of many names all are counted") {
    Desk desk;
    desk.import("accounts", "name\nNorrfjord Energi\nBorealis Industries\nInitech\nAcme\n");
    const Words said = desk.import(
        "accounts", "name\nNorrfjord Energi AB\n\"Borealis Industries, Ltd.\"\nInitech Corp\nAcme Inc\nTurnwerk\n");
    CHECK(says(said, "New account 'Norrfjord Energi AB' is spelled much like 'Norrfjord Energi';"));
    CHECK(says(said, "New account 'Borealis Industries, Ltd.' is spelled much like 'Borealis Industries';"));
    CHECK(says(said, "New account 'Initech Corp' is spelled much like 'Initech';"));
    CHECK(says(said, "New account 'Acme Inc' is spelled much like 'Acme';"));
    CHECK_FALSE(says(said, "So are"));
    std::string many = "name\n";
    std::string slips = "name\n";
    for (char c = 'A'; c < 'A' + 20; ++c) {
        many += std::string("Verwaltung ") + c + c + c + c + "\n";
        slips += std::string("Verwaltng ") + c + c + c + c + "\n";
    }
    desk.import("accounts", many);
    const Words counted = desk.import("accounts", slips);
    CHECK(std::ranges::count_if(counted, [](const std::string& line) { return line.starts_with("New account"); }) == 8);
    CHECK(says(counted, "So are 12 more new names."));
}

TEST_CASE("where every row could be imported no file of rejects is written") {
    Desk desk;
    ImportFile file = desk.file("deals", "id,account,stage\nD-1,Acme,Won\n");
    file.rejects = desk.folder / "rejects.csv";
    file.skip_bad = true;
    CHECK(says(desk.import(file), "Every row could be imported, so " + *file.rejects + " was not written."));
    CHECK_FALSE(std::filesystem::exists(*file.rejects));
}

TEST_CASE("sums, headings of groups and remarks of a report are no deals") {
    Desk desk;
    const auto said = desk.import("deals",
                                  "Opportunity ID,Account Name,Stage,Close Date,Amount\n"
                                  "Stage: Closed Won (2 records),,,,\n"
                                  "0068d00000AbCdE,Acme,Closed Won,2024-07-12,5\n"
                                  "Subtotal,Sum,,,5\n"
                                  "Subtotal,Count,,,1\n"
                                  "Total (1),,,,\n"
                                  "Gesamtsumme,,,,5\n"
                                  "Filtered By: All,,,,\n"
                                  "Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\n");
    CHECK(says(said, "1 deal read: 1 new."));
    CHECK(says(said, "7 lines were left aside"));
    CHECK(desk.count("deal") == 1);
    // A company that is called so is one.
    desk.import("accounts", "id,name,segment\nA-1,Total,Enterprise\nA-2,Acme (3 records),SMB\n");
    CHECK(desk.count("account") == 3);
    // What stands in the brackets of a sum counts.
    CHECK(says(desk.import("accounts",
                           "name,segment\nTotal (France),\nTotal (),\nTotal (3),\nTotals (36 records),\nSum (EUR),\n"),
               "2 accounts read: 2 new."));
    CHECK(desk.rows("name) FROM account WHERE id > 3 ORDER BY id") == "Total (France)\nTotal ()");
    // A company is called Count, unless it stands under a sum.
    CHECK(says(
        desk.import("accounts", "region,name,owner\nNordics,Alpha,\n,Count,\nSubtotal,Sum,5\n,Count,1\n,Sum of Us,\n"),
        "3 accounts read: 3 new."));
}

TEST_CASE("lines that are left aside decide no form of dates or amounts") {
    Desk desk;
    const std::string heading = "id,account,stage,close date,amount\n";
    const auto two = [&](const std::string& dates, const std::string& amounts, const std::string& total) {
        const auto day = split(dates, '|');
        const auto amount = split(amounts, '|');
        return heading + "D-1,Acme,Won," + std::string(day[0]) + "," + std::string(amount[0]) + "\nD-2,Acme,Won," +
               std::string(day[1]) + "," + std::string(amount[1]) + "\n" + total;
    };
    const ImportFile odd_total = desk.file("deals", two("|", "EUR 700|EUR 800", "Total,,,,\"1,500\"\n"));
    CHECK(says(desk.import(odd_total), "2 deals read: 2 new."));
    desk.import(desk.file("deals", two("01/15/2026|01/16/2026", "EUR 700|EUR 800", "Total,,,14/03/2026,1500\n")));
    CHECK(desk.rows("closed_on, amount) FROM deal ORDER BY id") == "2026-01-15|70000\n2026-01-16|80000");
    // A deal that begins like a sum decides with the others.
    CHECK_THAT(desk.mistake("deals", two("|", "700|800", "Total,Acme,Won,,\"1,500\"\n")),
               Catch::Contains("may be 1500 or 1.500"));
}

TEST_CASE("rows of a deal that are more than can be kept together are bad, each in its line") {
    Desk desk;
    std::string csv = "id,account,stage,product,amount,competitor\nD-0,Acme,Won,Dispatch,1,\n";
    for (int row = 0; row < 103; ++row) {
        csv += "D-1,Acme,Won,Dispatch," + std::to_string(900'000'000'000'000 - row) + ",\n";
    }
    ImportFile file = desk.file("deals", csv);
    file.form.currency = "USD";
    const std::string told = error_of([&] { desk.import(file); }).message();
    CHECK_THAT(told, Catch::StartsWith("103 of 104 rows cannot be imported") &&
                         Catch::Contains(":3:1: this row is of the same deal as line 105, which is too much for it"));
    file.skip_bad = true;
    desk.import(file);
    CHECK(desk.rows("external_id, amount) FROM deal") == "D-0|100");
}

TEST_CASE("the day a deal was closed is the one of how it ended") {
    Desk desk;
    desk.import("deals",
                "Deal - ID,Deal - Title,Deal - Organization,Deal - Status,Deal - Won time,Deal - Lost time,"
                "Deal - Expected close date\n"
                "1,A,Acme,lost,2024-01-02,2024-05-05,2024-01-01\n"
                "2,B,Acme,won,2024-01-02,2023-05-05,\n"
                "3,C,Acme,open,2024-01-02,,2027-01-01\n"
                "4,D,Acme,won,,,2024-03-03\n");
    CHECK(desk.rows("name, outcome, closed_on) FROM deal ORDER BY id") ==
          "A|lost|2024-05-05\nB|won|2024-01-02\nC|open|2027-01-01\nD|won|-");
}

TEST_CASE("what two columns for the stated reason say are two reasons, where it is not the same") {
    Desk desk;
    desk.import("deals",
                "Opportunity ID,Opportunity Name,Account Name,Stage,Close Date,Closed Lost Reason,Loss Reason\n"
                "0068d00000AbCdE,One,Acme,Closed Lost,2024-07-12,Price,Too expensive\n"
                "0068d00000AbCdF,Two,Acme,Closed Lost,2024-07-12,,Timing\n"
                "0068d00000AbCdG,Three,Acme,Closed Lost,2024-07-12,price,PRICE\n");
    CHECK(desk.rows("d.name, r.text) FROM deal_reason x JOIN deal d ON d.id = x.deal_id JOIN stated_reason r ON r.id = "
                    "x.stated_reason_id ORDER BY d.id, r.id") ==
          "One|Price\nOne|Too expensive\nTwo|Timing\nThree|price");
}

TEST_CASE("of reasons of wins and of losses those of the deal's own end are taken") {
    Desk desk;
    ImportFile file =
        desk.file("deals",
                  "Record ID,Deal Name,Deal Stage,Pipeline,Associated Company,Closed Lost Reason,Closed Won Reason\n"
                  "1,Won,closedwon,Sales,Acme,Price,Support\n2,Lost,closedlost,Sales,Acme,Price,Support\n"
                  "3,Alone,closedwon,Sales,Acme,Timing,\n4,Open,contractsent,Sales,Acme,Price,Support\n");
    const std::vector<std::string> said = desk.import(file);
    const std::string reasons =
        "d.name, r.text) FROM deal_reason x JOIN deal d ON d.id = x.deal_id JOIN stated_reason r ON r.id = "
        "x.stated_reason_id ORDER BY d.id, x.id";
    CHECK(desk.rows(reasons) == "Won|Support\nLost|Price\nAlone|Timing\nOpen|Price\nOpen|Support");
    CHECK_THAT(said, Catch::VectorContains(std::string("2 deals have a stated reason of the other outcome beside one "
                                                       "that fits, which alone was taken from the file: 1, 2.")));
    CHECK(desk.import(file).front().starts_with("Nothing changed: "));
}

TEST_CASE("of several companies and owners in a cell the primary one or the first is taken, which is told once") {
    Desk desk;
    const std::vector<std::string> said = desk.import(
        desk.file("deals",
                  "Record ID,Deal Name,Deal Stage,Pipeline,Associated Company,Associated Company IDs,Deal owner\n"
                  "1,Big,closedwon,Sales,Acme; Beta,11;12,Ann;Bob\n2,Small,closedlost,Sales,Gamma;,13,Ann\n"
                  "3,Third,closedlost,Sales,Acme;Gamma,11;13,\n"));
    CHECK(desk.rows("name, external_id) FROM account ORDER BY id") == "Acme|11\nGamma|13");
    CHECK(desk.rows("name) FROM person") == "Ann");
    CHECK_THAT(said, Catch::VectorContains(std::string(
                         "Where a cell names several the primary one was taken, or the first; the others were left "
                         "aside: account_id (2), account (2), owner (1).")));
    Desk other;
    other.import(other.file("deals",
                            "Record ID,Deal Name,Deal Stage,Associated Company,Associated Company IDs,Associated "
                            "Company IDs (Primary)\n1,Big,closedwon,Acme;Beta,11;12,12\n2,Small,closedwon,Acme;Beta,"
                            "11;12,11\n3,Third,closedwon,Gamma;Acme;Beta,11;12,11\n"));
    CHECK(
        other.rows("d.name, a.name, a.external_id) FROM deal d JOIN account a ON a.id = d.account_id ORDER BY d.id") ==
        "Big|Beta|12\nSmall|Acme|11\nThird|Acme|11");
}

TEST_CASE("a company with a ; in its name is one where the ids or quotes say so") {
    const std::string accounts =
        "d.name, a.name, a.external_id) FROM deal d JOIN account a ON a.id = d.account_id ORDER BY d.id";
    const std::string heading =
        "Record ID,Deal Name,Deal Stage,Associated Company,Associated Company IDs,Associated Company IDs (Primary)\n";
    Desk desk;
    const std::vector<std::string> said =
        desk.import(desk.file("deals", heading + "1,Big,closedwon,Smith; Sons,444,444\n"
                                                 "2,Small,closedwon,\"\"\"Alpha; Beta\"\";Delta\",21;22,22\n"
                                                 "3,Third,closedwon,\"\"\"Alpha; Beta\"\";Delta\",21;22,21\n"));
    CHECK(desk.rows(accounts) == "Big|Smith; Sons|444\nSmall|Delta|22\nThird|Alpha; Beta|21");
    CHECK(says(said, "the others were left aside: account (2)."));

    Desk no_ids;
    no_ids.import(no_ids.file("deals",
                              "Record ID,Deal Name,Deal Stage,Associated Company,Deal owner\n"
                              "1,Big,closedwon,\"\"\"Smith; Sons\"\";Delta\",\"\"\"Ann; Bob\"\"\"\n"));
    CHECK(no_ids.rows(accounts) == "Big|Smith; Sons|-");
    CHECK(no_ids.rows("name) FROM person") == "Ann; Bob");

    Desk primary;
    ImportFile file = primary.file("deals", heading + "1,Big,closedwon,Smith; Sons,444,444\n");
    file.form.aliases = {"account:Smith; Sons=Smith"};
    primary.import(file);
    CHECK(primary.rows(accounts) == "Big|Smith|444");
    primary.import(primary.file("deals",
                                "Record ID,Deal Name,Deal Stage,Associated Company (Primary)\n"
                                "2,Small,closedwon,Beta; Delta\n"));
    CHECK(primary.rows("name) FROM account ORDER BY id") == "Smith\nBeta; Delta");
}

TEST_CASE("an empty piece of several owners or companies is none") {
    Desk desk;
    const std::vector<std::string> said =
        desk.import(desk.file("deals",
                              "Record ID,Deal Name,Deal Stage,Pipeline,Associated Company,Deal owner\n"
                              "1,Big,closedwon,Sales,;Acme,;Bob\n2,Small,closedlost,Sales,; ;Acme;,; ;Bob; ;\n"
                              "3,Third,closedlost,Sales,Acme,;\n"));
    CHECK(desk.rows("name) FROM person") == "Bob");
    CHECK(desk.rows("name) FROM account") == "Acme");
    CHECK(desk.rows("name, coalesce(owner_id, 0)) FROM deal ORDER BY id") == "Big|1\nSmall|1\nThird|0");
    CHECK(std::ranges::none_of(said, [](const std::string& line) { return line.starts_with("Where a cell names"); }));
}

TEST_CASE("a primary reason that comes in goes before one that has lost its words") {
    Desk desk;
    desk.import("deals", "id,account,outcome,decision date\nD-1,Acme,lost,2026-05-01\n");
    desk.import("interviews", "deal,first_asked_on,held_on\nD-1,2026-06-10,2026-06-20\n");
    desk.import("notes", "interview,text\nD-1,{==too dear==}{>>price/total-cost -2 primary<<}\n");
    ImportFile other = desk.file("notes", "interview,text\nD-1,\"New words only, at last.\"\n");
    other.form.overwrite = {"text"};
    desk.import(other);
    CHECK(desk.rows("weight, lost_passage) FROM coding") == "primary|too dear");
    desk.import("codings", "interview,code,rating,weight,quote\nD-1,product/usability,-2,primary,New words\n");
    CHECK(desk.rows("weight, lost_passage) FROM coding ORDER BY id") == "contributing|too dear\nprimary|-");
    CHECK(desk.findings().empty());
}

TEST_CASE("which deals are missing is told in a dry run too, and not guessed without ids") {
    Desk desk;
    desk.import("deals", "id,name,account,stage\nD-1,One,Acme,Won\nD-2,Two,Acme,Lost\n");
    ImportFile file = desk.file("deals", "id,name,account,stage\nD-1,One,Acme,Won\n");
    file.report_missing = true;
    const Answer dry = preview_import(desk.store, at_work("import deals"), file);
    const Record& record = std::get<Record>(dry.data);
    const auto section = std::ranges::find(record.sections, "missing", &Table::name);
    REQUIRE(section != record.sections.end());
    CHECK(column(*section, "external_id") == Words{"D-2"});
    ImportFile nameless = desk.file("deals", "name,account,stage\nOne,Acme,Won\n");
    nameless.report_missing = true;
    CHECK(says(desk.import(nameless), "was not looked for: the file has no column of external ids."));
}

}  // namespace winloss::app
