#include "winloss/core/last_act.hpp"

#include <atomic>

namespace winloss {

namespace {

// A handler sees the chain as it was before a link was put in or taken out, or as it is after.
std::atomic<LastAct*> youngest{nullptr};
static_assert(std::atomic<LastAct*>::is_always_lock_free);

}  // namespace

LastAct::LastAct(void (*act)(void* of) noexcept, void* of) noexcept : act_(act), of_(of), older_(youngest) {
    youngest = this;
}

LastAct::~LastAct() {
    LastAct* younger = youngest;
    if (younger == this) {
        youngest = older_;
        return;
    }
    while (younger->older_ != this) { younger = younger->older_; }
    younger->older_ = older_;
}

void LastAct::do_all() noexcept {
    for (const LastAct* each = youngest; each != nullptr; each = each->older_) { each->act_(each->of_); }
}

}  // namespace winloss
