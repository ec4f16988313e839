#include "winloss/platform/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/core/whole_number.hpp"

namespace winloss::platform {

namespace {

constexpr std::size_t buffer_bytes = 65'536;
constexpr int most_links = 40;  // as the system has it: links in a circle lead nowhere
constexpr std::string_view unfinished_name = ".winloss-";

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

/// Where links lead to; a path of which nothing is there yet ends with the last of them.
std::string without_links(std::string path) {
    std::error_code error;
    for (int i = 0; i < most_links && std::filesystem::is_symlink(path, error); ++i) {
        const std::filesystem::path next = std::filesystem::read_symlink(path, error);
        if (error) { break; }
        path = next.is_absolute() ? next.string() : (std::filesystem::path(path).parent_path() / next).string();
    }
    return path;
}

/// The open file of this process that a path leads to ('/dev/stdout'); null for every other path.
std::optional<int> own_descriptor(std::filesystem::path path) {
    const std::string open_files = "/proc/" + std::to_string(::getpid()) + "/fd";
    std::error_code error;
    for (int i = 0; i < most_links; ++i) {
        const auto folder = std::filesystem::canonical(path.has_parent_path() ? path.parent_path() : ".", error);
        if (error) { return std::nullopt; }
        if (folder == open_files) {
            const auto number = whole_number(path.filename().string());
            return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
        }
        if (!std::filesystem::is_symlink(path, error)) { return std::nullopt; }
        const std::filesystem::path next = std::filesystem::read_symlink(path, error);
        path = next.is_absolute() ? next : folder / next;
    }
    return std::nullopt;
}

bool is_device_or_pipe(const std::string& path) {
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

/// A file that has no name yet, so that nothing is left of it however the process ends; negative where the system or
/// the file system has no such files.
int open_nameless(const std::string& folder) {
    if (::access("/proc/self/fd", X_OK) != 0) { return -1; }  // where its name will come from
    return ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

}  // namespace

AtomicFile::AtomicFile(std::string path) : path_(std::move(path)) {
    if (own_descriptor(path_) || is_device_or_pipe(path_)) {
        kept_ = std::make_unique<Spool>();
        return;
    }
    path_ = without_links(std::move(path_));
    begin();
}

void AtomicFile::begin() {
    descriptor_ = open_nameless(folder_of(path_));
    if (descriptor_ >= 0) { return; }
    beside_ = folder_of(path_) + std::string(unfinished_name) + "XXXXXX";
    descriptor_ = mkostemp(beside_.data(), O_CLOEXEC);
    if (descriptor_ < 0) {
        beside_.clear();
        fail();
    }
}

void AtomicFile::require_place(const std::string& path) {
    if (own_descriptor(path) || is_device_or_pipe(path)) { return; }
    const AtomicFile probe(path);
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno != ENOENT) { probe.fail(); }  // links in a circle, a name that is too long
    } else if (S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        probe.fail();
    }
}

AtomicFile::~AtomicFile() {
    if (descriptor_ >= 0) { ::close(descriptor_); }
    if (!beside_.empty()) { ::unlink(beside_.c_str()); }
}

/// Beside the target, from where it is moved over what stands there.
void AtomicFile::give_name() {
    const std::string own = "/proc/self/fd/" + std::to_string(descriptor_);
    for (int number = 0;; ++number) {
        const std::string name =
            folder_of(path_) + std::string(unfinished_name) + std::to_string(::getpid()) + "-" + std::to_string(number);
        if (::linkat(AT_FDCWD, own.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
            beside_ = name;
            return;
        }
        if (errno != EEXIST) { fail(); }
    }
}

void AtomicFile::fail() const {
    const int code = errno;
    throw Error(ErrorKind::failure,
                "'" + path_ + "' cannot be written: " + std::generic_category().message(code) + ".");
}

void AtomicFile::write(std::string_view bytes) {
    if (kept_) {
        kept_->write(bytes);
        return;
    }
    buffer_.append(bytes);
    if (buffer_.size() >= buffer_bytes) { flush(); }
}

void AtomicFile::flush() {
    put(buffer_);
    buffer_.clear();
}

void AtomicFile::put(std::string_view rest) {
    while (!rest.empty()) {
        const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) { continue; }
        if (count < 0) { fail(); }
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
}

/// What is open already goes on where it stands.
void AtomicFile::pass_on() {
    const std::optional<int> own = own_descriptor(path_);
    descriptor_ = own ? ::fcntl(*own, F_DUPFD_CLOEXEC, 0) : ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) { fail(); }
    kept_->each_piece([this](std::string_view piece) { put(piece); });
    ::close(std::exchange(descriptor_, -1));
}

void AtomicFile::commit() {
    if (kept_) {
        pass_on();
        return;
    }
    flush();
    if (fsync(descriptor_) != 0) { fail(); }
    if (beside_.empty()) { give_name(); }
    if (std::rename(beside_.c_str(), path_.c_str()) != 0) { fail(); }
    beside_.clear();
    ::close(std::exchange(descriptor_, -1));
}

}  // namespace winloss::platform
