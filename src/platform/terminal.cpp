#include "winloss/platform/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <initializer_list>

namespace winloss::platform {

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

namespace {

/// What the environment says, else the terminal that is written to, else `usual`.
int measure(const char* variable, unsigned short winsize::* member, int usual) {
    if (const char* set = std::getenv(variable); set != nullptr) {  // NOLINT(concurrency-mt-unsafe)
        const int given = std::atoi(set);
        if (given > 0) { return given; }
    }
    for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
        winsize size{};
        if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.*member > 0) { return size.*member; }
    }
    return usual;
}

}  // namespace

int terminal_columns() { return measure("COLUMNS", &winsize::ws_col, 80); }
int terminal_lines() { return measure("LINES", &winsize::ws_row, 24); }

}  // namespace winloss::platform
