// Child processes for tests of what happens when several programs use one store, or one is killed.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

namespace winloss::store {

/// Runs `work` in a child, which leaves with the number it returns; 99 when it throws.
inline pid_t in_child(const std::function<int()>& work) {
    const pid_t child = fork();
    if (child != 0) { return child; }
    int code = 99;
    try {
        code = work();
    } catch (...) {}
    _exit(code);
}

/// The child's exit code, or minus the signal that ended it.
inline int end_of(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// Starts `count` children that all begin `work` at the same moment, and returns how each ended.
inline std::vector<int> all_at_once(int count, const std::function<int(int)>& work) {
    int gate[2];
    if (pipe(gate) != 0) { return {}; }
    std::vector<pid_t> children;
    for (int i = 0; i < count; ++i) {
        children.push_back(in_child([&] {
            close(gate[1]);
            char nothing = 0;
            if (read(gate[0], &nothing, 1) != 0) { return 98; }  // returns when the parent opens the gate
            return work(i);
        }));
    }
    close(gate[0]);
    close(gate[1]);
    std::vector<int> ends;
    for (const pid_t child : children) { ends.push_back(end_of(child)); }
    return ends;
}

inline int killed_after(std::chrono::microseconds delay, const std::function<int()>& work) {
    const pid_t child = in_child(work);
    std::this_thread::sleep_for(delay);
    kill(child, SIGKILL);
    return end_of(child);
}

/// Kills a child that works without end, `delay` after it called what it is given for the first time: however slow the
/// machine is, it has got that far.
inline int killed_after_first(std::chrono::microseconds delay,
                              const std::function<void(const std::function<void()>& done)>& work) {
    int told[2];
    if (pipe(told) != 0) { return 97; }
    const pid_t child = in_child([&] {
        close(told[0]);
        bool first = true;
        work([&] {
            if (std::exchange(first, false) && ::write(told[1], "", 1) != 1) { _exit(98); }
        });
        return 0;
    });
    close(told[1]);
    char nothing = 0;
    const bool began = read(told[0], &nothing, 1) == 1;
    close(told[0]);
    if (began) { std::this_thread::sleep_for(delay); }
    kill(child, SIGKILL);
    return end_of(child);
}

}  // namespace winloss::store
