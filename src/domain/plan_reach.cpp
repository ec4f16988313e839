#include "winloss/domain/plan_reach.hpp"

#include <algorithm>

namespace winloss {

namespace {

/// At least as many days as the length of time can have.
int most_days(const Span& span) { return std::abs(span.months) * 31 + std::abs(span.days); }

}  // namespace

PlanReach reach_of(const Programme& programme, Date today) {
    const Date first_day = programme.first_day.value_or(today);
    int after_decision = 0;
    int after_service = 0;
    for (const Rule& rule : programme.rules) {
        if (!rule.enabled) { continue; }
        if (rule.anchor == Anchor::decided_on) {
            after_decision = std::max(after_decision, most_days(rule.closes));
        } else {
            // A window that opened on the last day of service is as long as opens and closes lie apart; that of an end
            // or a leaving closes so long after it, and not before the leaving is known.
            after_service = std::max(after_service, most_days(rule.opens) + most_days(rule.closes));
        }
    }
    return {.decided_since = first_day - Days{after_decision},
            .served_since = first_day - Days{after_service + programme.grace_days + 1}};
}

}  // namespace winloss
