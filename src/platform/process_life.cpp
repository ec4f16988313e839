#include "process_life.hpp"

#include <signal.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>

namespace winloss::platform {

namespace {

/// What Linux tells of a process in /proc/N/stat; elsewhere nothing.
struct Told {
    char state = '?';
    unsigned long long began = 0;
};

Told told_of(pid_t number) {
    std::ifstream file("/proc/" + std::to_string(number) + "/stat");
    const std::string line{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    Told told;
    const std::size_t name_end = line.rfind(')');  // the name may hold anything
    if (name_end == std::string::npos) { return told; }
    std::istringstream fields(line.substr(name_end + 1));
    fields >> told.state;
    std::string skipped;
    constexpr int between = 18;  // state is field 3, the start is field 22
    for (int i = 0; i < between; ++i) { fields >> skipped; }
    fields >> told.began;
    return told;
}

}  // namespace

ProcessMark mark_of(pid_t number) { return {number, told_of(number).began}; }

bool alive(const ProcessMark& mark) {
    if (mark.number <= 0 || (kill(mark.number, 0) != 0 && errno != EPERM)) { return false; }
    const Told told = told_of(mark.number);
    if (told.state == 'Z') { return false; }
    return mark.began == 0 || told.began == 0 || mark.began == told.began;
}

}  // namespace winloss::platform
