// The programme: which interviews are owed and when, as data a team changes (DOMAIN §3). Knows no store, no interview.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/core/money.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/tenure.hpp"
#include "winloss/domain/words.hpp"

namespace winloss {

/// The kinds every programme knows; a team may add more, each owed by its anchor alone.
namespace kind {
inline constexpr std::string_view exit = "exit";
inline constexpr std::string_view pre_renewal = "pre-renewal";
inline constexpr std::string_view retrospective = "retrospective";
inline constexpr std::string_view expectation = "expectation";
inline constexpr std::string_view anniversary = "anniversary";
inline constexpr std::string_view onboarding = "onboarding";
inline constexpr std::string_view check_in = "check-in";
/// In the order of their purpose's strength.
inline constexpr std::array built_in{exit, pre_renewal, retrospective, expectation, anniversary, onboarding, check_in};
}  // namespace kind

/// When the interviews of a kind (and outcome) are owed: lengths of time from the anchor.
struct Rule {
    std::string kind{};
    std::optional<Outcome> outcome{};  ///< null: every outcome that has no rule of its own
    Anchor anchor = Anchor::decided_on;
    Span opens{};
    Span target{};
    Span closes{};
    std::optional<Span> every{};  ///< comes again after this long while the tenure runs; null: once
    bool enabled = true;
    int rank = 1;  ///< the stronger purpose leads where two interviews meet: 1 is strongest
    friend bool operator==(const Rule&, const Rule&) = default;
};

/// "opens 30d, target 45d, closes 90d from decided-on".
std::string in_words(const Rule& rule);

/// Which deals are worth a retrospective. An empty list lets every value pass.
struct Criteria {
    std::vector<Outcome> outcomes{};
    std::vector<DealKind> deal_kinds{};
    std::vector<std::string> segments{};   ///< compared case-folded
    std::vector<Money> minimum_amounts{};  ///< at most one a currency; other currencies have none
    friend bool operator==(const Criteria&, const Criteria&) = default;
};

/// Takes in one criterion as schema and user write it: field `outcome`, `deal-kind`, `segment` or `minimum-amount`,
/// value an outcome, a kind, a segment, or an amount with its currency. A second minimum of a currency replaces the
/// first. Throws usage naming field and value.
void add_criterion(Criteria& criteria, std::string_view field, std::string_view value);

/// How many of the deals that meet the criteria are asked, by outcome: drawn by lot, the same seed draws the same
/// deals, whatever others there are.
struct Draw {
    int won_percent = 100;
    int lost_percent = 100;
    int no_decision_percent = 100;
    int seed = 1;
    friend bool operator==(const Draw&, const Draw&) = default;

    int percent(Outcome outcome) const;
    bool takes(DealId deal, Outcome outcome) const;
};

/// How long each thing is waited for, most of them after an interview was held; days.
struct FollowUp {
    int answered_days = 7;  ///< an answer to the last invitation, before the customer is asked again
    int note_days = 2;
    int thanked_days = 3;
    int coded_days = 7;
    int shared_days = 14;
    int told_days = 30;      ///< what came of it, to the customer
    int credited_days = 30;  ///< insiders whose help the customer praised
    friend bool operator==(const FollowUp&, const FollowUp&) = default;
};

struct Programme {
    std::vector<Rule> rules{};
    Criteria criteria{};
    Draw draw{};
    std::optional<Date> first_day{};  ///< windows that closed before it are owed to nobody; null: the day of the plan
    int grace_days = default_grace_days;
    int fatigue_days = 60;       ///< no second ask of an account within so many days
    int conversation_days = 60;  ///< targets so near, or windows that overlap, are one conversation
    FollowUp follow_up{};
    friend bool operator==(const Programme&, const Programme&) = default;

    /// The rule of a kind for a deal's outcome: its own, else the one for every outcome; null where there is none.
    const Rule* find(std::string_view kind, std::optional<Outcome> outcome = std::nullopt) const;
    /// The strength of a kind's purpose; a kind without a rule comes after all others.
    int rank(std::string_view kind) const;
    /// Each kind once, in the order of its strength.
    std::vector<std::string> kinds() const;
};

/// The table of DOMAIN §3: every kind, check-in switched off, every deal worth a retrospective.
Programme default_programme();

/// Throws usage, naming the rule and what would be right, unless on every anchor day opens ≤ target ≤ closes, the
/// anchor is one that the kind can have, only tenures repeat, only deals have outcomes, and kind and outcome are there
/// once.
void check(const Programme& programme);

/// Takes in one setting: `first_day`, `grace_days`, `fatigue_days`, `conversation_days`, `answered_days`, `note_days`,
/// `thanked_days`, `coded_days`, `shared_days`, `told_days`, `credited_days`, `won_percent`, `lost_percent`,
/// `no_decision_percent`, `sample_seed`. Throws usage naming key and value.
void apply_setting(Programme& programme, std::string_view key, std::string_view value);

}  // namespace winloss
