#include "winloss/platform/files.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
namespace fs = std::filesystem;

TEST_CASE("files are written whole, privately, and read back") {
    std::string folder = (fs::temp_directory_path() / "winloss-files-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    const std::string path = folder + "/a.txt";
    const std::string content("a\0b\n\xff", 5);
    platform::write_file_atomically(path, content);
    CHECK(platform::read_file(path, 5) == content);
    platform::write_file_atomically(path, "new");
    CHECK(platform::read_file(path, 100) == "new");
    struct stat status{};
    REQUIRE(stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}) == 1);

    const auto kind_of = [](const auto& action) {
        try {
            action();
        } catch (const Error& error) { return exit_code(error.kind()); }
        return 0;
    };
    CHECK(kind_of([&] { platform::read_file(path, 2); }) == 5);
    CHECK(kind_of([&] { platform::read_file(folder, 2); }) == 5);
    CHECK(kind_of([&] { platform::read_file(folder + "/none", 2); }) == 2);
    CHECK(kind_of([&] { platform::write_file_atomically(folder + "/no/such", "x"); }) == 1);
    fs::remove_all(folder);
}

TEST_CASE("a folder that was made for what never came is taken away again, a signal does so too") {
    std::string above = (fs::temp_directory_path() / "winloss-new-XXXXXX").string();
    REQUIRE(mkdtemp(above.data()) != nullptr);
    const std::string path = above + "/a/b/";
    {
        const platform::NewFolder folder(path);
        CHECK(fs::is_directory(path));
    }
    CHECK_FALSE(fs::exists(above + "/a"));
    {
        const platform::NewFolder folder(path);
        LastAct::do_all();
        CHECK_FALSE(fs::exists(above + "/a"));
    }
    {
        platform::NewFolder folder(path);
        folder.keep();
    }
    CHECK(fs::is_directory(path));
    { const platform::NewFolder there(path); }  // made nothing
    CHECK(fs::is_directory(path));
    fs::remove_all(above + "/a");
    {
        const platform::NewFolder folder(path);
        platform::write_file_atomically(path + "x", "kept");
    }
    CHECK(fs::exists(path + "x"));
    fs::remove_all(above);
}
