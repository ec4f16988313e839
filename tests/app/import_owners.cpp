// Owners of deals and accounts whom a CRM knows by its own ids of colleagues.
#include "app/import_desk.hpp"

namespace winloss::app {

namespace {

const std::string api = "Id,AccountId,Name,StageName,CloseDate,OwnerId\n";
const std::string deal_one = api + "006B1,001B1,One,Closed Won,2026-07-01,005A1\n";

std::string people(const Desk& desk) {
    return desk.rows("coalesce(external_id, '-'), name, coalesce(email, '-'), role) FROM person ORDER BY id");
}

std::string owners(const Desk& desk) {
    return desk.rows("d.external_id, p.name) FROM deal d JOIN person p ON p.id = d.owner_id ORDER BY d.id");
}

}  // namespace

TEST_CASE("an owner is found by the CRM's id, whatever the colleague is called") {
    Desk desk;
    desk.import("people", "Id,Name,Email\n005A1,Kim Larsen,kim@x.example\n005A2,Kim Larsen,kim2@x.example\n");
    CHECK(people(desk) == "005A1|Kim Larsen|kim@x.example|other\n005A2|Kim Larsen|kim2@x.example|other");
    desk.import("deals", deal_one + "006B2,001B1,Two,Closed Lost,2026-07-02,005A2\n");
    CHECK(desk.rows("d.name, p.email) FROM deal d JOIN person p ON p.id = d.owner_id ORDER BY d.id") ==
          "One|kim@x.example\nTwo|kim2@x.example");
    desk.import("accounts", "Id,Name,OwnerId\n001B1,Alfa,005A2\n");
    CHECK(desk.rows("p.email) FROM account a JOIN person p ON p.id = a.owner_id") == "kim2@x.example");
    CHECK(desk.changes_nothing("people", "Id,Name,Email\n005A1,Kim Larsen,kim@x.example\n"));
}

TEST_CASE("an id alone that nobody has names nobody until a file says whose it is") {
    Desk desk;
    const auto said = desk.import("deals", deal_one);
    CHECK_THAT(said,
               Catch::VectorContains(std::string(
                   "1 row names an owner whose id nobody has: winloss import people FILE, then this file again.")));
    CHECK(people(desk).empty());
    CHECK(desk.changes_nothing("deals", deal_one));
    desk.import("people", "Id,Name,Email\n005A1,Kim Larsen,kim@x.example\n");
    desk.import("deals", deal_one);
    CHECK(owners(desk) == "006B1|Kim Larsen");
    CHECK(desk.changes_nothing("deals", deal_one));
}

TEST_CASE("an owner who is known by name stays where a file says an id that nobody has") {
    Desk desk;
    desk.import("deals",
                "Id,Account Name,Name,StageName,CloseDate,Opportunity Owner\n"
                "006B1,Alfa,One,Closed Won,2026-07-01,Kim Larsen\n");
    const std::string by_id = "Id,Name,StageName,CloseDate,OwnerId\n006B1,One,Closed Won,2026-07-01,005A1\n";
    CHECK(desk.changes_nothing("deals", by_id));
    CHECK(people(desk) == "-|Kim Larsen|-|rep");
    desk.import("people", "Id,Name,Email\n005A1,Kim Larsen,kim@x.example\n");
    desk.import("deals", by_id + "006B2,Two,Prospecting,2026-07-02,005A1\n");
    CHECK(owners(desk) == "006B1|Kim Larsen\n006B2|Kim Larsen");
    CHECK(people(desk) == "005A1|Kim Larsen|kim@x.example|rep");
}

TEST_CASE("a name beside the id names the colleague, and gives the id to whom it means") {
    const std::string both = "Id,AccountId,Name,StageName,CloseDate,OwnerId,Owner.Name\n";
    Desk desk;
    desk.import("deals", "id,account,stage,owner\nD-1,A,Won,Kim Larsen\n");
    desk.import("deals", both +
                             "006B1,001B1,One,Closed Won,2026-07-01,005A1,Kim Larsen\n"
                             "006B2,001B1,Two,Closed Won,2026-07-01,005A2,Kim Larsen\n");
    CHECK(people(desk) == "005A1|Kim Larsen|-|rep\n005A2|Kim Larsen|-|rep");  // two of one name are two
    CHECK(desk.changes_nothing("deals", both + "006B1,001B1,One,Closed Won,2026-07-01,005A1,Kim Larsen\n"));
    desk.import("deals", both + "006B3,001B1,Three,Closed Won,2026-07-01,005A3,Ana Quist\n");
    CHECK(people(desk).ends_with("005A3|Ana Quist|-|rep"));
    // What somebody calls a colleague stays, whatever the file says.
    desk.import("deals", both + "006B3,001B1,Three,Closed Won,2026-07-01,005A3,Anna Qvist\n");
    CHECK(people(desk).ends_with("005A3|Ana Quist|-|rep"));
}

TEST_CASE("an owner's id that nobody has is refused where nothing new is to be made") {
    Desk desk;
    desk.import("accounts", "Id,Name\n001B1,Alfa\n");
    ImportFile options = desk.file("deals", deal_one);
    options.form.currency = "EUR";
    options.form.no_create = true;
    CHECK(desk.mistake(options) == "line 2, OwnerId '005A1' is not in the store, and --no-create makes nothing new");
}

TEST_CASE("an address belongs to one colleague") {
    Desk desk;
    desk.import("people", "Id,Name,Email\n005A1,Kim Larsen,kim@x.example\n");
    CHECK(desk.mistake("people", "Id,Name,Email\n005A9,Kim L.,kim@x.example\n") ==
          "line 2, Email 'kim@x.example' is the address of the person with the external id 005A1");
    desk.import("people", "Name,Email\nKim Larsen-Berg,kim@x.example\n");  // without an id the address does
    CHECK(people(desk) == "005A1|Kim Larsen-Berg|kim@x.example|other");
}

TEST_CASE("addresses that are exchanged or handed on in a list change hands") {
    Desk desk;
    const std::string before = "Id,Name,Email\nU1,Ann,a@x.example\nU2,Bob,b@x.example\n";
    const auto now = [&] { return desk.rows("external_id, name, email) FROM person ORDER BY id"); };
    desk.import("people", before);
    desk.import("people", "Id,Name,Email\nU1,Bob,b@x.example\nU2,Ann,a@x.example\n");
    CHECK(now() == "U1|Bob|b@x.example\nU2|Ann|a@x.example");
    desk.import("people", before);
    CHECK(now() == "U1|Ann|a@x.example\nU2|Bob|b@x.example");
    desk.import("people", "Id,Name,Email\nU1,Ann,b@x.example\nU2,Bob,c@x.example\n");
    CHECK(now() == "U1|Ann|b@x.example\nU2|Bob|c@x.example");
    desk.import("people", "Id,Name,Email\nU3,Cat,b@x.example\nU1,Ann,a@x.example\n");  // to somebody who is new
    CHECK(now() == "U1|Ann|a@x.example\nU2|Bob|c@x.example\nU3|Cat|b@x.example");
    CHECK(desk.findings().empty());
}

TEST_CASE("an address that somebody outside the list has is refused where it stands") {
    Desk desk;
    desk.import("people", "Id,Name,Email\nU1,Ann,a@x.example\nU2,Bob,b@x.example\n,Cat,c@x.example\n");
    CHECK(desk.mistake("people", "Id,Name,Email\nU1,Ann,b@x.example\n") ==
          "line 2, Email 'b@x.example' is the address of the person with the external id U2");
    CHECK(desk.mistake("people", "Id,Name,Email\nU2,Bob,d@x.example\nU1,Ann,c@x.example\n") ==
          "line 3, Email 'c@x.example' is the address of another person, Cat");
    CHECK(desk.mistake("people", "Id,Name,Email\nU3,Dan,new@x.example\nU1,Ann,new@x.example\n") ==
          "line 3, Email 'new@x.example' is the address that line 2 of this file gives to the person with the external "
          "id U3");
}

}  // namespace winloss::app
