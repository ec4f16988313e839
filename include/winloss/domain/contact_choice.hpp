// Whom to ask at the account (DOMAIN §4): the buyers who decided first, never one who left or must not be contacted.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "winloss/domain/records.hpp"

namespace winloss {

/// A contact was asked for an interview on a day.
struct ContactAsk {
    ContactId contact{};
    Date day{};
};

/// A contact is to be heard in another open interview about the same matter.
struct ContactMeant {
    ContactId contact{};
    InterviewId interview{};
};

struct ContactChoice {
    ContactId contact{};
    std::optional<BuyingRole> role{};
    std::optional<Date> last_asked{};
    bool asked_lately = false;               ///< within the fatigue period: only where nobody else is left
    std::optional<InterviewId> meant_for{};  ///< another open interview about the same matter; null: none
};

/// From which day on somebody is asked no more: who must not be contacted never is, who left is asked until then; null:
/// they may be asked.
std::optional<Date> asked_no_more_from(bool do_not_contact, std::optional<Date> left_on);

/// All who may be asked, the best first: those not asked within `fatigue_days` up to today; then who is not heard about
/// the same in an interview of their own; then decision maker,
/// economic buyer, champion, influencer, and the others after them; then who was asked longest ago, never asked first.
std::vector<ContactChoice> choose_contacts(std::span<const Contact> contacts, std::span<const ContactAsk> asks,
                                           std::span<const ContactMeant> meant, Date today, int fatigue_days);

}  // namespace winloss
