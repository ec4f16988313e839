#include "location.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

namespace fs = std::filesystem;

// umask belongs to the process; while it is narrow, nothing made here is open to others, not even for a moment.
class NarrowUmask {
public:
    NarrowUmask() : before_(::umask(077)) {}
    ~NarrowUmask() { ::umask(before_); }
    NarrowUmask(const NarrowUmask&) = delete;
    NarrowUmask& operator=(const NarrowUmask&) = delete;

private:
    mode_t before_;
};

[[noreturn]] void fail(const std::string& what, int code) {
    throw Error(ErrorKind::failure, what + ": " + std::generic_category().message(code) + ".");
}

fs::path folder_of(const std::string& path) {
    fs::path folder = fs::path(path).parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

}  // namespace

void require_file_path(const std::string& path) {
    const std::string hint = "Give the path of a file, such as ./winloss.db.";
    if (path.empty()) { throw usage_error("The store's path is empty.", hint); }
    if (path.find('\0') != std::string::npos) { throw usage_error("The store's path holds a NUL character.", hint); }
    if (path == ":memory:" || path.starts_with("file:")) {
        throw usage_error("'" + path + "' is not the path of a store: what is written there would vanish.", hint);
    }
    if (path.starts_with("postgres://") || path.starts_with("postgresql://")) {
        throw usage_error("A store on a PostgreSQL server is not supported by this version.", hint);
    }
    if (path.find("://") != std::string::npos) {
        throw usage_error("'" + path + "' is a URL, not the path of a store.", hint);
    }
}

void require_readable_file(const std::string& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) {
        const int code = errno;
        if (code == ENOENT || code == ENOTDIR) { throw not_found("There is no store at " + path + "."); }
        fail("The store " + path + " cannot be reached", code);
    }
    if (S_ISDIR(status.st_mode)) {
        throw Error(ErrorKind::store, path + " is a folder, not a store.", "Give the path of the file in it.");
    }
    if (!S_ISREG(status.st_mode)) { throw Error(ErrorKind::store, path + " is not an ordinary file, so no store."); }
    if (::access(path.c_str(), R_OK) != 0) { fail("The store " + path + " cannot be read", errno); }
}

bool make_private_file(const std::string& path) {
    const NarrowUmask narrow;
    std::error_code error;
    fs::create_directories(folder_of(path), error);
    if (error) { fail("The folder " + folder_of(path).string() + " cannot be made", error.value()); }
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        const bool taken = errno == EEXIST;
        if (taken && fs::is_symlink(path, error) && !fs::exists(path, error)) {
            throw Error(ErrorKind::failure,
                        path + " is a link to " + fs::read_symlink(path, error).string() + ", where nothing is.",
                        "Make its folder reachable again, or give the path itself.");
        }
        if (taken) { return false; }
        fail(path + " cannot be made", errno);
    }
    ::close(file);
    sync_folder_of(path);
    return true;
}

void remove_file(const std::string& path) noexcept { ::unlink(path.c_str()); }

FileIdentity file_identity(const std::string& path) noexcept {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) { return {}; }
    return {status.st_dev, status.st_ino};
}

std::int64_t file_size(const std::string& path) {
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 ? status.st_size : 0;
}

void sync_folder_of(const std::string& path) {
    const int folder = ::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) { return; }  // a folder that may be written but not read: nothing more can be done
    ::fsync(folder);
    ::close(folder);
}

bool is_locked_elsewhere(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) { return false; }
    struct flock lock{};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000000;  // SQLite's lock bytes: pending, reserved, shared
    lock.l_len = 512;
    const bool held = ::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(file);
    return held;
}

void rename_file(const std::string& from, const std::string& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) { fail(from + " cannot be renamed to " + to, errno); }
}

}  // namespace winloss::store
