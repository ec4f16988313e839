#include "winloss/platform/atomic_file.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"
#include "winloss/platform/files.hpp"

namespace winloss::platform {

namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "winloss-atomic-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    std::ptrdiff_t entries() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator{}); }

private:
    fs::path path_;
};

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

unsigned mode_of(const std::string& path) {
    struct stat status{};
    REQUIRE(stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

/// What is thrown, as a sentence; empty when nothing is.
template <class Work>
std::string failure(const Work& work) {
    try {
        work();
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::failure);
        return error.message();
    }
    return {};
}

}  // namespace

TEST_CASE("a file written bit by bit is there in full, for its owner alone, or not at all") {
    const Folder folder;
    const std::string path = folder / "a.csv";
    std::string expected;
    {
        AtomicFile file(path);
        for (int i = 0; i < 50'000; ++i) {  // several times what is buffered
            const std::string piece = std::to_string(i) + std::string("\0\xff\n", 3);
            file.write(piece);
            expected += piece;
        }
        file.write("");
        CHECK_FALSE(fs::exists(path));
        file.commit();
        CHECK(content_of(path) == expected);
    }
    CHECK(content_of(path) == expected);
    CHECK(mode_of(path) == 0600);
    CHECK(folder.entries() == 1);
}

TEST_CASE("a file that is begun and left leaves the one that was there, and nothing beside it") {
    const Folder folder;
    const std::string path = folder / "a.csv";
    std::ofstream(path) << "old";
    fs::permissions(path, fs::perms(0644));
    {
        AtomicFile file(path);
        file.write(std::string(200'000, 'x'));
    }
    CHECK(content_of(path) == "old");
    CHECK(mode_of(path) == 0644);
    CHECK(folder.entries() == 1);

    AtomicFile file(path);
    file.write("new");
    file.commit();
    CHECK(content_of(path) == "new");
    CHECK(mode_of(path) == 0600);
    CHECK(folder.entries() == 1);
}

TEST_CASE("what a link leads to is written, not the link") {
    const Folder folder;
    std::ofstream(folder / "real.csv") << "old";
    fs::create_directory(folder / "sub");
    fs::create_symlink("../real.csv", folder / "sub/link.csv");
    fs::create_symlink("not yet.csv", folder / "sub/ahead.csv");
    write_file_atomically(folder / "sub/link.csv", "new");
    CHECK(content_of(folder / "real.csv") == "new");
    CHECK(fs::is_symlink(folder / "sub/link.csv"));
    write_file_atomically(folder / "sub/ahead.csv", "first");
    CHECK(content_of(folder / "sub/not yet.csv") == "first");
    CHECK(fs::is_symlink(folder / "sub/ahead.csv"));
}

TEST_CASE("a file that this process has open goes on where it stands") {
    const Folder folder;
    const int log = ::open((folder / "log").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    REQUIRE(log >= 0);
    REQUIRE(::write(log, "head ", 5) == 5);
    fs::create_symlink("/proc/self/fd/" + std::to_string(log), folder / "out");
    AtomicFile::require_place(folder / "out");
    write_file_atomically(folder / "out", "rows ");
    REQUIRE(::write(log, "foot", 4) == 4);
    ::close(log);
    CHECK(content_of(folder / "log") == "head rows foot");
}

TEST_CASE("a pipe stays what it is, and is written into") {
    const Folder folder;
    const std::string path = folder / "pipe";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const int reader = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(reader >= 0);
    write_file_atomically(path, "through");
    char piece[16] = {};
    CHECK(::read(reader, piece, sizeof piece) == 7);
    ::close(reader);
    CHECK(std::string(piece) == "through");
    CHECK(fs::is_fifo(path));
}

TEST_CASE("who reads a pipe is waited for at the end alone") {
    const Folder folder;
    const std::string path = folder / "pipe";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    AtomicFile::require_place(path);
    AtomicFile file(path);  // with nobody at the other end
    const std::string all(50'000, 'x');
    file.write(all);
    std::string read;
    std::thread reader([&] { read = content_of(path); });
    file.commit();
    reader.join();
    CHECK(read == all);
}

TEST_CASE("a place that could never be written is told before") {
    const Folder folder;
    const std::string longest = folder / std::string(255, 'n');  // as long as a name may be
    AtomicFile::require_place(longest);
    write_file_atomically(longest, "x");
    CHECK(content_of(longest) == "x");
    const std::string longer = folder / std::string(256, 'n');
    CHECK(failure([&] { AtomicFile::require_place(longer); }) ==
          "'" + longer + "' cannot be written: File name too long.");
    fs::create_symlink("b", folder / "a");
    fs::create_symlink("a", folder / "b");
    CHECK(failure([&] { AtomicFile::require_place(folder / "a"); }).ends_with("Too many levels of symbolic links."));
    CHECK(folder.entries() == 3);
}

TEST_CASE("an empty file is a file") {
    const Folder folder;
    AtomicFile(folder / "empty").commit();
    CHECK(fs::is_regular_file(folder / "empty"));
    CHECK(fs::file_size(folder / "empty") == 0);
}

TEST_CASE("where no file can be put, that is said, and nothing is left behind") {
    const Folder folder;
    CHECK(failure([&] { AtomicFile file(folder / "no/such/folder"); }) ==
          "'" + (folder / "no/such/folder") + "' cannot be written: No such file or directory.");
    CHECK(folder.entries() == 0);

    fs::create_directory(folder / "here");
    CHECK(failure([&] {
              AtomicFile file(folder / "here");  // a folder of that name is there
              file.write("x");
              file.commit();
          }) == "'" + (folder / "here") + "' cannot be written: Is a directory.");
    CHECK(folder.entries() == 1);
    CHECK(fs::is_directory(folder / "here"));
}

TEST_CASE("what the disk does not take is a failure, and the old file stays") {
    const Folder folder;
    const std::string path = folder / "a.csv";
    std::ofstream(path) << "old";
    struct rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const struct rlimit small{100'000, before.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    const std::string told = failure([&] {
        AtomicFile file(path);
        for (int i = 0; i < 10; ++i) { file.write(std::string(50'000, 'x')); }
        file.commit();
    });
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK(told == "'" + path + "' cannot be written: File too large.");
    CHECK(content_of(path) == "old");
    CHECK(folder.entries() == 1);
}

}  // namespace winloss::platform
