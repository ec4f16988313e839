// Contracts that somebody has to look after: those without a go-live date, and those about to end unheard. Read from
// the newest, or the first to end, so that a page of a million costs what a page of ten does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct ContractLine {
    ContractId id{};
    std::string account;
    std::optional<std::string> product;
    Date starts_on{};
    std::optional<Date> ends_on{};        ///< the last day of service
    std::optional<HealthLevel> health{};  ///< of the account, as it was judged last
};

/// Running on the day, paid for, and neither the contract nor another one of the same account and product says since
/// when it is live: onboarding and anniversaries cannot be scheduled. `owner`: only of this owner's
/// accounts. The newest first.
Listing waiting_for_go_live(Date today, std::optional<PersonId> owner);
/// Ending between the two days, without a successor of the same account and product, and nobody has held, or is about
/// to hold, its pre-renewal interview. First to end first.
Listing ending_unheard(Date from, Date to, std::optional<PersonId> owner);

/// Whether there is anything that an interview could be about: a deal or a contract.
bool has_subjects(const Store& store);

/// At most `limit` lines (0: all) of one of these listings.
std::vector<ContractLine> contract_lines(const Store& store, const Listing& listing, std::int64_t limit);

}  // namespace winloss::store
