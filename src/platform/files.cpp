#include "winloss/platform/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "winloss/core/error.hpp"
#include "winloss/platform/atomic_file.hpp"

namespace winloss::platform {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    bool close() {
        const int number = number_;
        number_ = -1;
        return number < 0 || ::close(number) == 0;
    }

private:
    int number_;
};

std::string reason() { return std::strerror(errno); }  // NOLINT(concurrency-mt-unsafe): nothing here has threads

}  // namespace

std::string read_file(const std::string& path, std::size_t most) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
        const bool missing = errno == ENOENT || errno == ENOTDIR;
        const bool unreadable = errno == EACCES || errno == EPERM;
        throw Error(missing      ? ErrorKind::usage
                    : unreadable ? ErrorKind::bad_input
                                 : ErrorKind::failure,
                    "'" + path + "' cannot be read: " + reason() + ".");
    }
    struct stat status{};
    if (fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) {
        throw bad_input("'" + path + "' is a folder, not a file.");
    }
    std::string content;
    char buffer[65536];
    while (true) {
        const ssize_t count = ::read(file.get(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) { continue; }
        if (count < 0) { throw Error(ErrorKind::failure, "'" + path + "' cannot be read: " + reason() + "."); }
        if (count == 0) { return content; }
        content.append(buffer, static_cast<std::size_t>(count));
        if (content.size() > most) {
            throw bad_input("'" + path + "' is larger than " + std::to_string(most) + " bytes.");
        }
    }
}

void make_private_folder(const std::string& path) {
    const mode_t before = ::umask(077);
    std::error_code failed;
    std::filesystem::create_directories(path, failed);
    ::umask(before);
    if (failed) {
        throw Error(ErrorKind::failure, "The folder '" + path + "' cannot be made: " + failed.message() + ".");
    }
}

NewFolder::NewFolder(const std::string& path) {
    namespace fs = std::filesystem;
    std::vector<std::string> missing;
    std::error_code ignored;
    for (fs::path folder = fs::absolute(path, ignored).lexically_normal(); !fs::exists(folder, ignored);
         folder = folder.parent_path()) {
        if (!folder.has_filename()) {  // behind the last slash
            if (!folder.has_relative_path()) { break; }
            continue;
        }
        missing.push_back(folder.string());
    }
    made_ = std::move(missing);
    try {
        make_private_folder(path);
    } catch (...) {
        take_away(this);
        throw;
    }
}

NewFolder::~NewFolder() { take_away(this); }

// What is not empty stays.
void NewFolder::take_away(void* folder) noexcept {
    for (const std::string& each : static_cast<NewFolder*>(folder)->made_) { ::rmdir(each.c_str()); }
}

void write_file_atomically(const std::string& path, const std::string& content) {
    AtomicFile file(path);
    file.write(content);
    file.commit();
}

}  // namespace winloss::platform
