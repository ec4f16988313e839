// What the words of a record mean to whoever reads a list: which are good, which are over, which press.
#pragma once

#include <optional>

#include "winloss/core/date.hpp"
#include "winloss/core/table.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::app {

/// From so many days before a date on, it is soon.
inline constexpr Days soon_days{7};

constexpr Tone tone_of(Outcome outcome) { return outcome == Outcome::won ? Tone::good : Tone::none; }

constexpr Tone tone_of(InterviewState state) {
    switch (state) {
        case InterviewState::planned:
        case InterviewState::invited:
        case InterviewState::booked: return Tone::none;
        case InterviewState::held: return Tone::good;
        default: return Tone::quiet;
    }
}

constexpr Tone tone_of(HealthLevel level) {
    if (level == HealthLevel::green) { return Tone::good; }
    return level == HealthLevel::amber ? Tone::soon : Tone::alarm;
}

constexpr Tone tone_of(ExpectationOutcome outcome) {
    switch (outcome) {
        case ExpectationOutcome::unknown: return Tone::none;
        case ExpectationOutcome::met: return Tone::good;
        case ExpectationOutcome::partly: return Tone::soon;
        case ExpectationOutcome::missed: return Tone::alarm;
    }
    return Tone::none;
}

constexpr Tone tone_of(ActionState state) {
    if (state == ActionState::done) { return Tone::good; }
    return state == ActionState::declined ? Tone::quiet : Tone::none;
}

/// Of a date until which something is to be done; none where there is no such date.
constexpr Tone tone_of_deadline(std::optional<Date> by, Date today) {
    if (!by) { return Tone::none; }
    if (*by < today) { return Tone::alarm; }
    return *by <= today + soon_days ? Tone::soon : Tone::none;
}

}  // namespace winloss::app
