#include "winloss/report/rivals.hpp"

#include <algorithm>

namespace winloss::report {

void competitors_met(const DealFact& fact, std::vector<Met>& met) {
    met.clear();
    const bool buyers_name_winner = std::ranges::any_of(
        fact.competitors, [](const CompetitorFact& each) { return each.winner && each.said_by == SaidBy::buyer; });
    for (const CompetitorFact& each : fact.competitors) {
        if (met.empty() || met.back().competitor != each.competitor) { met.push_back({.competitor = each.competitor}); }
        Met& one = met.back();
        one.finalist = one.finalist || each.finalist || each.winner;
        one.incumbent = one.incumbent || each.incumbent;
        one.winner = one.winner || (each.winner && (each.said_by == SaidBy::buyer || !buyers_name_winner));
    }
}

LostTo lost_to(const Met& one, const std::vector<Met>& met) {
    if (one.winner) { return LostTo::it; }
    return std::ranges::any_of(met, &Met::winner) ? LostTo::others : LostTo::unknown;
}

}  // namespace winloss::report
