// When an interview is to be asked: windows from a rule and an anchor day (DOMAIN §3). Knows no interview and no today.
#pragma once

#include "winloss/core/date.hpp"
#include "winloss/domain/programme.hpp"

namespace winloss {

/// Both ends included; opens ≤ target ≤ closes.
struct Window {
    Date opens_on{};
    Date target_on{};
    Date closes_on{};

    bool contains(Date day) const { return opens_on <= day && day <= closes_on; }
    bool overlaps(const Window& other) const { return opens_on <= other.closes_on && other.opens_on <= closes_on; }
    friend bool operator==(const Window&, const Window&) = default;
};

/// The rule's window from the anchor. Of a rule that comes again, `occurrence` counts from 1, each one counted from
/// the anchor itself; otherwise it is ignored.
Window window_of(const Rule& rule, Date anchor, int occurrence = 0);

/// "A contract of six months or more": the day after its last is no earlier than six months after its first.
bool lasts_months(Date starts_on, Date ends_on, int months);

/// The pre-renewal window of a term. Under 18 months it opens after a third of the term's days (rounded down, counted
/// from the first), closes six months before the end or 60 days after it opened, whichever is later, but not after two
/// thirds; its target lies halfway between. Longer terms go by the rule.
Window pre_renewal_window(const Rule& rule, Date starts_on, Date ends_on);

/// The exit window: no day of it comes before the leaving is known.
Window exit_window(const Rule& rule, Date anchor, Date leaving_known_on);

}  // namespace winloss
