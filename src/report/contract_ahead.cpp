#include "winloss/report/contract_ahead.hpp"

#include <algorithm>

namespace winloss::report {

namespace {

Ahead ahead_of(const ContractFacts& facts, const ContractEnd& end) {
    switch (end.ending) {
        case Ending::renewed: return Ahead::renewed;
        case Ending::assumed_renewed: return Ahead::assumed_renewed;
        default: return facts.ended_on ? Ahead::leaving : Ahead::open;
    }
}

std::optional<Date> heard_before(const ContractFacts& facts, Date end, std::span<const PreRenewalFact> heard) {
    std::optional<Date> latest;
    for (const PreRenewalFact& each : heard) {
        if (each.contract != facts.id || each.held_on <= add_months(end, -12) || each.held_on > end) { continue; }
        latest = std::max(latest.value_or(each.held_on), each.held_on);
    }
    return latest;
}

}  // namespace

std::string_view word(Ahead ahead) {
    switch (ahead) {
        case Ahead::open: return "open";
        case Ahead::renewed: return "renewed";
        case Ahead::assumed_renewed: return "assumed-renewed";
        case Ahead::leaving: return "leaving";
    }
    return {};
}

std::vector<ContractAhead> contracts_ahead(std::span<const ContractFacts> contracts,
                                           std::span<const PreRenewalFact> heard, const Period& outlook,
                                           int grace_days) {
    std::vector<ContractAhead> result;
    // Seen from behind the outlook, when every end in it has come and every successor has begun.
    const ServiceHistory history(contracts, grace_days, *outlook.to + Days{grace_days + 2});
    std::optional<std::size_t> last;
    for (const ContractEnd& end : history.ends()) {
        if (!outlook.contains(end.day) || last == end.contract) { continue; }
        last = end.contract;
        const ContractFacts& facts = history.contracts()[end.contract].facts;
        result.push_back({facts, end.day, ahead_of(facts, end), heard_before(facts, end.day, heard)});
    }
    return result;
}

int pending_ends(std::span<const ContractFacts> contracts, int grace_days, Date as_of) {
    const auto is_recent = [&](const ContractFacts& each) {
        return each.ends_on && *each.ends_on < as_of && *each.ends_on + Days{grace_days} >= as_of;
    };
    if (std::none_of(contracts.begin(), contracts.end(), is_recent)) { return 0; }
    const std::vector<ContractEnd> ends = ServiceHistory(contracts, grace_days, as_of).ends();
    return static_cast<int>(std::count_if(ends.begin(), ends.end(),
                                          [](const ContractEnd& each) { return each.ending == Ending::pending; }));
}

}  // namespace winloss::report
