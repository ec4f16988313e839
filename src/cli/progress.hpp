// The one line on a terminal that says how far a long work is. Shown only once half a second has gone by, and taken
// away before anything else is said, also where a signal ends the program.
#pragma once

#include <atomic>
#include <chrono>
#include <ostream>
#include <string>

#include "winloss/core/last_act.hpp"

namespace winloss::cli {

class Progress {
public:
    Progress(std::ostream& err, bool unicode) : err_(err), unicode_(unicode) {}
    ~Progress() { show({}); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// An empty text takes the line away.
    void show(const std::string& text);

private:
    static void at_the_end(void* progress) noexcept;

    using Clock = std::chrono::steady_clock;
    std::ostream& err_;
    bool unicode_;
    Clock::time_point next_ = Clock::now() + std::chrono::milliseconds(500);
    std::atomic<bool> shown_{false};
    LastAct last_act_{&at_the_end, this};
};

}  // namespace winloss::cli
