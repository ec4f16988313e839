// Products, competitors and colleagues whom somebody called otherwise: a file that goes on using the old name means
// them.
#include "app/import_desk.hpp"
#include "winloss/app/competitors.hpp"
#include "winloss/app/people.hpp"
#include "winloss/app/products.hpp"
#include "winloss/store/imports.hpp"

namespace winloss::app {

namespace {

const std::string deals = "id,account,stage,owner,product,competitor\nD-1,Acme,Closed Lost,Kim,DSPTCH,Initech\n";

std::string named(const Desk& desk) {
    return desk.rows("(SELECT name FROM product)) FROM product") + " " +
           desk.rows("(SELECT name FROM competitor)) FROM competitor") + " " +
           desk.rows("(SELECT name FROM person)) FROM person");
}

void rename_all(Desk& desk) {
    set_product(desk.store, at_work("product set"), {"DSPTCH", "Dispatch"});
    set_competitor(desk.store, at_work("competitor set"), {"Initech", "Initech Inc", {}});
    SetPerson person;
    person.person = "Kim";
    person.name = "Kim Larsen";
    set_person(desk.store, at_work("person set"), person);
}

}  // namespace

TEST_CASE("what somebody called otherwise is still what a file means by the old name") {
    Desk desk;
    desk.import("deals", deals);
    rename_all(desk);
    CHECK(named(desk) == "Dispatch Initech Inc Kim Larsen");
    CHECK(desk.changes_nothing("deals", deals));
    CHECK(named(desk) == "Dispatch Initech Inc Kim Larsen");
    // A second time: the first name means the third.
    set_product(desk.store, at_work("product set"), {"Dispatch", "Dispatch One"});
    CHECK(desk.changes_nothing("deals", deals));
    CHECK(desk.rows("name) FROM product") == "Dispatch One");
    // Called again as it was: nothing stands for it any more.
    set_product(desk.store, at_work("product set"), {"Dispatch One", "DSPTCH"});
    CHECK(desk.changes_nothing("deals", deals));
}

TEST_CASE("a former name that somebody gives to something new is that again") {
    Desk desk;
    desk.import("deals", deals);
    rename_all(desk);
    add_product(desk.store, at_work("product add"), {"DSPTCH"});
    desk.import("deals", "id,account,stage,product\nD-2,Acme,Closed Won,DSPTCH\n");
    CHECK(desk.rows("p.name) FROM deal d JOIN product p ON p.id = d.product_id ORDER BY d.id") == "Dispatch\nDSPTCH");
}

TEST_CASE("of two of one name who is called otherwise leaves the name to the other") {
    Desk desk;
    AddPerson kim;
    kim.name = "Kim";
    add_person(desk.store, at_work("person add"), kim);
    add_person(desk.store, at_work("person add"), kim);
    SetPerson person;
    person.person = "2";
    person.name = "Kim Berg";
    set_person(desk.store, at_work("person set"), person);
    CHECK(store::import_aliases(desk.store).empty());
}

TEST_CASE("an alias follows whom it means, however it was spelled") {
    Desk desk;
    ImportFile file = desk.file("deals", deals);
    file.form.aliases = {"competitor:Initech=initrode"};
    desk.import(file);
    SetCompetitor set;
    set.competitor = "initrode";
    set.name = "Initrode Ltd";
    set_competitor(desk.store, at_work("competitor set"), set);
    CHECK(desk.changes_nothing("deals", deals));
    CHECK(desk.rows("name) FROM competitor") == "Initrode Ltd");
    set.competitor = "1";
    set.name = "INITRODE ltd";
    set_competitor(desk.store, at_work("competitor set"), set);
    set.name = "Kestrel";
    set_competitor(desk.store, at_work("competitor set"), set);
    CHECK(desk.changes_nothing("deals", deals));
}

TEST_CASE("a former name leads to whoever had it, though two have the new one") {
    Desk desk;
    AddPerson ann;
    ann.name = "Ann Berg";
    add_person(desk.store, at_work("person add"), ann);
    ann.name = "Ann Lee";
    add_person(desk.store, at_work("person add"), ann);
    SetPerson person;
    person.person = "2";
    person.name = "Ann Berg";
    set_person(desk.store, at_work("person set"), person);
    desk.import("deals", "id,account,stage,owner\nD-1,Acme,Open,Ann Lee\n");
    CHECK(desk.rows("owner_id) FROM deal") == "2");
    desk.import("deals", "id,account,stage,owner_id,owner\nD-2,Acme,Open,u2,Ann Lee\n");
    CHECK(desk.rows("external_id) FROM person ORDER BY id") == "-\nu2");
}

TEST_CASE("what was called otherwise and then removed comes back under the name that the file has") {
    Desk desk;
    desk.import("deals", deals);
    rename_all(desk);
    desk.set("DELETE FROM deal_competitor");
    desk.set("DELETE FROM deal");
    remove_competitor(desk.store, at_work("competitor remove"), {"Initech Inc"});
    remove_product(desk.store, at_work("product remove"), {"Dispatch"});
    remove_person(desk.store, at_work("person remove"), {"Kim Larsen"});
    desk.import("deals", deals);
    CHECK(named(desk) == "DSPTCH Initech Kim");
}

TEST_CASE("a list of colleagues and one of products' deals know who was called otherwise, and how") {
    Desk desk;
    desk.import("deals", deals);
    rename_all(desk);
    desk.import("people", "Name,Email\nKim,kim@us.example\n");
    CHECK(desk.rows("name, email) FROM person") == "Kim Larsen|kim@us.example");
    ListAliases all;
    CHECK(column(std::get<List>(list_aliases(desk.store, at_work("import aliases"), all).data).table, "name") ==
          Words{"Initech Inc", "Kim Larsen", "Dispatch"});
    ImportFile file = desk.file("deals", deals);
    file.form.aliases = {"competitor:Initech=Initech"};
    const Words said = desk.import(file);
    CHECK(std::ranges::find(said, "Forgotten: competitor 'Initech' is itself again.") != said.end());
    CHECK(desk.count("competitor") == 2);
}

TEST_CASE("an account that the CRM calls otherwise is still meant by the old name") {
    Desk desk;
    const std::string by_name = "id,account,stage\nD-1,Acme,Closed Lost\n";
    const auto names = [&] { return desk.rows("name) FROM account ORDER BY id"); };
    desk.import("accounts", "id,name\nA1,Acme\n");
    SECTION("in a list of accounts") { desk.import("accounts", "id,name\nA1,Acme Group\n"); }
    SECTION("in a list of deals") { desk.import("deals", "id,account_id,account,stage\nD-9,A1,Acme Group,Open\n"); }
    CHECK(names() == "Acme Group");
    desk.import("deals", by_name);
    CHECK(desk.changes_nothing("deals", by_name));
    CHECK(desk.changes_nothing("accounts", "name\nAcme\n"));
    CHECK(names() == "Acme Group");
    // The CRM may change its mind, and somebody else may be called so.
    desk.import("accounts", "id,name\nA1,Acme\n");
    CHECK(names() == "Acme");
    desk.import("accounts", "id,name\nA1,Acme Group\nA2,Acme\n");
    desk.import("deals", by_name);
    CHECK(desk.rows("account_id) FROM deal WHERE external_id = 'D-1'") == "2");
}

TEST_CASE("a new name that somebody has just given an alias is not pointed out as a slip") {
    Desk desk;
    desk.import("deals", deals);
    ImportFile file = desk.file("deals", "id,account,stage,competitor\nD-2,Acme,Closed Lost,Initech\n");
    file.form.aliases = {"competitor:Initech=Inittech"};
    const auto said = desk.import(file);
    CHECK(std::ranges::none_of(said,
                               [](const std::string& each) { return each.find("much like") != std::string::npos; }));
    CHECK(desk.rows("name) FROM competitor ORDER BY id") == "Initech\nInittech");
}

TEST_CASE("a colleague whom a list calls otherwise is still meant by the old name") {
    Desk desk;
    desk.import("people", "Id,Name\nu2,Bo Ek\n");
    desk.import("people", "Id,Name\nu2,Bo Ekman\nu7,Ann Lee\n");
    desk.import("deals", "id,account,stage,owner\nD-1,Acme,Open,Bo Ek\n");
    CHECK(desk.rows("name) FROM person ORDER BY id") == "Bo Ekman\nAnn Lee");
}

}  // namespace winloss::app
