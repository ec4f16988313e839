// What was learned in an interview, to be given to others in the company: about the process, with no rep and no contact
// in it, quotes only with consent (DOMAIN §9, audience company).
#pragma once

#include <string>
#include <vector>

#include "winloss/domain/ids.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

struct SharedNote {
    std::string text;                    ///< Markdown
    std::vector<std::string> sentences;  ///< what was left out or put in another's place, and why
};

/// `credited` are colleagues whose help the customer praised, besides those that the interview names; they alone are
/// named.
SharedNote shared_note(const store::Store& store, InterviewId id, const std::vector<PersonId>& credited);

/// For those who will put the solution in: the needs that came up late, the gaps the buyer saw, and what success will
/// look like. Throws conflict where the interview is none of a won deal.
SharedNote hand_over_note(const store::Store& store, InterviewId id);

}  // namespace winloss::app
