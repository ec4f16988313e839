// Ids of records in the forms that CRMs give them, and ids that only look so.
#include "app/import_desk.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

bool says(const std::vector<std::string>& said, const std::string& words) {
    return std::ranges::any_of(said, [&](const std::string& each) { return each.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("ids of fifteen letters and digits that are not Salesforce's stay as they stand in its reports") {
    Desk desk;
    desk.import("deals",
                "Opportunity ID,Account Name,Account ID,Stage,Close Date,Primary Competitor\n"
                "OPPORTUNITY0001,Acme,CUSTOMER0000001,Closed Lost,2026-05-01,802345678901234\n"
                "OPPORTUNITY0002,Beta,CUSTOMER0000002,Closed Lost,2026-05-02,\n");
    CHECK(desk.rows("external_id) FROM deal ORDER BY id") == "OPPORTUNITY0001\nOPPORTUNITY0002");
    CHECK(desk.rows("name) FROM competitor") == "802345678901234");
    desk.import("accounts", "id,name\nCUSTOMER0000001,Acme\n");
    CHECK(desk.rows("external_id, name) FROM account ORDER BY id") == "CUSTOMER0000001|Acme\nCUSTOMER0000002|Beta");
}

TEST_CASE("an id is kept in one form whatever stands beside it") {
    const std::string ids = "external_id) FROM deal ORDER BY id";
    const std::string alone = "Opportunity ID,Account Name,Stage\n0068d00000AbCdE,Acme,Closed Won\n";
    const std::string mixed = alone + "OPP-2,Acme,Closed Won\n";
    Desk desk;
    desk.import("deals", mixed);
    CHECK(desk.rows(ids) == "0068d00000AbCdEAAV\nOPP-2");
    CHECK(desk.changes_nothing("deals", alone));
    Desk other_way;
    other_way.import("deals", alone);
    other_way.import("deals", mixed);
    CHECK(other_way.rows(ids) == "0068d00000AbCdEAAV\nOPP-2");

    const std::string guid = "id,account,stage\n{AF8B1C2D-0000-4000-8000-000000000009},Acme,Closed Won\n";
    Desk generic;
    CHECK(says(generic.import("deals", guid + "X-9,Acme,Closed Won\n"), "The GUIDs of 'id' are kept without braces"));
    CHECK(generic.rows(ids) == "af8b1c2d-0000-4000-8000-000000000009\nX-9");
    CHECK(generic.changes_nothing("deals", guid));

    Desk report;
    report.import("deals",
                  "Opportunity ID,Account Name,Stage,Close Date,Amount\n"
                  "0068d00000AbCdE,Acme,Closed Won,2024-07-12,5\nGrand Totals (1 record),,,,\n");
    CHECK(report.rows(ids) == "0068d00000AbCdEAAV");
}

TEST_CASE("an account named by its id is found in any form of it") {
    Desk desk;
    desk.import("deals",
                "Opportunity ID,Account ID,Account Name,Stage\n006bm00000LKJNN,001bm00000LKJaB,Acme,Closed Won\n");
    desk.import("touches", "account,date,kind,said\n001bm00000LKJaB,2024-05-01,call,hi\n");
    CHECK(desk.count("account") == 1);
    desk.import("accounts", "id,name\n{AF8B1C2D-0000-4000-8000-000000000001},Beta\n");
    desk.import("touches", "account,date,kind,said\n{AF8B1C2D-0000-4000-8000-000000000001},2024-05-01,call,hi\n");
    CHECK(desk.count("account") == 2);
}

TEST_CASE("a column of GUIDs is kept in their one form, whatever the headings") {
    const std::string accounts = "external_id, name) FROM account ORDER BY id";
    const std::string kept = "af8b1c2d-0000-4000-8000-000000000001|Acme";
    const std::string of_dynamics = "(Do Not Modify) Account,Account Name\naf8b1c2d-0000-4000-8000-000000000001,Acme\n";
    const std::string of_nobody =
        "id,account id,account,name,stage,close date\n"
        "D-1,{AF8B1C2D-0000-4000-8000-000000000001},Acme,Big,Closed Won,2026-05-01\n";
    Desk desk;
    desk.import("accounts", of_dynamics);
    CHECK(says(desk.import("deals", of_nobody),
               "The GUIDs of 'account id' are kept without braces, in small letters. --profile generic keeps them as "
               "they stand."));
    CHECK(desk.rows(accounts) == kept);
    CHECK(desk.changes_nothing("deals", of_nobody));

    Desk other_way;
    other_way.import("accounts", "id,name\n{AF8B1C2D-0000-4000-8000-000000000001},Acme\n");
    CHECK(other_way.rows(accounts) == kept);
    CHECK(other_way.changes_nothing("accounts", of_dynamics));

    Desk as_it_stands;
    ImportFile generic = as_it_stands.file("accounts", "id,name\n{AF8B1C2D-0000-4000-8000-000000000001},Acme\n");
    generic.form.profile = "generic";
    as_it_stands.import(generic);
    CHECK(as_it_stands.rows(accounts) == "{AF8B1C2D-0000-4000-8000-000000000001}|Acme");
}

TEST_CASE("a record is found by its id as the CRM shows it") {
    Desk desk;
    desk.import("deals",
                "Opportunity ID,Account ID,Account Name,Stage\n006bm00000LKJNN,001bm00000LKJaB,Acme,Closed Won\n");
    CHECK(desk.rows("external_id) FROM deal") == "006bm00000LKJNNAA5");
    CHECK(store::find_deal(desk.store, "006bm00000LKJNN") == DealId{1});
    CHECK(store::find_account(desk.store, "001bm00000LKJaB") == AccountId{1});
    CHECK(store::find_deal(desk.store, "001bm00000LKJaB") == DealId{1});
    CHECK(error_of([&] { store::find_deal(desk.store, "006bm00000LKJNM"); }).kind() == ErrorKind::not_found);
    desk.import("accounts", "id,name\n{AF8B1C2D-0000-4000-8000-000000000001},Beta\n");
    CHECK(store::find_account(desk.store, "{AF8B1C2D-0000-4000-8000-000000000001}") == AccountId{2});
    // What is called so goes before.
    desk.set("INSERT INTO account (name, name_folded) VALUES ('001bm00000LKJaB', '001bm00000lkjab')");
    CHECK(store::find_account(desk.store, "001bm00000LKJaB") == AccountId{3});
}

TEST_CASE("in Dynamics' exports other ids than GUIDs stay as they stand") {
    Desk desk;
    desk.import("accounts", "(Do Not Modify) Account,Account Name\nACC-1,Acme\n");
    CHECK(desk.rows("external_id) FROM account") == "ACC-1");
}

}  // namespace winloss::app
