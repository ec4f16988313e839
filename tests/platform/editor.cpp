#include "winloss/platform/editor.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/catch.hpp"

namespace fs = std::filesystem;
using namespace winloss;

namespace {

/// A runtime folder of its own, in which others leave what they like.
class Runtime {
public:
    Runtime() {
        std::string name = (fs::temp_directory_path() / "editor-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
        setenv("XDG_RUNTIME_DIR", path_.c_str(), 1);
    }
    ~Runtime() {
        unsetenv("XDG_RUNTIME_DIR");
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;

    /// What a winloss that is no more has left.
    fs::path leave(const std::string& name, const std::string& record, const std::string& text,
                   const std::string& process = "999999999 1") const {
        const fs::path folder = path_ / name;
        fs::create_directory(folder);
        fs::permissions(folder, fs::perms::owner_all);
        std::ofstream(folder / "note-42.md") << text;
        std::ofstream(folder / "opened-on") << "form";
        std::ofstream(folder / "owner") << record << "\n.md\nprogram " << process << "\neditor 0 0\n" << store();
        return folder;
    }
    std::string store() const { return (path_ / "a.db").string(); }
    EditPiece piece() const { return {store(), "note 42", ".md"}; }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("a draft is found by its store and record, whatever the store's path is called by") {
    const Runtime runtime;
    const fs::path folder = runtime.leave("winloss-abc", "note 42", "typed");
    runtime.leave("winloss-def", "note 43", "typed");
    runtime.leave("other-abc", "note 42", "typed");
    EditPiece piece = runtime.piece();
    piece.store = fs::path(piece.store).parent_path().string() + "/./x/../a.db";
    const auto drafts = platform::drafts(piece);
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].file == folder / "note-42.md");
    CHECK(drafts[0].text == "typed");
    CHECK(drafts[0].opened_on == "form");
    CHECK_FALSE(drafts[0].process);
    platform::remove_draft(drafts[0]);
    CHECK_FALSE(fs::exists(folder));
}

TEST_CASE("what others could have put there is no draft") {
    const Runtime runtime;
    const fs::path open = runtime.leave("winloss-open", "note 42", "planted");
    fs::permissions(open, fs::perms::owner_all | fs::perms::others_all);
    const fs::path elsewhere = runtime.leave("elsewhere", "note 42", "planted");
    fs::create_directory_symlink(elsewhere, elsewhere.parent_path() / "winloss-link");
    const fs::path broken = runtime.leave("winloss-broken", "note 42", "typed");
    std::ofstream(broken / "owner") << "note 42\n";
    CHECK(platform::drafts(runtime.piece()).empty());
}

TEST_CASE("a number that another process has now is nobody's") {
    const Runtime runtime;
    const std::string ours = std::to_string(getpid());
    runtime.leave("winloss-abc", "note 42", "typed", ours + " 1");  // began long before this process
    const auto left = platform::drafts(runtime.piece());
    REQUIRE(left.size() == 1);
    CHECK_FALSE(left[0].process);
    runtime.leave("winloss-abc", "note 42", "typed", ours + " 0");  // a system that does not say when
    const auto open = platform::drafts(runtime.piece());
    REQUIRE(open.size() == 1);
    CHECK(open[0].process == getpid());
    CHECK_FALSE(open[0].orphaned);
}

TEST_CASE("a text left as it was opened is cleared away, unless an editor keeps more beside it") {
    const Runtime runtime;
    const fs::path bare = runtime.leave("winloss-bare", "note 42", "form");
    const fs::path swap = runtime.leave("winloss-swap", "note 42", "form");
    std::ofstream(swap / ".note-42.md.swp") << "unsaved";
    CHECK(platform::drafts(runtime.piece()).size() == 1);
    CHECK_FALSE(fs::exists(bare));
    CHECK(fs::exists(swap));
}
