// Who may interview: someone who knows how we sell but was not on the deal (DOMAIN §4). Knows no store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/records.hpp"

namespace winloss {

/// The colleagues with a stake in what the buyer will say.
struct Involved {
    std::optional<PersonId> deal_owner{};
    std::vector<PersonId> deal_team{};
    std::optional<PersonId> account_owner{};
    std::vector<PersonId> account_team{};
};

struct Independence {
    Relation relation = Relation::internal;
    bool was_on_deal = false;  ///< its owner or on its team: assigned only with a reason
};

/// How a colleague stands to the deal: of the account's people, a sales leader, or internal and not on the deal. That
/// somebody is an independent third party cannot be told from the records; it is said when they are assigned.
Independence independence_of(const Person& person, const Involved& involved);

/// Makes the person the interviewer, with the relation (as said, else as found) and the reason for an exception.
/// Throws conflict when the person was on the deal and no reason is given, or was and is said to be independent, and
/// when the person is no longer active.
void assign(Interview& interview, const Person& person, const Involved& involved,
            std::optional<Relation> said = std::nullopt, std::optional<std::string> reason = std::nullopt);

/// The same of the one who is the interviewer already, whom the deal or the account may have come to since: the
/// relation is found again, an independent third party stays one, a reason that was given still holds, and one who is
/// no longer active may have held it.
void assign_again(Interview& interview, const Person& person, const Involved& involved,
                  std::optional<Relation> said = std::nullopt, std::optional<std::string> reason = std::nullopt);

}  // namespace winloss
