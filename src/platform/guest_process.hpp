// A program of the person's, an editor or a pager, as a child that has the terminal while we wait.
#pragma once

#include <signal.h>
#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace winloss::platform {

/// What asks a program to end waits until the end of the scope, or of the outermost of several: what stands on the disk
/// can be cleared away first.
class HeldSignals {
public:
    HeldSignals();
    ~HeldSignals();
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
};

inline constexpr int not_executable = 126;   ///< what the shell says of a command
inline constexpr int no_such_command = 127;  ///< the same

/// Where a name without a slash is looked for: the folders of PATH that are named from the root, the system's own where
/// none is. The current folder, whatever PATH calls it, is none of them: nothing in it is ever run.
std::vector<std::string> program_folders();
/// In the child: makes these its PATH, for the shell and for what it runs.
void keep_to_program_folders();

struct GuestEnd {
    int code = 0;       ///< its exit code, not_executable or no_such_command
    int signal = 0;     ///< what ended it, or us; 0: it ended by itself
    bool told = false;  ///< the signal was sent to us
};

/// Runs `become` in a child, where it should call exec, and waits for the child; what is sent to us meanwhile is passed
/// on. The mode of the terminal is afterwards what it was. `started` is called with the child's number. Signals must be
/// held. Throws failure when no process can be made.
GuestEnd run_guest(const std::function<void()>& become, const std::function<void(pid_t)>& started = {});

}  // namespace winloss::platform
