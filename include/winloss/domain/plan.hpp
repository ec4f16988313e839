// What the programme owes one account: a decision with its reason for every deal and contract, and the changes that
// bring the planned interviews into line (DOMAIN §3). Pure: the same facts, programme and day give the same plan, and a
// plan that was carried out leaves nothing to change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/domain/windows.hpp"

namespace winloss {

/// A day on which the account was asked, and for which interview.
struct Ask {
    Date day{};
    InterviewId interview{};
};

/// Everything of one account that the plan goes by. The store hands over account by account.
struct AccountFacts {
    std::optional<AccountId> account{};  ///< null: deals that name no account yet
    std::optional<std::string> segment{};
    std::vector<Deal> deals{};
    std::vector<Contract> contracts{};
    std::vector<Interview> interviews{};  ///< all, whatever their state
    std::vector<Ask> later_asks{};        ///< attempts after an interview's first, as far as they are known
    /// Of touches and held interviews that came with a health judgement; they satisfy check-ins.
    std::vector<Date> health_days{};
};

enum class Verdict {
    owed,      ///< to be planned, or planned or asked already (then `interview` is set)
    not_owed,  ///< `reason` says why; an interview asked for it all the same is flagged
    waiting,   ///< for a fact: `reason` says which
    covered,   ///< by a conversation held for a stronger purpose
    exists,    ///< held, ended, or put there by hand: the rule is satisfied
};

/// What decided. A comment names the fields of Decision that the reason fills.
enum class Reason {
    rule,                      ///< owed as the rule says
    no_rule,                   ///< the programme has none for the outcome
    kind_off,                  ///< the rule is switched off
    deal_open,                 ///<
    decided_later,             ///< date: the day of the decision, after today
    excluded_outreach,         ///<
    excluded_all,              ///<
    criterion_outcome,         ///<
    criterion_deal_kind,       ///<
    criterion_segment,         ///<
    criterion_amount,          ///< money: the minimum
    criterion_amount_unknown,  ///< money: one of the minimums
    not_drawn,                 ///< only a share of the deals is asked
    renewal_deal,              ///< an expectation goes with a new or expansion deal
    deal_kind_unknown,         ///<
    closed_before_programme,   ///< date: the first day
    term_too_short,            ///<
    trial,                     ///< an annual value of zero
    no_end,                    ///< the contract has no end
    ended_before,              ///< date: last day of service, before the window closed (or opened)
    renewed_before,            ///< date: start of the renewal, before the window closed
    service_ends_before,       ///< date: known last day of service, before the next time comes
    service_running,           ///<
    ending_pending,            ///< date: the day on which the leaving would be known
    lost_renewal_deal,         ///< other_deal: its retrospective stands
    reviewed,                  ///< date: of the touch with a health judgement
    fatigue,                   ///< date: the day asked; other: the interview asked
    duplicate,                 ///< other: the interview that satisfies the rule
    nothing_owes_it,           ///< deal, contract or tenure are there no longer
    waits_for_account,         ///<
    waits_for_decision_date,   ///<
    waits_for_go_live,         ///<
    covered_by,                ///< other, date: the interview that covers it, and the day held
};

struct Schedule {
    Date anchor_on{};
    Anchor basis = Anchor::decided_on;
    Window window{};
    friend bool operator==(const Schedule&, const Schedule&) = default;
};

/// One kind of interview for one deal, contract or tenure (named by its first, or for the exit its last, contract).
struct Decision {
    std::string kind{};
    std::optional<std::size_t> rule{};  ///< place in Programme::rules
    std::optional<DealId> deal{};
    std::optional<ContractId> contract{};
    std::int64_t occurrence = 0;  ///< which anniversary, quarter or term (the first term is 0); 0 where it comes once
    std::optional<Outcome> outcome{};    ///< of the deal
    bool short_term = false;             ///< a pre-renewal window of a term under 18 months
    std::optional<Schedule> schedule{};  ///< null where no window could be counted
    Verdict verdict = Verdict::owed;
    Reason reason = Reason::rule;
    std::optional<Date> date{};
    std::optional<Money> money{};
    std::optional<InterviewId> other{};
    std::optional<DealId> other_deal{};
    std::optional<InterviewId> interview{};   ///< the one that stands for it
    std::optional<InterviewState> state{};    ///< of that interview
    std::optional<Date> moved_for_fatigue{};  ///< the ask because of which the target moved
    /// Offered as one conversation, led by another decision's interview, or by an interview no decision stands behind.
    std::optional<std::size_t> led_by{};  ///< place in AccountPlan::decisions
    std::optional<InterviewId> led_by_interview{};
};

enum class ChangeKind {
    plan,     ///< a new interview
    move,     ///< a planned one gets another anchor or window
    cancel,   ///< a planned one is owed no longer
    restore,  ///< one the plan cancelled is owed again
    cover,    ///< a planned one was covered by a held one
    flag,     ///< an asked, booked or held one no longer fits: it stays, and says so
    clear,    ///< a flagged one fits again
};

struct Change {
    ChangeKind what = ChangeKind::plan;
    std::optional<InterviewId> interview{};  ///< null for `plan`
    std::string kind{};
    std::optional<DealId> deal{};
    std::optional<ContractId> contract{};
    std::int64_t occurrence = 0;
    Schedule schedule{};                      ///< of plan, move, restore
    std::string text{};                       ///< why it is owed, why no longer, or what no longer fits
    std::optional<InterviewId> covered_by{};  ///< of cover
};

struct AccountPlan {
    std::vector<Decision> decisions{};
    std::vector<Change> changes{};
};

/// Interviews with the anchor basis 'chosen' were put there by hand: they satisfy the rule and are never touched.
AccountPlan plan_account(const AccountFacts& facts, const Programme& programme, Date today);

/// Cancelled by the plan, not by a person: it comes back when it is owed again. Its `rule` says so.
bool withdrawn_by_plan(const Interview& interview);

/// The new interview that a change of kind `plan` asks for, its number still 0.
Interview planned_interview(const Change& change, AccountId account);
/// Carries out any other change on its interview. `today` becomes the day it ended where it is cancelled or covered.
void apply(const Change& change, Interview& interview, Date today);

/// What an interview is about.
struct Matter {
    std::string kind{};
    std::optional<DealId> deal{};
    std::optional<ContractId> contract{};
    bool added = false;  ///< by hand
};
/// Of those of one account that are about the same one number, where somebody added one of them: with another buyer
/// then. 0 for all others.
std::vector<std::int64_t> shared_matters(const std::vector<Matter>& matters);

/// Which of an account's interviews are offered as one conversation: for each the place of the one that leads it, its
/// own where it leads or stands alone, null where it is no longer open.
std::vector<std::optional<std::size_t>> conversations_of(const std::vector<Interview>& interviews,
                                                         const Programme& programme);
/// The planned and invited interviews of no stronger purpose that `held` covers, because they meet it; a booked one
/// keeps its own appointment.
std::vector<InterviewId> covered_when_held(const Interview& held, const std::vector<Interview>& of_account,
                                           const Programme& programme);

/// The last ask of the account for another interview that lies within the fatigue period before `on`, or on that day.
std::optional<Ask> asked_lately(const AccountFacts& facts, InterviewId except, Date on, int fatigue_days);

/// 'owed', 'not owed', 'waiting', 'covered', 'exists'.
std::string_view in_words(Verdict verdict);
/// "the deal is still open": why it is owed, why it is not, what it waits for, or what covers it.
std::string reason_of(const Decision& decision, const Programme& programme);
/// The sentence of `plan --explain` for the decision at `place`: verdict, the rule in words with its lengths of time,
/// anchor and window, and the conversation it is part of.
std::string explain(const AccountPlan& plan, std::size_t place, const Programme& programme);

}  // namespace winloss
