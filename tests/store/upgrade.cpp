#include <algorithm>

#include "company.hpp"
#include "fixture.hpp"
#include "processes.hpp"
#include "winloss/store/interview_list.hpp"

namespace winloss::store {

namespace {

// Rebuilds deal, which remark refers to with ON DELETE CASCADE, and adds a column to account.
constexpr std::string_view second_step = R"(
ALTER TABLE account ADD COLUMN region TEXT NOT NULL DEFAULT 'unknown';
CREATE TABLE deal_new (id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL REFERENCES account (id),
    name TEXT NOT NULL, amount INTEGER CHECK (amount >= 0), closed_on TEXT) STRICT;
INSERT INTO deal_new SELECT * FROM deal;
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'deal') WHERE name = 'deal_new';
DROP TABLE deal;
ALTER TABLE deal_new RENAME TO deal;
CREATE INDEX deal_account ON deal (account_id);
)";

std::array<Migration, 2> two_steps(std::string_view second) {
    return {Migration{1, "001_small.sql", small_schema}, Migration{2, "002_more.sql", second}};
}

OpenOptions options_with(std::span<const Migration> steps) {
    OpenOptions options = small_options(30'000);
    options.migrations = steps;
    return options;
}

void fill(const std::string& path) {
    Store store = small_store(path);
    write(store, "INSERT INTO account (name) VALUES ('a'), ('b')");
    write(store, "INSERT INTO deal (account_id, name, amount) SELECT id, 'deal of ' || name, 7 FROM account");
    write(store, "INSERT INTO remark (deal_id, text) SELECT id, 'said' FROM deal");
    write(store, "UPDATE account SET name = 'c' WHERE id = 1");
}

std::vector<std::string> backups(const Folder& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "")) {
        if (entry.path().extension() == ".backup") { names.push_back(entry.path().filename()); }
    }
    return names;
}

}  // namespace

TEST_CASE("an older store is upgraded when it is opened, and kept as it was") {
    const Folder folder;
    fill(folder / "a.db");
    const auto steps = two_steps(second_step);
    OpenOptions options = options_with(steps);
    std::string said;
    options.say = [&](const std::string& line) { said += line + "\n"; };
    for (const auto open : {&Store::open_for_reading, &Store::open}) {
        const Store store = open(folder / "a.db", options);
        CHECK(store.schema_version() == 2);
        CHECK(store.connection().scalar("SELECT count(*) FROM remark") == 2);
        CHECK(store.connection().scalar("SELECT count(*) FROM account WHERE region = 'unknown'") == 2);
        CHECK(store.connection().scalar("PRAGMA foreign_keys") == 1);
    }
    REQUIRE(backups(folder) == std::vector<std::string>{"a.db.1-20261002T120000Z.backup"});
    CHECK(said == "Upgraded the store " + (folder / "a.db") + " from schema 1 to 2; as it was, it is kept in " +
                      (folder / "a.db.1-20261002T120000Z.backup") + ".\n");
    const Store kept = Store::open(folder / "a.db.1-20261002T120000Z.backup", small_options());
    CHECK(kept.connection().scalar("SELECT count(*) FROM deal") == 2);
    CHECK(error_of([&] { Store::open(folder / "a.db", small_options()); }).kind() == ErrorKind::store);
}

TEST_CASE("an upgraded store has the schema of a new one, and its history goes on") {
    const Folder folder;
    fill(folder / "a.db");
    const auto steps = two_steps(second_step);
    Store store = Store::open(folder / "a.db", options_with(steps));
    CHECK(schema_objects(store.connection()) == expected_schema(steps, 2));
    write(store, "UPDATE account SET region = 'north'");
    undo(store, by("undo"), std::nullopt);
    CHECK(undo(store, by("undo"), std::nullopt).id == 4);  // its row log knows no region
    CHECK(store.connection().scalar("SELECT count(*) FROM account WHERE name = 'a' AND region = 'unknown'") == 1);
    for (int i = 0; i < 3; ++i) { undo(store, by("undo"), std::nullopt); }
    CHECK(store.connection().scalar("SELECT count(*) FROM account") == 0);
    for (int i = 0; i < 3; ++i) { redo(store, by("redo")); }
    CHECK(store.connection().scalar("SELECT count(*) FROM remark") == 2);
}

TEST_CASE("an upgrade that would lose something does not happen") {
    const Folder folder;
    fill(folder / "a.db");
    const std::string before = bytes_of(folder / "a.db");
    const auto refused_with = [&](std::string_view second, const std::string& words,
                                  ErrorKind kind = ErrorKind::store) {
        const auto steps = two_steps(second);
        const Error error = error_of([&] { Store::open(folder / "a.db", options_with(steps)); });
        CHECK(error.kind() == kind);
        CHECK(error.message().find(words) != std::string::npos);
        CHECK(bytes_of(folder / "a.db") == before);
        CHECK(backups(folder).empty());
    };
    refused_with("DELETE FROM remark WHERE id = 1", "1 rows of remark would have been lost");
    refused_with("UPDATE deal SET account_id = 99", "references between records would have been lost");
    refused_with("CREATE TABLE more (id INTEGER); SELECT nonsense", "nonsense", ErrorKind::bug);
}

TEST_CASE("a store whose tables somebody changed is not upgraded") {
    const Folder folder;
    fill(folder / "a.db");
    {
        Connection connection(folder / "a.db", {});
        connection.begin_write();
        connection.execute("DROP INDEX deal_account");
        connection.commit();
    }
    const auto steps = two_steps(second_step);
    const Error error = error_of([&] { Store::open(folder / "a.db", options_with(steps)); });
    CHECK(error.kind() == ErrorKind::store);
    CHECK(error.message().find("its tables are not those of schema 1") != std::string::npos);
    CHECK(backups(folder).empty());
}

TEST_CASE("of many programs that open an older store one upgrades it") {
    const Folder folder;
    fill(folder / "a.db");
    const auto steps = two_steps(second_step);
    const std::vector<int> ends = all_at_once(12, [&](int i) {
        Store store = (i % 2 == 0 ? Store::open : Store::open_for_reading)(folder / "a.db", options_with(steps));
        return store.schema_version();
    });
    CHECK(std::count(ends.begin(), ends.end(), 2) == 12);
    CHECK(backups(folder).size() == 1);
}

TEST_CASE("a program killed while it upgrades leaves the store old or new") {
    int old = 0;
    for (int delay = 0; delay < 30; ++delay) {
        const Folder folder;
        fill(folder / "a.db");
        const auto steps = two_steps(second_step);
        killed_after(std::chrono::microseconds(150 * delay), [&] {
            Store::open(folder / "a.db", options_with(steps));
            return 0;
        });
        const int version = Connection(folder / "a.db", {}).version();
        old += version == 1 ? 1 : 0;
        const Store store = Store::open(folder / "a.db", options_with(steps));
        CHECK(store.schema_version() == 2);
        CHECK(store.connection().scalar("SELECT count(*) FROM remark") == 2);
        CHECK(store.connection().scalar("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") ==
              0);
    }
    CHECK(old > 0);
}

TEST_CASE("a filled store of every released schema comes to the present one with all that it held") {
    for (int version = 1; version < current_schema_version(); ++version) {
        CAPTURE(version);
        const Folder folder;
        OpenOptions options;
        options.now = noon;
        options.migrations = migrations().first(static_cast<std::size_t>(version));
        {
            Store old = Store::create(folder / "a.db", options, &write_default_programme);
            write(old, std::string(company_rows));
            write(old,
                  "INSERT INTO interview (kind, account_id, deal_id, anchor_on, anchor_basis, opens_on, target_on, "
                  "closes_on) VALUES ('retrospective', 1, 1, '2026-08-20', 'decided-on', '2026-09-19', '2026-10-04', "
                  "'2026-11-18')");
            write(old, "UPDATE account SET name = 'Acme Holding' WHERE id = 1");
        }
        options.migrations = migrations();
        options.say = [](const std::string&) {};
        Store store = Store::open(folder / "a.db", options);
        CHECK(schema_objects(store.connection()) == expected_schema(migrations(), current_schema_version()));
        CHECK(store.connection().scalar("SELECT count(*) FROM contact") == 3);
        CHECK(listed_interviews(store, {.open = true}).size() == 1);
        undo(store, by("undo"), std::nullopt);
        CHECK(store.connection().scalar("SELECT count(*) FROM account WHERE name = 'Acme'") == 1);
    }
}

}  // namespace winloss::store
