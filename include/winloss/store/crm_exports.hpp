// Deals as they go back into a CRM, and what of them was last sent there. Knows no reason and no file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "winloss/core/date.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct CrmDeal {
    std::optional<std::string> external_id;
    std::string name;
    std::optional<std::string> account;
    /// The interview that stands for the deal: a retrospective before any other kind, a held one before an open one, an
    /// open one before one that ended otherwise, of these the latest. Null where there is none (any more).
    std::optional<InterviewState> state;
    std::optional<Date> on;             ///< held, or booked
    std::optional<std::string> digest;  ///< of what was last sent by this profile; null: nothing yet
};

/// By number: deals with an interview, and those that were sent before by this profile.
std::map<std::int64_t, CrmDeal> crm_deals(const Store& store, std::string_view profile);

struct SentDeal {
    std::int64_t deal = 0;
    std::string digest;
};
/// Remembers what was sent by the profile; the same once more writes nothing.
void set_sent(Write& write, std::string_view profile, std::span<const SentDeal> deals);

}  // namespace winloss::store
