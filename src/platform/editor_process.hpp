// An editor as a child that has the terminal while we wait.
#pragma once

#include <signal.h>
#include <sys/types.h>

#include <functional>
#include <string>

namespace winloss::platform {

/// What asks a program to end waits until the end of the scope: what stands on the disk can be cleared away first.
class HeldSignals {
public:
    HeldSignals();
    ~HeldSignals();
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
    const sigset_t& before() const { return before_; }
    const sigset_t& held() const { return held_; }

private:
    sigset_t before_{};
    sigset_t held_{};
};

inline constexpr int no_such_command = 127;  ///< the shell's word for it

struct EditorEnd {
    int code = 0;       ///< the editor's exit code, or no_such_command
    int signal = 0;     ///< what ended it, or us; 0: it ended by itself
    bool told = false;  ///< the signal was sent to us
};

/// Runs `command FILE` by the shell, which splits a command with arguments ('code --wait'). `started` is called with
/// the child's number. Throws failure when no process can be made.
EditorEnd run_editor(const std::string& command, const std::string& file, const HeldSignals& signals,
                     const std::function<void(pid_t)>& started);

}  // namespace winloss::platform
