// Imports that come again and again: names that are remembered, rows of one deal, what somebody entered in between.
#include "app/import_desk.hpp"

namespace winloss::app {

namespace {

bool says(const Words& said, const std::string& start) {
    return std::ranges::any_of(said, [&](const std::string& line) { return line.starts_with(start); });
}

Answer answer(Desk& desk, const ImportFile& options) {
    Context context = at_work("import " + options.type);
    context.today = desk.today;
    return import_file(desk.store, context, options);
}

const std::string products = "id,account,stage,product,amount,competitor\n";

}  // namespace

TEST_CASE("a name for which the right one was told is known at the next import, until it is its own again") {
    Desk desk;
    ImportFile file = desk.file("deals", "id,account,stage,product\nD-1,Acme,Won,GTX Pro\nD-2,Acme,Won,GTXPro\n");
    file.form.aliases = {"product:GTXPro=GTX Pro"};
    CHECK(says(desk.import(file), "Kept for the next import: product 'GTXPro' is 'GTX Pro'."));
    CHECK(desk.rows("name) FROM product") == "GTX Pro");
    CHECK(desk.count("operation") == 1);
    desk.import("deals", "id,account,stage,product\nD-3,Acme,Won,gtxpro\n");
    CHECK(desk.rows("name) FROM product") == "GTX Pro");
    // Contracts name products too.
    desk.import("contracts", "id,account,start date,product\nC-1,Acme,2026-01-01,GTXPro\n");
    CHECK(desk.rows("name) FROM product") == "GTX Pro");
    CHECK(column(std::get<List>(list_aliases(desk.store, at_work("import aliases"), {}).data).table, "alias") ==
          Words{"GTXPro"});

    const std::int64_t before = desk.store.operation();
    CHECK(says(desk.import(file), "Nothing changed: "));
    CHECK(desk.store.operation() == before);
    file.form.aliases = {"product:GTXPro=GTXPro"};
    CHECK(says(desk.import(file), "Forgotten: product 'GTXPro' is itself again."));
    CHECK(desk.count("import_alias") == 0);
    store::undo(desk.store, {store::noon, "lena", "undo"}, std::nullopt);
    CHECK(desk.count("import_alias") == 1);
    CHECK(desk.findings().empty());
}

TEST_CASE("a new name that is a slip away from a known one is pointed out") {
    Desk desk;
    desk.import("deals", "id,account,stage,product\nD-1,Acme Holding,Won,GTX Pro\nD-2,Bolt 1,Won,GTK 500\n");
    const Words said =
        desk.import("deals", "id,account,stage,product\nD-3,Acme Holdnig,Won,GTXPro\nD-4,Bolt 2,Won,GTK 600\n");
    CHECK(says(said,
               "New product 'GTXPro' is spelled much like 'GTX Pro'; where it is the same, undo this import and add "
               "--alias 'product:GTXPro=GTX Pro'."));
    CHECK(says(said, "New account 'Acme Holdnig' is spelled much like 'Acme Holding'"));
    CHECK_FALSE(says(said, "New account 'Bolt 2'"));
    CHECK_FALSE(says(said, "New product 'GTK 600'"));
}

TEST_CASE("a deal with a row for each of its products is one deal, in whatever order the rows stand") {
    std::vector<std::string> rows = {
        "D-1,Acme,Won,Dispatch,100,Initech\n", "D-1,Acme,Won,Insight,250.50,Globex\n", "D-1,Acme,Won,Assist,,\n",
        "D-2,Bolt,Lost,Dispatch,80,\n",        "D-2,Bolt,Lost,Assist,80,\n",           "D-3,Cog,Won,Dispatch,5,\n"};
    std::ranges::sort(rows);
    Desk desk;
    bool first = true;
    int orders = 0;
    do {
        const Words said = desk.import("deals", products + join(rows, ""));
        if (first) {
            CHECK(said.front() == "3 deals read: 3 new.");
            CHECK(says(said, "2 deals have a row for each product: "));
            first = false;
        } else if (said.front() != "Nothing changed: 3 deals read, all as they were.") {
            FAIL(join(rows, "") << said.front());
        }
    } while (++orders < 100 && std::ranges::next_permutation(rows).found);
    CHECK(desk.rows(
              "external_id, p.name, amount) FROM deal d JOIN product p ON p.id = product_id ORDER BY external_id") ==
          "D-1|Insight|35050\nD-2|Assist|8000\nD-3|Dispatch|500");
    CHECK(desk.rows("c.name) FROM deal_competitor JOIN competitor c ON c.id = competitor_id ORDER BY c.name") ==
          "Globex\nInitech");
    CHECK(desk.store.operation() == 1);
    CHECK(desk.findings().empty());
}

TEST_CASE("rows of a deal that contradict each other in more than products are told") {
    Desk desk;
    CHECK(
        desk.mistake("deals", products + "D-1,Acme,Won,Dispatch,100,\nD-1,Acme,Lost,Insight,250,\n")
            .starts_with("line 3, product 'Insight' is something else than line 2 of this file says of the same deal"));
    CHECK(desk.count("deal") == 0);
}

TEST_CASE("where nothing new is to be made a row that names somebody new is bad") {
    Desk desk;
    desk.import("deals", products + "D-1,Acme,Won,Dispatch,100,Initech\n");
    const auto mistake = [&](const std::string& type, const std::string& csv) {
        ImportFile file = desk.file(type, csv);
        file.form.currency = "EUR";
        file.form.no_create = true;
        return desk.mistake(file);
    };
    const std::string why = "is not in the store, and --no-create makes nothing new";
    CHECK(mistake("deals", products + "D-2,Acne,Won,Dispatch,100,\n") == "line 2, account 'Acne' " + why);
    CHECK(mistake("deals", products + "D-2,Acme,Won,Dispach,100,\n") == "line 2, product 'Dispach' " + why);
    CHECK(mistake("deals", products + "D-2,Acme,Won,Dispatch,100,Initech;Globex\n") ==
          "line 2, competitor 'Globex' " + why);
    CHECK(mistake("deals", "id,account,owner\nD-2,Acme,Kim\n") == "line 2, owner 'Kim' " + why);
    CHECK(mistake("contacts", "name,account\nEva,Acne\n") == "line 2, account 'Acne' " + why);
    CHECK(mistake("contracts", "id,account,start date\nC-1,Acne,2026-01-01\n") == "line 2, account 'Acne' " + why);
    CHECK(mistake("accounts", "name,parent\nBolt,Acne\n") == "line 2, parent 'Acne' " + why);
    ImportFile file = desk.file("deals", products + "D-2,ACME,Won,dispatch,100,initech\n");
    file.form.currency = "EUR";
    file.form.no_create = true;
    CHECK(desk.import(file).front() == "1 deal read: 1 new.");
    CHECK((desk.count("account") == 1 && desk.count("product") == 1 && desk.count("competitor") == 1));
}

TEST_CASE("deals that an export has no more are listed on request, and stay") {
    Desk desk;
    desk.import("deals", "id,name,account,stage\nD-1,One,Acme,Won\nD-2,Two,Acme,Lost\n,Unnumbered,Acme,Open\n");
    ImportFile file = desk.file("deals", "id,name,account,stage\nD-1,One,Acme,Won\nD-3,Three,Acme,Open\n");
    file.report_missing = true;
    const Answer told = answer(desk, file);
    const Table& missing = std::get<List>(told.data).table;
    CHECK(column(missing, "external_id") == Words{"D-2"});
    CHECK(column(missing, "outcome") == Words{"lost"});
    CHECK(says(told.messages, "1 deal of the store with an external id not in the file; none was changed."));
    CHECK(desk.count("deal") == 4);
    CHECK(says(answer(desk, file).messages, "1 deal of the store"));
}

TEST_CASE("what somebody entered by hand stays, is told, and gives way where that is asked for") {
    Desk desk;
    desk.import(
        "deals",
        "id,account,outcome,decided_on,competitor,competitor_stance\nD-1,Acme,won,2026-03-01,Initech,considered\n"
        "D-2,Acme,won,2026-03-01,,\n");
    desk.import("contacts", "name,account,buying_role\nEva,Acme,user\n");
    desk.set("UPDATE deal SET decided_on = '2026-03-05' WHERE external_id = 'D-1'");
    desk.set("UPDATE deal_competitor SET finalist = 1");
    desk.set("UPDATE contact SET buying_role = 'champion'");

    const std::string csv =
        "id,account,outcome,decided_on,competitor,competitor_stance\nD-1,Acme,won,2026-03-02,Initech,winner\n"
        "D-2,Acme,won,2026-03-02,,\n";
    const Words said = desk.import("deals", csv);
    CHECK(said.front() == "2 deals read: 2 changed.");
    CHECK(says(said,
               "2 values stay as somebody entered it by hand: deal 1 decided_on 2026-03-05 (the file says "
               "2026-03-02), deal_competitor 1 competitor_stance 1 (the file says 0); --overwrite FIELD"));
    CHECK(desk.rows("decided_on) FROM deal ORDER BY id") == "2026-03-05\n2026-03-02");
    CHECK(desk.rows("finalist, winner) FROM deal_competitor") == "1|1");
    const Words again = desk.import("deals", csv);
    CHECK(again.front() == "Nothing changed: 2 deals read, all as they were.");
    CHECK(says(again, "2 values stay"));

    ImportFile file = desk.file("deals", csv);
    file.form.overwrite = {"decided_on", "competitor_stance"};
    CHECK_FALSE(says(desk.import(file), "2 values stay"));
    CHECK(desk.rows("decided_on) FROM deal ORDER BY id") == "2026-03-02\n2026-03-02");
    CHECK(desk.rows("finalist, winner) FROM deal_competitor") == "0|1");

    desk.import("contacts", "name,account,buying_role\nEva,Acme,user\n");
    CHECK(desk.rows("buying_role) FROM contact") == "champion");
}

TEST_CASE("imports are listed with their files, and undone as a whole") {
    Desk desk;
    const ImportFile file = desk.file("deals", "id,account,stage\nD-1,Acme,Won\n");
    desk.import(file);
    desk.import(file);
    desk.set("UPDATE deal SET stage = 'Signed'");
    desk.import("accounts", "name\nBolt\n");
    store::undo(desk.store, {store::noon, "lena", "undo"}, 1 + 2);
    const Table imports = std::get<List>(list_imports(desk.store, at_work("import list"), {}).data).table;
    CHECK(column(imports, "command") == Words{"import accounts", "import deals"});
    CHECK(column(imports, "file") == Words{desk.folder / "accounts.csv", file.file});
    CHECK(column(imports, "reverted_by") == Words{"4", "-"});
    CHECK(column(imports, "digest").at(0).size() == 64);
    ImportFile gone = desk.file("accounts", "name\nCog\n");
    gone.file = "-";
    Context context = at_work("import accounts");
    std::istringstream in("name\nCog\n");
    context.input = &in;
    import_file(desk.store, context, gone);
    CHECK(column(std::get<List>(list_imports(desk.store, at_work("import list"), {.limit = 1}).data).table, "file") ==
          Words{"standard input"});
}

TEST_CASE("a reason and a competitor that somebody took back do not come again with the next file") {
    Desk desk;
    const ImportFile file =
        desk.file("deals", "id,account,stage,competitor,loss reason\nD-1,Acme,Lost,Initech;Bolt,Price;Timing\n");
    desk.import(file);
    desk.set("DELETE FROM deal_competitor WHERE competitor_id = (SELECT id FROM competitor WHERE name = 'Initech')");
    desk.set("DELETE FROM deal_reason WHERE stated_reason_id = (SELECT id FROM stated_reason WHERE text = 'Price')");
    const std::string held =
        "(SELECT group_concat(name, '+') FROM deal_competitor d JOIN competitor c ON c.id = competitor_id), (SELECT "
        "group_concat(text, '+') FROM deal_reason d JOIN stated_reason r ON r.id = stated_reason_id))";
    const Words said = desk.import(file);
    CHECK(says(said, "Nothing changed: "));
    CHECK(says(said,
               "2 values stay as somebody entered it by hand: deal 1 competitor without it (the file says "
               "Initech), deal 1 stated_reason without it (the file says Price)"));
    CHECK(desk.rows(held) == "Bolt|Timing");
    ImportFile theirs = file;
    theirs.form.overwrite = {"competitor"};
    desk.import(theirs);
    CHECK(desk.count("deal_competitor") == 2);
    CHECK(desk.count("deal_reason") == 1);
    // What an undo took away comes again.
    Desk other;
    other.import(file);
    store::undo(other.store, {store::noon, "lena", "undo"}, std::nullopt);
    other.import("deals", "id,account,stage\nD-1,Acme,Lost\n");
    other.import(file);
    CHECK(other.count("deal_competitor") == 2);
    CHECK(other.count("deal_reason") == 2);
}

}  // namespace winloss::app
