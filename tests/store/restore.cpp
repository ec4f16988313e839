#include <set>

#include "fixture.hpp"
#include "processes.hpp"
#include "winloss/core/last_act.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::store {

namespace {

/// The accounts' names, joined.
std::string accounts(const std::string& path) {
    const Store store = Store::open_for_reading(path, small_options());
    Statement names = store.prepare("SELECT coalesce(group_concat(name, ' '), '') FROM (SELECT name FROM account)");
    REQUIRE(names.step());
    return std::string(names.text(0));
}

bool is_sound(const std::string& path) {
    const Connection connection(path, {.read_only = true});
    Statement pages = connection.prepare("PRAGMA integrity_check");
    return pages.step() && pages.text(0) == "ok" && schema_objects(connection) == expected_schema(small_migrations, 1);
}

void add(const std::string& path, const std::string& name) {
    Store store = Store::open(path, small_options());
    write(store, "INSERT INTO account (name) VALUES ('" + name + "')");
}

/// a.db with the accounts 'one two', and a backup of it that has 'one' alone.
struct Company {
    Folder folder;
    std::string store = folder / "a.db";
    std::string saved = folder / "saved.db";
    Company() {
        small_store(store);
        add(store, "one");
        backup(Store::open_for_reading(store, small_options()), saved);
        add(store, "two");
    }
    Restored restored(bool dry_run = false) const { return restore(store, saved, small_options(), dry_run); }
    Error refused(int wait_ms = 50) const {
        const std::string before = bytes_of(store);
        const std::string backup_before = bytes_of(saved);
        const Error error = error_of([&] { restore(store, saved, small_options(wait_ms), false); });
        CHECK(bytes_of(store) == before);
        CHECK(bytes_of(saved) == backup_before);
        CHECK(files().size() <= 4);  // the two and their journals
        return error;
    }
    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(store).parent_path())) {
            names.insert(file.path().filename().string());
        }
        return names;
    }
};

}  // namespace

TEST_CASE("a backup takes the store's place, and what was there is kept to the byte") {
    const Company company;
    const std::string before = bytes_of(company.store);
    const std::string saved = bytes_of(company.saved);
    CHECK(company.restored(true).kept.empty());
    CHECK(bytes_of(company.store) == before);

    const Restored done = company.restored();
    CHECK(done.backup.operation == 1);
    CHECK(done.before.value().operation == 2);
    CHECK(done.kept == company.store + ".before-restore-20261002T120000Z.backup");
    CHECK(accounts(company.store) == "one");
    CHECK(bytes_of(done.kept) == before);
    CHECK(bytes_of(company.saved) == saved);
    CHECK(is_sound(company.store));
    add(company.store, "three");

    const Restored back = restore(company.store, done.kept, small_options(), false);
    CHECK(back.kept == company.store + ".before-restore-20261002T120000Z-2.backup");
    CHECK(accounts(company.store) == "one two");
    CHECK(accounts(back.kept) == "one three");
}

TEST_CASE("a backup takes the place of what is missing, empty, damaged or something else") {
    const Company company;
    const std::string whole = bytes_of(company.store);
    SECTION("missing") {
        const std::string path = company.folder / "deep/new.db";
        CHECK(restore(path, company.saved, small_options(), false).kept.empty());
        CHECK(accounts(path) == "one");
    }
    SECTION("empty") {
        write_bytes(company.store, "");
        CHECK(company.restored().kept.empty());
        CHECK(accounts(company.store) == "one");
    }
    SECTION("damaged or something else") {
        std::string first_page = whole;
        first_page.replace(100, 3900, 3900, 'x');
        std::string inside = whole;
        inside.replace(4096, inside.size() - 4096, inside.size() - 4096, '\x7f');
        std::string header = whole;
        header.replace(0, 100, 100, 'x');
        for (const std::string& bytes : {std::string("Dear Acme,\n"), first_page, inside, header,
                                         whole.substr(0, whole.size() / 2), whole + "x"}) {
            write_bytes(company.store, bytes);
            const Restored done = company.restored();
            CHECK(bytes_of(done.kept) == bytes);
            CHECK(accounts(company.store) == "one");
            CHECK(is_sound(company.store));
        }
    }
    SECTION("a store of a newer version") {
        std::string newer = whole;
        newer.replace(60, 4, std::string("\0\0\3\xe7", 4));
        write_bytes(company.store, newer);
        CHECK(bytes_of(company.restored().kept) == newer);
        CHECK(accounts(company.store) == "one");
    }
}

TEST_CASE("what a killed writer left beside a store does not reach what was restored") {
    const Company company;
    // A change larger than the cache, so that half of it is in the file and what it replaced in the journal.
    const pid_t child = in_child([&] {
        Store store = Store::open(company.store, small_options());
        store.connection().execute("PRAGMA cache_spill = 10; PRAGMA cache_size = 10");
        Write write(store, by("big"));
        write.connection().execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
            "INSERT INTO account (name) SELECT i || hex(zeroblob(500)) FROM n");
        write.connection().execute("UPDATE account SET name = name || 'x'");
        kill(getpid(), SIGKILL);
        return 0;
    });
    REQUIRE(end_of(child) == -SIGKILL);
    REQUIRE(std::filesystem::file_size(company.store + "-journal") > 0);
    const Restored done = company.restored();
    CHECK(accounts(company.store) == "one");
    CHECK(accounts(done.kept) == "one two");  // as its last whole operation left it
    CHECK(is_sound(company.store));
}

TEST_CASE("what is no sound backup is refused, and nothing is changed") {
    const Company company;
    const std::string whole = bytes_of(company.saved);
    SECTION("there is none") {
        std::filesystem::remove(company.saved);
        CHECK(company.refused().kind() == ErrorKind::not_found);
    }
    SECTION("it is empty") {
        write_bytes(company.saved, "");
        CHECK(company.refused().kind() == ErrorKind::store);
    }
    SECTION("it is something else") {
        write_bytes(company.saved, "Dear Acme,\n");
        CHECK(company.refused().kind() == ErrorKind::store);
        CHECK(company.refused().hint() == "Name a file that winloss backup made.");
    }
    SECTION("it is damaged") {
        std::string inside = whole;
        inside.replace(8192, 4096, 4096, '\x7f');
        for (const std::string& bytes : {inside, whole.substr(0, whole.size() / 2)}) {
            write_bytes(company.saved, bytes);
            CHECK(company.refused().kind() == ErrorKind::store);
        }
    }
    SECTION("it is newer") {
        std::string newer = whole;
        newer.replace(60, 4, std::string("\0\0\3\xe7", 4));
        write_bytes(company.saved, newer);
        CHECK(company.refused().kind() == ErrorKind::store);
    }
    SECTION("its tables are not ours") {
        Connection changed(company.saved, {});
        changed.begin_write();
        changed.execute("CREATE INDEX foreign_index ON deal (name)");
        changed.commit();
        CHECK(company.refused().message() ==
              "The backup " + company.saved + " is not sound: another program has changed its tables.");
    }
    SECTION("a record is missing") {
        Connection changed(company.saved, {});
        changed.enforce_foreign_keys(false);
        changed.begin_write();
        changed.execute("INSERT INTO deal (account_id, name) VALUES (99, 'lost')");
        changed.commit();
        CHECK(company.refused().kind() == ErrorKind::store);
    }
    SECTION("it is the store itself") {
        std::filesystem::remove(company.saved);
        std::filesystem::create_symlink(company.store, company.saved);
        CHECK(company.refused().kind() == ErrorKind::usage);
    }
    CHECK(accounts(company.store) == "one two");
}

TEST_CASE("a store in use is not replaced") {
    const Company company;
    Store other = Store::open(company.store, small_options());
    SECTION("somebody writes") {
        const Write write(other, by("x"));
        CHECK(company.refused().kind() == ErrorKind::busy);
    }
    SECTION("somebody reads") {
        const Snapshot snapshot(other);
        CHECK(other.operation() == 2);
        CHECK(company.refused().kind() == ErrorKind::busy);
    }
    CHECK(company.restored().before.value().operation == 2);
    CHECK(other.operation() == 1);  // who had it open goes on with what was restored
    write(other, "INSERT INTO account (name) VALUES ('three')");
    CHECK(accounts(company.store) == "one three");
}

TEST_CASE("a signal in the middle of a backup or a restore leaves no file behind") {
    const Company company;
    // What the folder holds once a signal has come at this part of the work.
    const auto left_at = [&](std::string_view part, const std::function<void(const OpenOptions&)>& work) {
        std::set<std::string> left;
        OpenOptions options = small_options();
        options.watch = [&](const Far* far) {
            if (far == nullptr || far->done != part || !left.empty()) { return; }
            LastAct::do_all();
            left = company.files();
            std::erase_if(left, [](const std::string& name) { return name.ends_with("-journal"); });
        };
        try {
            work(options);
        } catch (const Error&) {  // a process that a signal ends does not come so far
        }
        return left;
    };
    const std::set<std::string> both{"a.db", "saved.db"};
    for (const char* part : {"copied", "checked"}) {
        CHECK(left_at(part, [&](const OpenOptions& options) {
                  backup(Store::open_for_reading(company.store, options), company.folder / "new.db");
              }) == both);
        std::filesystem::remove(company.folder / "new.db");
    }
    CHECK(left_at("copied",
                  [&](const OpenOptions& options) { restore(company.store, company.saved, options, false); }) == both);
}

}  // namespace winloss::store
