// Who keeps an account, and what moves when people or accounts do.
#include <set>

#include "app/office.hpp"
#include "winloss/app/account_merge.hpp"
#include "winloss/app/account_people.hpp"
#include "winloss/app/contact_move.hpp"
#include "winloss/app/history.hpp"
#include "winloss/app/interview_suggest.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

TEST_CASE("the team that keeps an account, and its owners") {
    Office office;
    CHECK(office.run(change_account_team, AccountTeam{"Acme", {"kim:success manager", "lee"}, {}}) ==
          "Changed the team of account 1, Acme. | Next: winloss account show 1");
    CHECK(column(table_of(show_account_team(office.store, office.context, {"Acme", {}, {}})), "person") ==
          Words{"Kim", "Lee"});
    CHECK(office.run(change_account_team, AccountTeam{"Acme", {"lee:advisor"}, {"kim"}}) ==
          "Changed the team of account 1, Acme. | Next: winloss account show 1");
    CHECK(column(table_of(show_account_team(office.store, office.context, {"Acme", {}, {}})), "role") ==
          Words{"advisor"});
    CHECK(office.refusal(change_account_team, AccountTeam{"Acme", {}, {"kim"}}) ==
          "Person 3 is not on the team of account 1.");
    SetAccount change;
    change.account = "Acme";
    change.fields.owner = "Sue";
    set_account(office.store, office.context, change);
    const Table owners = table_of(show_account_owners(office.store, office.context, {"Acme"}));
    CHECK(column(owners, "person") == Words{"Sue", "Rita"});
    CHECK(column(owners, "from_on") == Words{"2026-10-01", "-"});
    CHECK(column(owners, "until_on") == Words{"-", "2026-09-30"});
    SECTION("the day on which an owner began is put right") {
        const auto since = [&](const char* day) {
            change.fields.since = day;
            return office.run(set_account, change);
        };
        const auto spans = [&] {
            const Table after = table_of(show_account_owners(office.store, office.context, {"Acme"}));
            return column(after, "from_on").at(0) + " " + column(after, "until_on").at(1);
        };
        CHECK(since("2026-09-01").find("Changed account 1") == 0);
        CHECK(spans() == "2026-09-01 2026-08-31");
        CHECK(since("2026-09-20").find("Changed account 1") == 0);
        CHECK(spans() == "2026-09-20 2026-09-19");
        CHECK(since("2026-09-20").find("Nothing to change") == 0);
        change.fields.owner = "Kim";
        CHECK(since("2026-09-25").find("Changed account 1") == 0);
        change.fields.since = "2026-09-20";  // which would leave Sue no day
        CHECK(office.refusal(set_account, change) ==
              "Sue looks after account 1 since 2026-09-20, which is not before 2026-09-20. | Give a later day with "
              "--since, or take the earlier changes back: winloss undo");
        change.fields.owner = "";
        change.fields.since.reset();
        office.run(set_account, change);
        change.fields.owner = "Lee";
        change.fields.since = "2026-02-01";
        CHECK(
            office.refusal(set_account, change) ==
            "Kim looked after account 1 until 2026-09-30. | Give a later day with --since, or take the earlier change "
            "back: winloss undo");
        change.fields.since.reset();
        office.run(set_account, change);
        change.fields.owner = "Sue";
        change.fields.since = "2026-10-01";
        office.run(set_account, change);
        const Table all = table_of(show_account_owners(office.store, office.context, {"Acme"}));
        CHECK(column(all, "person").at(0) == "Sue");
        change.fields.since = "2026-10-02";
        CHECK(office.refusal(set_account, change) ==
              "--since 2026-10-02 is still to come. | An account changes hands on the day itself: somebody looks after "
              "it until then.");
        change.fields.since.reset();
        CHECK(office.run(set_account, change).find("Nothing to change") == 0);
    }
}

TEST_CASE("whoever comes back to a former employer is the contact of before") {
    Office office;
    office.account("Bolt");
    office.contact("Ada", "Acme", "champion");
    MoveContact move;
    move.contact = "Ada";
    move.to = "Bolt";
    move.on = "2026-09-01";
    office.run(move_contact, move);
    move.contact = "2";
    move.to = "Acme";
    move.on = "2026-09-20";
    move.title = "CTO";
    move.dry_run = true;
    CHECK(office.run(move_contact, move) ==
          "Would move Ada back to account 1, Acme, as contact 1; contact 2 stays, left on 2026-09-20. Nothing was "
          "changed. | Next: the same without --dry-run");
    move.dry_run = false;
    CHECK(
        office.run(move_contact, move).find("Ada is back: contact 1 at Acme now; contact 2 left Bolt on 2026-09-20") ==
        0);
    CHECK(office.rows("SELECT id || ' ' || account_id || ' ' || coalesce(title, '-') || ' ' || coalesce(buying_role, "
                      "'-') || ' ' || coalesce(left_on, '-') FROM contact ORDER BY id") ==
          Words{"1 1 CTO champion -", "2 2 - - 2026-09-20"});
}

TEST_CASE("a contact who changes employer leaves what was said") {
    Office office;
    office.account("Bolt");
    office.contact("Ada", "Acme", "champion", false);
    change(office.store, "UPDATE contact SET email = 'ada@example.org', external_id = 'C1', phone = '1'");
    office.interview("check-in", "Acme");
    change(office.store, "INSERT INTO interview_contact (interview_id, contact_id) VALUES (1, 1)");
    MoveContact move;
    move.contact = "Ada";
    move.to = "Bolt";
    move.title = "CTO";
    CHECK(office.run(move_contact, move) ==
          "Ada is contact 2 at Bolt now; contact 1 left Acme on 2026-10-01 and keeps what was said. | "
          "ada@example.org was at the old account: winloss contact set 2 --email ADDRESS | Interview 1 was to "
          "be with Ada; ask somebody else: winloss interview suggest 1 | Next: winloss contact list --account 2");
    CHECK(office.rows("SELECT id || ' ' || account_id || ' ' || coalesce(email, '-') || ' ' || coalesce(external_id, "
                      "'-') || ' ' || coalesce(phone, '-') || ' ' || do_not_contact || ' ' || coalesce(left_on, '-') "
                      "FROM contact ORDER BY id") == Words{"1 1 ada@example.org C1 1 1 2026-10-01", "2 2 - - - 1 -"});
    move.contact = "1";
    CHECK(office.refusal(move_contact, move) ==
          "Ada is at account 2, Bolt, already: contact 2. | winloss contact set 1 "
          "--left DATE says when the old place was left.");
    move.to = "Acme";
    CHECK(office.refusal(move_contact, move) ==
          "Contact 1, Ada, is at that account. | Name the new employer with --to ACCOUNT.");
}

namespace {

/// Every row of every table that refers to an account, told apart by table, column and number: 'deal.account_id 3'.
Words referring(const store::Store& store, std::int64_t account) {
    Words found;
    for (const store::Reference& each : store::references()) {
        if (each.parent != "account") { continue; }
        store::Statement rows = store.prepare("SELECT id FROM " + std::string(each.child) + " WHERE " +
                                              std::string(each.column) + " = $account ORDER BY id");
        rows.bind("account", account);
        while (rows.step()) {
            found.push_back(std::string(each.child) + "." + std::string(each.column) + " " +
                            std::to_string(rows.integer(0)));
        }
    }
    return found;
}

}  // namespace

TEST_CASE("two accounts become one, whatever names them") {
    Office office;
    office.account("Acme Ltd", "Sue");
    office.account("Below", {});
    change(office.store,
           "UPDATE account SET parent_id = 2 WHERE id = 3;"
           "UPDATE account SET external_id = 'X2', region = 'North', segment = 'SMB' WHERE id = 2;"
           "UPDATE account SET segment = 'Enterprise' WHERE id = 1;"
           "INSERT INTO account_team (account_id, person_id, role) VALUES (1, 3, NULL), (1, 4, 'lead'), (2, 3, 'help'),"
           " (2, 4, 'other'), (2, 5, NULL);"
           "INSERT INTO touch (account_id, touched_on, kind) VALUES (2, '2026-09-01', 'call');"
           "INSERT INTO expectation (account_id, text) VALUES (2, 'faster');"
           "INSERT INTO health (account_id, judged_on, level, why) VALUES (2, '2026-09-01', 'green', 'fine');"
           "INSERT INTO flag (account_id, kind, raised_on) VALUES (2, 'at-risk', '2026-09-01');"
           "INSERT INTO action (account_id, text) VALUES (2, 'call them');"
           "INSERT INTO contract (account_id, starts_on) VALUES (2, '2026-01-01');"
           "INSERT INTO deal (account_id, name, name_folded) VALUES (2, 'D', 'd')");
    office.contact("Ada", "Acme Ltd", "champion");
    office.interview("check-in", "Acme Ltd");
    const Words of_from = referring(office.store, 2);
    std::set<std::string> columns;
    for (const std::string& each : of_from) { columns.insert(each.substr(0, each.find(' '))); }
    std::size_t known = 0;
    for (const store::Reference& each : store::references()) { known += each.parent == "account" ? 1U : 0U; }
    REQUIRE(columns.size() == known);  // a new table has to be filled here
    const Words of_into = referring(office.store, 1);
    const std::int64_t before = office.store.operation();
    MergeRecords merge{.from = "Acme Ltd", .into = "Acme"};

    SECTION("in one operation, which can be taken back") {
        const std::string said = office.run(merge_accounts, merge);
        CHECK(said.find("Merged account 2, Acme Ltd into account 1, Acme: ") == 0);
        CHECK(office.store.operation() == before + 1);
        CHECK(referring(office.store, 2).empty());
        CHECK(office.rows("SELECT name FROM account ORDER BY id") == Words{"Acme", "Below"});
        CHECK(office.rows(
                  "SELECT external_id || ' ' || region || ' ' || segment || ' ' || owner_id FROM account WHERE id = "
                  "1") == Words{"X2 North Enterprise 1"});
        CHECK(office.rows("SELECT person_id || ' ' || coalesce(role, '-') FROM account_team ORDER BY person_id") ==
              Words{"3 help", "4 lead", "5 -"});
        CHECK(office.rows(
                  "SELECT person_id || ' ' || coalesce(until_on, '-') FROM account_owner WHERE account_id = 1 ORDER "
                  "BY person_id") == Words{"1 -", "5 2026-09-30"});
        undo(office.store, office.context, {});
        CHECK(referring(office.store, 2) == of_from);
        CHECK(referring(office.store, 1) == of_into);
    }
    SECTION("a person who stands twice is named, and asked by nobody where one of them must not be") {
        change(office.store,
               "INSERT INTO contact (account_id, name, name_folded, email, do_not_contact) VALUES "
               "(1, 'Twin', 'twin', 't@a.example', 0), (1, 'Twin B', 'twin b', 't@a.example', 0), (2, 'Twin T.', 'twin "
               "t.', 'T@a.example', 1)");
        const std::string said = office.run(merge_accounts, merge);
        CHECK(said.find(" may be one person, Twin, who must not be contacted.") != std::string::npos);
        CHECK(office.store.connection().scalar(
                  "SELECT count(*) FROM contact WHERE email LIKE 't@%' AND do_not_contact") == 3);
    }
    SECTION("a dry run changes nothing") {
        merge.dry_run = true;
        CHECK(office.run(merge_accounts, merge).find("Would merge account 2") == 0);
        CHECK(office.store.operation() == before);
        CHECK(referring(office.store, 2) == of_from);
    }
    SECTION("two external ids are two accounts to the CRM, unless one is dropped") {
        change(office.store, "UPDATE account SET external_id = 'X1' WHERE id = 1");
        CHECK(office.refusal(merge_accounts, merge).find("Both have an external id: 'X2' and 'X1'.") == 0);
        merge.drop_external_id = true;
        office.run(merge_accounts, merge);
        CHECK(office.rows("SELECT external_id FROM account WHERE external_id IS NOT NULL") == Words{"X1"});
    }
    SECTION("an owner whom both have stands once, since the earlier day") {
        change(
            office.store,
            "UPDATE account SET owner_id = 1 WHERE id = 2; UPDATE account_owner SET person_id = 1, from_on = "
            "'2026-01-01' WHERE account_id = 2; UPDATE account_owner SET from_on = '2026-05-01' WHERE account_id = 1");
        office.run(merge_accounts, merge);
        CHECK(office.rows("SELECT person_id || ' ' || from_on || ' ' || coalesce(until_on, '-') FROM account_owner") ==
              Words{"1 2026-01-01 -"});
    }
    SECTION("an account without an owner takes the other's") {
        change(office.store,
               "DELETE FROM account_owner WHERE account_id = 1; UPDATE account SET owner_id = NULL WHERE id = "
               "1");
        office.run(merge_accounts, merge);
        CHECK(office.rows("SELECT owner_id || '' FROM account WHERE id = 1") == Words{"5"});
        CHECK(office.rows("SELECT person_id || ' ' || coalesce(until_on, '-') FROM account_owner") == Words{"5 -"});
    }
    SECTION("what stood above the one that stays comes to hang on it") {
        change(office.store, "UPDATE account SET parent_id = 3 WHERE id = 1");  // 2 above 3 above 1
        office.run(merge_accounts, merge);
        CHECK(office.rows("SELECT id || ' ' || coalesce(parent_id, '-') FROM account ORDER BY id") ==
              Words{"1 -", "3 1"});
    }
    SECTION("the parent that goes into its child leaves no circle") {
        change(office.store, "UPDATE account SET parent_id = 2 WHERE id = 1");
        office.run(merge_accounts, merge);
        CHECK(office.rows("SELECT id || ' ' || coalesce(parent_id, '-') FROM account ORDER BY id") ==
              Words{"1 -", "3 1"});
    }
    CHECK(office.refusal(merge_accounts, MergeRecords{.from = "1", .into = "1"}) ==
          "Account 1 cannot be merged into itself. | Name the account that stays with --into.");
}

}  // namespace winloss::app
