#include "winloss/domain/tenure.hpp"

#include <algorithm>
#include <numeric>

#include "winloss/core/error.hpp"

namespace winloss {

namespace {

/// How many terms of an auto-renewing contract end before `day`.
int terms_before(const ContractFacts& contract, Date day) {
    const Date first_next = *contract.ends_on + Days{1};
    const int months = (year_of(day) - year_of(first_next)) * 12 + static_cast<int>(month_of(day)) -
                       static_cast<int>(month_of(first_next));
    int term = std::max(0, months / *contract.term_months - 1);
    while (term_end(contract, term) < day) { ++term; }
    return term;
}

bool runs_by_terms(const ContractFacts& contract) {
    return contract.auto_renews && contract.ends_on && contract.term_months && !contract.ended_on;
}

/// The last day of service when no other contract takes over; null: it runs on.
std::optional<Date> own_end(const ContractFacts& contract) {
    if (contract.ended_on) { return contract.ended_on; }
    return runs_by_terms(contract) ? std::nullopt : contract.ends_on;
}

bool in_renewal_window(Date end, Date successor_start, int reach_days) {
    return end - Days{early_renewal_days} <= successor_start && successor_start <= end + Days{reach_days};
}

/// The end that a contract starting on a day follows: of an auto-renewing one that of the nearest term. Null where it
/// follows none.
std::optional<Date> end_followed(const ContractFacts& contract, Date successor_start, int reach_days) {
    const auto follows = [&](Date end) { return in_renewal_window(end, successor_start, reach_days); };
    if (!runs_by_terms(contract)) {
        const auto end = own_end(contract);
        return end && follows(*end) ? end : std::nullopt;
    }
    const Date eve = successor_start - Days{1};
    const int after = terms_before(contract, eve);
    const Date later = term_end(contract, after);
    if (after > 0) {
        const Date earlier = term_end(contract, after - 1);
        if (follows(earlier) && (eve - earlier < later - eve || !follows(later))) { return earlier; }
    }
    return follows(later) ? std::optional(later) : std::nullopt;
}

bool ends_later(const ContractFacts& contract, Date than) {
    const auto end = own_end(contract);
    return !end || *end > than;
}

int distance(Date left, Date right) { return std::abs(static_cast<int>((left - right).count())); }

bool is_later(const std::optional<Date>& left, const std::optional<Date>& right) {
    return right && (!left || *left > *right);  // null is never
}

}  // namespace

ContractFacts facts_of(const Contract& contract) {
    return {.id = contract.id,
            .account = contract.account,
            .product = contract.product,
            .renews = contract.renews,
            .starts_on = contract.starts_on,
            .live_on = contract.live_on,
            .ends_on = contract.ends_on,
            .ended_on = contract.ended_on,
            .annual_value = contract.annual_value,
            .auto_renews = contract.auto_renews,
            .term_months = contract.term_months};
}

Date term_end(const ContractFacts& contract, int term) {
    if (!contract.ends_on || (term > 0 && !contract.term_months)) {
        throw Error(ErrorKind::bug, "A contract without an end or a term has no term " + std::to_string(term) + ".");
    }
    if (term == 0) { return *contract.ends_on; }
    return add_months(*contract.ends_on + Days{1}, term * *contract.term_months) - Days{1};
}

Date term_start(const ContractFacts& contract, int term) {
    return term == 0 ? contract.starts_on : term_end(contract, term - 1) + Days{1};
}

std::optional<Money> AnnualValue::in(Currency currency) const {
    for (const Money& each : known) {
        if (each.currency == currency) { return each; }
    }
    return std::nullopt;
}

void AnnualValue::add(const std::optional<Money>& value) {
    if (!value) {
        ++unknown;
        return;
    }
    const auto at =
        std::find_if(known.begin(), known.end(), [&](const Money& m) { return m.currency >= value->currency; });
    if (at != known.end() && at->currency == value->currency) {
        at->minor = checked_add(at->minor, value->minor);
    } else {
        known.insert(at, *value);
    }
}

ServiceHistory::ServiceHistory(std::span<const ContractFacts> contracts, int grace_days, Date as_of)
    : as_of_(as_of), grace_days_(grace_days), reach_days_(std::max(grace_days, 1)) {
    contracts_.reserve(contracts.size());
    for (const ContractFacts& each : contracts) {
        if (each.starts_on <= as_of) { contracts_.push_back({.facts = each}); }
    }
    std::sort(contracts_.begin(), contracts_.end(), [](const ContractStanding& left, const ContractStanding& right) {
        return std::pair(left.facts.starts_on, left.facts.id) < std::pair(right.facts.starts_on, right.facts.id);
    });
    link_said();
    link_inferred();
    for (ContractStanding& each : contracts_) { settle(each); }
    make_tenures();
}

/// What somebody said decides first. A link to a contract that begins later is a slip and says nothing, and who goes
/// on with a trial has not renewed.
void ServiceHistory::link_said() {
    for (std::size_t i = 0; i < contracts_.size(); ++i) {
        if (!contracts_[i].facts.renews) { continue; }
        for (std::size_t j = 0; j < i; ++j) {
            if (contracts_[j].facts.id != *contracts_[i].facts.renews || contracts_[j].renewed_by) { continue; }
            if (contracts_[i].facts.is_trial() && !contracts_[j].facts.is_trial()) { continue; }
            contracts_[i].renews = j;
            contracts_[j].renewed_by = i;
        }
    }
}

/// Otherwise the contract of the same product whose end lies nearest before its start; each renews one, in the order
/// in which they start.
void ServiceHistory::link_inferred() {
    for (std::size_t i = 1; i < contracts_.size(); ++i) {
        const ContractFacts& later = contracts_[i].facts;
        if (later.renews || later.is_trial()) { continue; }
        std::optional<std::size_t> best;
        int best_distance = 0;
        for (std::size_t j = 0; j < i; ++j) {
            const ContractFacts& earlier = contracts_[j].facts;
            if (earlier.product != later.product || earlier.starts_on == later.starts_on || earlier.is_trial() ||
                contracts_[j].renewed_by) {
                continue;
            }
            const auto end = end_followed(earlier, later.starts_on, reach_days_);
            if (!end || !ends_later(later, *end)) { continue; }
            const int away = distance(later.starts_on - Days{1}, *end);
            if (!best || away < best_distance) {
                best = j;
                best_distance = away;
            }
        }
        if (!best) { continue; }
        contracts_[i].renews = best;
        contracts_[i].renewal_inferred = true;
        contracts_[*best].renewed_by = i;
    }
}

void ServiceHistory::settle(ContractStanding& standing) {
    const ContractFacts& facts = standing.facts;
    standing.last_day = own_end(facts);
    if (standing.renewed_by) {
        const Date successor = contracts_[*standing.renewed_by].facts.starts_on;
        if (!standing.last_day) {
            // The successor ends what runs on: at the end of the term it follows, else the day before.
            const Date last = end_followed(facts, successor, reach_days_).value_or(successor - Days{1});
            standing.last_day = std::max(facts.starts_on, last);
        }
        const bool unbroken = successor <= *standing.last_day + Days{reach_days_};
        standing.counts_until = unbroken ? successor - Days{1} : standing.last_day;
        standing.ending = Ending::renewed;
    } else {
        standing.counts_until = standing.last_day;
        if (!standing.last_day || *standing.last_day >= as_of_) {
            standing.ending =
                runs_by_terms(facts) && *facts.ends_on < as_of_ ? Ending::assumed_renewed : Ending::running;
        } else {
            const bool known = facts.ended_on || as_of_ > *standing.last_day + Days{grace_days_};
            standing.ending = known ? Ending::ended : Ending::pending;
        }
    }
    if (facts.auto_renews && facts.ends_on && facts.term_months) {
        standing.terms_assumed = terms_before(facts, standing.last_day ? std::min(*standing.last_day, as_of_) : as_of_);
    }
}

namespace {

/// The last day it serves: a contract that its renewal cuts short serves until then, and the renewal decides when the
/// service ends.
std::optional<Date> served_until(const ContractStanding& standing) {
    return standing.renewed_by ? std::min(standing.counts_until, standing.last_day) : standing.last_day;
}

/// The day the leaving is known were this contract the last of its tenure.
std::optional<Date> known_day(const ContractStanding& standing, int grace_days) {
    const auto until = served_until(standing);
    if (!until) { return std::nullopt; }
    const bool at_once = standing.facts.ended_on || standing.renewed_by;
    return *until + Days{at_once ? 1 : grace_days + 1};
}

/// Joins the contracts named by `order` (of one product, or all, by first day) into tenures behind those there are.
void join(std::span<const std::size_t> order, std::vector<ContractStanding>& contracts, int grace_days, int reach_days,
          std::optional<std::size_t> ContractStanding::* place, std::vector<Tenure>& tenures) {
    const std::size_t first_new = tenures.size();
    for (const std::size_t index : order) {
        ContractStanding& each = contracts[index];
        const auto until = served_until(each);
        const bool follows =
            tenures.size() > first_new &&
            (!tenures.back().last_day || each.facts.starts_on <= *tenures.back().last_day + Days{reach_days});
        if (!follows) {
            tenures.push_back({.product = each.facts.product,
                               .first_day = each.facts.starts_on,
                               .last_day = until,
                               .live_on = each.facts.live_on,
                               .leaving_known_on = known_day(each, grace_days),
                               .first_contract = index,
                               .last_contract = index});
        } else {
            Tenure& tenure = tenures.back();
            if (is_later(until, tenure.last_day)) {
                tenure.last_day = until;
                tenure.last_contract = index;
            }
            const auto known = known_day(each, grace_days);
            if (is_later(known, tenure.leaving_known_on)) { tenure.leaving_known_on = known; }
            if (each.facts.live_on && (!tenure.live_on || *each.facts.live_on < *tenure.live_on)) {
                tenure.live_on = each.facts.live_on;
            }
        }
        each.*place = tenures.size() - 1;
    }
}

}  // namespace

void ServiceHistory::make_tenures() {
    std::vector<std::size_t> order;
    order.reserve(contracts_.size());
    for (std::size_t i = 0; i < contracts_.size(); ++i) {
        if (!contracts_[i].facts.is_trial()) { order.push_back(i); }
    }
    join(order, contracts_, grace_days_, reach_days_, &ContractStanding::tenure, tenures_);
    for (Tenure& each : tenures_) { each.product.reset(); }

    std::stable_sort(order.begin(), order.end(), [this](std::size_t left, std::size_t right) {
        return contracts_[left].facts.product < contracts_[right].facts.product;
    });
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && contracts_[order[to]].facts.product == contracts_[order[from]].facts.product) {
            ++to;
        }
        join(std::span(order).subspan(from, to - from), contracts_, grace_days_, reach_days_,
             &ContractStanding::product_tenure, product_tenures_);
        from = to;
    }
}

std::vector<ContractEnd> ServiceHistory::ends() const {
    std::vector<ContractEnd> result;
    for (std::size_t i = 0; i < contracts_.size(); ++i) {
        const ContractStanding& each = contracts_[i];
        if (each.facts.is_trial()) { continue; }
        for (int term = 0; term < each.terms_assumed; ++term) {
            result.push_back({i, term_end(each.facts, term), Ending::assumed_renewed});
        }
        if (each.last_day && *each.last_day < as_of_) { result.push_back({i, *each.last_day, each.ending}); }
    }
    return result;
}

const Tenure* ServiceHistory::tenure_on(Date day) const {
    const auto found = std::find_if(tenures_.begin(), tenures_.end(), [&](const Tenure& t) { return t.contains(day); });
    return found == tenures_.end() ? nullptr : &*found;
}

std::optional<Date> ServiceHistory::steady_until(Date day) const {
    std::optional<Date> until;
    const auto changes_after = [&](Date last) {
        if (last >= day && (!until || last < *until)) { until = last; }
    };
    for (const ContractStanding& each : contracts_) {
        changes_after(each.facts.starts_on - Days{1});
        if (each.counts_until) { changes_after(*each.counts_until); }
    }
    for (const Tenure& each : tenures_) {
        if (each.last_day) { changes_after(*each.last_day); }
    }
    return until;
}

template <class Take>
void ServiceHistory::each_valued(Date day, Take take) const {
    const Tenure* tenure = tenure_on(day);
    if (!tenure) { return; }
    const auto place = static_cast<std::size_t>(tenure - tenures_.data());
    const auto counts = [&](const ContractStanding& each, Date on) {
        return each.tenure == place && each.facts.starts_on <= on && (!each.counts_until || on <= *each.counts_until);
    };
    if (std::none_of(contracts_.begin(), contracts_.end(), [&](const auto& each) { return counts(each, day); })) {
        Date last = tenure->first_day;  // a gap: back to the last day of service before it
        for (const ContractStanding& each : contracts_) {
            if (each.tenure == place && each.counts_until && *each.counts_until < day) {
                last = std::max(last, *each.counts_until);
            }
        }
        day = last;
    }
    for (const ContractStanding& each : contracts_) {
        if (counts(each, day)) { take(each); }
    }
}

AnnualValue ServiceHistory::value_on(Date day) const {
    AnnualValue result;
    each_valued(day, [&](const ContractStanding& each) { result.add(each.facts.annual_value); });
    return result;
}

std::vector<ContractId> ServiceHistory::unknown_on(Date day) const {
    std::vector<ContractId> result;
    each_valued(day, [&](const ContractStanding& each) {
        if (!each.facts.annual_value) { result.push_back(each.facts.id); }
    });
    return result;
}

AnnualValue ServiceHistory::pending_value_on(Date day, Date by) const {
    AnnualValue result;
    each_valued(day, [&](const ContractStanding& each) {
        if (each.ending == Ending::pending && *each.last_day < by) { result.add(each.facts.annual_value); }
    });
    return result;
}

}  // namespace winloss
