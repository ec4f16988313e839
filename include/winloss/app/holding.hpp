// An interview becomes a held one: what that changes, wherever it was said (interview held, a saved note).
#pragma once

#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/store/interviews.hpp"

namespace winloss::app {

/// Holds the interview, records the event, and covers those of its account that it stands for too. Returns those.
/// `interview` is the record as it was read in this write; other fields that the caller changed are saved along.
std::vector<InterviewId> hold_interview(store::Write& write, const Context& context, Interview& interview, Date on,
                                        Completeness completeness);

}  // namespace winloss::app
