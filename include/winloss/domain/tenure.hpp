// The service an account has had as its contracts make it: which renews which, unbroken service, its worth on a day
// (DOMAIN §3 and §7). Knows no store and no programme: the grace period and the day come in as parameters.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/core/money.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/records.hpp"

namespace winloss {

inline constexpr int default_grace_days = 30;
/// A contract that starts at most so long before the end of another one can be its renewal.
inline constexpr int early_renewal_days = 90;

/// What of a contract decides the service; small and without text, so that a store's contracts fit one vector.
struct ContractFacts {
    ContractId id{};
    AccountId account{};
    std::optional<ProductId> product{};
    std::optional<ContractId> renews{};
    Date starts_on{};
    std::optional<Date> live_on{};
    std::optional<Date> ends_on{};        ///< last day of service, inclusive; null: no end agreed
    std::optional<Date> ended_on{};       ///< last day of service when somebody ended it
    std::optional<Money> annual_value{};  ///< null is unknown, zero is a trial
    bool auto_renews = false;
    std::optional<int> term_months{};  ///< of the terms it renews by

    bool is_trial() const { return annual_value && annual_value->minor == 0; }
};
ContractFacts facts_of(const Contract& contract);

/// Last day of an auto-renewing contract's term: term 0 ends on `ends_on`, term n runs n × term_months longer,
/// counted from the day after `ends_on`. A contract without end or term is a bug.
Date term_end(const ContractFacts& contract, int term);
/// First day of a term: `starts_on`, then the day after the term before.
Date term_start(const ContractFacts& contract, int term);

/// How a contract stands on the as-of day.
enum class Ending {
    running,          ///< its end has not come, or none was agreed
    assumed_renewed,  ///< it renews itself, and its agreed end has passed: to be confirmed
    renewed,          ///< another contract has taken over
    pending,          ///< ended without successor, still inside the grace period: neither kept nor lost
    ended,            ///< somebody ended it, or the grace period passed without a successor
};

/// A contract that has begun by the as-of day. Indexes are places in ServiceHistory::contracts().
struct ContractStanding {
    ContractFacts facts{};
    Ending ending = Ending::running;
    std::optional<Date> last_day{};      ///< effective last day of service; null: it runs on
    std::optional<Date> counts_until{};  ///< last day its value counts: the day before its renewal starts, or last_day
    std::optional<std::size_t> renewed_by{};
    std::optional<std::size_t> renews{};
    bool renewal_inferred = false;  ///< `renews` was not said but follows from product and dates
    int terms_assumed = 0;  ///< terms of an auto-renewing contract that had ended by the as-of day, and it ran on
    std::optional<std::size_t> tenure{};          ///< place in tenures(); null for a trial, which makes no customer
    std::optional<std::size_t> product_tenure{};  ///< place in product_tenures(); null for a trial
};

/// Unbroken service: contracts at most the grace period apart.
struct Tenure {
    std::optional<ProductId> product{};  ///< of a product tenure (null there: the contracts that name no product)
    Date first_day{};
    std::optional<Date> last_day{};  ///< null: it runs on without a known end
    std::optional<Date> live_on{};   ///< the first go-live of its contracts
    /// The first day on which the leaving is known: the day after last_day where somebody ended the service, the day
    /// after the grace period otherwise. Null while last_day is.
    std::optional<Date> leaving_known_on{};
    std::size_t first_contract = 0;  ///< the earliest of its contracts
    std::size_t last_contract = 0;   ///< the one that ends last

    bool contains(Date day) const { return first_day <= day && (!last_day || day <= *last_day); }
    bool running_on(Date as_of) const { return !last_day || as_of <= *last_day; }
    bool pending_on(Date as_of) const { return !running_on(as_of) && as_of < *leaving_known_on; }
    bool ended_on(Date as_of) const { return !running_on(as_of) && as_of >= *leaving_known_on; }
};

/// An end that had come by the as-of day: the contract's own, or that of a term it is assumed to have renewed.
struct ContractEnd {
    std::size_t contract = 0;  ///< place in ServiceHistory::contracts()
    Date day{};
    Ending ending = Ending::ended;  ///< renewed, assumed_renewed, pending or ended
};

/// Annual value, one entry a currency in the order of codes, and how many contracts' value is unknown.
struct AnnualValue {
    std::vector<Money> known{};
    int unknown = 0;

    std::optional<Money> in(Currency currency) const;  ///< null where no known value has this currency
    void add(const std::optional<Money>& value);       ///< null: unknown
};

/// The service of one account, as known on a day: contracts that start later are not there yet.
///
/// A zero value is a trial: its contract stands in contracts() but neither makes a tenure nor renews a contract that is
/// none, whatever its link says, nor is renewed by inference, so that being a customer begins with the first contract
/// that is not one and ends with the last. Unknown value is not zero.
class ServiceHistory {
public:
    /// `contracts` are all of one account, any order. O(n²) in an account's contracts, no allocation per contract.
    ServiceHistory(std::span<const ContractFacts> contracts, int grace_days, Date as_of);

    Date as_of() const { return as_of_; }
    /// By first day, then number.
    std::span<const ContractStanding> contracts() const { return contracts_; }
    /// Of the account with anything: by first day. Empty: no customer by the as-of day.
    std::span<const Tenure> tenures() const { return tenures_; }
    /// Of the account with each product: by product, then first day.
    std::span<const Tenure> product_tenures() const { return product_tenures_; }
    /// Every end before the as-of day, by contract, then day. Trials left out.
    std::vector<ContractEnd> ends() const;

    /// Covered by a contract, or in the gap between two of one tenure. `day` is not after the as-of day.
    bool active_on(Date day) const { return tenure_on(day) != nullptr; }
    /// The tenure with anything that contains the day; null where the account was no customer then.
    const Tenure* tenure_on(Date day) const;
    /// From its start a renewal's value alone counts; in a gap the value of the last day of service before it does.
    AnnualValue value_on(Date day) const;
    /// The contracts whose value counts then and is not known.
    std::vector<ContractId> unknown_on(Date day) const;
    /// What of this value is of contracts whose end came before the day `by` and is pending.
    AnnualValue pending_value_on(Date day, Date by) const;
    /// The last day from `day` on through which neither the value nor who is active changes; null: it stays for good.
    std::optional<Date> steady_until(Date day) const;

private:
    void link_said();
    void link_inferred();
    void settle(ContractStanding& standing);
    void make_tenures();
    /// Calls `take` for each contract whose value counts on the day.
    template <class Take>
    void each_valued(Date day, Take take) const;

    Date as_of_;
    int grace_days_;
    int reach_days_;  ///< a contract that starts so many days after an end follows it: the next day always does
    std::vector<ContractStanding> contracts_;
    std::vector<Tenure> tenures_;
    std::vector<Tenure> product_tenures_;
};

}  // namespace winloss
