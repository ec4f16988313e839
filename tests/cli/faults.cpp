// What may be wrong with a store, as a person meets it: one line that names the store, one that says what to do, the
// exit code of the contract, and nothing touched.
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "program.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/connection.hpp"

namespace winloss::cli {

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// A store with a few records in it.
std::string made(const Program& program) {
    REQUIRE(program({"account", "add", "Acme"}).code == 0);
    REQUIRE(program({"deal", "add", "Platform", "--account", "Acme"}).code == 0);
    return program.store();
}

/// Nothing on stdout; on stderr the store's name in the first line, and no word of the engine.
Result refused(const Program& program, const Words& words, int code) {
    const Result result = program(words);
    INFO(join(words, " ") << '\n' << result.out << result.err);
    CHECK(result.code == code);
    CHECK(result.out.empty());
    CHECK(result.err.starts_with("winloss: "));
    CHECK(result.err.substr(0, result.err.find('\n')).find(program.store()) != std::string::npos);
    const std::string lower = lower_ascii(result.err);
    for (const char* jargon : {"sql", "database", "pragma", "rollback", "disk i/o"}) {
        CHECK(lower.find(jargon) == std::string::npos);
    }
    return result;
}

const std::vector<Words>& reads_and_writes() {
    static const std::vector<Words> commands = {{"deal", "list"},         {"remind"}, {"log"}, {"check"}, {"plan"},
                                                {"person", "add", "Kim"}, {"undo"},   {"demo"}};
    return commands;
}

/// The names of the files in the store's folder.
std::set<std::string> files_beside(const std::string& store) {
    std::set<std::string> names;
    for (const auto& file : fs::directory_iterator(fs::path(store).parent_path())) {
        names.insert(file.path().filename().string());
    }
    return names;
}

/// The file stays as it is, whatever is tried on it, and nothing appears beside it.
void untouched(const Program& program, int code, const std::string& says) {
    const std::string before = bytes_of(program.store());
    const std::set<std::string> files = files_beside(program.store());
    for (const Words& words : reads_and_writes()) {
        const Result result = refused(program, words, code);
        INFO(join(words, " "));
        CHECK(result.err.find(says) != std::string::npos);
        CHECK(bytes_of(program.store()) == before);
        CHECK(files_beside(program.store()) == files);
    }
}

void put(std::string& bytes, std::size_t at, std::uint32_t value) {
    for (int i = 0; i < 4; ++i) {
        bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (24 - 8 * i) & 0xff);
    }
}

/// Somebody whom permissions bind: the superuser, whom they do not, becomes another user for a while.
class Ordinary {
public:
    explicit Ordinary(const std::string& owns) {
        if (geteuid() != 0) { return; }
#ifdef __linux__
        constexpr uid_t nobody = 65534;
        for (const auto& file : fs::directory_iterator(owns)) {
            bind_ = ::chown(file.path().c_str(), nobody, nobody) == 0;
        }
        bind_ = ::chown(owns.c_str(), nobody, nobody) == 0 && ::setresuid(nobody, nobody, 0) == 0;
#else
        bind_ = false;
#endif
    }
    ~Ordinary() {
#ifdef __linux__
        uid_t real = 0;
        uid_t effective = 0;
        uid_t saved = 1;
        if (::getresuid(&real, &effective, &saved) == 0 && saved == 0) { static_cast<void>(::setresuid(0, 0, 0)); }
#endif
    }
    Ordinary(const Ordinary&) = delete;
    Ordinary& operator=(const Ordinary&) = delete;
    bool is_bound() const { return bind_; }

private:
    bool bind_ = true;
};

}  // namespace

TEST_CASE("a locked store is waited for, then named", "[thorough]") {
    const Program program;
    const std::string store = made(program);
    store::Connection other(store, {});
    other.begin_write();
    const auto start = std::chrono::steady_clock::now();
    const Result busy = refused(program, {"person", "add", "Kim", "--wait", "1"}, 6);
    CHECK(std::chrono::steady_clock::now() - start >= std::chrono::seconds(1));
    CHECK(busy.err == "winloss: The store " + store +
                          " is in use by another program (waited 1 s).\n  Try again, or wait longer with --wait.\n");
    CHECK(program({"deal", "list", "--wait", "0"}).code == 0);  // a reader goes on beside a writer
    other.rollback();
    CHECK(program({"person", "add", "Kim", "--wait", "0"}).code == 0);
}

TEST_CASE("a file of something else is refused and stays as it is") {
    const Program program;
    for (const std::string& bytes :
         {std::string("Dear Acme,\n"), std::string("x"), std::string(5000, '\0'),
          std::string("SQLite format 3\0and not much more", 33), std::string("PK\x03\x04") + std::string(9000, 'z')}) {
        write_bytes(program.store(), bytes);
        untouched(program, 7, "is not a winloss store");
    }
}

TEST_CASE("a store of a newer version is refused and stays as it is") {
    const Program program;
    std::string bytes = bytes_of(made(program));
    put(bytes, 60, 999);
    write_bytes(program.store(), bytes);
    untouched(program, 7, "was made by a newer version of winloss (schema 999");
}

TEST_CASE("a damaged store is refused or its damage found, and nobody loses a byte of it") {
    const Program program;
    const std::string whole = bytes_of(made(program));
    SECTION("its beginning is overwritten") {
        std::string bytes = whole;
        bytes.replace(0, 100, 100, 'x');
        write_bytes(program.store(), bytes);
        untouched(program, 7, "is not a winloss store, or its beginning is damaged");
    }
    SECTION("its first page is") {
        std::string bytes = whole;
        bytes.replace(100, 3900, 3900, 'x');
        write_bytes(program.store(), bytes);
        for (const Words& words : {Words{"deal", "list"}, Words{"person", "add", "Kim"}, Words{"undo"}}) {
            CHECK(refused(program, words, 7).err.find("is damaged") != std::string::npos);
            CHECK(bytes_of(program.store()) == bytes);
        }
        CHECK(program({"check"}).code == 7);
    }
    SECTION("half of it is missing") {
        const std::string bytes = whole.substr(0, whole.size() / 2);
        write_bytes(program.store(), bytes);
        const Result check = program({"check"});
        INFO(check.out << check.err);
        CHECK(check.code == 7);
        CHECK(bytes_of(program.store()) == bytes);
    }
    SECTION("every page behind the first is") {
        std::string bytes = whole;
        bytes.replace(4096, bytes.size() - 4096, bytes.size() - 4096, '\x7f');
        write_bytes(program.store(), bytes);
        for (const Words& words : {Words{"deal", "list"}, Words{"person", "add", "Kim"}, Words{"report", "win-rate"}}) {
            refused(program, words, 7);
            CHECK(bytes_of(program.store()) == bytes);
        }
        const Result check = program({"check"});
        INFO(check.out << check.err);
        CHECK(check.code == 7);
    }
}

TEST_CASE("a folder in the store's place is named as one") {
    const Program program;
    fs::create_directory(program.store());
    for (const Words& words : reads_and_writes()) {
        CHECK(refused(program, words, 7).err.find("is a folder, not a store.") != std::string::npos);
    }
}

TEST_CASE("where there is no store, what needs a record to begin with says so and makes none") {
    const Program program;
    for (const Words& words : {Words{"deal", "list"}, Words{"report", "win-rate"}, Words{"check"}, Words{"remind"},
                               Words{"interview", "book", "Acme", "--at", "2026-10-08 10:00"}, Words{"undo"},
                               Words{"deal", "close", "1", "lost"}, Words{"note", "1", "--file", "-"},
                               Words{"account", "set", "1", "--segment", "x"}}) {
        const Result result = refused(program, words, 3);
        CHECK(result.err.starts_with("winloss: There is no store yet at " + program.store() + ".\n  winloss init"));
        CHECK_FALSE(fs::exists(program.store()));
    }
    fs::create_directory(program.store() + ".d");
    CHECK(program({"deal", "list", "--store", program.store() + ".d/deep/a.db"}).code == 3);
    CHECK(fs::is_empty(program.store() + ".d"));
}

TEST_CASE("the first write makes the folders on the way, for their owner alone") {
    const Program program;
    const std::string store = program / "deep/er/a.db";
    CHECK(program({"person", "add", "Kim", "--store", store}).code == 0);
    struct stat status{};
    REQUIRE(::stat(store.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777u) == 0600u);
    REQUIRE(::stat((program / "deep/er").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777u) == 0700u);
}

TEST_CASE("a file where a folder should be is no place for a store") {
    const Program program;
    write_bytes(program / "file", "x");
    const Result result = program({"person", "add", "Kim", "--store", program / "file/a.db"});
    INFO(result.err);
    CHECK(result.code == 1);
    CHECK(result.err.find(program / "file") != std::string::npos);
    CHECK(bytes_of(program / "file") == "x");
}

TEST_CASE("what may not be read or written is named with the reason") {
    const Program program;
    const std::string store = made(program);
    const Ordinary ordinary(fs::path(store).parent_path().string());
    if (!ordinary.is_bound()) {
        WARN("skipped: permissions do not bind this user");
        return;
    }
    SECTION("a file that may not be read") {
        REQUIRE(::chmod(store.c_str(), 0) == 0);
        for (const Words& words : reads_and_writes()) {
            CHECK(refused(program, words, 1).err.find("cannot be read") != std::string::npos);
        }
        ::chmod(store.c_str(), 0600);
    }
    SECTION("a file that may not be written can still be read") {
        REQUIRE(::chmod(store.c_str(), 0400) == 0);
        CHECK(program({"deal", "list"}).code == 0);
        CHECK(refused(program, {"person", "add", "Kim"}, 1).err.find("may be read, but not written") !=
              std::string::npos);
    }
    SECTION("a folder that may not be written can still be read") {
        fs::remove(store + "-journal");  // with it there, nothing would have to be made in the folder
        REQUIRE(::chmod(fs::path(store).parent_path().c_str(), 0500) == 0);
        CHECK(program({"deal", "list"}).code == 0);
        CHECK(refused(program, {"person", "add", "Kim"}, 1).err.find("its folder not written") != std::string::npos);
        CHECK(program({"person", "add", "Kim", "--store", program / "new.db"}).code == 1);
        ::chmod(fs::path(store).parent_path().c_str(), 0700);
    }
}

TEST_CASE("what is no path of a store is a mistake on the command line") {
    const Program program;
    for (const std::string path : {"", ":memory:", "file:a.db", "postgresql://host/db", "https://host/a.db"}) {
        for (const Words& words : {Words{"deal", "list"}, Words{"person", "add", "Kim"}}) {
            Words line = words;
            line.insert(line.end(), {"--store", path});
            const Result result = program(line);
            INFO(join(line, " ") << '\n' << result.err);
            CHECK(result.code == 2);
            CHECK(result.out.empty());
        }
    }
}

}  // namespace winloss::cli
