#include "winloss/platform/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace winloss::platform {

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

int terminal_columns() {
    if (const char* set = std::getenv("COLUMNS"); set != nullptr) {  // NOLINT(concurrency-mt-unsafe)
        const int columns = std::atoi(set);
        if (columns > 0) { return columns; }
    }
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) { return size.ws_col; }
    return 80;
}

}  // namespace winloss::platform
