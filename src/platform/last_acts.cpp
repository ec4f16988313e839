#include "winloss/platform/last_acts.hpp"

#include <csignal>
#include <initializer_list>

#include "winloss/core/last_act.hpp"

namespace winloss::platform {

namespace {

void act_and_end(int signal) {
    LastAct::do_all();
    struct sigaction usual{};
    usual.sa_handler = SIG_DFL;
    ::sigaction(signal, &usual, nullptr);
    ::raise(signal);  // waits until this returns, and then whoever started us sees what ended us
}

}  // namespace

void act_before_the_end() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT}) {
        struct sigaction now{};
        if (::sigaction(signal, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) { continue; }
        struct sigaction ours{};
        ours.sa_handler = act_and_end;
        ::sigfillset(&ours.sa_mask);
        ::sigaction(signal, &ours, nullptr);
    }
}

}  // namespace winloss::platform
