#include "fixture.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::store {

namespace {

Store new_store(const std::string& path) { return Store::create(path, {.now = noon}, {}); }

// A change as another program would make it: past every rule and past the log.
void tamper(Store& store, const std::string& sql) {
    store.connection().enforce_foreign_keys(false);
    store.connection().begin_write();
    store.connection().execute(sql);
    store.connection().commit();
    store.connection().enforce_foreign_keys(true);
}

std::string told(const std::vector<Finding>& findings) {
    std::string all;
    for (const Finding& finding : findings) {
        all += finding.check + (finding.record.empty() ? "" : " " + finding.record) + ": " + finding.problem + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("a new store, and one that was written to, have no findings") {
    const Folder folder;
    Store store = new_store(folder / "a.db");
    CHECK(told(check(store)).empty());
    write(store, "INSERT INTO account (name, name_folded) VALUES ('Acme', 'acme')");
    write(store, "UPDATE account SET segment = 'small'");
    write(store, "DELETE FROM account");
    undo(store, by("undo"), std::nullopt);
    CHECK(told(check(store)).empty());
}

TEST_CASE("each kind of damage is found") {
    const Folder folder;
    Store store = new_store(folder / "a.db");
    write(store,
          "INSERT INTO account (name, name_folded) VALUES ('Acme', 'acme'), ('Bolt', 'bolt');"
          "INSERT INTO deal (account_id, name, name_folded) VALUES (1, 'Acme 1', 'acme 1');"
          "INSERT INTO contract (account_id, starts_on) VALUES (1, '2026-01-01'), (1, '2026-01-01');"
          "INSERT INTO contact (account_id, name, name_folded) VALUES (2, 'Kim', 'kim');"
          "INSERT INTO code (path, name, kind) VALUES ('price', 'Price', 'driver');"
          "INSERT INTO interview (kind, account_id, anchor_on, anchor_basis, opens_on, target_on, closes_on) VALUES "
          "('retrospective', 1, '2026-01-01', 'decided-on', '2026-01-31', '2026-02-15', '2026-04-01');"
          "INSERT INTO note (interview_id, text) VALUES (1, 'four');"
          "INSERT INTO coding (note_id, code_id, start_offset, end_offset, rating) VALUES (1, 1, 0, 4, -1)");
    CHECK(told(check(store)).empty());

    SECTION("references") {
        tamper(store, "UPDATE deal SET account_id = 99");
        CHECK(told(check(store)) == "foreign-key deal 1: refers to a record of account that is not there\n");
    }
    SECTION("dates") {
        write(store, "UPDATE deal SET outcome = 'lost', opened_on = '2026-03-02', decided_on = '2026-03-01'");
        CHECK(told(check(store)) == "domain deal 1: was decided before it was opened\n");
    }
    SECTION("amounts below zero: a credit's may be, no contract's") {
        write(store,
              "UPDATE deal SET amount = -1, currency = 'USD'; UPDATE contract SET annual_value = 1 - id, currency = "
              "'EUR'");
        CHECK(told(check(store)) == "domain contract 2: has a negative annual value\n");
    }
    SECTION("cycles") {
        write(store, "UPDATE contract SET renews_id = 3 - id; UPDATE account SET parent_id = 3 - id");
        CHECK(told(check(store)) ==
              "domain account 1: is above itself among its parent accounts\n"
              "domain contract 1: renews itself by way of others\n");
    }
    SECTION("codings and contacts") {
        write(store,
              "UPDATE note SET text = 'fou'; INSERT INTO interview_contact (interview_id, contact_id) VALUES (1, 1);"
              "INSERT INTO coding (note_id, code_id) VALUES (1, 1)");
        CHECK(told(check(store)) ==
              "domain interview 1: is with a contact of another account\n"
              "domain coding 1: ends behind the end of its note\n"
              "domain coding 2: of a driver code has no rating\n");
    }
    SECTION("win themes") {
        write(store, "INSERT INTO deal_win_theme (deal_id, code_id) VALUES (1, 1); UPDATE code SET kind = 'win-theme'");
        CHECK(told(check(store)).empty());
        write(store, "UPDATE code SET kind = 'other'");
        CHECK(told(check(store)) == "domain deal 1: is meant to be won with a code that is no win theme\n");
    }
    SECTION("folded names") {
        write(store, "UPDATE account SET name = 'ACME 2' WHERE id = 1");
        CHECK(told(check(store)) == "domain account 1: would not be found by its name\n");
    }
    SECTION("what cannot be read of the programme") {
        write(store,
              "INSERT INTO setting (id, key, value) VALUES (90, 'first_day', 'zzz');"
              "INSERT INTO programme_rule (id, kind, anchor, opens, target, closes, rank) VALUES "
              "(90, 'x', 'decided-on', '2026-02-30', '30d', '60d', 9);"
              "INSERT INTO programme_criterion (id, field, value) VALUES (90, 'deal-kind', 'x')");
        CHECK(told(check(store)) ==
              "domain setting 90: value 'zzz' is no value for first_day\n"
              "domain programme rule 90: opens '2026-02-30' is not a length of time\n"
              "domain programme criterion 90: value 'x' is no value for deal-kind\n");
    }
    SECTION("currencies that are none") {
        const std::string is_none = " is no currency that there is; currencies are written EUR\n";
        write(store, "UPDATE deal SET amount = 1, currency = 'XXY'");
        write(store, "UPDATE contract SET annual_value = 1, currency = CASE id WHEN 1 THEN 'JPY' ELSE 'eur' END");
        CHECK(told(check(store)) ==
              "domain contract 2: currency 'eur'" + is_none + "domain deal 1: currency 'XXY'" + is_none);
        write(store,
              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1234) INSERT INTO deal (name, "
              "name_folded, amount, currency) SELECT 'd', 'd', 1, 'X' || (i % 10) || 'Y' FROM n");
        const std::vector<Finding> findings = check(store);
        REQUIRE(findings.size() == 22);
        CHECK(findings[20].record == "deal 20");
        CHECK(findings[21].record == "deal");
        CHECK(findings[21].problem == "currency cannot be read: 1,215 more");
    }
    SECTION("days and moments that are none") {
        write(store, "UPDATE deal SET outcome = 'lost', opened_on = '0000-03-02', decided_on = '2026-03-01'");
        write(store, "UPDATE contract SET starts_on = '0000-12-31' WHERE id = 2");
        tamper(store, "UPDATE operation SET at = 'yesterday' WHERE id = 1");
        CHECK(told(check(store)) ==
              "domain contract 2: starts_on '0000-12-31' is no day that there is; days are written 2026-10-02\n"
              "domain deal 1: opened_on '0000-03-02' is no day that there is; days are written 2026-10-02\n"
              "domain operation 1: at 'yesterday' is no moment that there is; moments are written "
              "2026-10-02T07:30:00Z\n");
    }
    SECTION("texts that are no lines, a time that is none, a setting that nobody knows") {
        write(store, "UPDATE account SET segment = 'a' || char(10) || 'b', region = 'a' || char(7) WHERE id = 2");
        write(store, "UPDATE deal SET external_id = 'D' || char(13), stage = 'In talks'");
        write(store, "UPDATE interview SET booked_at = CASE id WHEN 1 THEN 'garbage' END");
        write(store, "INSERT INTO setting (id, key, value) VALUES (90, 'nope', '1')");
        CHECK(told(check(store)) ==
              "domain setting 90: key 'nope' is no setting\n"
              "domain account 2: segment 'a\nb' holds a line break\n"
              "domain deal 1: external_id 'D\r' holds a line break\n"
              "domain interview 1: booked_at 'garbage' is no time of a day that there is; times are written "
              "2026-10-02T10:00\n");
        write(store, "UPDATE interview SET booked_at = '2026-10-02T10:00'");
        CHECK(told(check(store)).find("booked_at") == std::string::npos);
    }
    SECTION("many of a kind") {
        write(store,
              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1234) "
              "INSERT INTO person (name, name_folded) SELECT 'X', 'y' FROM n");
        const std::vector<Finding> findings = check(store);
        REQUIRE(findings.size() == 21);
        CHECK(findings[19].record == "person 20");
        CHECK(findings[20].record == "person");
        CHECK(findings[20].problem == "would not be found by its name: 1,214 more");
    }
    SECTION("history") {
        write(store, "UPDATE contact SET title = 'CFO'");
        Store other = Store::open(folder / "a.db", {.now = noon});
        tamper(other,
               "DELETE FROM contact; UPDATE row_log SET before = 'x'; UPDATE operation SET reverts = 2 WHERE id = 2");
        CHECK(told(check(store)) ==
              "history operation 2: takes back a later one\n"
              "history contact 1: was something that the history cannot say\n"
              "history contact 1: is gone, although the history does not say so\n");
    }
    SECTION("schema") {
        tamper(store, "DROP INDEX deal_name; CREATE TABLE extra (id INTEGER); ALTER TABLE contact ADD COLUMN fax TEXT");
        CHECK(told(check(store)) ==
              "schema: the index deal_name is missing\n"
              "schema: the table contact is not as this version makes it\n"
              "schema: the table extra is not one of winloss's\n");
    }
    SECTION("pages") {
        std::string bytes = bytes_of(folder / "a.db");
        const std::size_t at = bytes.find("retrospective2026");
        REQUIRE(at != std::string::npos);
        bytes.replace(at - 60, 50, 50, '\xff');
        write_bytes(folder / "a.db", bytes);
        const Store damaged = Store::open_for_reading(folder / "a.db", {.now = noon});
        CHECK(told(check(damaged)).find("integrity: ") != std::string::npos);
    }
}

}  // namespace winloss::store
