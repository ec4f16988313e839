// What the records behind a report's figures are called, all in one pass. Knows no report.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "winloss/core/money.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct CountedDeal {
    DealId id{};
    std::string name;
    std::optional<std::string> account;
    Outcome outcome = Outcome::open;
    std::optional<Date> decision_on;
    std::optional<Money> amount;
};
/// By number; `ids` ascending, each once. A number that is none has no row.
std::vector<CountedDeal> counted_deals(const Store& store, std::span<const std::int64_t> ids);

struct CountedAccount {
    AccountId id{};
    std::string name;
    std::optional<std::string> segment;
};
std::vector<CountedAccount> counted_accounts(const Store& store, std::span<const std::int64_t> ids);

struct CountedContract {
    ContractId id{};
    std::string account;
    std::optional<std::string> product;
    Date starts_on{};
    std::optional<Date> ends_on;
    std::optional<Money> annual_value;
};
std::vector<CountedContract> counted_contracts(const Store& store, std::span<const std::int64_t> ids);

struct CountedInterview {
    InterviewId id{};
    std::string kind;
    std::string account;
    std::optional<std::string> deal;
    InterviewState state = InterviewState::planned;
    std::optional<Date> held_on;
};
std::vector<CountedInterview> counted_interviews(const Store& store, std::span<const std::int64_t> ids);

struct CountedExpectation {
    ExpectationId id{};
    std::string text;
    std::string account;
    ExpectationOutcome outcome = ExpectationOutcome::unknown;
    std::optional<Date> review_on;
};
std::vector<CountedExpectation> counted_expectations(const Store& store, std::span<const std::int64_t> ids);

struct CountedAction {
    ActionId id{};
    std::string text;
    std::optional<std::string> account;
    ActionState state = ActionState::considering;
    std::optional<Date> due_on;
};
std::vector<CountedAction> counted_actions(const Store& store, std::span<const std::int64_t> ids);

/// Without its passage, which not everybody agreed to have quoted.
struct CountedCoding {
    CodingId id{};
    std::string code;                    ///< its path
    std::optional<std::int64_t> rating;  ///< null where none was given
    Weight weight = Weight::contributing;
    InterviewId interview{};
    std::string account;
    std::optional<std::string> deal;
};
std::vector<CountedCoding> counted_codings(const Store& store, std::span<const std::int64_t> ids);

struct CountedTouch {
    TouchId id{};
    std::string kind;
    std::string account;
    Date touched_on{};
};
std::vector<CountedTouch> counted_touches(const Store& store, std::span<const std::int64_t> ids);

struct CountedContact {
    ContactId id{};
    std::string name;
    std::string account;
    std::optional<std::string> buying_role;
};
std::vector<CountedContact> counted_contacts(const Store& store, std::span<const std::int64_t> ids);

}  // namespace winloss::store
