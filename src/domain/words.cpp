#include "winloss/domain/words.hpp"

#include <array>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

#define WINLOSS_WORDS(E, name, ...)                                                                 \
    const std::string_view Words<E>::what = name;                                                   \
    std::span<const std::pair<E, std::string_view>> Words<E>::list() {                              \
        using enum E;                                                                               \
        static constexpr auto words = std::to_array<std::pair<E, std::string_view>>({__VA_ARGS__}); \
        return words;                                                                               \
    }

// clang-format off
WINLOSS_WORDS(Role, "role", {rep, "rep"}, {sales_leader, "sales-leader"}, {customer_success, "customer-success"},
              {interviewer, "interviewer"}, {product, "product"}, {marketing, "marketing"}, {other, "other"})
WINLOSS_WORDS(BuyingRole, "buying role", {decision_maker, "decision-maker"}, {economic_buyer, "economic-buyer"},
              {champion, "champion"}, {influencer, "influencer"}, {user, "user"}, {procurement, "procurement"},
              {detractor, "detractor"})
WINLOSS_WORDS(DealKind, "kind of deal", {fresh, "new"}, {expansion, "expansion"}, {renewal, "renewal"})
WINLOSS_WORDS(Outcome, "outcome", {open, "open"}, {won, "won"}, {lost, "lost"}, {no_decision, "no-decision"})
WINLOSS_WORDS(Exclusion, "exclusion", {outreach, "outreach"}, {all, "all"})
WINLOSS_WORDS(SaidBy, "source", {rep, "rep"}, {buyer, "buyer"})
WINLOSS_WORDS(Anchor, "anchor", {decided_on, "decided-on"}, {closed_on, "closed-on"}, {live_on, "live-on"},
              {ends_on, "ends-on"}, {left_on, "left-on"}, {starts_on, "starts-on"}, {chosen, "chosen"})
WINLOSS_WORDS(InterviewState, "state", {planned, "planned"}, {invited, "invited"}, {booked, "booked"}, {held, "held"},
              {declined, "declined"}, {no_response, "no-response"}, {unreachable, "unreachable"},
              {not_qualified, "not-qualified"}, {cancelled, "cancelled"}, {covered, "covered"})
WINLOSS_WORDS(Relation, "relation", {third_party, "third-party"}, {internal, "internal"},
              {sales_leader, "sales-leader"}, {account_team, "account-team"})
WINLOSS_WORDS(Channel, "channel", {call, "call"}, {video, "video"}, {visit, "visit"}, {letter, "letter"},
              {survey, "survey"})
WINLOSS_WORDS(Completeness, "completeness", {full, "full"}, {partial, "partial"})
WINLOSS_WORDS(CodeKind, "kind of code", {driver, "driver"}, {market_trend, "market-trend"},
              {new_technology, "new-technology"}, {competitor_move, "competitor-move"}, {win_theme, "win-theme"},
              {other, "other"})
WINLOSS_WORDS(Weight, "weight", {primary, "primary"}, {contributing, "contributing"}, {minor, "minor"})
WINLOSS_WORDS(TouchKind, "kind of touch", {call, "call"}, {visit, "visit"}, {email, "email"}, {letter, "letter"},
              {quarterly_review, "quarterly-review"}, {event, "event"}, {news_shared, "news-shared"})
WINLOSS_WORDS(ExpectationOutcome, "outcome of an expectation", {unknown, "unknown"}, {met, "met"}, {partly, "partly"},
              {missed, "missed"})
WINLOSS_WORDS(HealthLevel, "health", {green, "green"}, {amber, "amber"}, {red, "red"})
WINLOSS_WORDS(FlagKind, "kind of flag", {at_risk, "at-risk"}, {win_back, "win-back"}, {expansion, "expansion"},
              {reference, "reference"}, {hidden_need, "hidden-need"})
WINLOSS_WORDS(ActionState, "state of an action", {considering, "considering"}, {planned, "planned"}, {done, "done"},
              {declined, "declined"})
// clang-format on
#undef WINLOSS_WORDS

namespace detail {

std::size_t require_index(std::string_view what, std::string_view typed, const std::vector<std::string>& words) {
    std::string wanted = lower_ascii(trim(typed));
    for (char& c : wanted) {
        if (c == '_' || c == ' ') { c = '-'; }
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == wanted) { return i; }
    }
    std::string hint = did_you_mean(wanted, words);
    if (!hint.empty()) { hint += ' '; }
    throw usage_error("'" + std::string(typed) + "' is no " + std::string(what) + ".",
                      hint + "One of: " + join(words, ", ") + ".");
}

}  // namespace detail

}  // namespace winloss
