// What rep or buyer tells about a deal, from the words of the command line into the store: competitors with their
// stances, reasons as they were entered.
#pragma once

#include <string>
#include <vector>

#include "winloss/app/deals.hpp"
#include "winloss/domain/records.hpp"

namespace winloss::app {

/// `said` gets a sentence for each competitor that is new.
void tell(store::Write& write, DealId deal, const Told& told, std::vector<std::string>& said);
/// Takes reasons and competitors back; throws not_found for one that nobody told.
void take_back(store::Write& write, DealId deal, const std::vector<std::string>& reasons,
               const std::vector<std::string>& competitors);

}  // namespace winloss::app
