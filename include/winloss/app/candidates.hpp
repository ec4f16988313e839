// What may stand where a command line names something that is stored, or a day. For a shell that completes words: every
// answer is a few rows read by an index.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

struct Candidate {
    std::string word;  ///< as it is to be typed, unquoted
    std::string tells;
};

/// Days and periods as they may be typed, with the dates they are. `what` is the name of the operand or of an option's
/// value: DATE, TIME, PERIOD, LENGTH. Empty for every other.
std::vector<Candidate> calendar_candidates(std::string_view what, Date today);

/// Stored names that begin with `prefix`: `what` is ACCOUNT, PERSON, DEAL, INTERVIEW, KIND, CODE and so on. Empty for
/// what names nothing that is stored.
std::vector<Candidate> stored_candidates(const store::Store& store, std::string_view what, std::string_view prefix);

}  // namespace winloss::app
