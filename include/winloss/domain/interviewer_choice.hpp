// Who is best to interview (DOMAIN §4): independent of the deal first, then whose role it is, then who has least to do.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "winloss/domain/independence.hpp"
#include "winloss/domain/records.hpp"

namespace winloss {

/// Open interviews that are assigned to a colleague already.
using Load = std::map<PersonId, std::int64_t>;

struct InterviewerRank {
    PersonId person{};
    Relation relation = Relation::internal;
    bool was_on_deal = false;  ///< may not interview without a reason: behind all others
    std::int64_t load = 0;     ///< open interviews assigned
};

/// All who are active, the best first: internal before sales leaders before the account's own team; whose role it is
/// to interview first, who has no role in particular last; then who has fewest open interviews, then by number. Behind
/// them those who were on the deal.
std::vector<InterviewerRank> rank_interviewers(std::span<const Person> people, const Involved& involved,
                                               const Load& load);

/// Of those who take turns the one whose turn it is: not on the deal, no account team where somebody else is there,
/// then least loaded, then the first behind `last` in their order, which begins again at its end. Null where everybody
/// was on the deal or has left us. `last` is a place in `people`; null: nobody yet.
const Person* next_in_turn(std::span<const Person> people, const Involved& involved, const Load& load,
                           const Person* last);

}  // namespace winloss
