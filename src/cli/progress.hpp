// The one line on a terminal that says how far a long work is. Shown only once half a second has gone by, and taken
// away before anything else is said, also where a signal ends the program.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>

#include "winloss/core/last_act.hpp"

namespace winloss::cli {

class Progress {
public:
    Progress(std::ostream& err, bool unicode) : err_(err), unicode_(unicode) {}
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// An empty text takes the line away. One that comes too early is shown when its time has come, if it still holds;
    /// one that ends with '…' says how long it has taken.
    void show(const std::string& text);

private:
    using Clock = std::chrono::steady_clock;

    static void at_the_end(void* progress) noexcept;
    void begin_to_wait();
    void wait();
    void draw(Clock::time_point now);

    std::ostream& err_;
    bool unicode_;
    std::mutex guard_;  ///< of all below
    std::condition_variable changed_;
    std::thread waiting_;  ///< shows what comes too early, and how long it takes
    bool over_ = false;
    std::string text_;
    Clock::time_point since_{};
    Clock::time_point next_ = Clock::now() + std::chrono::milliseconds(500);
    std::atomic<bool> shown_{false};
    LastAct last_act_{&at_the_end, this};
};

}  // namespace winloss::cli
