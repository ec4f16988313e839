#include "guest_process.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <optional>

#include "process_life.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::platform {

namespace {

constexpr time_t grace = 2;        // seconds a program has to end when it is told to
constexpr int shell_signal = 128;  // and, with the signal added, for a death by signal

sigset_t set_of(std::initializer_list<int> signals) {
    sigset_t set;
    sigemptyset(&set);
    for (const int each : signals) { sigaddset(&set, each); }
    return set;
}

const sigset_t& held_set() {
    static const sigset_t set = set_of({SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD});
    return set;
}

/// The process has one mask, whatever the number of those who hold.
int holders = 0;
sigset_t before_holding{};

int terminal_descriptor() {
    for (const int each : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (isatty(each) != 0) { return each; }
    }
    return STDIN_FILENO;
}

/// The terminal's mode as it was before the guest: one that was killed leaves it without echo.
class TerminalMode {
public:
    TerminalMode() : descriptor_(terminal_descriptor()), known_(tcgetattr(descriptor_, &mode_) == 0) {}
    ~TerminalMode() {
        if (!known_) { return; }
        const sigset_t stop = set_of({SIGTTOU});  // held back, it lets a program in the background set the mode
        sigset_t before{};
        sigprocmask(SIG_BLOCK, &stop, &before);
        tcsetattr(descriptor_, TCSADRAIN, &mode_);
        sigprocmask(SIG_SETMASK, &before, nullptr);
    }
    TerminalMode(const TerminalMode&) = delete;
    TerminalMode& operator=(const TerminalMode&) = delete;

private:
    int descriptor_;
    termios mode_{};
    bool known_;
};

/// The next of `signals`, or nullopt after `seconds`.
std::optional<siginfo_t> next_signal(const sigset_t& signals, std::optional<time_t> seconds) {
    siginfo_t info{};
    const timespec most{seconds.value_or(0), 0};
    while (true) {
        const int got = seconds ? sigtimedwait(&signals, &info, &most) : sigwaitinfo(&signals, &info);
        if (got > 0) { return info; }
        if (errno != EINTR) { return std::nullopt; }
    }
}

/// A key of the terminal went to the guest too, which knows what to do about it; the rest is said to us.
bool is_for_us(const siginfo_t& info) {
    if (info.si_signo == SIGCHLD) { return false; }
    const bool is_key = (info.si_signo == SIGINT || info.si_signo == SIGQUIT) && info.si_code == SI_KERNEL;
    return !is_key;
}

GuestEnd end_of(int status) {
    if (WIFSIGNALED(status)) { return {.code = 0, .signal = WTERMSIG(status)}; }
    const int code = WEXITSTATUS(status);
    return code > shell_signal ? GuestEnd{.code = 0, .signal = code - shell_signal} : GuestEnd{.code = code};
}

/// To all that the guest has started, too: behind a script stands the editor.
void tell_guests(int signal) {
    for (const pid_t each : descendants(getpid())) {
        kill(each, signal);
        kill(each, SIGCONT);
    }
}

/// Waits for what the guest leaves behind, which is told to end; after a while it is not asked any more.
void end_guests() {
    const sigset_t ends = set_of({SIGCHLD});
    const time_t last = time(nullptr) + grace;
    while (true) {
        while (waitpid(-1, nullptr, WNOHANG) > 0) {}
        if (descendants(getpid()).empty()) { return; }
        const time_t now = time(nullptr);
        if (now > last + grace) { return; }  // one that cannot even be killed
        if (now > last) { tell_guests(SIGKILL); }
        next_signal(ends, 1);
    }
}

/// Waits for the child. Told to end, it tells the child, and after a while does not ask any more.
GuestEnd wait_for(pid_t child) {
    std::optional<int> told;
    int status = 0;
    while (true) {
        const auto info = next_signal(held_set(), told ? std::optional(grace) : std::nullopt);
        const bool newly_told = !told && info && is_for_us(*info);
        if (newly_told) { told = info->si_signo; }
        if (waitpid(child, &status, WNOHANG) == child) { break; }
        if (!info) {
            tell_guests(SIGKILL);
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            break;
        }
        if (newly_told) {
            tell_guests(*told == SIGHUP ? SIGHUP : SIGTERM);
            kill(child, *told == SIGHUP ? SIGHUP : SIGTERM);  // where the system does not say who its children are
            kill(child, SIGCONT);
        }
    }
    if (told) { end_guests(); }
    GuestEnd end = end_of(status);
    while (!told) {  // what came with its end
        const auto info = next_signal(held_set(), 0);
        if (!info) { break; }
        if (is_for_us(*info)) { told = info->si_signo; }
    }
    if (told) { end = {.code = 0, .signal = *told, .told = true}; }
    return end;
}

}  // namespace

HeldSignals::HeldSignals() {
    if (holders++ == 0) { sigprocmask(SIG_BLOCK, &held_set(), &before_holding); }
}

HeldSignals::~HeldSignals() {
    if (--holders == 0) { sigprocmask(SIG_SETMASK, &before_holding, nullptr); }
}

std::vector<std::string> program_folders() {
    std::vector<std::string> folders;
    const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nothing here has threads
    for (const std::string_view folder : split(path == nullptr ? "" : path, ':')) {
        if (folder.starts_with('/')) { folders.emplace_back(folder); }
    }
    if (folders.empty()) { return {"/usr/bin", "/bin"}; }
    return folders;
}

void keep_to_program_folders() {
    setenv("PATH", join(program_folders(), ":").c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
}

GuestEnd run_guest(const std::function<void()>& become, const std::function<void(pid_t)>& started) {
    const TerminalMode mode;
    prctl(PR_SET_CHILD_SUBREAPER, 1);  // what a guest's script leaves behind stays ours to end
    const pid_t child = fork();
    if (child == 0) {
        sigprocmask(SIG_SETMASK, &before_holding, nullptr);
        become();
        _exit(no_such_command);
    }
    if (child < 0) { throw Error(ErrorKind::failure, "No further program could be started."); }
    try {
        if (started) { started(child); }
    } catch (...) {
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        throw;
    }
    return wait_for(child);
}

}  // namespace winloss::platform
