#include "winloss/store/store.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <set>

#include "fixture.hpp"
#include "processes.hpp"
#include "winloss/core/last_act.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::store {

namespace {

unsigned mode_of(const std::string& path) {
    struct stat status{};
    REQUIRE(stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

std::set<std::string> files_in(const Folder& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "")) {
        names.insert(entry.path().filename());
    }
    return names;
}

// Opening it, for reading or for writing, is refused in the same way and changes nothing, in it or beside it.
void refused(const Folder& folder, const std::string& name, ErrorKind kind, const std::string& words) {
    const std::string before = bytes_of(folder / name);
    const std::set<std::string> files = files_in(folder);
    for (const auto open : {&Store::open, &Store::open_for_reading}) {
        const Error error = error_of([&] { open(folder / name, small_options()); });
        CHECK(error.kind() == kind);
        CHECK(error.message().find(words) != std::string::npos);
        CHECK(error.message().find(name) != std::string::npos);
    }
    CHECK(bytes_of(folder / name) == before);
    CHECK(files_in(folder) == files);
}

std::string with_bytes(std::string bytes, std::size_t at, const std::string& new_bytes) {
    return bytes.replace(at, new_bytes.size(), new_bytes);
}

}  // namespace

TEST_CASE("a new store belongs to its owner alone") {
    const Folder folder;
    const mode_t before = umask(0);
    {
        Store store = small_store(folder / "deep/er/a.db");
        write(store, "INSERT INTO account (name) VALUES ('Acme')");
        CHECK(store.schema_version() == 1);
        CHECK(mode_of(folder / "deep") == 0700);
        CHECK(mode_of(folder / "deep/er") == 0700);
        CHECK(mode_of(folder / "deep/er/a.db") == 0600);
        CHECK(mode_of(folder / "deep/er/a.db-journal") == 0600);
        CHECK(umask(0) == 0);
    }
    umask(before);
}

TEST_CASE("what is no store of ours is refused and not touched") {
    const Folder folder;
    {
        Store store = small_store(folder / "good.db");
        write(store, "INSERT INTO account (name) VALUES ('Acme')");
    }
    const std::string good = bytes_of(folder / "good.db");
    write_bytes(folder / "text.db", "Dear diary, today we lost the Acme deal on price again." + std::string(200, '.'));
    write_bytes(folder / "short.db", "x");
    write_bytes(folder / "zeros.db", std::string(4096, '\0'));
    write_bytes(folder / "foreign.db", with_bytes(good, 68, std::string(4, '\0')));
    write_bytes(folder / "foreign-wal.db", with_bytes(with_bytes(good, 68, std::string(4, '\0')), 18, "\x02\x02"));
    write_bytes(folder / "newer.db", with_bytes(good, 60, std::string("\0\0\0\x02", 4)));
    write_bytes(folder / "newer-wal.db",
                with_bytes(with_bytes(good, 60, std::string("\0\0\0\x02", 4)), 18, "\x02\x02"));
    write_bytes(folder / "half.db", good.substr(0, good.size() / 2));
    write_bytes(folder / "garbled.db", with_bytes(good, 100, std::string(3000, '\x7f')));
    write_bytes(folder / "empty.db", "");
    std::filesystem::create_directory(folder / "folder.db");
    REQUIRE(mkfifo((folder / "pipe.db").c_str(), 0600) == 0);

    for (const char* name : {"text.db", "short.db", "zeros.db", "foreign.db", "foreign-wal.db"}) {
        refused(folder, name, ErrorKind::store, "is not a winloss store");
        CHECK(error_of([&] { Store::create(folder / name, small_options(), {}); }).kind() == ErrorKind::store);
    }
    refused(folder, "newer.db", ErrorKind::store, "newer version of winloss (schema 2; this one knows 1)");
    refused(folder, "newer-wal.db", ErrorKind::store, "newer version of winloss");
    refused(folder, "half.db", ErrorKind::store, "is damaged");
    refused(folder, "garbled.db", ErrorKind::store, "is damaged");
    refused(folder, "folder.db", ErrorKind::store, "is a folder");
    refused(folder, "pipe.db", ErrorKind::store, "is not an ordinary file");
    refused(folder, "empty.db", ErrorKind::not_found, "There is no store at");
    refused(folder, "missing.db", ErrorKind::not_found, "There is no store at");
    if (geteuid() != 0) {
        std::filesystem::permissions(folder / "good.db", std::filesystem::perms::none);
        refused(folder, "good.db", ErrorKind::failure, "cannot be read");
    }
}

TEST_CASE("a store in a folder that may not be written is read all the same") {
    if (geteuid() == 0) { return; }  // root may write everywhere
    const Folder folder;
    std::filesystem::create_directory(folder / "deep");
    { Store store = small_store(folder / "deep/a.db"); }
    std::filesystem::permissions(folder / "deep/a.db", std::filesystem::perms::owner_read);
    std::filesystem::permissions(folder / "deep",
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    Store store = Store::open(folder / "deep/a.db", small_options());
    CHECK(store.operation() == 0);
    CHECK(error_of([&] { Write(store, by("x")); }).kind() == ErrorKind::failure);
    CHECK(error_of([&] { Store::create(folder / "deep/b.db", small_options(), {}); }).kind() == ErrorKind::failure);
    std::filesystem::permissions(folder / "deep", std::filesystem::perms::owner_all);
}

TEST_CASE("an empty file is taken for a store not made yet") {
    const Folder folder;
    write_bytes(folder / "a.db", "");
    Store store = small_store(folder / "a.db");
    CHECK(write(store, "INSERT INTO account (name) VALUES ('Acme')") == 1);
    CHECK(Store::create(folder / "a.db", small_options(), [](Connection&) { FAIL("filled twice"); }).operation() == 1);
}

TEST_CASE("what a store begins with is there from the first moment and is no operation") {
    const Folder folder;
    const Store store = Store::create(folder / "a.db", small_options(), [](Connection& connection) {
        connection.execute("INSERT INTO account (name) VALUES ('house')");
    });
    CHECK(store.operation() == 0);
    CHECK(store.connection().scalar("SELECT count(*) FROM account") == 1);
}

TEST_CASE("a store that cannot be filled holds nothing") {
    const Folder folder;
    const auto fails = [](Connection& connection) {
        connection.execute("INSERT INTO account (name) VALUES ('house')");
        throw bad_input("no");
    };
    CHECK(error_of([&] { Store::create(folder / "a.db", small_options(), fails); }).kind() == ErrorKind::bad_input);
    CHECK(bytes_of(folder / "a.db").empty());
    Store store = small_store(folder / "a.db");
    CHECK(write(store, "INSERT INTO account (name) VALUES ('Acme')") == 1);
}

TEST_CASE("a new store that nobody has written into is taken away with its journal, any other one stays") {
    const Folder folder;
    const auto acme = [](Store& store) { return write(store, "INSERT INTO account (name) VALUES ('Acme')"); };
    {
        Store store = small_store(folder / "a.db");
        CHECK(error_of([&] { write(store, "INSERT INTO account (name) VALUES ('')"); }).kind() == ErrorKind::conflict);
        CHECK(store.take_away_if_unused());
        CHECK(files_in(folder).empty());
    }
    {
        Store store = small_store(folder / "a.db");
        acme(store);
        CHECK_FALSE(store.take_away_if_unused());
        Store another = small_store(folder / "a.db");  // there already
        CHECK_FALSE(another.take_away_if_unused());
    }
    Store store = small_store(folder / "b.db");
    CHECK(end_of(in_child([&] {
              Store other = Store::open(folder / "b.db", small_options());
              return acme(other) == 1 ? 0 : 1;
          })) == 0);
    CHECK_FALSE(store.take_away_if_unused());
    CHECK(Store::open(folder / "b.db", small_options()).operation() == 1);
    CHECK(files_in(folder).contains("a.db"));
}

TEST_CASE("a signal takes a new store away before its first commit, and not after it") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    {
        Write writing(store, by("add"));
        writing.connection().execute("INSERT INTO account (name) VALUES ('Acme')");
        CHECK(end_of(in_child([&] {  // holds no lock of its parent's, who is at work in it
                  LastAct::do_all();
                  return 0;
              })) == 0);
        CHECK(files_in(folder).contains("a.db"));
        writing.commit();
    }
    LastAct::do_all();
    CHECK(Store::open(folder / "a.db", small_options()).operation() == 1);
    for (const bool writing : {false, true}) {
        CHECK(end_of(in_child([&]() -> int {
                  Store mine = small_store(folder / "b.db");
                  std::unique_ptr<Write> write;
                  if (writing) {
                      write = std::make_unique<Write>(mine, by("add"));
                      write->connection().execute("INSERT INTO account (name) VALUES ('Acme')");
                  }
                  LastAct::do_all();
                  _exit(0);
              })) == 0);
        CHECK_FALSE(files_in(folder).contains("b.db"));
        CHECK_FALSE(files_in(folder).contains("b.db-journal"));
    }
}

TEST_CASE("who waits for a store that is taken away is told so, and can make it") {
    const Folder folder;
    Store first = small_store(folder / "a.db");
    Store second = Store::open(folder / "a.db", small_options());
    CHECK(first.take_away_if_unused());
    CHECK(error_of([&] { write(second, "INSERT INTO account (name) VALUES ('Acme')"); }).kind() == ErrorKind::busy);
    Store third = small_store(folder / "a.db");
    CHECK(write(third, "INSERT INTO account (name) VALUES ('Acme')") == 1);
}

TEST_CASE("of sixteen programs that make one store at the same moment one does, and all can write to it") {
    for (int round = 0; round < 5; ++round) {
        const Folder folder;
        const std::vector<int> ends = all_at_once(16, [&](int i) {
            bool filled = false;
            Store store = Store::create(folder / "a.db", small_options(30'000), [&](Connection& connection) {
                connection.execute("INSERT INTO account (name) VALUES ('house')");
                filled = true;
            });
            write(store, "INSERT INTO account (name) VALUES ('a" + std::to_string(i) + "')");
            return filled ? 1 : 0;
        });
        CHECK(std::count(ends.begin(), ends.end(), 1) == 1);
        CHECK(std::count(ends.begin(), ends.end(), 0) == 15);
        const Store store = Store::open(folder / "a.db", small_options());
        CHECK(store.operation() == 16);
        CHECK(store.connection().scalar("SELECT count(*) FROM account") == 17);
    }
}

TEST_CASE("of programs that fail to make a store none spoils it for another") {
    const Folder folder;
    const std::vector<int> ends = all_at_once(12, [&](int i) {
        try {
            Store store = Store::create(folder / "a.db", small_options(30'000), [&](Connection&) {
                if (i % 3 != 0) { throw bad_input("no"); }
            });
            write(store, "INSERT INTO account (name) VALUES ('a" + std::to_string(i) + "')");
        } catch (const Error& error) { return error.kind() == ErrorKind::bad_input ? 1 : 2; }
        return 0;
    });
    CHECK(std::count(ends.begin(), ends.end(), 0) >= 4);
    CHECK(std::count(ends.begin(), ends.end(), 2) == 0);
    CHECK(std::count(ends.begin(), ends.end(), 99) == 0);
    const Store store = Store::open(folder / "a.db", small_options());
    CHECK(store.operation() == std::count(ends.begin(), ends.end(), 0));
}

TEST_CASE("a program killed while it makes a store leaves one that can be made again") {
    int unfinished = 0;
    for (int delay = 0; delay < 40; ++delay) {
        const Folder folder;
        killed_after(std::chrono::microseconds(100 * delay), [&] {
            Store::create(folder / "a.db", small_options(), [](Connection& connection) {
                connection.execute(
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
                    "INSERT INTO account (name) SELECT 'account ' || i FROM n");
            });
            return 0;
        });
        bool made_again = false;
        const Store store = Store::create(folder / "a.db", small_options(), [&](Connection&) { made_again = true; });
        unfinished += made_again ? 1 : 0;
        CHECK(store.connection().scalar("SELECT count(*) FROM account") == (made_again ? 0 : 300));
        CHECK(store.connection().scalar("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") ==
              0);
    }
    CHECK(unfinished > 0);
}

TEST_CASE("a program killed while it writes leaves the store as before or after") {
    const Folder folder;
    { Store store = small_store(folder / "a.db"); }
    for (int delay = 0; delay < 40; ++delay) {
        const int end = killed_after_first(std::chrono::microseconds(150 * delay), [&](const auto& done) {
            Store store = Store::open(folder / "a.db", small_options());
            for (;; done()) {
                write(store,
                      "INSERT INTO account (name) SELECT 'a' || (count(*) + 1) FROM account;"
                      "INSERT INTO deal (account_id, name) SELECT max(id), 'd' FROM account;"
                      "UPDATE deal SET amount = coalesce(amount, 0) + 1");
            }
        });
        CHECK(end == -SIGKILL);
        const Store store = Store::open_for_reading(folder / "a.db", small_options());
        const std::int64_t operations = store.operation();
        CHECK(store.connection().scalar("SELECT count(*) FROM account") == operations);
        CHECK(store.connection().scalar("SELECT coalesce(max(amount), 0) FROM deal") == operations);
        CHECK(store.connection().scalar("SELECT count(*) FROM row_log") == operations * (operations + 1) / 2);
    }
    const Store store = Store::open_for_reading(folder / "a.db", small_options());
    CHECK(store.operation() >= 40);
    CHECK(store.connection().scalar("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") == 0);
}

TEST_CASE("a reader takes back what a killed writer left half done") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('Acme')");
    const std::string before = bytes_of(folder / "a.db");
    const int end = end_of(in_child([&] {
        Store other = Store::open(folder / "a.db", small_options());
        Write write(other, by("import"));
        write.connection().execute("PRAGMA cache_size = 5; PRAGMA cache_spill = 5");  // so that pages reach the file
        Statement insert = write.prepare("INSERT INTO account (name) VALUES ($name)");
        for (int i = 0; i < 2000; ++i) { insert.bind("name", std::to_string(i) + std::string(500, 'x')).run(); }
        return raise(SIGKILL);
    }));
    REQUIRE(end == -SIGKILL);
    REQUIRE(bytes_of(folder / "a.db").size() > before.size());
    const Store reader = Store::open_for_reading(folder / "a.db", small_options());
    CHECK(reader.connection().scalar("SELECT count(*) FROM account") == 1);
    CHECK(bytes_of(folder / "a.db") == before);
}

TEST_CASE("many programs write at the same time and none is lost") {
    const Folder folder;
    { Store store = small_store(folder / "a.db"); }
    const std::vector<int> ends = all_at_once(8, [&](int i) {
        Store store = Store::open(folder / "a.db", small_options(30'000));
        for (int n = 0; n < 20; ++n) {
            write(store, "INSERT INTO account (name) VALUES ('" + std::to_string(i) + "-" + std::to_string(n) + "')");
        }
        return 0;
    });
    CHECK(std::count(ends.begin(), ends.end(), 0) == 8);
    CHECK(Store::open(folder / "a.db", small_options()).operation() == 160);
}

TEST_CASE("a backup is a store of its own") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('Acme')");
    backup(store, folder / "copies/b.db");
    CHECK(mode_of(folder / "copies/b.db") == 0600);
    CHECK(error_of([&] { backup(store, folder / "copies/b.db"); }).kind() == ErrorKind::conflict);
    CHECK(error_of([&] { backup(store, folder / "a.db"); }).kind() == ErrorKind::conflict);
    write(store, "DELETE FROM account");
    Store copy = Store::open(folder / "copies/b.db", small_options());
    CHECK(copy.connection().scalar("SELECT count(*) FROM account") == 1);
    CHECK(undo(copy, by("undo"), std::nullopt).id == 1);
}

TEST_CASE("a disk that fills up changes nothing") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('Acme')");
    const int end = end_of(in_child([&] {
        signal(SIGXFSZ, SIG_IGN);
        const rlimit small{1'000'000, 1'000'000};
        setrlimit(RLIMIT_FSIZE, &small);
        Store other = Store::open(folder / "a.db", small_options());
        try {
            write(other,
                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
                  "INSERT INTO account (name) SELECT 'account number ' || i FROM n");
        } catch (const Error& error) {
            const bool usable = other.connection().scalar("SELECT count(*) FROM account") == 1;
            return error.kind() == ErrorKind::failure && usable ? 0 : 1;
        }
        return 2;
    }));
    CHECK(end == 0);
    CHECK(store.connection().scalar("SELECT count(*) FROM account") == 1);
    CHECK(store.connection().scalar("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") == 0);
    CHECK(write(store, "DELETE FROM account") == 2);
}

TEST_CASE("a link to nothing is no place for a store, and says so") {
    const Folder folder;
    std::filesystem::create_symlink("/not/there.db", folder / "link.db");
    const auto told = [&]() -> std::string {
        try {
            Store::create(folder / "link.db", {}, {});
        } catch (const Error& error) { return error.message(); }
        return {};
    };
    CHECK(told() == (folder / "link.db") + " is a link to /not/there.db, where nothing is.");
}

}  // namespace winloss::store
