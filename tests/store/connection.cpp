#include "winloss/store/connection.hpp"

#include <sys/stat.h>

#include <thread>

#include "fixture.hpp"

namespace winloss::store {

namespace {

std::string setting(const Connection& connection, const std::string& name) {
    Statement pragma = connection.prepare("SELECT CAST(" + name + " AS TEXT) FROM pragma_" + name);
    REQUIRE(pragma.step());
    return std::string(pragma.text(0));
}

}  // namespace

TEST_CASE("every connection has the settings that protect the store") {
    const Folder folder;
    const Store made = small_store(folder / "a.db");
    for (const bool read_only : {false, true}) {
        const Connection connection(folder / "a.db", {.read_only = read_only});
        CHECK(connection.scalar("PRAGMA foreign_keys") == 1);
        CHECK(connection.scalar("PRAGMA synchronous") == 2);
        if (!read_only) {  // what a reader has no use for it does not pay for
            CHECK(setting(connection, "journal_mode") == "truncate");
            CHECK(connection.scalar("PRAGMA secure_delete") == 1);
            CHECK(connection.scalar("PRAGMA cell_size_check") == 1);
            CHECK(connection.scalar("PRAGMA cache_spill") == 8191);
        }
        CHECK(connection.scalar("PRAGMA temp_store") == (read_only ? 2 : 0));
        CHECK(connection.scalar("PRAGMA trusted_schema") == 0);
        CHECK(connection.scalar("PRAGMA query_only") == 1);
        CHECK(connection.scalar("PRAGMA application_id") == Connection::application_id);
    }
}

TEST_CASE("a mistyped column is an error, not a string") {
    const Folder folder;
    const Store store = small_store(folder / "a.db");
    CHECK(error_of([&] { store.prepare("SELECT \"nmae\" FROM account"); }).kind() == ErrorKind::bug);
    CHECK(error_of([&] { store.prepare("SELECT id FROM account; DELETE FROM account"); }).kind() == ErrorKind::bug);
    CHECK_NOTHROW(store.prepare("SELECT ';--' FROM account -- one; statement\n;"));
}

TEST_CASE("values come back as they were bound, and only as the type they are") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    Write write(store, by("test"));
    Statement insert = write.prepare("INSERT INTO account (name) VALUES ($name)");
    CHECK(error_of([&] { insert.run(); }).kind() == ErrorKind::bug);
    CHECK(error_of([&] { insert.bind("nmae", "x"); }).kind() == ErrorKind::bug);
    CHECK(insert.bind("name", "Ümlaut").run() == 1);
    CHECK(write.last_insert_id() == 1);

    Statement deal = write.prepare("INSERT INTO deal (account_id, name, amount, closed_on) VALUES (1, $n, $a, $c)");
    const std::int64_t large = 9'007'199'254'740'993;  // not a double
    deal.bind("a", large).bind("n", std::string("x")).bind("c", make_date(2024, 2, 29)).run();
    deal.bind("n", "y").bind("a", nullptr).bind("c", std::optional<Date>()).run();
    Statement select = write.prepare("SELECT name, amount, closed_on FROM deal ORDER BY id");
    REQUIRE(select.step());
    CHECK(select.integer(1) == large);
    CHECK(select.date(2) == make_date(2024, 2, 29));
    CHECK(error_of([&] { select.integer(0); }).kind() == ErrorKind::bug);
    CHECK(error_of([&] { select.text(1); }).kind() == ErrorKind::bug);
    CHECK(error_of([&] { select.text(3); }).kind() == ErrorKind::bug);
    REQUIRE(select.step());
    CHECK(select.maybe_integer(1) == std::nullopt);
    CHECK(select.maybe_date(2) == std::nullopt);
    CHECK_FALSE(select.step());
}

TEST_CASE("a violated rule is a conflict in plain words") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('Acme')");
    const auto message = [&](const std::string& sql) {
        const Error error = error_of([&] { write(store, sql); });
        CHECK(error.kind() == ErrorKind::conflict);
        return error.message();
    };
    CHECK(message("INSERT INTO account (name) VALUES ('Acme')") == "Another account has the same name already.");
    CHECK(message("INSERT INTO account (name) VALUES (NULL)") == "The name of the account is missing.");
    CHECK(message("INSERT INTO deal (account_id, name) VALUES (7, 'x')") ==
          "A record that others refer to would be missing.");
    CHECK(store.operation() == 1);
}

TEST_CASE("nothing is written outside of a write") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    CHECK(error_of([&] { store.connection().execute("INSERT INTO account (name) VALUES ('Acme')"); }).kind() ==
          ErrorKind::bug);
    Store reader = Store::open_for_reading(folder / "a.db", small_options());
    CHECK(error_of([&] { Write(reader, by("x")); }).kind() == ErrorKind::bug);
    write(store, "INSERT INTO account (name) VALUES ('Acme')");
    CHECK(error_of([&] { store.connection().execute("DELETE FROM account"); }).kind() == ErrorKind::bug);
    CHECK(reader.connection().scalar("SELECT count(*) FROM account") == 1);
}

TEST_CASE("a reader goes on beside a writer, a second writer waits and is then told") {
    const Folder folder;
    Store first = small_store(folder / "a.db");
    Store second = Store::open(folder / "a.db", small_options(30));
    std::optional<Write> write(std::in_place, first, by("a"));
    write->connection().execute("INSERT INTO account (name) VALUES ('Acme')");
    CHECK(second.connection().scalar("SELECT count(*) FROM account") == 0);
    const auto start = std::chrono::steady_clock::now();
    const Error error = error_of([&] { Write(second, by("b")); });
    CHECK(error.kind() == ErrorKind::busy);
    CHECK(error.message().find("waited 30 ms") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(30));
    CHECK(write->commit() == 1);
    write.reset();
    CHECK(second.connection().scalar("SELECT count(*) FROM account") == 1);
}

TEST_CASE("a commit waits for readers to finish") {
    const Folder folder;
    Store first = small_store(folder / "a.db");
    std::optional<Store> second(Store::open_for_reading(folder / "a.db", small_options()));
    std::optional<Snapshot> snapshot(std::in_place, *second);
    CHECK(second->operation() == 0);
    std::thread reader([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        snapshot.reset();
    });
    CHECK(write(first, "INSERT INTO account (name) VALUES ('Acme')") == 1);
    reader.join();
    CHECK(second->operation() == 1);
}

TEST_CASE("a commit that readers keep waiting too long changes nothing") {
    const Folder folder;
    Store first = small_store(folder / "a.db");
    std::optional<Store> impatient(Store::open(folder / "a.db", small_options(20)));
    {
        const Snapshot snapshot(first);
        CHECK(first.operation() == 0);
        CHECK(error_of([&] { write(*impatient, "INSERT INTO account (name) VALUES ('Acme')"); }).kind() ==
              ErrorKind::busy);
    }
    CHECK(first.operation() == 0);
    CHECK(write(*impatient, "INSERT INTO account (name) VALUES ('Acme')") == 1);
    CHECK(first.operation() == 1);
}

TEST_CASE("a change of many MiB does not lock readers out before it commits") {
    const Folder folder;
    Store first = small_store(folder / "a.db");
    const Store second = Store::open_for_reading(folder / "a.db", small_options(50));
    Write write(first, by("import"));
    Statement insert = write.prepare("INSERT INTO account (name) VALUES ($name)");
    for (int i = 0; i < 2000; ++i) { insert.bind("name", std::to_string(i) + std::string(4000, 'x')).run(); }  // 18 MiB
    CHECK(second.connection().scalar("SELECT count(*) FROM account") == 0);
    CHECK(write.commit() == 1);
    CHECK(second.connection().scalar("SELECT count(*) FROM account") == 2000);
}

TEST_CASE("paths that are no files are refused") {
    for (const std::string path : {"", ":memory:", "file:x.db", "file:/x.db?mode=memory", "postgresql://host/db"}) {
        CHECK(error_of([&] { Connection(path, {}); }).kind() == ErrorKind::usage);
        CHECK(error_of([&] { Store::create(path, small_options(), {}); }).kind() == ErrorKind::usage);
    }
}

}  // namespace winloss::store
