#include "winloss/report/contract_ahead.hpp"

#include <algorithm>

namespace winloss::report {

namespace {

/// Seen from a day on which every successor has begun.
ServiceHistory with_successors(std::span<const ContractFacts> contracts, int grace_days, Date as_of) {
    for (const ContractFacts& each : contracts) { as_of = std::max(as_of, each.starts_on); }
    return {contracts, grace_days, as_of};
}

bool is_pending(const ContractStanding& standing, int grace_days, Date as_of) {
    if (standing.facts.ended_on || standing.renewed_by || !standing.last_day) { return false; }
    return *standing.last_day < as_of && as_of <= *standing.last_day + Days{grace_days};
}

struct NextEnd {
    Date day{};
    Ahead ahead = Ahead::open;
};

/// The first end no earlier than the day: of a term by which it renews itself, else its last day of service.
std::optional<NextEnd> next_end(const ContractStanding& standing, Date day) {
    const ContractFacts& facts = standing.facts;
    const auto& last = standing.last_day;
    if (facts.auto_renews && facts.ends_on && facts.term_months && !facts.ended_on) {
        int term = 0;
        while (term_end(facts, term) < day) { ++term; }
        const Date end = term_end(facts, term);
        if (!last || end < *last) { return NextEnd{end, Ahead::assumed_renewed}; }
    }
    if (!last || *last < day) { return std::nullopt; }
    return NextEnd{*last, standing.renewed_by ? Ahead::renewed : facts.ended_on ? Ahead::leaving : Ahead::open};
}

/// The interview before this end: in the twelve months up to it. On the first of these days the term before may have
/// ended; then the interview was about that.
std::optional<Date> heard_before(const ContractFacts& facts, Date end, std::span<const PreRenewalFact> heard) {
    const Date first = add_months(end, -12);
    std::optional<Date> latest;
    for (const PreRenewalFact& each : heard) {
        if (each.contract != facts.id || each.held_on < first || each.held_on > end) { continue; }
        if (each.held_on == first && each.anchor_on <= first) { continue; }
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
                                           std::span<const PreRenewalFact> heard, const Period& outlook, int grace_days,
                                           Date as_of) {
    std::vector<ContractAhead> result;
    const ServiceHistory history = with_successors(contracts, grace_days, as_of);
    for (const ContractStanding& each : history.contracts()) {
        if (each.facts.is_trial() || is_pending(each, grace_days, as_of)) { continue; }
        const auto end = next_end(each, outlook.from.value_or(each.facts.starts_on));
        if (!end || !outlook.contains(end->day)) { continue; }
        result.push_back({each.facts, end->day, end->ahead, heard_before(each.facts, end->day, heard)});
    }
    return result;
}

int pending_ends(std::span<const ContractFacts> contracts, int grace_days, Date as_of) {
    const auto is_recent = [&](const ContractFacts& each) {
        return each.ends_on && *each.ends_on < as_of && *each.ends_on + Days{grace_days} >= as_of;
    };
    if (std::none_of(contracts.begin(), contracts.end(), is_recent)) { return 0; }
    const ServiceHistory history = with_successors(contracts, grace_days, as_of);
    return static_cast<int>(std::ranges::count_if(history.contracts(), [&](const ContractStanding& each) {
        return !each.facts.is_trial() && is_pending(each, grace_days, as_of);
    }));
}

}  // namespace winloss::report
