// Whether a customer is looked after as the touch programme wants it (DOMAIN §7), and what tells that they may leave:
// the signs and their weights, in one place. Knows no table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "winloss/domain/customer_facts.hpp"
#include "winloss/report/contract_ahead.hpp"

namespace winloss::report {

inline constexpr int touches_a_year = 4;
inline constexpr int contacts_for_wider = 3;
inline constexpr int months_to_hear = 6;  ///< so long before an end the customer should have been heard

/// The last twelve months with a customer.
struct Care {
    std::int64_t touches = 0;
    std::int64_t reviews = 0;  ///< of the last four times three months, those with a quarterly review
    std::int64_t reached = 0;  ///< contacts
    bool higher = false;       ///< one of them is a decision maker or economic buyer

    bool touched_enough() const { return touches >= touches_a_year; }
    bool reviewed() const { return reviews == 4; }
    bool wider() const { return reached >= contacts_for_wider; }
    bool all() const { return touched_enough() && reviewed() && wider() && higher; }
};
Care care_of(const CustomerFact& fact, Date as_of);

/// The contracts of a customer that end from the as-of day on, however late.
std::vector<ContractAhead> all_ahead(const CustomerFact& fact, std::span<const ContractFacts> contracts, int grace_days,
                                     Date as_of);
/// Whether it ends so soon that the customer should have been heard.
bool ends_soon(const ContractAhead& contract, Date as_of);
/// Whether one of them ends soon, neither renewed nor ended by somebody, and nobody held the interview before it.
bool comes_up_unheard(std::span<const ContractAhead> ahead, Date as_of);

/// What speaks for a customer leaving, and how much.
enum class Sign : std::uint8_t {
    leaving,
    health_red,
    at_risk_flag,
    ends_unheard,
    silent,
    expectation_missed,
    health_amber,
    not_judged,
    not_heard,
    expectation_partly,
    few_touches,
    no_review,
    narrow,
    not_higher,
};
struct SignEntry {
    Sign sign;
    std::string_view word;  ///< health-red
    std::string_view says;  ///< what it is
    int weight;
};
/// The heaviest first.
std::span<const SignEntry> signs();
const SignEntry& entry(Sign sign);

/// What pulse says of a customer.
struct Pulse {
    int weight = 0;
    std::vector<Sign> signs{};  ///< the heaviest first
    /// Nobody has heard from them for twelve months, and nothing speaks against them: loyal, as far as anybody knows.
    bool assumed_loyal = false;
};
/// `ahead` are the customer's contracts that end, however late.
Pulse pulse_of(const CustomerFact& fact, const Care& care, std::span<const ContractAhead> ahead, Date as_of);

}  // namespace winloss::report
