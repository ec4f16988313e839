#include "fixture.hpp"

namespace winloss::store {

TEST_CASE("an operation that changes no row leaves no trace") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    CHECK(write(store, "SELECT 1") == std::nullopt);
    CHECK(write(store, "INSERT INTO account (name) VALUES ('Acme')") == 1);
    CHECK(write(store, "UPDATE account SET name = 'Acme'") == std::nullopt);
    CHECK(write(store, "DELETE FROM account WHERE id = 9") == std::nullopt);
    CHECK(write(store, "INSERT INTO account (name) VALUES ('Acme') ON CONFLICT (name) DO UPDATE SET name = 'Acme'") ==
          std::nullopt);
    CHECK(write(store, "UPDATE account SET name = 'Zenith'") == 2);
    CHECK(store.operation() == 2);
    Statement log = store.prepare("SELECT table_name, row_id, action, before FROM row_log");
    REQUIRE(log.step());
    CHECK(log.text(0) == "account");
    CHECK(log.integer(1) == 1);
    CHECK(log.text(2) == "update");
    CHECK(log.text(3) == R"({"id":1,"name":"Acme","parent_id":null})");
    CHECK_FALSE(log.step());
}

TEST_CASE("a write that is left without commit leaves nothing, and the next one logs again") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('Acme')");
    {
        Write write(store, by("x"));
        write.prepare("UPDATE account SET name = 'Zenith'").run();
    }
    CHECK(store.operation() == 1);
    CHECK(write(store, "UPDATE account SET name = 'Zenith'") == 2);
    CHECK(store.connection().scalar("SELECT count(*) FROM row_log") == 1);
}

TEST_CASE("what is asked first is asked under the lock, and ends the write by what it throws") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    Write::Operation operation = by("x");
    bool locked = false;
    operation.first = [&] {
        locked = store.connection().in_transaction();
        throw std::runtime_error("no");
    };
    CHECK_THROWS_AS(Write(store, operation), std::runtime_error);
    CHECK(locked);
    CHECK_FALSE(store.connection().in_transaction());
    CHECK(write(store, "INSERT INTO account (name) VALUES ('Acme')") == 1);
}

TEST_CASE("a statement prepared before the write cannot slip past the log") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('Acme')");
    Store other = Store::open(folder / "a.db", small_options());
    Statement early = other.prepare("UPDATE account SET name = 'Zenith'");
    Write write(other, by("x"));
    CHECK(error_of([&] { early.run(); }).kind() == ErrorKind::bug);
    CHECK(error_of([&] { write.prepare("UPDATE account SET id = 7"); }).kind() == ErrorKind::bug);
    CHECK(write.prepare("UPDATE account SET name = 'Zenith'").run() == 1);
    CHECK(write.commit() == 2);
    CHECK(other.connection().scalar("SELECT count(*) FROM row_log") == 1);
}

TEST_CASE("what a write asks again is compiled once, starts afresh each time, and is logged in the next write too") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('Acme'), ('Zen')");
    const std::string change = "UPDATE account SET name = $name WHERE id = $id";
    const std::string ask = "SELECT name FROM account WHERE id = $id";
    const auto name_of = [&](std::int64_t id) {
        Statement row = store.prepare(ask);
        return row.bind("id", id).step() ? std::string(row.text(0)) : std::string();
    };
    {
        Write write(store, by("x"));
        write.prepare(change).bind("name", "Bolt").bind("id", 1).run();
        // The values of the last time are gone.
        CHECK(error_of([&] { write.prepare(change).bind("name", "Bolt").run(); }).kind() == ErrorKind::bug);
        CHECK((name_of(1) == "Bolt" && name_of(2) == "Zen"));
        // Two of one text at a time are two.
        Statement one = write.prepare(ask);
        Statement two = write.prepare(ask);
        CHECK((one.bind("id", 1).step() && two.bind("id", 2).step()));
        CHECK((one.text(0) == "Bolt" && two.text(0) == "Zen"));
    }  // taken back, and with it what logged the change
    CHECK(name_of(1) == "Acme");
    for (const char* name : {"Corvid", "Dime"}) {
        Write write(store, by("x"));
        CHECK(write.prepare(change).bind("name", name).bind("id", 1).run() == 1);
        CHECK(write.prepare(change).bind("name", std::string(name) + " II").bind("id", 2).run() == 1);
        CHECK(write.commit());
    }
    CHECK(store.connection().scalar("SELECT count(*) FROM row_log") == 4);
    CHECK(store.connection().scalar("SELECT count(*) FROM operation") == 3);
}

TEST_CASE("new rows are named by ranges") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('a'), ('b'); INSERT INTO deal (account_id, name) VALUES (1, 'd')");
    write(store, "INSERT INTO account (name) VALUES ('c')");
    Statement ranges = store.prepare("SELECT operation_id, table_name, first_id, last_id FROM row_range");
    std::string all;
    while (ranges.step()) {
        all += std::to_string(ranges.integer(0)) + " " + std::string(ranges.text(1)) + " " +
               std::to_string(ranges.integer(2)) + "-" + std::to_string(ranges.integer(3)) + "; ";
    }
    CHECK(all == "1 account 1-2; 1 deal 1-1; 2 account 3-3; ");
    CHECK(store.connection().scalar("SELECT count(*) FROM row_log") == 0);
}

TEST_CASE("what a foreign key removes or empties is logged too") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store,
          "INSERT INTO account (name) VALUES ('a'), ('b'); INSERT INTO deal (account_id, name) VALUES (1, 'd');"
          "INSERT INTO remark (deal_id, author_id, text) VALUES (1, 2, 'x')");
    write(store, "DELETE FROM account WHERE name = 'b'");
    write(store, "DELETE FROM deal");
    CHECK(store.connection().scalar("SELECT count(*) FROM row_log WHERE table_name = 'remark' AND action = 'update'") ==
          1);
    CHECK(store.connection().scalar("SELECT count(*) FROM row_log WHERE table_name = 'remark' AND action = 'delete'") ==
          1);
}

TEST_CASE("a row is not replaced behind the log's back") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('a')");
    for (const char* sql : {"INSERT OR REPLACE INTO account (name) VALUES ('a')",
                            "REPLACE INTO account (name) VALUES ('a')", "UPDATE OR REPLACE account SET name = 'a'"}) {
        CHECK(error_of([&] { write(store, sql); }).kind() == ErrorKind::bug);
    }
}

TEST_CASE("every table of the program's schema can be logged") {
    const Folder folder;
    Store store = Store::create(folder / "a.db", {.now = noon}, {});
    std::vector<std::string> tables;
    Statement list = store.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> "
        "'sqlite_'");
    while (list.step()) { tables.emplace_back(list.text(0)); }
    REQUIRE(tables.size() > 20);
    Write write(store, by("test"));
    std::int64_t logged = 0;
    for (const std::string& table : tables) {
        const bool history = table == "operation" || table == "row_log" || table == "row_range" ||
                             table == "import_file" || table == "packed_table" || table == "packed_row";
        write.prepare("DELETE FROM " + table + " WHERE false");
        logged += history ? 0 : 2;
        INFO(table);
        CHECK(write.connection().scalar("SELECT count(*) FROM temp.sqlite_schema WHERE type = 'trigger'") == logged);
        if (history) { continue; }
        CHECK(write.connection().scalar("SELECT count(*) FROM sqlite_schema WHERE name = '" + table +
                                        "' AND sql LIKE '%(%id%INTEGER PRIMARY KEY AUTOINCREMENT%'") == 1);
        CHECK(write.connection().scalar("SELECT count(*) FROM pragma_table_info('" + table +
                                        "') WHERE type NOT IN ('INTEGER', 'TEXT')") == 0);
    }
}

}  // namespace winloss::store
