// What has to be done when a signal ends the program, at whatever moment that is: a line to be taken off the terminal,
// a file that nobody shall find. Knows no signal.
#pragma once

namespace winloss {

class LastAct {
public:
    /// `act` may be called with `of` at any moment from here on, in the middle of anything: it does no more than a
    /// signal handler may, and takes no memory.
    LastAct(void (*act)(void* of) noexcept, void* of) noexcept;
    ~LastAct();
    LastAct(const LastAct&) = delete;
    LastAct& operator=(const LastAct&) = delete;

    /// Does all there are, the youngest first. For signal handlers.
    static void do_all() noexcept;

private:
    void (*act_)(void* of) noexcept;
    void* of_;
    LastAct* older_;
};

}  // namespace winloss
