#include "winloss/platform/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "winloss/core/error.hpp"

namespace winloss::platform {

namespace {

constexpr std::size_t buffer_bytes = 65'536;

}  // namespace

AtomicFile::AtomicFile(std::string path) : path_(std::move(path)), beside_(path_ + ".XXXXXX") {
    descriptor_ = mkostemp(beside_.data(), O_CLOEXEC);
    if (descriptor_ < 0) { fail(); }
}

AtomicFile::~AtomicFile() {
    if (descriptor_ < 0) { return; }
    ::close(descriptor_);
    ::unlink(beside_.c_str());
}

void AtomicFile::fail() const {
    const int code = errno;
    throw Error(ErrorKind::failure,
                "'" + path_ + "' cannot be written: " + std::generic_category().message(code) + ".");
}

void AtomicFile::write(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() >= buffer_bytes) { flush(); }
}

void AtomicFile::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) { continue; }
        if (count < 0) { fail(); }
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    buffer_.clear();
}

void AtomicFile::commit() {
    flush();
    if (fsync(descriptor_) != 0 || std::rename(beside_.c_str(), path_.c_str()) != 0) { fail(); }
    ::close(std::exchange(descriptor_, -1));
}

}  // namespace winloss::platform
