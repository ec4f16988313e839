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

    const std::int64_t before = desk.last_change();
    CHECK(says(desk.import(file), "Nothing changed: "));
    CHECK(desk.last_change() == before);
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

TEST_CASE("accounts that are called by their ids are not held for slips of each other") {
    Desk desk;
    const Words said =
        desk.import("deals", "id,account id,stage\nD-1,001bm00001ZL8UDAA1,Won\nD-2,001bm00001ZL8UCAA1,Won\n");
    CHECK_FALSE(says(said, "is spelled much like"));
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
            CHECK(says(said, "1 deal has several rows, whose amounts add up: D-1."));
            CHECK(says(said,
                       "1 deal has several rows of the same amount, which counts once: D-2. --lines sum adds them "
                       "up."));
            CHECK(says(said,
                       "2 deals have rows of several products and are each of the one with the greatest amount. Not "
                       "kept: D-1 Assist, Dispatch; D-2 Dispatch."));
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
    CHECK(desk.last_change() == 1);
    CHECK(desk.findings().empty());
}

TEST_CASE("rows of a deal that contradict each other in more than products are told, and none is taken") {
    Desk desk;
    const auto mistakes = [&](const std::string& csv, const std::string& lines = "auto") {
        ImportFile file = desk.file("deals", csv);
        file.form.currency = "EUR";
        file.form.lines = lines;
        return error_of([&] { desk.import(file); }).message();
    };
    CHECK_THAT(mistakes(products + "D-1,Acme,Won,Dispatch,100,\nD-1,Acme,Lost,Insight,250,\n"),
               Catch::StartsWith("2 of 2 rows cannot be imported") &&
                   Catch::Contains(":2:1: this row is of the same deal as line 3, which contradicts it\n") &&
                   Catch::Contains(":3:10: stage 'Lost' is something else than 'Won' in line 2, another row of the "
                                   "same deal"));
    CHECK_THAT(mistakes("id,account,stage,product,amount,currency\nD-1,Acme,Won,Dispatch,100,EUR\n"
                        "D-1,Acme,Won,Insight,100,USD\n"),
               Catch::Contains(":3:26: currency 'USD' clashes with EUR in line 2, another row of the same deal: a deal "
                               "has one currency"));
    CHECK_THAT(mistakes(products + "D-1,Acme,Won,Dispatch,100,\nD-1,Acme,Won,Insight,250,\n", "repeat"),
               Catch::Contains(":3:22: amount '250' is something else than '100' in line 2, another row of the same "
                               "deal; --lines sum adds them up"));
    CHECK(mistakes(products, "some").starts_with("--lines: 'some' is not known."));
    CHECK(desk.count("deal") == 0);
}

TEST_CASE("the rows of a deal add up where their amounts differ, of one product too, or where that is asked for") {
    Desk desk;
    ImportFile file =
        desk.file("deals", products +
                               "D-1,Acme,Won,Dispatch,100,\nD-1,Acme,Won,Dispatch,50,\n"
                               "D-2,Acme,Won,Dispatch,100,\nD-2,Acme,Won,Insight,100.00,\n"
                               "D-3,Acme,Won,Dispatch,100,\nD-3,Acme,Won,Insight,100,\n"
                               "D-3,Acme,Won,Assist,50,\nD-4,Acme,Won,Assist,0,\nD-4,Acme,Won,Insight,0,\n");
    file.form.currency = "EUR";
    const Words said = desk.import(file);
    CHECK(said.front() == "4 deals read: 4 new.");
    CHECK(says(said, "2 deals have several rows, whose amounts add up: D-1, D-3."));
    CHECK(says(said, "1 deal has several rows of the same amount, which counts once: D-2."));
    CHECK(desk.rows("amount) FROM deal ORDER BY external_id") == "15000\n10000\n25000\n0");
    file.form.lines = "sum";
    const Words all = desk.import(file);
    CHECK(all.front() == "4 deals read: 1 changed and 3 as they were.");
    CHECK_FALSE(says(all, "1 deal has several rows of the same amount"));
    CHECK(desk.rows("amount) FROM deal ORDER BY external_id") == "15000\n20000\n25000\n0");
    // Without a column of products it has to be said.
    const std::string bare = "id,account,stage,amount\nD-9,Acme,Won,100\nD-9,Acme,Won,50\n";
    CHECK(desk.mistake("deals", bare).starts_with("line 3, amount '50' is something else than line 2"));
    file = desk.file("deals", bare);
    file.form.currency = "EUR";
    file.form.lines = "sum";
    desk.import(file);
    CHECK(desk.rows("amount) FROM deal WHERE external_id = 'D-9'") == "15000");
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
    CHECK(said.front() == "2 deals read: 1 changed and 1 as it was.");
    CHECK(
        says(said,
             "2 values stay as somebody entered them by hand: deal 1, D-1: decided_on 2026-03-05 (the file says "
             "2026-03-02); deal 1, D-1: competitor_stance Initech: finalist (the file says winner). --overwrite FIELD "
             "takes the file's."));
    CHECK(desk.rows("decided_on) FROM deal ORDER BY id") == "2026-03-05\n2026-03-02");
    CHECK(desk.rows("finalist, winner) FROM deal_competitor") == "1|0");
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

TEST_CASE("an outcome that somebody entered stays with its day, until the file's is asked for") {
    Desk desk;
    const std::string heading = "id,name,account,stage,close date\n";
    const auto file = [&](const std::string& stage) {
        return desk.file("deals", heading + "D-1,Acme platform,Acme," + stage + ",2026-07-13\n");
    };
    const auto held = [&] { return desk.rows("outcome, decided_on, stage) FROM deal"); };
    desk.import(file("Negotiation"));
    // Nobody entered that it is open: the file closes it, and opens it again.
    CHECK(desk.import(file("Closed Won")).front() == "1 deal read: 1 changed.");
    CHECK(held() == "won|-|Closed Won");
    desk.import(file("Negotiation"));
    CHECK(held() == "open|-|Negotiation");

    desk.set("UPDATE deal SET outcome = 'no-decision', decided_on = '2026-07-20'");
    const Words said = desk.import(file("Closed Won"));
    CHECK(says(said,
               "1 value stays as somebody entered it by hand: deal 1, Acme platform: outcome no-decision (the file "
               "says won). --overwrite FIELD takes the file's."));
    CHECK(held() == "no-decision|2026-07-20|Closed Won");
    // Twice in one file, and its own decision day: what stays contradicts nothing.
    CHECK(says(desk.import("deals",
                           "id,name,account,outcome,decided_on\nD-1,Acme platform,Acme,won,2026-07-01\n"
                           "D-1,Acme platform,Acme,won,2026-07-01\n"),
               "Nothing changed: "));
    CHECK(says(desk.import(file("Negotiation")), "1 deal read: 1 changed."));
    CHECK(held() == "no-decision|2026-07-20|Negotiation");
    CHECK_FALSE(says(desk.import(file("Closed - No Decision")), "1 value stays"));

    ImportFile theirs = file("Closed Won");
    theirs.form.overwrite = {"outcome"};
    CHECK_FALSE(says(desk.import(theirs), "1 value stays"));
    CHECK(held() == "won|-|Closed Won");
    // It is the file's now.
    CHECK(says(desk.import(file("Closed Lost")), "1 deal read: 1 changed."));
    CHECK(held() == "lost|-|Closed Lost");
    CHECK(desk.findings().empty());
}

TEST_CASE("a deal that somebody made is closed by a file, one that somebody closed or opened again is not") {
    Desk desk;
    desk.import("accounts", "name\nAcme\n");
    desk.set("INSERT INTO deal (account_id, name, name_folded) VALUES (1, 'One', 'one'), (1, 'Two', 'two')");
    desk.set("UPDATE deal SET outcome = 'won' WHERE name = 'Two'");
    const std::string csv = "name,account,stage\nOne,Acme,Closed Lost\nTwo,Acme,Closed Lost\n";
    CHECK(says(desk.import("deals", csv), "1 value stays as somebody entered it by hand: deal 2, Two: outcome won"));
    CHECK(desk.rows("outcome) FROM deal ORDER BY id") == "lost\nwon");
    desk.set("UPDATE deal SET outcome = 'open' WHERE name = 'One'");
    CHECK(says(desk.import("deals", csv), "2 values stay as somebody entered them by hand: deal 1, One: outcome open"));
    // What an undo brings back is whose it was.
    store::undo(desk.store, {store::noon, "lena", "undo"}, std::nullopt);
    desk.import("deals", "name,account,stage\nOne,Acme,Closed Won\n");
    CHECK(desk.rows("outcome) FROM deal ORDER BY id") == "won\nwon");
}

TEST_CASE("imports are listed with their files, and undone as a whole") {
    Desk desk;
    const ImportFile file = desk.file("deals", "id,account,stage\nD-1,Acme,Won\n");
    desk.import(file);
    desk.import(file);
    desk.set("UPDATE deal SET stage = 'Signed'");
    desk.import("accounts", "name\nBolt\n");
    store::undo(desk.store, {store::noon, "lena", "undo"}, 1 + 3);
    const Table imports = std::get<List>(list_imports(desk.store, at_work("import list"), {}).data).table;
    CHECK(column(imports, "command") == Words{"import accounts", "import deals", "import deals"});
    CHECK(column(imports, "file") == Words{desk.folder / "accounts.csv", file.file, file.file});
    CHECK(column(imports, "reverted_by") == Words{"5", "-", "-"});
    CHECK(column(imports, "effect") == Words{"changed", "nothing changed", "changed"});
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

TEST_CASE("a file that changes nothing stands in the list of imports, and nowhere else") {
    Desk desk;
    const ImportFile file = desk.file("deals", "id,account,stage,competitor\nD-1,Acme,Won,Initech\nD-2,Bolt,Lost,\n");
    desk.import(file);
    desk.set("UPDATE deal SET stage = 'Signed' WHERE id = 2");
    desk.set("UPDATE deal SET stage = 'Lost' WHERE id = 2");
    const std::string before = desk.contents();
    CHECK(says(desk.import(file), "Nothing changed: 2 deals read, all as they were."));
    CHECK(desk.contents() == before);
    CHECK(desk.count("import_file") == 2);
    CHECK(desk.store.operation() == 4);

    // It is in the way of nothing: undo goes past it, and so does redo.
    const Error nothing = error_of([&] { store::undo(desk.store, by("undo"), 4); });
    CHECK(nothing.kind() == ErrorKind::conflict);
    CHECK(nothing.message() == "Operation 4 (import deals) changed nothing, so there is nothing to undo.");
    CHECK(store::undo(desk.store, by("undo"), std::nullopt).id == 3);
    CHECK(says(desk.import(file), "2 deals read: "));
    store::undo(desk.store, by("undo"), std::nullopt);
    CHECK(store::undo(desk.store, by("undo"), std::nullopt).id == 2);
    CHECK(says(desk.import(file), "Nothing changed: "));
    CHECK(store::redo(desk.store, by("redo")).id == 2);
    CHECK(desk.findings().empty());
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
               "2 values stay as somebody entered them by hand: deal 1, D-1: competitor without it (the file says "
               "Initech); deal 1, D-1: stated_reason without it (the file says Price)"));
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

TEST_CASE("win themes come with deals, several in a cell, and one taken back does not come again") {
    Desk desk;
    const ImportFile file = desk.file("deals",
                                      "id,account,stage,win themes\nD-1,Acme,Lost,quick-start;Knows the trade\n"
                                      "D-2,Acme,Lost,\n");
    desk.import(file);
    const std::string held = "deal_id, path) FROM deal_win_theme JOIN code c ON c.id = code_id ORDER BY path";
    CHECK(desk.rows(held) == "1|theme/knows-the-trade\n1|theme/quick-start");
    CHECK(says(desk.import(file), "Nothing changed: "));
    desk.set("DELETE FROM deal_win_theme WHERE code_id = (SELECT id FROM code WHERE path = 'theme/quick-start')");
    CHECK(says(desk.import(file),
               "1 value stays as somebody entered it by hand: deal 1, D-1: win_theme without it (the file says "
               "theme/quick-start)"));
    CHECK(desk.rows(held) == "1|theme/knows-the-trade");
    ImportFile theirs = file;
    theirs.form.overwrite = {"win_theme"};
    CHECK(says(desk.import(theirs), "2 deals read: 1 changed"));
    CHECK(desk.rows(held) == "1|theme/knows-the-trade\n1|theme/quick-start");
    // While deals have it as one, it stays a win theme.
    CHECK(desk.mistake("codebook", "path,kind\ntheme/knows-the-trade,driver\n") ==
          "line 2, kind 'driver' is win-theme and stays so while deals are meant to be won with it: 1 is");
    desk.import("codebook", "path,name,kind\ntheme/knows-the-trade,Knows it,win-theme\ntheme/fresh,,other\n");
    desk.import("codebook", "path,kind\ntheme/fresh,driver\n");
    CHECK(desk.findings().empty());
    CHECK_THAT(desk.mistake("deals", "id,account,stage,win themes\nD-1,Acme,Lost,price\n"),
               Catch::Contains("win themes 'price' is no win theme of the codebook"));
}

}  // namespace winloss::app
