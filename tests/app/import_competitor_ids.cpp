// Competitors' ids as CRMs write them, wherever a file or a note may name a competitor by one.
#include "app/import_desk.hpp"
#include "winloss/app/competitors.hpp"
#include "winloss/app/deals.hpp"

namespace winloss::app {

namespace {

constexpr auto guid = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
constexpr auto braced = "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}";

std::string competitors(const Desk& desk) {
    return desk.rows("coalesce(external_id, '-'), name) FROM competitor ORDER BY id");
}

std::string of_deals(const Desk& desk) {
    return desk.rows(
        "d.external_id, c.name) FROM deal d JOIN deal_competitor x ON x.deal_id = d.id "
        "JOIN competitor c ON c.id = x.competitor_id ORDER BY d.id, c.id");
}

std::string of_codings(const Desk& desk) {
    return desk.rows("c.name) FROM coding x JOIN competitor c ON c.id = x.competitor_id ORDER BY x.id");
}

bool says_of(const std::vector<std::string>& said, const std::string& words) {
    return std::ranges::any_of(said, [&](const std::string& each) { return each.find(words) != std::string::npos; });
}

/// One held interview of Acme, with a note.
void fill_note(Desk& desk, const std::string& note = "They were cheaper") {
    desk.import("codebook", "path,kind\nprice,driver\nproduct,driver\n");
    desk.import("deals", "id,account,outcome,decision date\nD-1,Acme,lost,2026-05-01\n");
    desk.import("interviews", "external_id,deal,first_asked_on,held_on\nI-1,D-1,2026-06-10,2026-06-20\n");
    desk.import("notes", "interview_external_id,text\nI-1,\"" + note + "\"\n");
}

}  // namespace

TEST_CASE("a Salesforce id of 15 characters in the competitor cell of a deal is that of 18") {
    Desk desk;
    ImportFile list = desk.file("competitors", "Id,Name\na0X5g000001AbCd,Initech\n");
    list.form.profile = "salesforce";
    desk.import(list);
    const std::string deals =
        "Opportunity ID,Account Name,Stage,Competitor__c\n0065g00000NorrA,Acme,Closed Lost,a0X5g000001AbCd; Kestrel\n"
        "0065g00000NorrB,Acme,Closed Lost,a0X5g000001AbCdEAK\n";
    const auto said = desk.import("deals", deals);
    CHECK_FALSE(says_of(said, "looks like a CRM's id"));
    CHECK(competitors(desk) == "a0X5g000001AbCdEAK|Initech\n-|Kestrel");
    CHECK(desk.changes_nothing("deals", deals));
    // Fifteen letters are a name.
    desk.import("deals",
                "Opportunity ID,Account Name,Stage,Competitor__c\n0065g00000NorrC,Acme,Closed Lost,Salesforcecloud\n");
    CHECK(competitors(desk) == "a0X5g000001AbCdEAK|Initech\n-|Kestrel\n-|Salesforcecloud");
}

TEST_CASE("a Dynamics id in braces in the competitor cell of a deal is that without") {
    Desk desk;
    desk.import("competitors", std::string("(Do Not Modify) Competitor,Name\n") + braced + ",Initech\n");
    CHECK(competitors(desk) == std::string(guid) + "|Initech");
    desk.import("deals", std::string("(Do Not Modify) Opportunity,Topic,Account,Status,Competitor\n"
                                     "{3F2504E0-4F89-11D3-9A0C-0305E82C3302},Big,Acme,Lost,") +
                             braced + "; Kestrel\n");
    CHECK(competitors(desk) == std::string(guid) + "|Initech\n-|Kestrel");
}

TEST_CASE("an id that nobody has is told, and is named by a list that comes later") {
    Desk desk;
    const auto said =
        desk.import("deals",
                    "Opportunity ID,Account Name,Stage,Competitor__c\n0065g00000NorrA,Acme,Closed Lost,Kestrel\n"
                    "0065g00000NorrB,Acme,Closed Lost,a0X5g000001AbCd\n");
    CHECK(says_of(said,
                  "1 new competitor is called by what looks like a CRM's id, which nobody has: line 3 "
                  "'a0X5g000001AbCd'. winloss import competitors FILE names it; imported first, it tells whom the "
                  "id is of."));
    ImportFile list = desk.file("competitors", "Id,Name\na0X5g000001AbCdEAK,Initech\n");
    desk.import(list);
    CHECK(competitors(desk) == "-|Kestrel\na0X5g000001AbCdEAK|Initech");
}

TEST_CASE("a column of competitors' ids goes before that of their names") {
    Desk desk;
    desk.import("competitors", "Id,Name\nX1,Initech\n,Kestrel\n");
    const std::string deals =
        "id,account,stage,Competitor ID,Competitor\nD-1,Acme,Closed Lost,X1,Initech Inc\n"
        "D-2,Acme,Closed Lost,X2,Kestrel\nD-3,Acme,Closed Lost,X3,Umbra\nD-4,Acme,Closed Lost,X4;X1,Vandelay;Initech\n"
        "D-5,Acme,Closed Lost,X2,\nD-6,Acme,Closed Lost,,Umbra\n";
    desk.import("deals", deals);
    CHECK(competitors(desk) == "X1|Initech\nX2|Kestrel\nX3|Umbra\nX4|Vandelay");
    CHECK(of_deals(desk) == "D-1|Initech\nD-2|Kestrel\nD-3|Umbra\nD-4|Initech\nD-4|Vandelay\nD-5|Kestrel\nD-6|Umbra");
    CHECK(desk.changes_nothing("deals", deals));
    CHECK(
        desk.mistake("deals", "id,account,stage,CompetitorId,Competitor\nD-7,Acme,Closed Lost,X1,Initech;Kestrel\n") ==
        "line 2, CompetitorId 'X1' has 1 id for 2 competitors; --map competitor_id= leaves the column out");
    CHECK(desk.mistake("deals", "id,account,stage,CompetitorId,Competitor\nD-7,Acme,Closed Lost,X9,Initech\n") ==
          "line 2, Competitor 'Initech' is the name of the competitor with the external id X1");
    CHECK(
        desk.mistake("deals",
                     "id,account,stage,CompetitorId,Competitor\nD-7,Acme,Closed Lost,X1;X2,Initech;Kestrel;Umbra\n") ==
        "line 2, CompetitorId 'X1;X2' has 2 ids for 3 competitors; --map competitor_id= leaves the column out");
    // An id alone that nobody has is all that is known, until a table says more.
    CHECK(says_of(desk.import("deals", "id,account,stage,competitor_id\nD-8,Acme,Closed Lost,X8\n"), "line 2 'X8'"));
    desk.import("deals", "id,account,stage,competitor_id,competitor\nD-9,Acme,Closed Lost,X8,Wernham\n");
    CHECK(of_deals(desk).ends_with("D-8|Wernham\nD-9|Wernham"));
    ImportFile closed = desk.file("deals", "id,account,stage,competitor_id\nD-8,Acme,Closed Lost,X10\n");
    closed.form.no_create = true;
    CHECK(desk.mistake(closed) == "line 2, competitor_id 'X10' is not in the store, and --no-create makes nothing new");
}

TEST_CASE("in a list of our own a competitor's name is meant before another's external id") {
    Desk desk;
    desk.import("competitors", "Id,Name\nInitech,Kestrel\n,Initech\n");
    desk.import("deals",
                "id,external_id,account_id,account,name,decided_on,outcome,competitor\n1,D-1,1,Acme,Big,2026-05-01,"
                "lost,Initech\n");
    CHECK(of_deals(desk) == "D-1|Initech");
    desk.import("deals", "id,account,outcome,competitor\nD-2,Acme,lost,Initech\n");
    CHECK(of_deals(desk) == "D-1|Initech\nD-2|Kestrel");
}

TEST_CASE("codings and notes name a competitor by id or by name") {
    Desk desk;
    desk.import("competitors", "Id,Name\nX1,Initech\nX2,Kestrel\n");
    fill_note(desk, "{==They were cheaper==}{>>price -2 competitor:X2<<}");
    CHECK(of_codings(desk) == "Kestrel");
    const std::string codings = "interview_external_id,code,rating,quote,competitor\nI-1,product,-1,cheaper,X1\n";
    desk.import("codings", codings);
    CHECK(of_codings(desk) == "Kestrel\nInitech");
    CHECK(competitors(desk) == "X1|Initech\nX2|Kestrel");
    CHECK(desk.changes_nothing("codings", codings));
}

TEST_CASE("marks and codings mean by an id in another form whoever has it") {
    Desk desk;
    ImportFile list = desk.file("competitors", "Id,Name\na0X5g000001AbCdEAK,Initech\n");
    list.form.profile = "salesforce";
    desk.import(list);
    desk.import("competitors", std::string("(Do Not Modify) Competitor,Name\n") + braced + ",Kestrel\n");
    const std::string marks =
        std::string("{==They were cheaper==}{>>price -2 competitor:\"\"a0X5g000001AbCd\"\"<<}, ") +
        "{==by far==}{>>product -1 competitor:\"\"" + braced + "\"\"<<}";
    fill_note(desk, marks);
    CHECK(of_codings(desk) == "Initech\nKestrel");
    CHECK(desk.changes_nothing("notes", "interview_external_id,text\nI-1,\"" + marks + "\"\n"));
    desk.import("codings", std::string("interview_external_id,code,rating,quote,competitor\nI-1,product,-1,cheaper,") +
                               braced + "\n");
    CHECK(of_codings(desk) == "Initech\nKestrel\nKestrel");
    CHECK(desk.count("competitor") == 2);
}

TEST_CASE("competitors that marks and codings name first are told") {
    Desk desk;
    desk.import("competitors", "Name\nVandelay Industries\n");
    fill_note(desk);
    const std::string heading = "interview_external_id,text\nI-1,\"They were cheaper ";
    const auto note = [&](const std::string& name) {
        return heading + "{==by far==}{>>price -2 competitor:\"\"" + name + "\"\"<<}\"\n";
    };
    ImportFile closed = desk.file("notes", note("Umbra"));
    closed.form.no_create = true;
    CHECK(
        desk.mistake(closed).ends_with(": competitor 'Umbra' is not in the store, and --no-create makes nothing new"));
    closed = desk.file("notes", note("Vandelay Industries"));
    closed.form.no_create = true;
    CHECK_FALSE(says_of(desk.import(closed), "New beside them"));

    const auto said = desk.import("notes", note("Vandelay Industires"));
    CHECK(says_of(said, "New beside them: 1 competitor."));
    CHECK(says_of(said,
                  "New competitor 'Vandelay Industires' is spelled much like 'Vandelay Industries'; where it is the "
                  "same, winloss competitor merge 'Vandelay Industires' --into 'Vandelay Industries' makes them one."));

    const std::string codings = "interview_external_id,code,rating,quote,competitor\nI-1,product,-1,cheaper,Umbra\n";
    closed = desk.file("codings", codings);
    closed.form.no_create = true;
    CHECK(desk.mistake(closed) == "line 2, competitor 'Umbra' is not in the store, and --no-create makes nothing new");
    CHECK(says_of(desk.import("codings", codings), "New beside them: 1 competitor."));
    CHECK(desk.count("competitor") == 3);
}

TEST_CASE("ids in marks that nobody has are told, and are no slips of each other") {
    Desk desk;
    fill_note(desk);
    const auto said =
        desk.import("notes",
                    "interview_external_id,text\nI-1,{==They were==}{>>price -2 competitor:a0X5g000001AbCd<<} "
                    "{==cheaper==}{>>product -1 competitor:a0X5g000001AbCe<<}\n");
    CHECK(says_of(said,
                  "2 new competitors are called by what looks like a CRM's id, which nobody has: line 2 "
                  "'a0X5g000001AbCdEAK' and line 2 'a0X5g000001AbCeEAK'. winloss import competitors FILE names them; "
                  "imported first, it tells whom the ids are of."));
    CHECK_FALSE(says_of(said, "is spelled much like"));
    desk.import("competitors", "Id,Name\na0X5g000001AbCdEAK,Initech\na0X5g000001AbCeEAK,Kestrel\n");
    CHECK(of_codings(desk) == "Initech\nKestrel");
    CHECK(desk.count("competitor") == 2);
}

TEST_CASE("names that go round between the ids of a file change hands") {
    Desk desk;
    const std::string before = "id,name\nX1,Alpha\nX2,Beta\nX3,Gamma\n";
    for (const std::string type : {"competitors", "people", "accounts"}) {
        const std::string table = type == "people" ? "person" : type.substr(0, type.size() - 1);
        const auto now = [&] { return desk.rows("external_id, name, name_folded) FROM " + table + " ORDER BY id"); };
        desk.import(type, before);
        desk.import(type, "id,name\nX1,Beta\nX2,Gamma\nX3,Alpha\n");
        CHECK(now() == "X1|Beta|beta\nX2|Gamma|gamma\nX3|Alpha|alpha");
        desk.import(type, before);
        CHECK(now() == "X1|Alpha|alpha\nX2|Beta|beta\nX3|Gamma|gamma");
        desk.import(type, "id,name\nX9,Alpha\nX1,Omega\n");  // free once the row below is taken
        CHECK(now() == "X1|Omega|omega\nX2|Beta|beta\nX3|Gamma|gamma\nX9|Alpha|alpha");
        CHECK(desk.findings().empty());
    }
    CHECK(desk.mistake("competitors", "id,name\nX1,Beta\nX2,Gamma\n") ==
          "line 2, name 'Beta' is the name of the competitor with the external id X2");
    CHECK(desk.mistake("competitors", "id,name\nX5,Delta\nX6,Delta\n") ==
          "line 3, name 'Delta' is the name that line 2 of this file gives to the competitor with the external id X5");
    // What is left out leaves every name where it was.
    ImportFile some = desk.file("competitors", "id,name\nX1,Beta\nX2,Gamma\nX9,Delta\n");
    some.skip_bad = true;
    desk.import(some);
    CHECK(competitors(desk) == "X1|Omega\nX2|Beta\nX3|Gamma\nX9|Delta");
    CHECK(desk.findings().empty());
}

TEST_CASE("ids that are all Salesforce's are kept in their long form, whatever the headings") {
    Desk desk;
    const std::string accounts = "Id,Name\n0015g00000NorrA,Acme\n0015g00000NorrBAAB,Borealis\n";
    CHECK_FALSE(says_of(desk.import("accounts", accounts), "Salesforce"));  // the second has another checksum
    desk.set("DELETE FROM account");
    const std::string good = "Id,Name\n0015g00000NorrA,Acme\n0015g00000Norra,Borealis\n";
    CHECK(says_of(desk.import("accounts", good),
                  "The ids of 'Id' are Salesforce's: those of 15 characters are kept as the same of 18."));
    CHECK(desk.rows("external_id) FROM account ORDER BY id") == "0015g00000NorrAAAR\n0015g00000NorraAAB");
    CHECK(desk.changes_nothing("accounts", good));
    // Each column by itself: our deals' numbers are none of Salesforce's.
    desk.import("deals",
                "id,account_id,stage,competitor\nD-1,0015g00000NorrA,Closed Lost,a0X5g000001AbCd\nD-2,,Open,Kestrel\n");
    CHECK(desk.count("account") == 2);
    CHECK(competitors(desk) == "-|a0X5g000001AbCdEAK\n-|Kestrel");
    ImportFile generic = desk.file("accounts", "Id,Name\n0015g00000NorrX,Cog\n");
    generic.form.profile = "generic";
    desk.import(generic);
    CHECK(desk.count("account WHERE external_id = '0015g00000NorrX'") == 1);
    // What a dry run says to type reads the file as the dry run did.
    ImportFile list = desk.file("competitors", "Id,Name\na0X5g000001AbCd,Initech\n");
    const Answer tried = preview_import(desk.store, at_work("import"), list);
    CHECK(shown(std::get<Record>(tried.data).body->value).find("--profile") == std::string::npos);
    desk.import(list);
    CHECK(competitors(desk) == "a0X5g000001AbCdEAK|Initech\n-|Kestrel");
    desk.import("competitors", "Id,Name\n001234567890123,Kestrel\n");  // a number may be anybody's
    CHECK(competitors(desk) == "a0X5g000001AbCdEAK|Initech\n001234567890123|Kestrel");
}

TEST_CASE("whoever is called Total and has an id is a record") {
    Desk desk;
    const auto said = desk.import("competitors", "Name,Id\nInitech,11\nTotal,12\n");
    CHECK(says_of(said, "1 row begins like a sum, but has an id, so it was taken for a record: line 3 'Total'."));
    CHECK(competitors(desk) == "11|Initech\n12|Total");
    desk.import("people", "Name,Id\nTotal,12\n");
    CHECK(desk.rows("external_id, name) FROM person") == "12|Total");
}

TEST_CASE("two competitors that are one become one, in deals and codings") {
    Desk desk;
    desk.import("competitors", "Id,Name\n,Initech\nX2,Initech Inc\nX3,Kestrel\n");
    const std::string deals =
        "id,account,outcome,competitor,competitor_stance\nD-2,Acme,lost,Initech,finalist\n"
        "D-3,Acme,lost,Initech Inc,winner\nD-4,Acme,lost,Initech; Initech Inc,finalist; incumbent\n";
    desk.import("deals", deals);
    fill_note(desk, "{==They were cheaper==}{>>price -2 competitor:\"\"Initech Inc\"\"<<}");
    const std::string before = desk.contents();
    MergeRecords merge{.from = "Initech Inc", .into = "Initech", .dry_run = true};
    CHECK(merge_competitors(desk.store, at_work("competitor merge"), merge).messages.front() ==
          "Would merge competitor 2, Initech Inc into competitor 1, Initech: 2 deals, 1 coding. Nothing was changed.");
    CHECK(desk.contents() == before);
    merge.dry_run = false;
    merge_competitors(desk.store, at_work("competitor merge"), merge);
    CHECK(competitors(desk) == "X2|Initech\nX3|Kestrel");
    CHECK(of_deals(desk) == "D-2|Initech\nD-3|Initech\nD-4|Initech");
    CHECK(desk.rows("finalist, incumbent, winner) FROM deal_competitor ORDER BY deal_id") == "1|0|0\n0|0|1\n1|1|0");
    CHECK(of_codings(desk) == "Initech");
    CHECK(desk.findings().empty());
    store::undo(desk.store, {store::noon, "lena", "undo"}, {});
    const auto rows_of = [](const std::string& archive) { return archive.substr(archive.find('\n')); };
    CHECK(rows_of(desk.contents()) == rows_of(before));  // numbers are never used again
    merge_competitors(desk.store, at_work("competitor merge"), merge);
    // Files that go on naming the one mean the other.
    desk.import("deals", "id,account,outcome,competitor\nD-5,Acme,lost,INITECH INC\n");
    CHECK(of_deals(desk).ends_with("D-5|Initech"));
    CHECK(desk.changes_nothing("competitors", "Name\nInitech Inc\n"));
}

TEST_CASE("two competitors that the CRM takes for two are merged only where one forgets its id") {
    Desk desk;
    desk.import("competitors", "Id,Name\nX1,Initech\nX2,Initech Inc\n");
    MergeRecords merge{.from = "X2", .into = "X1"};
    CHECK_THROWS_WITH(merge_competitors(desk.store, at_work("competitor merge"), merge),
                      "Both have an external id: 'X2' and 'X1'. The CRM takes them for two competitors.");
    merge.into = "2";
    CHECK_THROWS_WITH(merge_competitors(desk.store, at_work("competitor merge"), merge),
                      "Competitor 2 cannot be merged into itself.");
    merge.into = "X1";
    merge.drop_external_id = true;
    merge_competitors(desk.store, at_work("competitor merge"), merge);
    CHECK(competitors(desk) == "X1|Initech");
}

}  // namespace winloss::app
