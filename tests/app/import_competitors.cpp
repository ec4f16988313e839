// Competitors whom a CRM knows by its own ids.
#include "app/import_desk.hpp"
#include "winloss/app/competitors.hpp"

namespace winloss::app {

namespace {

std::string competitors(const Desk& desk) {
    return desk.rows("coalesce(external_id, '-'), name) FROM competitor ORDER BY id");
}

std::string of_deals(const Desk& desk) {
    return desk.rows(
        "d.external_id, c.name) FROM deal d JOIN deal_competitor x ON x.deal_id = d.id "
        "JOIN competitor c ON c.id = x.competitor_id ORDER BY d.id, c.id");
}

void rename(Desk& desk, const std::string& competitor, const std::string& name) {
    SetCompetitor set;
    set.competitor = competitor;
    set.name = name;
    set_competitor(desk.store, at_work("competitor set"), set);
}

const std::string list = "Id,Name\na0X1,Initech\na0X2,Kestrel\n";
const std::string deals =
    "id,account,stage,competitor\nD-1,Acme,Closed Lost,a0X1\nD-2,Acme,Closed Lost,a0X2; Initech\n";

}  // namespace

TEST_CASE("a deal names its competitors by the CRM's id or by name") {
    Desk desk;
    desk.import("competitors", list);
    CHECK(competitors(desk) == "a0X1|Initech\na0X2|Kestrel");
    desk.import("deals", deals);
    CHECK(of_deals(desk) == "D-1|Initech\nD-2|Initech\nD-2|Kestrel");
    CHECK(desk.changes_nothing("deals", deals));
    CHECK(desk.changes_nothing("competitors", list));
}

TEST_CASE("competitors known by their ids alone get their names from the list") {
    Desk desk;
    desk.import("deals", deals);
    CHECK(competitors(desk) == "-|a0X1\n-|a0X2\n-|Initech");
    desk.import("competitors", "Id,Name\na0X2,Kestrel\n");
    CHECK(competitors(desk) == "-|a0X1\na0X2|Kestrel\n-|Initech");
    CHECK(desk.changes_nothing("deals", deals));
}

TEST_CASE("competitors known by their names get their ids from the list") {
    Desk desk;
    desk.import("competitors", "Name\nINITECH\n");
    desk.import("competitors", list);
    CHECK(competitors(desk) == "a0X1|Initech\na0X2|Kestrel");
    CHECK(desk.changes_nothing("competitors", "Name\nInitech\n"));
    CHECK(desk.mistake("competitors", "Id,Name\na0X9,Kestrel\n") ==
          "line 2, Name 'Kestrel' is the name of the competitor with the external id a0X2");
    CHECK(desk.mistake("competitors", "Id,Name\na0X1,Kestrel\n") ==
          "line 2, Name 'Kestrel' is the name of the competitor with the external id a0X2");
    CHECK(desk.mistake("competitors", "Id,Name\na0X3,Vandelay\na0X3,Wernham\n") ==
          "line 3, Name 'Wernham' is something else than line 2 of this file says of the same competitor");
}

TEST_CASE("another name in the CRM is taken, one that somebody gave stays") {
    Desk desk;
    desk.import("competitors", list);
    desk.import("competitors", "Id,Name\na0X1,Initech Inc\n");
    CHECK(competitors(desk) == "a0X1|Initech Inc\na0X2|Kestrel");
    desk.import("deals", "id,account,stage,competitor\nD-3,Acme,Closed Lost,Initech\n");  // an older file
    CHECK(of_deals(desk) == "D-3|Initech Inc");

    rename(desk, "a0X2", "Kestrel Dispatch");
    CHECK(desk.changes_nothing("competitors", "Id,Name\na0X2,Kestrel\n"));
    CHECK(desk.changes_nothing("competitors", "Name\nKestrel\n"));
    desk.import("competitors", "Id,Name\na0X2,Kestrel Ltd\n");
    CHECK(competitors(desk) == "a0X1|Initech Inc\na0X2|Kestrel Dispatch");
    ImportFile options = desk.file("competitors", "Id,Name\na0X2,Kestrel Ltd\n");
    options.form.overwrite = {"name"};
    import_file(desk.store, at_work("import"), options);
    CHECK(competitors(desk) == "a0X1|Initech Inc\na0X2|Kestrel Ltd");
}

TEST_CASE("a name that came back, or went to somebody else, is taken as the list says it") {
    Desk desk;
    desk.import("competitors", list);
    desk.import("competitors", "Id,Name\na0X1,Initech Inc\n");
    desk.import("competitors", "Id,Name\na0X1,Initech\n");
    CHECK(competitors(desk) == "a0X1|Initech\na0X2|Kestrel");
    desk.import("competitors", "Id,Name\na0X1,Initech Inc\n");
    desk.import("competitors", "Id,Name\na0X1,Initech Inc\na0X9,Initech\n");
    CHECK(competitors(desk) == "a0X1|Initech Inc\na0X2|Kestrel\na0X9|Initech");
    desk.import("deals", "id,account,stage,competitor\nD-4,Acme,Closed Lost,Initech\n");
    CHECK(of_deals(desk) == "D-4|Initech");
}

TEST_CASE("a name that stays contradicts nothing and takes nobody's name") {
    Desk desk;
    desk.import("competitors", list);
    rename(desk, "a0X2", "Kestrel Dispatch");
    CHECK(desk.changes_nothing("competitors", "Id,Name\na0X2,Kestrel Ltd\na0X2,Kestrel Ltd\n"));
    CHECK(desk.changes_nothing("competitors", "Id,Name\na0X2,Initech\n"));
    ImportFile options = desk.file("competitors", "Id,Name\na0X2,Kestrel\n");
    options.form.overwrite = {"name"};
    import_file(desk.store, at_work("import"), options);
    CHECK(competitors(desk) == "a0X1|Initech\na0X2|Kestrel");
}

TEST_CASE("a competitor known by its id here and by its name there becomes one") {
    Desk desk;
    desk.import("deals",
                "id,account,stage,competitor,competitor_stance\nD-1,Acme,Closed Lost,a0X1,finalist\n"
                "D-2,Acme,Closed Lost,Initech,incumbent\nD-3,Acme,Closed Lost,a0X1; Initech,finalist; incumbent\n");
    const std::string before = desk.contents();
    desk.import("competitors", "Id,Name\na0X1,Initech\n");
    CHECK(competitors(desk) == "a0X1|Initech");
    CHECK(of_deals(desk) == "D-1|Initech\nD-2|Initech\nD-3|Initech");
    CHECK(desk.rows("deal_id, finalist, incumbent) FROM deal_competitor ORDER BY deal_id") == "1|1|0\n2|0|1\n3|1|1");
    CHECK(desk.findings().empty());
    store::undo(desk.store, {store::noon, "lena", "undo"}, {});
    CHECK(desk.contents() == before);
}

TEST_CASE("an external id belongs to one competitor") {
    Desk desk;
    add_competitor(desk.store, at_work("competitor add"), {"Initech", "a0X1"});
    CHECK(competitors(desk) == "a0X1|Initech");
    CHECK_THROWS_WITH(add_competitor(desk.store, at_work("competitor add"), {"Kestrel", "a0X1"}),
                      Catch::Contains("'a0X1' is the external id of competitor 1 already."));
    SetCompetitor set;
    set.competitor = "a0X1";
    set.external_id = "";
    set_competitor(desk.store, at_work("competitor set"), set);
    CHECK(competitors(desk) == "-|Initech");
}

TEST_CASE("a competitor that somebody took off a deal stays off it under the name that it was merged into") {
    Desk desk;
    const std::string named =
        "id,account,stage,competitor\nD-1,Acme,Closed Lost,Globex\nD-2,Acme,Closed Lost,Globex;Initech\n";
    desk.import("deals", named);
    desk.set("DELETE FROM deal_competitor WHERE deal_id = 2 AND competitor_id = 1");
    desk.import("competitors", "name\nZed\nYpsilon\n");
    MergeRecords merge;
    merge.from = "Globex";
    merge.into = "Zed";
    merge_competitors(desk.store, at_work("competitor merge"), merge);
    CHECK(desk.changes_nothing("deals", named));
    CHECK(of_deals(desk) == "D-1|Zed\nD-2|Initech");
    merge.from = "Zed";
    merge.into = "Ypsilon";
    merge_competitors(desk.store, at_work("competitor merge"), merge);
    CHECK(desk.changes_nothing("deals", named));
    rename(desk, "Ypsilon", "Globex");
    CHECK(desk.changes_nothing("deals", named));
    CHECK(of_deals(desk) == "D-1|Globex\nD-2|Initech");
}

TEST_CASE("what a merge of competitors leaves of two rows of a deal was not taken back by anybody") {
    Desk desk;
    desk.import("deals", "id,account,stage,competitor\nD-1,Acme,Closed Lost,Globex;Zed\n");
    MergeRecords merge;
    merge.from = "Globex";
    merge.into = "Zed";
    merge_competitors(desk.store, at_work("competitor merge"), merge);
    CHECK(desk.store.connection().scalar("SELECT count(*) FROM deal_competitor") == 1);
    CHECK(desk.contents().find("taken_away") == std::string::npos);
}

}  // namespace winloss::app
