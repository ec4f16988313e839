#include "winloss/app/import.hpp"

#include <sys/stat.h>

#include "app/import_desk.hpp"

namespace winloss::app {

using namespace std::string_literals;

namespace {

const std::string pipeline =
    "Opportunity ID,Account Name,Opportunity Owner,Product,Stage,Created Date,Close Date,Amount,Competitor,Loss Reason,"
    "Segment\n"
    "D-1,Acme,Kim Larsen,Dispatch,Closed Won,2026-01-05,2026-03-01,1200.50,Initech;Globex,,SMB\n"
    "D-2,Acme,Kim Larsen,Insight,Closed Lost,2026-01-06,2026-03-02,800,Initech,Price;Features,SMB\n"
    "D-3,Zürich Lift,ana@larkfield.example,Dispatch,Closed Lost,2026-01-07,2026-03-03,,initech,Price,\n"
    "D-4,,Kim Larsen,,Negotiation,2026-02-01,,500,,,\n";

}  // namespace

TEST_CASE("deals come with the accounts, people, products and competitors they name") {
    Desk desk;
    CHECK(desk.import("deals", pipeline) ==
          Words{"4 deals read: 4 new.",
                "New beside them: 2 accounts, 2 people, 2 products, 2 competitors and 2 stated reasons.",
                "Stages: Closed Lost is lost (2), Closed Won is won (1), Negotiation is open (1).",
                "Next: winloss plan"});
    CHECK(desk.rows("d.external_id, a.name, d.name, p.name, o.name, d.amount, d.currency, d.outcome, d.opened_on, "
                    "d.closed_on, d.decided_on, d.stage) FROM deal d LEFT JOIN account a ON a.id = d.account_id LEFT "
                    "JOIN product p ON p.id = d.product_id LEFT JOIN person o ON o.id = d.owner_id ORDER BY d.id") ==
          "D-1|Acme|Dispatch|Dispatch|Kim Larsen|120050|EUR|won|2026-01-05|2026-03-01|-|Closed Won\n"
          "D-2|Acme|Insight|Insight|Kim Larsen|80000|EUR|lost|2026-01-06|2026-03-02|-|Closed Lost\n"
          "D-3|Zürich Lift|Dispatch|Dispatch|ana@larkfield.example|-|-|lost|2026-01-07|2026-03-03|-|Closed Lost\n"
          "D-4|-|D-4|-|Kim Larsen|50000|EUR|open|2026-02-01|-|-|Negotiation");
    CHECK(desk.rows("name, segment, external_id) FROM account ORDER BY id") == "Acme|SMB|-\nZürich Lift|-|-");
    CHECK(desk.rows("name, email, role) FROM person ORDER BY id") ==
          "Kim Larsen|-|rep\nana@larkfield.example|ana@larkfield.example|rep");
    CHECK(desk.rows("deal_id, c.name, said_by) FROM deal_competitor JOIN competitor c ON c.id = competitor_id") ==
          "1|Initech|rep\n1|Globex|rep\n2|Initech|rep\n3|Initech|rep");
    CHECK(desk.rows("deal_id, r.text) FROM deal_reason JOIN stated_reason r ON r.id = stated_reason_id") ==
          "2|Price\n2|Features\n3|Price");
    CHECK(desk.rows("command, person) FROM operation") == "import deals|lena");
    CHECK(desk.findings().empty());
}

TEST_CASE("the same file again changes nothing") {
    Desk desk;
    desk.import("deals", pipeline);
    CHECK(desk.import("deals", pipeline) == Words{"Nothing changed: 4 deals read, all as they were."});
    CHECK(desk.last_change() == 1);
    CHECK(desk.count("row_log") == 0);
    CHECK(desk.count("deal_competitor") == 4);
}

TEST_CASE("what the file says wins, what it does not say stays") {
    Desk desk;
    desk.import("deals", pipeline);
    desk.set(
        "UPDATE deal SET lead_source = 'Fair', decided_on = '2026-03-04' WHERE id = 3;"
        "INSERT INTO deal_reason (deal_id, stated_reason_id) VALUES (3, 2);"
        "UPDATE deal_competitor SET winner = 1 WHERE deal_id = 3;"
        "UPDATE account SET segment = 'Enterprise' WHERE id = 2");
    std::string changed = pipeline;
    changed.replace(changed.find("2026-03-03,,initech,Price,"), 26, "2026-03-09,77,initech;Acme Soft,Timing,Midmarket");
    CHECK(desk.import("deals", changed) ==
          Words{"4 deals read: 1 changed and 3 as they were.", "New beside them: 1 competitor and 1 stated reason.",
                "Stages: Closed Lost is lost (2), Closed Won is won (1), Negotiation is open (1).",
                "Next: winloss plan"});
    CHECK(desk.rows("closed_on, decided_on, amount, lead_source, name) FROM deal WHERE id = 3") ==
          "2026-03-09|2026-03-04|7700|Fair|Dispatch");
    CHECK(desk.rows("r.text) FROM deal_reason JOIN stated_reason r ON r.id = stated_reason_id WHERE deal_id = 3 "
                    "ORDER BY r.id") == "Price\nFeatures\nTiming");
    CHECK(desk.rows("competitor_id, winner) FROM deal_competitor WHERE deal_id = 3 ORDER BY id") == "1|1\n3|0");
    CHECK(desk.rows("segment) FROM account WHERE id = 2") == "Enterprise");
    // One changed deal is one entry of the log, however many there are in the file.
    CHECK(desk.rows("table_name, row_id) FROM row_log WHERE operation_id = 3") == "deal|3");
    CHECK(desk.findings().empty());
}

TEST_CASE("a deal that is open again loses its decision") {
    Desk desk;
    desk.import("deals", "id,account,stage,decided_on\nD-1,Acme,Closed Lost,2026-03-01\n");
    desk.import("deals", "id,account,stage\nD-1,Acme,Negotiation\n");
    CHECK(desk.rows("outcome, decided_on) FROM deal") == "open|-");
}

TEST_CASE("stances of competitors are the file's where it says them") {
    Desk desk;
    desk.import("deals", "id,account,stage,competitor,competitor_stance\nD-1,A,Lost,Initech;Globex,winner;finalist\n");
    CHECK(desk.rows("finalist, winner) FROM deal_competitor ORDER BY id") == "0|1\n1|0");
    CHECK(desk.import("deals", "id,account,stage,competitor,competitor_stance\nD-1,A,Lost,Initech;Globex,\n").front() ==
          "Nothing changed: 1 deal read, as it was.");
    desk.import("deals",
                "id,account,stage,competitor,competitor_stance\nD-1,A,Lost,GLOBEX;Initech,winner;considered\n");
    CHECK(desk.rows("finalist, winner) FROM deal_competitor ORDER BY id") == "0|0\n0|1");
}

TEST_CASE("an account fills up from every file that names it") {
    Desk desk;
    desk.import("deals", "id,account_id,stage,segment\nD-1,001A,Won,\nD-2,001A,Won,SMB\nD-3,001A,Won,Midmarket\n");
    CHECK(desk.rows("external_id, name, segment, region) FROM account") == "001A|001A|SMB|-");
    CHECK(desk.import("contracts", "id,account_id,account,starts_on,region\nC-1,001A,Acme,2026-01-01,EMEA\n") ==
          Words{"1 contract read: 1 new.", "1 account got what it lacked.", "Next: winloss plan"});
    CHECK(desk.rows("external_id, name, segment, region) FROM account") == "001A|Acme|SMB|EMEA");
}

TEST_CASE("an account known by name takes its external id when a file brings it, and keeps the name it was given") {
    Desk desk;
    desk.set("INSERT INTO account (name, name_folded) VALUES ('Acme', 'acme'), ('Twin', 'twin'), ('Twin', 'twin')");
    desk.import("accounts", "id,name,region\n001A,ACME,EMEA\n001B,Twin,APAC\n");
    CHECK(desk.rows("external_id, name, region) FROM account ORDER BY id") ==
          "001A|Acme|EMEA\n-|Twin|-\n-|Twin|-\n001B|Twin|APAC");
    desk.import("deals", "id,account_id,account,stage\nD-1,001C,Zenith,Won\nD-2,001A,Other,Won\n");
    CHECK(desk.rows("account_id, a.name) FROM deal JOIN account a ON a.id = account_id ORDER BY deal.id") ==
          "5|Zenith\n1|Acme");
}

TEST_CASE("external ids are compared byte for byte") {
    Desk desk;
    desk.import("deals", "id,account,stage\na1,Acme,Won\nA1,Acme,Won\n");
    CHECK(desk.count("deal") == 2);
}

TEST_CASE("without external ids deals are known by name and account") {
    Desk desk;
    desk.import("deals", "name,account,stage\nPlatform,Acme,Open\nPlatform,Zenith,Open\nPlatform,,Open\n");
    CHECK(desk.count("deal") == 3);
    CHECK(desk.import("deals", "name,account,stage\nPLATFORM,acme,Won\n").front() == "1 deal read: 1 changed.");
    CHECK(desk.rows("name, outcome) FROM deal ORDER BY id") == "PLATFORM|won\nPlatform|open\nPlatform|open");
    // A CRM that is connected later brings the ids.
    CHECK(desk.import("deals", "id,name,account,stage\nD-1,Platform,Zenith,Won\nD-2,Platform,Zenith,Won\n").front() ==
          "2 deals read: 1 new and 1 changed.");
    CHECK(desk.rows("external_id, account_id) FROM deal ORDER BY id") == "-|1\nD-1|2\n-|-\nD-2|2");
}

TEST_CASE("every row that cannot be taken is told, with line, column and value, and nothing is written") {
    Desk desk;
    desk.import("deals", "id,account,stage,opened_on\nD-1,Acme,Open,2026-03-01\nD-2,Acme,Won,2026-03-01\n");
    desk.set(
        "INSERT INTO person (name, name_folded) VALUES ('Kim', 'kim'), ('Kim', 'kim');"
        "INSERT INTO account (name, name_folded) VALUES ('Twin', 'twin'), ('Twin', 'twin');"
        "INSERT INTO deal (name, name_folded, account_id) VALUES ('Same', 'same', 1), ('Same', 'same', 1)");
    const auto deal = [&desk](const std::string& heading, const std::string& row) {
        return desk.mistake("deals", heading + "\n" + row + "\n");
    };
    CHECK(deal("id,account,stage", "D-9,,Won") ==
          "line 2, account is empty; only an open deal may lack its account, this one is won");
    CHECK(deal("id,Account Name,stage", "D-9,Twin,Won") ==
          "line 2, Account Name 'Twin' is the name of 2 accounts; give the account's external id");
    CHECK(deal("id,account,stage,owner", "D-9,Acme,Won,kim") ==
          "line 2, owner 'kim' is the name of 2 people; write the e-mail address");
    CHECK(deal("id,account,decision date", "D-1,Acme,2026-04-01") ==
          "line 2, decision date '2026-04-01' is a decision, but the deal is open");
    CHECK(deal("id,account,decision date", "D-2,Acme,2026-02-01") ==
          "line 2, decision date '2026-02-01' is before the deal was opened, 2026-03-01");
    CHECK(
        deal("name,account,stage", "Same,Acme,Won") ==
        "line 2, name 'Same' is the name of several deals of this account; a column of external ids tells them apart");
    CHECK(deal("id,account,stage,amount", "D-9,Acme,Won,a dozen").starts_with("line 2, amount 'a dozen' "));
    CHECK(deal("id,account,stage,amount", "D-9,Acme,Won") == "line 2: this row has 3 fields, the heading has 4");
    CHECK(deal("id,account,stage", "D-9,Acme,Won\nD-9,Zenith,Won") ==
          "line 3, account 'Zenith' is something else than line 2 of this file says of the same deal");
    CHECK(deal("id,account,stage", "D-9,Acme,Won\nD-9,Acme,Lost") ==
          "line 3, stage 'Lost' is something else than line 2 of this file says of the same deal");
    CHECK(desk.count("account") == 3);  // Zenith of the refused files is not there
    CHECK(desk.count("deal") == 4);
}

TEST_CASE("a record may stand twice in a file that says the same of it") {
    Desk desk;
    CHECK(desk.import("deals", "id,account,stage,competitor\nD-1,Acme,Won,Initech\nD-1,Acme,Won,Globex\n").front() ==
          "2 deals read: 1 new and 1 changed.");
    CHECK(desk.count("deal_competitor") == 2);
}

TEST_CASE("the first twenty mistakes are shown, and how many more there are") {
    Desk desk;
    std::string csv = "id,account,stage\n";
    for (int i = 0; i < 30; ++i) { csv += "D-" + std::to_string(i) + ",,Won\n"; }
    csv += "D-99,Acme,Won\n";
    const Error error = error_of([&] { desk.import("deals", csv); });
    const std::vector<std::string_view> lines = split(error.message(), '\n');
    REQUIRE(lines.size() == 22);
    CHECK(lines[0] == "30 of 31 rows cannot be imported, so nothing was:");
    CHECK(lines[20].find("deals.csv:21:") != std::string::npos);
    CHECK(lines[21] == "and 10 more");
    CHECK(exit_code(error.kind()) == 5);
    CHECK(desk.store.operation() == 0);
}

TEST_CASE("bad rows can be left out, and kept in a file of their own") {
    Desk desk;
    ImportFile options = desk.file("deals",
                                   "id,account,stage,note\nD-1,Acme,Won,\nD-2,,Won,\"a \"\"b\"\"\nc\"\nD-3,Acme,Won\n"
                                   "D-4,Acme,Closed,=cmd()\n");
    options.skip_bad = true;
    options.rejects = desk.folder / "rejects.csv";
    const auto messages = desk.import(options);
    CHECK(messages.back() == "Next: winloss plan");
    CHECK(messages.at(3) == "3 rows left out; they are in " + *options.rejects + ".");
    CHECK(messages.at(4) == "4 deals read: 1 new and 3 left out.");
    const std::string kept = store::bytes_of(*options.rejects);
    const auto lines = split(kept, '\n');
    CHECK(lines.at(0) == "rejected_because,id,account,stage,note");
    CHECK(lines.at(1) ==
          "\"account is empty; only an open deal may lack its account, this one is won\",D-2,,Won,\"a \"\"b\"\"");
    CHECK(lines.at(2) == "c\"");
    CHECK(lines.at(3) == "\"has 3 fields, the heading has 4\",D-3,Acme,Won");
    CHECK(lines.at(4).ends_with(",D-4,Acme,Closed,=cmd()"));
    struct stat status{};
    REQUIRE(stat(options.rejects->c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);

    // Mended, the file of rejects is a file to import; what is still bad is rejected in the same form.
    ImportFile again = desk.file("deals", "rejected_because,id,account,stage,note\nx,D-2,Zenith,Won,\ny,D-3,,Won,\n");
    again.skip_bad = true;
    again.rejects = desk.folder / "rejects.csv";
    desk.import(again);
    CHECK(store::bytes_of(*again.rejects) ==
          "rejected_because,id,account,stage,note\n"
          "\"account is empty; only an open deal may lack its account, this one is won\",D-3,,Won,\n");
    CHECK(desk.rows("external_id) FROM deal ORDER BY id") == "D-1\nD-2");

    again.rejects = again.file;
    CHECK(error_of([&] { desk.import(again); }).kind() == ErrorKind::usage);
}

TEST_CASE("rejects are written for a file that is refused too") {
    Desk desk;
    ImportFile options = desk.file("deals", "id,account,stage\nD-1,,Won\nD-2,Acme,Won\n");
    options.rejects = desk.folder / "rejects.csv";
    CHECK(desk.mistake(options).starts_with("line 2, account"));
    CHECK(split(store::bytes_of(*options.rejects), '\n').size() == 3);
}

TEST_CASE("an import is undone and done again") {
    Desk desk;
    desk.import("accounts", "id,name\n001A,Acme\n");
    desk.import("deals", pipeline);
    store::undo(desk.store, by("undo"), std::nullopt);
    for (const char* table : {"deal", "deal_competitor", "deal_reason", "competitor", "product", "person"}) {
        INFO(table);
        CHECK(desk.count(table) == 0);
    }
    CHECK(desk.rows("name, segment) FROM account") == "Acme|-");
    store::redo(desk.store, by("redo"));
    CHECK(desk.count("deal") == 4);
    CHECK(desk.import("deals", pipeline) == Words{"Nothing changed: 4 deals read, all as they were."});
}

TEST_CASE("the file is read from standard input too") {
    Desk desk;
    std::istringstream in("id,account,stage\nD-1,Acme,Won\n");
    Context context = at_work("import deals");
    context.input = &in;
    ImportFile options;
    options.type = "deals";
    options.file = "-";
    CHECK(import_file(desk.store, context, options).messages.front() == "1 deal read: 1 new.");
}

TEST_CASE("what is no file of the kind is refused before anything else") {
    Desk desk;
    ImportFile options = desk.file("deals", "id,account,stage\nD-1,Acme,Won\n");
    options.file = desk.folder / "nothing.csv";
    CHECK(error_of([&] { desk.import(options); }).kind() == ErrorKind::usage);
    options.file = desk.folder / "";
    CHECK(error_of([&] { desk.import(options); }).message().find("is a folder") != std::string::npos);
    CHECK(error_of([&] { desk.import(desk.file("deals", "")); }).kind() == ErrorKind::bad_input);
    CHECK(error_of([&] { desk.import(desk.file("deals", "PK\3\4 a workbook")); }).kind() == ErrorKind::bad_input);
    CHECK(error_of([&] { desk.import(desk.file("deals", "colour,size\nred,1\n")); }).kind() == ErrorKind::bad_input);
    CHECK(error_of([&] { desk.import(desk.file("deals", "id,amount\nD-1,5\n")); }).kind() == ErrorKind::bad_input);
    ImportFile unknown = desk.file("deals", "id\nD-1\n");
    unknown.form.currency = "dollars";
    CHECK(error_of([&] { desk.import(unknown); }).kind() == ErrorKind::usage);
    unknown.type = "delas";
    CHECK(error_of([&] { desk.import(unknown); }).hint().find("deals") != std::string::npos);
    CHECK(desk.store.operation() == 0);
    CHECK(error_of([&] { desk.import("deals", "id,account\n"); }).kind() == ErrorKind::bad_input);
}

TEST_CASE("a text can be imported as a part of something larger") {
    Desk desk;
    store::Write write(desk.store, by("demo"));
    const Context context = at_work("demo");
    CHECK(import_text(write, context, "accounts", "id,name\n001A,Acme\n").created == 1);
    const ImportTally tally = import_text(write, context, "deals", "id,account_id,stage\nD-1,001A,Won\nD-2,,Won\n");
    CHECK((tally.created == 1 && tally.rejected == 1 && tally.accounts == 0));
    REQUIRE(tally.bad.size() == 1);
    CHECK(tally.bad.front().place.line == 3);
    CHECK(write.commit() == 1);
    CHECK(desk.count("deal") == 1);
}

TEST_CASE("hostile cells are kept as they are or refused, and shown without harm") {
    Desk desk;
    const std::string long_name(200, 'x');
    desk.import("deals", "id,account,stage,name\n=cmd(),=2+5,Won,\"\x1b[31mred\"\nD-2,\u202eevil,Won,日本語 🏢\nD-3," +
                             long_name + ",Won,'; DROP TABLE deal; --\n");
    CHECK(desk.rows("external_id, d.name) FROM deal d ORDER BY d.id") ==
          "=cmd()|\\u001b[31mred\nD-2|日本語 🏢\nD-3|'; DROP TABLE deal; --");
    CHECK(desk.rows("name) FROM account ORDER BY id") == "=2+5\n\u202eevil\n" + long_name);
    CHECK(desk.mistake("deals", "id,account,stage\nD-9,A\xff,Won\n").find("is not UTF-8") != std::string::npos);
    CHECK(desk.mistake("deals", "id,account,stage\nD-9,A\0B,Won\n"s) == "line 2, account holds U+0000");
    CHECK(desk.mistake("deals", "id,account,stage,amount\nD-9,A,Won,\x1b]0;pwned\x07\n").find('\x1b') ==
          std::string::npos);
    CHECK(desk.mistake("deals", "id,account,stage,amount\nD-9,A,Won,\"1\n2\"\n").find("'1\\n2'") != std::string::npos);
}

TEST_CASE("a dry run shows mapping, rows, mistakes and the whole command, and writes nothing") {
    Desk desk;
    ImportFile options = desk.file("deals",
                                   "id,Account,Phase,Close Date,Amount,colour\n"
                                   "D-1,Acme,Won,2026-03-01,12,red\nD-2,Acme,Won,soon,1,red\n");
    options.form.maps = {"stage=Phase"};
    options.form.currency = "EUR";
    options.dry_run = true;
    const Answer answer = preview_import(desk.store, at_work("import deals"), options);
    CHECK(answer.exit_code == 5);
    CHECK(answer.messages == Words{options.file + ":3:14: Close Date 'soon' is no date; dates are written 2026-10-02",
                                   "1 of 2 rows cannot be imported, so nothing would be without --skip-bad.",
                                   "Nothing was imported: this was a dry run."});
    CHECK((desk.store.operation() == 0 && desk.count("deal") == 0 && desk.count("account") == 0));
    const auto& record = std::get<Record>(answer.data);
    CHECK((field(answer, "rows_read") == "2" && field(answer, "bad_rows") == "1"));
    CHECK(column(record.sections.at(0), "column") == Words{"id", "Account", "Phase", "Close Date", "Amount"});
    CHECK(column(record.sections.at(1), "column") == Words{"colour"});
    CHECK(column(record.sections.at(2), "closed_on") == Words{"2026-03-01"});
    CHECK(column(record.sections.at(2), "outcome") == Words{"won"});
    CHECK(shown(record.body->value) ==
          "winloss import deals " + options.file +
              " --map external_id=id --map account=Account --map stage=Phase --map closed_on='Close Date' --map "
              "amount=Amount --currency EUR");
}

TEST_CASE("a dry run tells what the import then tells") {
    const std::vector<std::string> files = {
        "id,account,stage\nD-1,Acme,Won\nD-2,,Won\nD-3,,Open\n",  // an open deal may lack its account, a won one not
        "id,stage\nD-1,Lost\n",                                   // D-1 has an account in the store, below
        "id,account,stage\nD-1,Acme,Open\n",
        "id,account,owner\nD-9,Twin,Kim\n",
        "id,account,decided_on\nD-1,Acme,2026-04-01\nD-9,Acme,2026-04-01\n",
        "name,account,stage\nD-1,Acme,Won\nD-1,ACME,Lost\n",
        "id,account,stage\nD-9,New,Won\nD-9,Newer,Won\n",
        "id,account,stage,competitor,loss reason\nD-9,New,Lost,Initech;Globex,Price;Timing\n",
    };
    for (const std::string& csv : files) {
        for (const bool skip_bad : {false, true}) {
            INFO(csv << (skip_bad ? "--skip-bad" : ""));
            Desk desk;
            desk.import("deals", "id,name,account,stage\nD-1,D-1,Acme,Open\n");
            desk.set("INSERT INTO account (name, name_folded) VALUES ('Twin', 'twin'), ('Twin', 'twin')");
            ImportFile options = desk.file("deals", csv);
            options.skip_bad = skip_bad;
            const std::int64_t before = desk.store.operation();
            const Answer dry = preview_import(desk.store, at_work("import deals"), options);
            CHECK(desk.store.operation() == before);
            Words told = dry.messages;
            REQUIRE(told.back() == "Nothing was imported: this was a dry run.");
            told.pop_back();
            try {
                Words done = desk.import(options);
                if (done.back().starts_with("Next: ")) { done.pop_back(); }
                std::erase_if(done, [](const std::string& line) { return line.ends_with(" left out."); });
                std::erase_if(told, [](const std::string& line) { return line.ends_with(" left out."); });
                CHECK(told == done);
                CHECK(dry.exit_code == 0);
            } catch (const Error& error) {
                CHECK(dry.exit_code == exit_code(error.kind()));
                const auto lines = split(error.message(), '\n');
                CHECK(told.back().substr(0, told.back().find(',')) == lines.front().substr(0, lines.front().find(',')));
                told.pop_back();
                CHECK(told == Words(lines.begin() + 1, lines.end()));
            }
        }
    }
}

}  // namespace winloss::app
