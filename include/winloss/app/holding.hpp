// When an interview may be asked for, and what holding it changes, wherever it was said (its verbs, a saved note, an
// import).
#pragma once

#include <optional>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/store/interviews.hpp"

namespace winloss::app {

/// The day of the decision that the interview looks back on: nobody is asked about it, or heard, before. Null where it
/// looks back on none, or its day is not known.
std::optional<Date> day_of_decision(const store::Store& store, const Programme& programme, const Interview& interview);

/// Holds the interview, records the event, and covers those of its account that it stands for too. Returns those.
/// `interview` is the record as it was read in this write; other fields that the caller changed are saved along.
std::vector<InterviewId> hold_interview(store::Write& write, const Context& context, Interview& interview, Date on,
                                        Completeness completeness);

}  // namespace winloss::app
