// Files that go on calling an account as it, or one that was merged into it, was called before.
#include "app/import_desk.hpp"
#include "winloss/app/account_merge.hpp"
#include "winloss/app/accounts.hpp"

namespace winloss::app {

namespace {

bool says(const Words& said, const std::string& start) {
    return std::ranges::any_of(said, [&](const std::string& line) { return line.starts_with(start); });
}

const std::string report =
    "Opportunity ID,Opportunity Name,Account Name,Stage,Close Date\n"
    "006A1,One,Acme,Closed Lost,2026-09-01\n006A2,Two,Borealis,Closed Lost,2026-09-02\n";

void merge(Desk& desk, const std::string& from, const std::string& into, bool drop = false) {
    merge_accounts(desk.store, at_work("account merge"),
                   {.from = from, .into = into, .drop_external_id = drop, .dry_run = false});
}

void rename(Desk& desk, const std::string& from, const std::string& to) {
    set_account(desk.store, at_work("account set"), {.account = from, .name = to, .fields = {}});
}

void add(Desk& desk, const std::string& name) { add_account(desk.store, at_work("account add"), {name, {}}); }

std::string accounts_of_deals(const Desk& desk) {
    return desk.rows(
        "d.external_id, a.name) FROM deal d LEFT JOIN account a ON a.id = d.account_id ORDER BY d.external_id");
}

Words aliases(const Desk& desk) {
    const Answer answer = list_aliases(desk.store, at_work("import aliases"), {});
    Words all;
    for (const Row& row : table_of(answer).rows) {
        all.push_back(shown(row[0]) + ":" + shown(row[1]) + "=" + shown(row[2]));
    }
    return all;
}

}  // namespace

TEST_CASE("a file that knows an account by the name it had before a merge changes nothing") {
    Desk desk;
    desk.import("deals", report);
    plan(desk.store, at_work("plan"), {});
    merge(desk, "Borealis", "Acme");
    CHECK(desk.changes_nothing("deals", report));
    CHECK(aliases(desk) == Words{"account:Borealis=Acme"});
    // Another deal of theirs is the merged account's, and so is whatever names it.
    desk.import("deals", "id,account,outcome\n006A3,BOREALIS,open\n");
    CHECK(accounts_of_deals(desk) == "006A1|Acme\n006A2|Acme\n006A3|Acme");
    desk.import("contacts", "account,name\nBorealis,Ada\n");
    CHECK(desk.rows("account_id) FROM contact") == "1");
    merge(desk, "Acme", (add(desk, "Cog"), "Cog"));
    CHECK(desk.changes_nothing("deals", report));
    CHECK(aliases(desk) == Words{"account:Acme=Cog", "account:Borealis=Cog"});
}

TEST_CASE("an undo of a merge takes the former name back with it") {
    Desk desk;
    desk.import("deals", report);
    merge(desk, "Borealis", "Acme");
    store::undo(desk.store, {store::noon, "lena", "undo"}, {});
    CHECK(aliases(desk).empty());
    CHECK(desk.changes_nothing("deals", report));
    CHECK(accounts_of_deals(desk) == "006A1|Acme\n006A2|Borealis");
}

TEST_CASE("a file that knows an account by the name it had before somebody changed it changes nothing") {
    Desk desk;
    desk.import("deals", report);
    rename(desk, "Acme", "Acme Holding");
    CHECK(desk.changes_nothing("deals", report));
    rename(desk, "Acme Holding", "Acme Group");
    CHECK(desk.changes_nothing("deals", report));
    CHECK(aliases(desk) == Words{"account:Acme=Acme Group", "account:Acme Holding=Acme Group"});
    rename(desk, "Acme Group", "ACME");
    CHECK(desk.changes_nothing("deals", report));
    CHECK(aliases(desk) == Words{"account:Acme Group=ACME", "account:Acme Holding=ACME"});
}

TEST_CASE("an account that is made anew under a former name has what is new; deals stay where they are") {
    Desk desk;
    desk.import("deals", report);
    merge(desk, "Borealis", "Acme");
    add(desk, "Borealis");
    const std::string before = desk.contents();
    const Words said = desk.import("deals", report);
    CHECK(
        says(said, "1 value stays as somebody entered it by hand: deal 006A2: account Acme (the file says Borealis)."));
    CHECK(desk.contents() == before);
    desk.import("deals", "id,account,outcome\n006A3,Borealis,open\n");
    CHECK(accounts_of_deals(desk) == "006A1|Acme\n006A2|Acme\n006A3|Borealis");
    ImportFile file = desk.file("deals", report);
    file.form.overwrite = {"account"};
    desk.import(file);
    CHECK(accounts_of_deals(desk) == "006A1|Acme\n006A2|Borealis\n006A3|Borealis");
    CHECK(desk.changes_nothing("deals", report));
}

TEST_CASE("a former name can be forgotten, and gives way to one that was told") {
    Desk desk;
    desk.import("deals", report);
    add(desk, "Cog");
    merge(desk, "Borealis", "Acme");
    ImportFile file = desk.file("deals", report);
    file.form.aliases = {"account:Borealis=Cog"};
    desk.import(file);
    CHECK(accounts_of_deals(desk) == "006A1|Acme\n006A2|Cog");
    file.form.aliases = {"account:Borealis=Borealis"};
    CHECK(says(desk.import(file), "Forgotten: account 'Borealis' is itself again."));
    CHECK(aliases(desk).empty());
    CHECK(accounts_of_deals(desk) == "006A1|Acme\n006A2|Borealis");
}

TEST_CASE("with account ids the id says which account is meant, and no former name is taken for a new one") {
    const std::string api = "id,account_id,account,outcome\nD-1,A1,Acme,open\nD-2,A2,Borealis,open\n";
    SECTION("whose id the merged account took over") {
        Desk desk;
        desk.import("deals", "id,account,outcome\nD-1,Acme,open\n");
        desk.import("deals", "id,account_id,account,outcome\nD-2,A2,Borealis,open\n");
        merge(desk, "Borealis", "Acme");
        CHECK(desk.rows("external_id, name) FROM account") == "A2|Acme");
        const std::string theirs = "id,account_id,account,outcome\nD-2,A2,Borealis,open\n";
        const std::string before = desk.contents();
        CHECK(says(desk.import("deals", theirs),
                   "1 value stays as somebody entered it by hand: account 1, Acme: account "
                   "Acme (the file says Borealis)."));
        CHECK(
            says(desk.import("accounts", "id,name\nA2,Borealis\n"),
                 "1 value stays as somebody entered it by hand: account 1, Acme: name Acme (the file says Borealis)."));
        CHECK(desk.contents() == before);
    }
    SECTION("whose id was dropped") {
        Desk desk;
        desk.import("deals", api);
        merge(desk, "Borealis", "Acme", true);
        CHECK(desk.changes_nothing("deals", api));
        desk.import("deals", "id,account_id,account,outcome\nD-3,A2,Borealis,open\n");
        CHECK(accounts_of_deals(desk) == "D-1|Acme\nD-2|Acme\nD-3|Acme");
    }
    SECTION("of accounts that had none when they were merged") {
        Desk desk;
        desk.import("deals", "id,account,outcome\nD-1,Acme,open\nD-2,Borealis,open\n");
        merge(desk, "Borealis", "Acme");
        desk.import("deals", api);
        CHECK(accounts_of_deals(desk) == "D-1|Acme\nD-2|Acme");
        CHECK(desk.rows("external_id, name) FROM account") == "A1|Acme");
        CHECK(desk.changes_nothing("deals", api));
    }
    SECTION("of an account that had another name") {
        Desk desk;
        desk.import("deals", "id,account,outcome\nD-1,Acme,open\nD-2,Borealis,open\n");
        rename(desk, "Acme", "Acme Holding");
        desk.import("deals", api);
        CHECK(desk.rows("external_id, name) FROM account ORDER BY id") == "A1|Acme Holding\nA2|Borealis");
        CHECK(desk.changes_nothing("deals", api));
    }
}

TEST_CASE("a list of accounts by their names makes no merged account again") {
    Desk desk;
    const std::string list = "name,segment\nAcme,Enterprise\nBorealis,SMB\n";
    desk.import("accounts", list);
    merge(desk, "Borealis", "Acme");
    const std::string before = desk.contents();
    CHECK(says(desk.import("accounts", list),
               "1 value stays as somebody entered it by hand: account 1, Acme: name Acme "
               "(the file says Borealis)."));
    CHECK(desk.contents() == before);
    rename(desk, "Acme", "Acme Holding");
    desk.import("accounts", "name,segment\nAcme,Mid-market\n");
    CHECK(desk.rows("name, segment) FROM account") == "Acme Holding|Mid-market");
}

}  // namespace winloss::app
