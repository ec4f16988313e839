#include <map>
#include <random>

#include "fixture.hpp"

namespace winloss::store {

namespace {

// Every row of the three tables, as text.
std::string dump(const Store& store) {
    std::string all;
    for (const char* sql : {"SELECT json_array('account', id, name, parent_id) FROM account ORDER BY id",
                            "SELECT json_array('deal', id, account_id, name, amount, closed_on) FROM deal ORDER BY id",
                            "SELECT json_array('remark', id, deal_id, author_id, text) FROM remark ORDER BY id"}) {
        Statement rows = store.prepare(sql);
        while (rows.step()) { all += std::string(rows.text(0)) + "\n"; }
    }
    return all;
}

std::int64_t orphans(const Store& store) {
    return store.connection().scalar("SELECT count(*) FROM pragma_foreign_key_check");
}

// One random change that the schema allows or refuses; the caller takes a refusal for 'nothing done'.
std::string random_change(std::mt19937& random) {
    const auto below = [&](unsigned n) { return std::to_string(1 + random() % n); };
    switch (random() % 10) {
        case 0: return "INSERT INTO account (name, parent_id) VALUES ('a" + below(60) + "', NULL)";
        case 1: return "INSERT INTO account (name) VALUES ('b" + below(60) + "'), ('c" + below(60) + "')";
        case 2:
            return "INSERT INTO deal (account_id, name, amount) SELECT id, 'd''\"" + below(99) + "', " + below(9999) +
                   " FROM account ORDER BY id LIMIT " + below(3);
        case 3:
            return "INSERT INTO remark (deal_id, author_id, text) SELECT id, account_id, char(1, 10, 34) || 'é" +
                   below(9) + "' FROM deal WHERE id % 3 = 0 LIMIT 4";
        case 4:
            return "UPDATE account SET name = name || 'x', parent_id = (SELECT min(id) FROM account) WHERE id = " +
                   below(20);
        case 5:
            return "UPDATE deal SET amount = NULL, closed_on = '2026-01-0" + below(9) + "' WHERE id % 5 = " + below(5);
        case 6: return "DELETE FROM deal WHERE id = " + below(40);     // takes its remarks with it
        case 7: return "DELETE FROM account WHERE id = " + below(20);  // empties remarks, or is refused
        case 8: return "UPDATE remark SET text = text || '" + below(9) + "' WHERE id = " + below(30);
        default: return "DELETE FROM remark WHERE id = " + below(30);
    }
}

// Up to five changes in one operation.
void random_operation(Store& store, std::mt19937& random) {
    Write write(store, by("change"));
    for (auto n = 1 + random() % 5; n > 0; --n) {
        try {
            write.connection().execute(random_change(random));
        } catch (const Error& error) { REQUIRE(error.kind() == ErrorKind::conflict); }
    }
    write.commit();
}

}  // namespace

TEST_CASE("undoing everything leads back to the start, redoing everything to the end", "[thorough]") {
    for (const unsigned seed : {1u, 2u, 3u, 4u, 5u}) {
        const Folder folder;
        Store store = small_store(folder / "a.db");
        std::mt19937 random(seed);
        std::vector<std::string> states{dump(store)};
        for (std::int64_t known = 0; known < 50;) {
            random_operation(store, random);
            if (store.operation() == known) { continue; }  // every change was refused, or changed nothing
            known = store.operation();
            states.push_back(dump(store));
        }
        REQUIRE(states.size() == 51);
        for (std::size_t i = 50; i > 0; --i) {
            CHECK(undo(store, by("undo"), std::nullopt, true).id == static_cast<std::int64_t>(i));
            REQUIRE(dump(store) == states[i]);
            CHECK(undo(store, by("undo"), std::nullopt).id == static_cast<std::int64_t>(i));
            REQUIRE(dump(store) == states[i - 1]);
            REQUIRE(orphans(store) == 0);
        }
        CHECK(error_of([&] { undo(store, by("undo"), std::nullopt); }).message() == "There is nothing to undo.");
        for (std::size_t i = 1; i <= 50; ++i) {
            CHECK(redo(store, by("redo"), true).id == static_cast<std::int64_t>(i));
            REQUIRE(dump(store) == states[i - 1]);
            CHECK(redo(store, by("redo")).id == static_cast<std::int64_t>(i));
            REQUIRE(dump(store) == states[i]);
        }
        CHECK(error_of([&] { redo(store, by("redo")); }).message() == "There is nothing to redo.");
    }
}

TEST_CASE("undo and redo in random order keep to the states that were") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    std::mt19937 random(7);
    std::vector<std::string> states{dump(store)};
    std::size_t at = 0;
    for (int i = 0; i < 300; ++i) {
        const auto what = random() % 3;
        if (what == 0 && at > 0) {
            undo(store, by("undo"), std::nullopt);
            --at;
        } else if (what == 1 && at + 1 < states.size()) {
            redo(store, by("redo"));
            ++at;
        } else {
            const std::int64_t known = store.operation();
            random_operation(store, random);
            if (store.operation() == known) { continue; }
            states.resize(at + 1);
            states.push_back(dump(store));
            ++at;
        }
        REQUIRE(dump(store) == states[at]);
        REQUIRE(orphans(store) == 0);
    }
    CHECK(states.size() > 20);
}

TEST_CASE("an earlier operation is undone by its number where nothing depends on it") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('a')");              // 1
    write(store, "INSERT INTO account (name) VALUES ('b')");              // 2
    write(store, "UPDATE account SET name = 'b2' WHERE id = 2");          // 3
    write(store, "INSERT INTO deal (account_id, name) VALUES (1, 'd')");  // 4
    const Error changed = error_of([&] { undo(store, by("undo 2"), 2); });
    CHECK(changed.kind() == ErrorKind::conflict);
    CHECK(changed.message() ==
          "Operation 2 (INSERT INTO account (name) VALUES ('b')) cannot be undone: operation 3 (UPDATE account SET "
          "name = 'b2' WHERE id = 2) has changed account 2 since.");
    CHECK(changed.hint() == "Undo that first: winloss undo 3.");
    const Error used = error_of([&] { undo(store, by("undo 1"), 1); });
    CHECK(used.kind() == ErrorKind::conflict);
    CHECK(
        used.message().find("deal 1, from operation 4 (INSERT INTO deal (account_id, name) VALUES (1, 'd')), refers to "
                            "account 1") != std::string::npos);
    CHECK(used.hint() == "Undo that first: winloss undo 4.");
    CHECK(store.operation() == 4);

    CHECK(undo(store, by("undo 3"), 3).reverted_by == 5);
    CHECK(undo(store, by("undo 2"), 2).rows == 1);
    CHECK(dump(store) == "[\"account\",1,\"a\",null]\n[\"deal\",1,1,\"d\",null,null]\n");
    CHECK(error_of([&] { undo(store, by("undo 2"), 2); }).message().find("was taken back already, by operation 6") !=
          std::string::npos);
    CHECK(error_of([&] { undo(store, by("undo 99"), 99); }).kind() == ErrorKind::not_found);
}

TEST_CASE("bringing back a row is refused where its parent or its unique name is gone") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('a'), ('b'); INSERT INTO deal (account_id, name) VALUES (2, 'd')");
    write(store, "DELETE FROM deal");                         // 2
    write(store, "DELETE FROM account WHERE id = 2");         // 3
    write(store, "INSERT INTO account (name) VALUES ('b')");  // 4
    CHECK(
        error_of([&] { undo(store, by("undo 2"), 2); })
            .message()
            .find(
                "deal 1 refers to account 2, which operation 3 (DELETE FROM account WHERE id = 2) has removed since") !=
        std::string::npos);
    const Error twin = error_of([&] { undo(store, by("undo 3"), 3); });
    CHECK(twin.message().find("account 3 has taken the place of account 2") != std::string::npos);
    CHECK(twin.hint() == "Undo that first: winloss undo 4.");
    CHECK(store.operation() == 4);
}

TEST_CASE("redo is over once something new was done") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('a')");  // 1
    undo(store, by("undo"), std::nullopt);                    // 2
    write(store, "INSERT INTO account (name) VALUES ('b')");  // 3
    const Error error = error_of([&] { redo(store, by("redo")); });
    CHECK(error.kind() == ErrorKind::conflict);
    CHECK(error.message().find("operation 3 (INSERT INTO account (name) VALUES ('b')) came after the last undo") !=
          std::string::npos);
    CHECK(undo(store, by("undo 2"), 2).id == 2);  // by its number it can be taken back all the same
    CHECK(store.connection().scalar("SELECT count(*) FROM account") == 2);
}

TEST_CASE("what an operation made and removed again stays away") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('a')");
    write(store, "INSERT INTO account (name) VALUES ('b'); DELETE FROM account WHERE name = 'b'");
    CHECK(undo(store, by("undo"), std::nullopt).id == 2);
    CHECK(undo(store, by("undo"), std::nullopt).id == 1);
    CHECK(dump(store).empty());
    CHECK(redo(store, by("redo")).id == 1);
    CHECK(redo(store, by("redo")).id == 2);
    CHECK(dump(store) == "[\"account\",1,\"a\",null]\n");
}

TEST_CASE("rows with the greatest numbers are taken back too") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store,
          "INSERT INTO account (id, name) VALUES (9223372036854775806, 'a'), (9223372036854775807, 'b'), (7, 'c')");
    CHECK(undo(store, by("undo"), std::nullopt).id == 1);
    CHECK(dump(store).empty());
}

TEST_CASE("a log that names a foreign table is refused, not run") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('a')");
    store.connection().begin_write();
    store.connection().execute("UPDATE row_range SET table_name = 'operation'");
    store.connection().commit();
    CHECK(error_of([&] { undo(store, by("undo"), 1); }).kind() == ErrorKind::store);
    CHECK(store.operation() == 1);
}

}  // namespace winloss::store
