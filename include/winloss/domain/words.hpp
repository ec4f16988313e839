// The words of the field as types, each with the one spelling that schema, JSON, options and manual share.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace winloss {

enum class Role { rep, sales_leader, customer_success, interviewer, product, marketing, other };
/// In order of weight: where buyers disagree, the highest decides.
enum class BuyingRole { decision_maker, economic_buyer, champion, influencer, user, procurement, detractor };
enum class DealKind { fresh, expansion, renewal };  ///< `fresh` is the word 'new'
enum class Outcome { open, won, lost, no_decision };
enum class Exclusion { outreach, all };
enum class SaidBy { rep, buyer };
enum class Anchor { decided_on, closed_on, live_on, ends_on, left_on, starts_on, chosen };
enum class InterviewState {
    planned,
    invited,
    booked,
    held,
    declined,
    no_response,
    unreachable,
    not_qualified,
    cancelled,
    covered
};
enum class Relation { third_party, internal, sales_leader, account_team };
enum class Channel { call, video, visit, letter, survey };
enum class Completeness { full, partial };
enum class CodeKind { driver, market_trend, new_technology, competitor_move, win_theme, other };
enum class Weight { primary, contributing, minor };
enum class TouchKind { call, visit, email, letter, quarterly_review, event, news_shared };
enum class ExpectationOutcome { unknown, met, partly, missed };
enum class HealthLevel { green, amber, red };
enum class FlagKind { at_risk, win_back, expansion, reference, hidden_need };
enum class ActionState { considering, planned, done, declined };

/// Every word of an enumeration in its order, and what it is called in messages: Words<Outcome>::what == "outcome".
template <class E>
struct Words;

#define WINLOSS_WORDS(E)                                               \
    template <>                                                        \
    struct Words<E> {                                                  \
        static const std::string_view what;                            \
        static std::span<const std::pair<E, std::string_view>> list(); \
    }
WINLOSS_WORDS(Role);
WINLOSS_WORDS(BuyingRole);
WINLOSS_WORDS(DealKind);
WINLOSS_WORDS(Outcome);
WINLOSS_WORDS(Exclusion);
WINLOSS_WORDS(SaidBy);
WINLOSS_WORDS(Anchor);
WINLOSS_WORDS(InterviewState);
WINLOSS_WORDS(Relation);
WINLOSS_WORDS(Channel);
WINLOSS_WORDS(Completeness);
WINLOSS_WORDS(CodeKind);
WINLOSS_WORDS(Weight);
WINLOSS_WORDS(TouchKind);
WINLOSS_WORDS(ExpectationOutcome);
WINLOSS_WORDS(HealthLevel);
WINLOSS_WORDS(FlagKind);
WINLOSS_WORDS(ActionState);
#undef WINLOSS_WORDS

/// The word of a value.
template <class E>
std::string_view word(E value) {
    for (const auto& [each, text] : Words<E>::list()) {
        if (each == value) { return text; }
    }
    return {};
}

/// The value of an exact word (as the schema holds it).
template <class E>
std::optional<E> parse_word(std::string_view text) {
    for (const auto& [each, each_text] : Words<E>::list()) {
        if (each_text == text) { return each; }
    }
    return std::nullopt;
}

template <class E>
std::vector<std::string> all_words() {
    std::vector<std::string> result;
    for (const auto& [each, text] : Words<E>::list()) { result.emplace_back(text); }
    return result;
}

namespace detail {
/// Index of the word meant (any case, blanks and underscores for hyphens), or throws usage with the nearest words.
std::size_t require_index(std::string_view what, std::string_view typed, const std::vector<std::string>& words);
}  // namespace detail

/// What a person typed: case, '_' and ' ' are forgiven; anything else throws usage naming the nearest words.
template <class E>
E require_word(std::string_view typed) {
    return Words<E>::list()[detail::require_index(Words<E>::what, typed, all_words<E>())].first;
}

}  // namespace winloss
