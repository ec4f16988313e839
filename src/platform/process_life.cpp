#include "process_life.hpp"

#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "winloss/core/whole_number.hpp"

namespace winloss::platform {

namespace {

/// What Linux tells of a process in /proc/N/stat; elsewhere nothing.
struct Told {
    char state = '?';
    pid_t parent = 0;
    pid_t session = 0;
    unsigned long long began = 0;
};

Told told_of(pid_t number) {
    std::ifstream file("/proc/" + std::to_string(number) + "/stat");
    const std::string line{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    Told told;
    const std::size_t name_end = line.rfind(')');  // the name may hold anything
    if (name_end == std::string::npos) { return told; }
    std::istringstream fields(line.substr(name_end + 1));
    pid_t group = 0;
    fields >> told.state >> told.parent >> group >> told.session;
    std::string skipped;
    constexpr int between = 15;  // these are fields 3 to 6, the start is field 22
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

std::vector<pid_t> descendants(pid_t ancestor) {
    const pid_t session = told_of(ancestor).session;
    std::multimap<pid_t, pid_t> children;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", ignored)) {
        const auto number = whole_number(entry.path().filename().string());
        if (!number) { continue; }
        const Told told = told_of(static_cast<pid_t>(*number));
        if (told.state != 'Z' && told.state != '?' && told.session == session) {
            children.emplace(told.parent, static_cast<pid_t>(*number));
        }
    }
    std::vector<pid_t> found;
    const auto add = [&](pid_t parent) {
        const auto [first, last] = children.equal_range(parent);
        std::transform(first, last, std::back_inserter(found), [](const auto& each) { return each.second; });
    };
    add(ancestor);
    for (std::size_t i = 0; i < found.size(); ++i) { add(found[i]); }
    return found;
}

}  // namespace winloss::platform
