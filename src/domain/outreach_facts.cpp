#include "winloss/domain/outreach_facts.hpp"

namespace winloss {

InterviewState state_as_of(InterviewState state, std::optional<Date> asked, std::optional<Date> held,
                           std::optional<Date> ended, Date as_of) {
    const bool was_asked = asked && *asked <= as_of;
    switch (state) {
        case InterviewState::planned: return state;
        case InterviewState::invited:
        case InterviewState::booked: return !asked || was_asked ? state : InterviewState::planned;
        case InterviewState::held:
            if (held && *held <= as_of) { return state; }
            break;
        default:
            if (!ended || *ended <= as_of) { return state; }
            break;
    }
    return was_asked ? InterviewState::invited : InterviewState::planned;
}

}  // namespace winloss
