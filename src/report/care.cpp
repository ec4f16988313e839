#include "winloss/report/care.hpp"

#include <algorithm>
#include <array>

namespace winloss::report {

namespace {

using enum Sign;

constexpr auto catalogue = std::to_array<SignEntry>({
    {leaving, "leaving", "somebody has ended a contract", 6},
    {health_red, "health-red", "judged red", 5},
    {at_risk_flag, "at-risk-flag", "a flag says at risk", 4},
    {ends_unheard, "ends-unheard", "a contract ends in six months, not renewed, nobody heard before", 4},
    {silent, "silent", "no touch in twelve months", 3},
    {expectation_missed, "expectation-missed", "an expectation was missed", 3},
    {health_amber, "health-amber", "judged amber", 2},
    {not_judged, "not-judged", "not judged in three months", 2},
    {not_heard, "not-heard", "no interview in twelve months", 2},
    {expectation_partly, "expectation-partly", "an expectation was met in part", 1},
    {few_touches, "few-touches", "fewer than four touches in twelve months", 1},
    {no_review, "no-review", "a quarter of the last twelve months without a review", 1},
    {narrow, "narrow", "fewer than three contacts touched in twelve months", 1},
    {not_higher, "not-higher", "neither decision maker nor economic buyer among them", 1},
});

bool has_flag(const CustomerFact& fact, FlagKind kind) {
    return std::any_of(fact.flags.begin(), fact.flags.end(), [&](const FlagFact& each) { return each.kind == kind; });
}

bool has_expectation(const CustomerFact& fact, ExpectationOutcome outcome) {
    return std::any_of(fact.expectations.begin(), fact.expectations.end(),
                       [&](const ExpectationFact& each) { return each.outcome == outcome; });
}

}  // namespace

Care care_of(const CustomerFact& fact, Date as_of) {
    Care care;
    care.touches = static_cast<std::int64_t>(fact.touches.size());
    for (int quarter = 0; quarter < 4; ++quarter) {
        const Date until = add_months(as_of, -3 * quarter);
        const Date after = add_months(as_of, -3 * (quarter + 1));
        care.reviews += std::any_of(fact.touches.begin(), fact.touches.end(), [&](const TouchFact& each) {
            return each.review && each.on > after && each.on <= until;
        });
    }
    care.reached = static_cast<std::int64_t>(fact.reached.size());
    care.higher = std::any_of(fact.reached.begin(), fact.reached.end(), [](const ReachedFact& each) {
        return each.role == BuyingRole::decision_maker || each.role == BuyingRole::economic_buyer;
    });
    return care;
}

std::vector<ContractAhead> all_ahead(const CustomerFact& fact, std::span<const ContractFacts> contracts, int grace_days,
                                     Date as_of) {
    return contracts_ahead(contracts, fact.pre_renewals, {as_of, std::nullopt}, grace_days, as_of);
}

bool ends_soon(const ContractAhead& contract, Date as_of) {
    return contract.ends_on <= add_months(as_of, months_to_hear);
}

bool comes_up_unheard(std::span<const ContractAhead> ahead, Date as_of) {
    return std::any_of(ahead.begin(), ahead.end(), [&](const ContractAhead& each) {
        const bool undecided = each.ahead == Ahead::open || each.ahead == Ahead::assumed_renewed;
        return undecided && ends_soon(each, as_of) && !each.heard_on;
    });
}

std::span<const SignEntry> signs() { return catalogue; }

const SignEntry& entry(Sign sign) { return catalogue[static_cast<std::size_t>(sign)]; }

Pulse pulse_of(const CustomerFact& fact, const Care& care, std::span<const ContractAhead> ahead, Date as_of) {
    const auto is_leaving = [](const ContractAhead& each) { return each.ahead == Ahead::leaving; };
    const bool judged_lately = fact.health && fact.health->judged_on > add_months(as_of, -3);
    const auto holds = [&](Sign sign) {
        switch (sign) {
            case leaving: return std::any_of(ahead.begin(), ahead.end(), is_leaving);
            case health_red: return fact.health && fact.health->level == HealthLevel::red;
            case at_risk_flag: return has_flag(fact, FlagKind::at_risk);
            case ends_unheard: return comes_up_unheard(ahead, as_of);
            case silent: return care.touches == 0;
            case expectation_missed: return has_expectation(fact, ExpectationOutcome::missed);
            case health_amber: return fact.health && fact.health->level == HealthLevel::amber;
            case not_judged: return !judged_lately;
            case not_heard: return !fact.heard_on || *fact.heard_on <= add_months(as_of, -12);
            case expectation_partly: return has_expectation(fact, ExpectationOutcome::partly);
            case few_touches: return care.touches > 0 && !care.touched_enough();
            case no_review: return care.touches > 0 && !care.reviewed();
            case narrow: return care.touches > 0 && !care.wider();
            case not_higher: return care.touches > 0 && !care.higher;
        }
        return false;
    };
    Pulse pulse;
    for (const SignEntry& each : catalogue) {
        if (!holds(each.sign)) { continue; }
        pulse.signs.push_back(each.sign);
        pulse.weight += each.weight;
    }
    const bool spoken_against = std::any_of(pulse.signs.begin(), pulse.signs.end(), [](Sign each) {
        return each != silent && each != not_judged && each != not_heard && each != ends_unheard;
    });
    pulse.assumed_loyal = care.touches == 0 && !judged_lately && !spoken_against;
    return pulse;
}

}  // namespace winloss::report
