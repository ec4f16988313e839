#include "editor_process.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <optional>

#include "winloss/core/error.hpp"

namespace winloss::platform {

namespace {

constexpr time_t grace = 2;        // seconds an editor has to end when it is told to
constexpr int shell_signal = 128;  // and, with the signal added, for a death by signal

sigset_t set_of(std::initializer_list<int> signals) {
    sigset_t set;
    sigemptyset(&set);
    for (const int each : signals) { sigaddset(&set, each); }
    return set;
}

/// The terminal's mode as it was before the editor: one that was killed leaves it without echo.
class TerminalMode {
public:
    TerminalMode() : known_(tcgetattr(STDIN_FILENO, &mode_) == 0) {}
    ~TerminalMode() {
        if (!known_) { return; }
        const sigset_t stop = set_of({SIGTTOU});  // held back, it lets a program in the background set the mode
        sigset_t before{};
        sigprocmask(SIG_BLOCK, &stop, &before);
        tcsetattr(STDIN_FILENO, TCSADRAIN, &mode_);
        sigprocmask(SIG_SETMASK, &before, nullptr);
    }
    TerminalMode(const TerminalMode&) = delete;
    TerminalMode& operator=(const TerminalMode&) = delete;

private:
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

/// A key of the terminal went to the editor too, which knows what to do about it; the rest is said to us.
bool is_for_us(const siginfo_t& info) {
    if (info.si_signo == SIGCHLD) { return false; }
    const bool is_key = (info.si_signo == SIGINT || info.si_signo == SIGQUIT) && info.si_code == SI_KERNEL;
    return !is_key;
}

/// A program with its arguments; then no shell need stay between it and us, and a signal reaches it.
bool is_one_command(const std::string& command) { return command.find_first_of("|&;<>(){}`=!\n") == std::string::npos; }

EditorEnd end_of(int status) {
    if (WIFSIGNALED(status)) { return {.code = 0, .signal = WTERMSIG(status)}; }
    const int code = WEXITSTATUS(status);
    return code > shell_signal ? EditorEnd{.code = 0, .signal = code - shell_signal} : EditorEnd{.code = code};
}

/// Waits for the child. Told to end, it tells the child, and after a while does not ask any more.
EditorEnd wait_for(pid_t child, const sigset_t& signals) {
    std::optional<int> told;
    int status = 0;
    while (true) {
        const auto info = next_signal(signals, told ? std::optional(grace) : std::nullopt);
        if (waitpid(child, &status, WNOHANG) == child) { break; }
        if (!info) {
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            break;
        }
        if (!told && is_for_us(*info)) {
            told = info->si_signo;
            kill(child, *told == SIGHUP ? SIGHUP : SIGTERM);
            kill(child, SIGCONT);
        }
    }
    EditorEnd end = end_of(status);
    while (!told) {  // what came with the editor's end
        const auto info = next_signal(signals, 0);
        if (!info) { break; }
        if (is_for_us(*info)) { told = info->si_signo; }
    }
    if (told) { end = {.code = 0, .signal = *told, .told = true}; }
    return end;
}

}  // namespace

HeldSignals::HeldSignals() : held_(set_of({SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGCHLD})) {
    sigprocmask(SIG_BLOCK, &held_, &before_);
}

HeldSignals::~HeldSignals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

EditorEnd run_editor(const std::string& command, const std::string& file, const HeldSignals& signals,
                     const std::function<void(pid_t)>& started) {
    const TerminalMode mode;
    const std::string script = (is_one_command(command) ? "exec " : "") + command + " \"$1\"";
    const pid_t child = fork();
    if (child == 0) {
        sigprocmask(SIG_SETMASK, &signals.before(), nullptr);
        execl("/bin/sh", "sh", "-c", script.c_str(), "winloss", file.c_str(), nullptr);
        _exit(no_such_command);
    }
    if (child < 0) { throw Error(ErrorKind::failure, "The editor '" + command + "' could not be started."); }
    try {
        started(child);
    } catch (...) {
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        throw;
    }
    return wait_for(child, signals.held());
}

}  // namespace winloss::platform
