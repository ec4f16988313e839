// What reports ask of a customer beyond the contracts: how it is judged, when it was last heard, what was promised and
// who was touched. Knows no store and no report.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "winloss/domain/facts.hpp"

namespace winloss {

/// The latest judgement of an account.
struct HealthFact {
    Date judged_on{};
    HealthLevel level = HealthLevel::green;
};

/// A touch of the last twelve months; a held interview is one.
struct TouchFact {
    Date on{};
    bool review = false;      ///< a quarterly review
    TouchId id{};             ///< none of a held interview
    InterviewId interview{};  ///< a held interview; none of any other touch
};

/// Somebody at the account who was touched in the last twelve months.
struct ReachedFact {
    std::int64_t contact = 0;
    std::optional<BuyingRole> role{};
};

/// A flag that was raised and not cleared by the as-of day.
struct FlagFact {
    FlagKind kind = FlagKind::at_risk;
    Date raised_on{};
};

struct ExpectationFact {
    ExpectationOutcome outcome = ExpectationOutcome::unknown;
    std::optional<Date> review_on{};
    std::optional<Date> reviewed_on{};  ///< by the as-of day; the outcome is unknown until then
    ExpectationId id{};
};

/// An interview held before a contract's end.
struct PreRenewalFact {
    std::optional<ContractId> contract{};
    Date anchor_on{};  ///< the end it was about
    Date held_on{};
};

/// What of it has to be read; the rest stays empty.
struct CustomerNeeds {
    bool health = false;
    bool heard = false;  ///< the last held interview, and those before renewals
    bool flags = false;
    bool touches = false;  ///< and who was reached
    bool expectations = false;
};

/// A customer as it stood on the as-of day. The spans are valid until the next one.
struct CustomerFact : AccountFact {
    std::string_view name;
    std::optional<HealthFact> health{};
    std::optional<Date> heard_on{};  ///< the last held interview
    std::span<const PreRenewalFact> pre_renewals{};
    std::span<const FlagFact> flags{};
    std::span<const TouchFact> touches{};    ///< of the last twelve months, by day
    std::span<const ReachedFact> reached{};  ///< the same, each contact once
    std::span<const ExpectationFact> expectations{};
};

}  // namespace winloss
