#include "winloss/platform/pager.hpp"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "guest_process.hpp"

namespace winloss::platform {

namespace {

/// A text as a file in memory: a pager that reads slowly, or no further, keeps nobody waiting.
class TextFile {
public:
    explicit TextFile(std::string_view text) : descriptor_(memfd_create("winloss", MFD_CLOEXEC)) {
        while (descriptor_ >= 0 && !text.empty()) {
            const ssize_t count = ::write(descriptor_, text.data(), text.size());
            if (count < 0 && errno != EINTR) { close(std::exchange(descriptor_, -1)); }
            if (count > 0) { text.remove_prefix(static_cast<std::size_t>(count)); }
        }
        if (descriptor_ >= 0) { lseek(descriptor_, 0, SEEK_SET); }
    }
    ~TextFile() {
        if (descriptor_ >= 0) { close(descriptor_); }
    }
    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;
    int descriptor() const { return descriptor_; }  ///< negative where there is no room for it

private:
    int descriptor_;
};

[[noreturn]] void become_pager(const std::string& command, int input) {
    dup2(input, STDIN_FILENO);
    setenv("LESS", "FRX", 0);  // NOLINT(concurrency-mt-unsafe): nothing here has threads
    setenv("LV", "-c", 0);     // NOLINT(concurrency-mt-unsafe)
    // What is stored is UTF-8 whatever the locale says; without this less shows its bytes.
    setenv("LESSCHARSET", "utf-8", 0);  // NOLINT(concurrency-mt-unsafe)
    keep_to_program_folders();
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(no_such_command);
}

GuestEnd run_pager(const std::string& command, const TextFile& text) {
    const HeldSignals signals;
    return run_guest([&] { become_pager(command, text.descriptor()); });
}

}  // namespace

bool page(const std::string& command, std::string_view text) {
    const TextFile file(text);
    if (file.descriptor() < 0) { return false; }
    const GuestEnd end = run_pager(command, file);
    if (end.told) { raise(end.signal); }
    return end.code != no_such_command && end.code != not_executable;
}

}  // namespace winloss::platform
