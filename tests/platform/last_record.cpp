#include "winloss/platform/last_record.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/catch.hpp"

using winloss::platform::last_record;
using winloss::platform::remember_record;
namespace fs = std::filesystem;

namespace {

/// A folder that is $XDG_STATE_HOME while the scope lasts.
class StateHome {
public:
    StateHome() {
        std::string folder = (fs::temp_directory_path() / "winloss-state-XXXXXX").string();
        REQUIRE(mkdtemp(folder.data()) != nullptr);
        path = folder;
        const char* before = std::getenv("XDG_STATE_HOME");
        if (before != nullptr) { before_ = before; }
        setenv("XDG_STATE_HOME", folder.c_str(), 1);
    }
    ~StateHome() {
        before_.empty() ? unsetenv("XDG_STATE_HOME") : setenv("XDG_STATE_HOME", before_.c_str(), 1);
        fs::permissions(path, fs::perms::owner_all);
        fs::remove_all(path);
    }
    StateHome(const StateHome&) = delete;
    StateHome& operator=(const StateHome&) = delete;

    fs::path path;

private:
    std::string before_;
};

}  // namespace

TEST_CASE("the last record of a kind is kept for each store") {
    const StateHome home;
    CHECK(last_record("/a.db", "deal") == std::nullopt);
    remember_record("/a.db", "deal", 17);
    remember_record("/a.db", "interview", 42);
    remember_record("/b.db", "deal", 3);
    remember_record("/a.db", "deal", 18);
    CHECK(last_record("/a.db", "deal") == 18);
    CHECK(last_record("/a.db", "interview") == 42);
    CHECK(last_record("/b.db", "deal") == 3);
    CHECK(last_record("/b.db", "interview") == std::nullopt);
    CHECK(last_record("/x/../a.db", "deal") == 18);
    const std::string here = (fs::current_path() / "c.db").string();
    remember_record("c.db", "deal", 5);
    CHECK(last_record(here, "deal") == 5);
}

TEST_CASE("its file is private, and nothing else is left beside it") {
    const StateHome home;
    for (const int number : {1, 2, 2, 3}) { remember_record("/a.db", "deal", number); }
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(home.path / "winloss")) {
        ++files;
        struct stat status{};
        REQUIRE(stat(entry.path().c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
    CHECK(files == 1);
    struct stat status{};
    REQUIRE(stat((home.path / "winloss").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
}

TEST_CASE("where it cannot be kept, nothing is") {
    const StateHome home;
    SECTION("a file stands in the way") {
        std::ofstream(home.path / "winloss") << "no folder";
        remember_record("/a.db", "deal", 1);
        CHECK(last_record("/a.db", "deal") == std::nullopt);
    }
    SECTION("somebody else's text") {
        remember_record("/a.db", "deal", 1);
        const fs::path file = fs::directory_iterator(home.path / "winloss")->path();
        for (const char* text : {"", "/a.db", "/b.db\ndeal 7\n", "/a.db\ndeal x\n\n \ndeal\n", "/a.db\ndeal -7\n"}) {
            std::ofstream(file, std::ios::trunc) << text;
            CHECK(last_record("/a.db", "deal") == std::nullopt);
        }
        remember_record("/a.db", "deal", 9);
        CHECK(last_record("/a.db", "deal") == 9);
    }
}
