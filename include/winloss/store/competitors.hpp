// Competitors in the store.
#pragma once

#include <cstdint>
#include <vector>

#include "winloss/domain/records.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// By name; `limit` 0: all.
std::vector<Competitor> competitors(const Store& store, std::int64_t limit);
RowCount count_competitors(const Store& store);
/// The one of this name, folded; else of this external id; else that had the name before. For texts of our own, in
/// which names stand. Null where there is none.
std::optional<CompetitorId> competitor_called(const Store& store, std::string_view text);
Competitor read_competitor(const Store& store, CompetitorId id);  ///< throws not_found
/// Throw conflict when another competitor has the name or the external id.
CompetitorId insert_competitor(Write& write, const Competitor& competitor);
void update_competitor(Write& write, const Competitor& competitor);

/// Deals in which the competitor was considered, whoever says so, and how far it came.
struct CompetitorDeals {
    Outcome outcome = Outcome::open;
    std::int64_t deals = 0;
    std::int64_t finalist = 0;
    std::int64_t incumbent = 0;
    std::int64_t winner = 0;
};
/// In the order of outcomes; an outcome that no deal has is left out.
std::vector<CompetitorDeals> competitor_deals(const Store& store, CompetitorId id);

}  // namespace winloss::store
