#include "winloss/platform/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "winloss/core/error.hpp"

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

bool write_all(int descriptor, const std::string& content) {
    std::size_t written = 0;
    while (written < content.size()) {
        const ssize_t count = ::write(descriptor, content.data() + written, content.size() - written);
        if (count < 0 && errno == EINTR) { continue; }
        if (count <= 0) { return false; }
        written += static_cast<std::size_t>(count);
    }
    return true;
}

}  // namespace

std::string read_file(const std::string& path, std::size_t most) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
        const bool missing = errno == ENOENT || errno == ENOTDIR;
        throw Error(missing ? ErrorKind::usage : ErrorKind::failure,
                    "'" + path + "' cannot be read: " + reason() + ".");
    }
    struct stat status{};
    if (fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) {
        throw usage_error("'" + path + "' is a folder, not a file.");
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

void write_file_atomically(const std::string& path, const std::string& content) {
    std::string beside = path + ".XXXXXX";
    Descriptor file(mkostemp(beside.data(), O_CLOEXEC));
    const auto refuse = [&] {
        const std::string why = reason();
        if (file.get() >= 0) { ::unlink(beside.c_str()); }
        throw Error(ErrorKind::failure, "'" + path + "' cannot be written: " + why + ".");
    };
    if (file.get() < 0 || !write_all(file.get(), content) || fsync(file.get()) != 0) { refuse(); }
    if (!file.close() || ::rename(beside.c_str(), path.c_str()) != 0) {
        const std::string why = reason();
        ::unlink(beside.c_str());
        throw Error(ErrorKind::failure, "'" + path + "' cannot be written: " + why + ".");
    }
}

}  // namespace winloss::platform
