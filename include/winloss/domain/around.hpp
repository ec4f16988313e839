// The records around an interview: what happens with a customer between one and the next. Plain values, as in
// records.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"

namespace winloss {

/// Any contact with a customer. A held interview is one too and has no touch of its own.
struct Touch {
    TouchId id;
    AccountId account;
    Date touched_on{};
    TouchKind kind = TouchKind::call;
    std::optional<PersonId> person;        ///< the colleague who was in touch
    std::optional<InterviewId> interview;  ///< the interview it came out of
    std::string said;
    std::vector<ContactId> contacts;
};

/// What the customer said success will look like.
struct Expectation {
    ExpectationId id;
    AccountId account;
    std::optional<InterviewId> interview;  ///< in which it was said
    std::string text;
    std::optional<std::string> metric;
    std::optional<std::string> target;
    std::optional<Date> review_on;
    std::optional<std::string> actual;
    ExpectationOutcome outcome = ExpectationOutcome::unknown;
    std::optional<Date> reviewed_on;  ///< null while the outcome is unknown
};

/// Someone's dated judgement of an account: the pulse check.
struct Health {
    HealthId id;
    AccountId account;
    Date judged_on{};
    HealthLevel level = HealthLevel::green;
    std::string why;
    std::optional<PersonId> person;  ///< null: nobody the store knows
    std::optional<TouchId> touch;    ///< after which it was judged
    std::optional<InterviewId> interview;
};

/// What an interview uncovered for someone else.
struct Flag {
    FlagId id;
    AccountId account;
    std::optional<InterviewId> interview;
    FlagKind kind = FlagKind::at_risk;
    std::string text;
    std::optional<PersonId> owner;
    Date raised_on{};
    std::optional<Date> look_again_on;
    std::optional<Date> cleared_on;
    std::optional<std::string> cleared_why;
};

/// What we do because of what we heard.
struct Action {
    ActionId id;
    std::string text;
    std::optional<AccountId> account;  ///< null: it is about a code, not about one customer
    std::optional<InterviewId> interview;
    std::optional<CodeId> code;
    std::optional<PersonId> owner;
    std::optional<Date> due_on;
    ActionState state = ActionState::considering;
    std::optional<Date> told_on;  ///< when the customer was told, possible at any state
};

}  // namespace winloss
