// Whether a process that was written down is still the same one.
#pragma once

#include <sys/types.h>

#include <vector>

namespace winloss::platform {

/// A process by its number and the moment it began (0 where the system does not say): numbers are used again.
struct ProcessMark {
    pid_t number = 0;
    unsigned long long began = 0;
};

ProcessMark mark_of(pid_t number);
bool alive(const ProcessMark& mark);
/// Children, their children, and so on, that have not ended and are in the same session; empty where the system does
/// not say.
std::vector<pid_t> descendants(pid_t ancestor);

}  // namespace winloss::platform
