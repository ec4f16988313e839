// Nothing in the current folder is ever run, whatever PATH says.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"
#include "winloss/platform/editor.hpp"
#include "winloss/platform/pager.hpp"

namespace fs = std::filesystem;
using namespace winloss;

namespace {

/// A folder to stand in, with a program that tells of its run, and a PATH.
class Planted {
public:
    Planted() : before_(fs::current_path()), path_(std::getenv("PATH")) {
        std::string name = (fs::temp_directory_path() / "folder-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
        fs::create_directory(folder_ / "bin");
        for (const char* program : {"planted", "bin/planted"}) {
            std::ofstream(folder_ / program) << "#!/bin/sh\n: > " << (folder_ / "was-run").string() << '\n';
            fs::permissions(folder_ / program, fs::perms::owner_all);
        }
        fs::current_path(folder_);
        setenv("XDG_RUNTIME_DIR", folder_.c_str(), 1);
        setenv("WINLOSS_EDITOR", "planted", 1);
    }
    ~Planted() {
        std::error_code ignored;
        fs::current_path(before_, ignored);
        setenv("PATH", path_.c_str(), 1);
        unsetenv("WINLOSS_EDITOR");
        unsetenv("XDG_RUNTIME_DIR");
        fs::remove_all(folder_, ignored);
    }
    Planted(const Planted&) = delete;
    Planted& operator=(const Planted&) = delete;

    std::string operator/(const char* name) const { return (folder_ / name).string(); }
    bool was_run() const { return fs::remove(folder_ / "was-run"); }
    EditTask task() const {
        EditTask task;
        task.text = "text";
        task.piece = {folder_ / "a.db", "note 1", ".md"};
        return task;
    }

private:
    fs::path before_;
    std::string path_;
    fs::path folder_;
};

}  // namespace

TEST_CASE("a pager and an editor named without a path are never the current folder's") {
    const Planted folder;
    for (const char* path : {".:/usr/bin:/bin", "/usr/bin:/bin:", ":/usr/bin:/bin", "/usr/bin::/bin", "bin:/bin", ""}) {
        setenv("PATH", path, 1);
        INFO(path);
        CHECK_FALSE(platform::page("planted", "text"));
        CHECK_FALSE(platform::page("exec planted", "text"));
        CHECK_THROWS_AS(platform::edit(folder.task()), Error);
        CHECK_FALSE(folder.was_run());
    }
    setenv("WINLOSS_EDITOR", "exec planted", 1);  // which is left to the shell
    CHECK_THROWS_AS(platform::edit(folder.task()), Error);
    CHECK_FALSE(folder.was_run());
}

TEST_CASE("a pager and an editor are found in the folders of PATH that are named from the root") {
    const Planted folder;
    setenv("PATH", (".:" + (folder / "bin")).c_str(), 1);
    CHECK(platform::page("planted", "text"));
    CHECK(folder.was_run());
    CHECK_NOTHROW(platform::edit(folder.task()));
    CHECK(folder.was_run());
    CHECK(platform::page("./planted", "text"));  // a path is what somebody asked for
    CHECK(folder.was_run());
}
