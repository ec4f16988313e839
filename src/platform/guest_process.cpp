#include "guest_process.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <vector>

#include "process_life.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::platform {

namespace {

constexpr std::chrono::seconds grace{2};  // that a program has to end when it is told to
constexpr int shell_signal = 128;         // and, with the signal added, for a death by signal

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

using Clock = std::chrono::steady_clock;
using Wait = std::chrono::milliseconds;

/// The next of `signals`, or nullopt after `most`.
std::optional<siginfo_t> next_signal(const sigset_t& signals, std::optional<Wait> most) {
    constexpr long in_a_second = 1000;
    constexpr long nanoseconds = 1'000'000;
    siginfo_t info{};
    const auto left = std::max<long>(most.value_or(Wait{0}).count(), 0);
    const timespec wait{left / in_a_second, left % in_a_second * nanoseconds};
    while (true) {
        const int got = most ? sigtimedwait(&signals, &info, &wait) : sigwaitinfo(&signals, &info);
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

/// A child, and all that it has started in this session: behind a script stands the editor. What detached itself is
/// somebody else's by then.
class Guests {
public:
    explicit Guests(pid_t child) : child_(child) {}

    void tell(int signal) {
        look();
        kill(child_, signal);  // where the system does not say who its children are
        kill(child_, SIGCONT);
        for (const ProcessMark& each : started_) {
            if (!alive(each)) { continue; }
            kill(each.number, signal);
            kill(each.number, SIGCONT);
        }
    }
    /// Waits for those whom the child left behind, until then; after it they are not asked any more.
    void end(Clock::time_point last) {
        constexpr Wait pause{20};
        constexpr std::chrono::seconds patience{1};  // with what cannot even be killed
        const sigset_t ends = set_of({SIGCHLD});
        while (std::ranges::any_of(started_, alive)) {
            const auto now = Clock::now();
            if (now > last + patience) { return; }
            if (now > last) { tell(SIGKILL); }
            next_signal(ends, pause);
        }
    }

private:
    void look() {
        for (const pid_t each : descendants(child_)) {
            if (std::ranges::find(started_, each, &ProcessMark::number) == started_.end()) {
                started_.push_back(mark_of(each));
            }
        }
    }

    pid_t child_;
    std::vector<ProcessMark> started_;
};

/// Waits for the child. Told to end, it tells the child, and after a while does not ask any more.
GuestEnd wait_for(pid_t child) {
    Guests guests(child);
    std::optional<int> told;
    Clock::time_point last;  // once told: how long it is asked
    int status = 0;
    while (true) {
        const auto left = std::chrono::duration_cast<Wait>(last - Clock::now());
        const auto info = next_signal(held_set(), told ? std::optional(left) : std::nullopt);
        const bool newly_told = !told && info && is_for_us(*info);
        if (newly_told) {
            told = info->si_signo;
            last = Clock::now() + grace;
        }
        if (waitpid(child, &status, WNOHANG) == child) { break; }
        if (told && Clock::now() >= last) {
            guests.tell(SIGKILL);
            waitpid(child, &status, 0);
            break;
        }
        if (newly_told) { guests.tell(*told == SIGHUP ? SIGHUP : SIGTERM); }
    }
    if (told) { guests.end(last); }
    GuestEnd end = end_of(status);
    while (!told) {  // what came with its end
        const auto info = next_signal(held_set(), Wait{0});
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
