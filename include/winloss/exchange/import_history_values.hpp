// What stands in a cell of a spreadsheet that a team has kept of its interviews, as a value: our words, and those that
// mean the same. Knows neither file nor row.
#pragma once

#include "winloss/exchange/import_values.hpp"

namespace winloss::exchange {

/// DOMAIN's words, and those of lists that people keep: scheduled, completed, no answer, refused, bounced.
Reading<InterviewState> read_interview_state(std::string_view cell);
/// DOMAIN's words, and phone, video call, in person, e-mail.
Reading<Channel> read_channel(std::string_view cell);
/// The customer's clock: 2026-10-02 10:00, with a T instead of the blank or not.
Reading<LocalTime> read_appointment(std::string_view cell);
/// DOMAIN's words, and phone call, video call, on-site visit, QBR, business review.
Reading<TouchKind> read_touch_kind(std::string_view cell);
/// Green, amber, red by their initials too; yellow and orange are amber.
Reading<HealthLevel> read_health_level(std::string_view cell);
/// DOMAIN's words, and those of to-do lists: open, in progress, completed, rejected.
Reading<ActionState> read_action_state(std::string_view cell);
/// DOMAIN's words, and open, achieved, partially met, not met.
Reading<ExpectationOutcome> read_expectation_outcome(std::string_view cell);
Reading<CodeKind> read_code_kind(std::string_view cell);
/// #b45309 in any case; kept in small letters.
Reading<std::string> read_colour(std::string_view cell);
/// +2, +1, -1 or -2; the plus may be left out, and the minus may be a typographer's.
Reading<int> read_rating(std::string_view cell);
/// A plain decimal; of a percentage its hundredth, 33.5% is 0.335.
Reading<double> read_figure(std::string_view cell);
/// A whole number of one or more.
Reading<int> read_base(std::string_view cell);

}  // namespace winloss::exchange
