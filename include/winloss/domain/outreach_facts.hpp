// What reports ask of an interview as something owed: was somebody asked, did they answer, was it held, and if not,
// why. Knows no store and no report.
#pragma once

#include <string_view>

#include "winloss/domain/facts.hpp"
#include "winloss/domain/interview_life.hpp"

namespace winloss {

/// An owed or held interview as it stood on the as-of day.
struct OutreachFact {
    InterviewOutline interview;  ///< its state and dates by that day; the kind stands below
    std::string_view kind;       ///< retrospective, exit …
    /// What it is about: of a deal its facts, of a contract or an account (`is_deal` is false) the labels alone.
    /// `decided` is the anchor: the decision, the go-live, the end.
    DealFact about;
    bool bad_address = false;  ///< somebody found the address wrong
};

/// The state by a day: what happened later has not happened yet. A booking and an invitation follow from the ask.
InterviewState state_as_of(InterviewState state, std::optional<Date> asked, std::optional<Date> held,
                           std::optional<Date> ended, Date as_of);

}  // namespace winloss
