#include "winloss/platform/pager.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

namespace winloss::platform {

namespace {

constexpr int not_executable = 126;  // what the shell says of a command
constexpr int no_such_command = 127;

/// The keys that interrupt are the pager's while it runs, and a pager that was left early is no reason to die.
class PagersKeys {
public:
    PagersKeys() {
        struct sigaction ignore{};
        ignore.sa_handler = SIG_IGN;
        for (std::size_t i = 0; i < signals.size(); ++i) { sigaction(signals[i], &ignore, &before_[i]); }
    }
    ~PagersKeys() { restore(); }
    PagersKeys(const PagersKeys&) = delete;
    PagersKeys& operator=(const PagersKeys&) = delete;
    void restore() const {
        for (std::size_t i = 0; i < signals.size(); ++i) { sigaction(signals[i], &before_[i], nullptr); }
    }

private:
    static constexpr std::array<int, 3> signals{SIGINT, SIGQUIT, SIGPIPE};
    std::array<struct sigaction, signals.size()> before_{};
};

[[noreturn]] void become_pager(const std::string& command, int input) {
    dup2(input, STDIN_FILENO);
    setenv("LESS", "FRX", 0);  // NOLINT(concurrency-mt-unsafe): nothing here has threads
    setenv("LV", "-c", 0);     // NOLINT(concurrency-mt-unsafe)
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(no_such_command);
}

void write_all(int descriptor, std::string_view rest) {
    while (!rest.empty()) {
        const ssize_t count = ::write(descriptor, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) { continue; }
        if (count < 0) { return; }  // it reads no further
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
}

}  // namespace

bool page(const std::string& command, std::string_view text) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) { return false; }
    const PagersKeys keys;
    const pid_t child = fork();
    if (child == 0) {
        keys.restore();
        become_pager(command, ends[0]);
    }
    close(ends[0]);
    if (child > 0) { write_all(ends[1], text); }
    close(ends[1]);
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (child < 0 || !WIFEXITED(status)) { return child > 0; }
    return WEXITSTATUS(status) != no_such_command && WEXITSTATUS(status) != not_executable;
}

}  // namespace winloss::platform
