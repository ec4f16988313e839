#include "winloss/platform/spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "winloss/core/error.hpp"

namespace winloss::platform {

namespace {

constexpr std::size_t kept_in_memory = std::size_t{4} << 20;  // bytes

[[noreturn]] void fail() {
    throw Error(ErrorKind::failure, "The output cannot be kept in the temporary folder " +
                                        std::filesystem::temp_directory_path().string() + ".");
}

/// For its owner alone, and gone with the process however that ends; negative where there can be none.
int open_nameless() {
    std::error_code none;
    std::string name = (std::filesystem::temp_directory_path(none) / "winloss-XXXXXX").string();
    const int descriptor = none ? -1 : mkostemp(name.data(), O_CLOEXEC);
    if (descriptor >= 0) { ::unlink(name.c_str()); }
    return descriptor;
}

}  // namespace

Spool::~Spool() {
    if (descriptor_ >= 0) { ::close(descriptor_); }
}

void Spool::write(std::string_view bytes) {
    memory_ += bytes;
    if (memory_.size() >= kept_in_memory && !only_memory_) { flush(); }
}

void Spool::flush() {
    if (descriptor_ < 0) { descriptor_ = open_nameless(); }
    only_memory_ = descriptor_ < 0;
    if (only_memory_) { return; }
    std::string_view rest = memory_;
    while (!rest.empty()) {
        const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) { continue; }
        if (count < 0) { fail(); }
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    memory_.clear();
}

void Spool::each_piece(const std::function<void(std::string_view)>& take) {
    if (descriptor_ >= 0) {
        if (::lseek(descriptor_, 0, SEEK_SET) < 0) { fail(); }
        std::string piece(std::size_t{1} << 16, '\0');
        while (true) {
            const ssize_t count = ::read(descriptor_, piece.data(), piece.size());
            if (count < 0 && errno == EINTR) { continue; }
            if (count < 0) { fail(); }
            if (count == 0) { break; }
            take(std::string_view(piece).substr(0, static_cast<std::size_t>(count)));
        }
    }
    if (!memory_.empty()) { take(memory_); }
}

}  // namespace winloss::platform
