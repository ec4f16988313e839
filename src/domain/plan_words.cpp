#include "plan_words.hpp"

#include <fmt/format.h>

namespace winloss {

namespace {

constexpr std::string_view withdrawn = "no longer owed: ";

std::string on(const std::optional<Date>& date) { return date ? iso(*date) : "an unknown day"; }
std::string number(const std::optional<InterviewId>& id) {
    return id ? fmt::format("interview {}", id->value) : "another interview";
}

/// The facts a window was counted from.
std::string anchored(const Decision& decision) {
    const Date anchor = decision.schedule->anchor_on;
    const std::string day = iso(anchor);
    const auto outcome = decision.outcome ? word(*decision.outcome) : "decided";
    switch (decision.schedule->basis) {
        case Anchor::decided_on: return fmt::format("{}, decided on {}", outcome, day);
        case Anchor::closed_on:
            return fmt::format("{}, day of the decision unknown, close date {} stands in", outcome, day);
        case Anchor::live_on:
            return decision.occurrence > 0 ? fmt::format("live since {}, no. {}", day, decision.occurrence)
                                           : fmt::format("live since {}", day);
        case Anchor::ends_on: return fmt::format("{} ends on {}", decision.short_term ? "short term" : "term", day);
        case Anchor::left_on: return fmt::format("without service since {}", day);
        case Anchor::starts_on:
            return decision.occurrence > 0 ? fmt::format("customer since {}, no. {}", day, decision.occurrence)
                                           : fmt::format("customer since {}", day);
        case Anchor::chosen: break;
    }
    return fmt::format("day chosen: {}", day);
}

/// Why the target is later than the rule has it; empty where it is not.
std::string kept_apart(const Decision& decision, const Programme& programme) {
    if (!decision.moved_for_fatigue) { return {}; }
    return fmt::format("; not before {}: the account was asked on {} and is not asked again within {} days",
                       iso(*decision.moved_for_fatigue + Days{programme.fatigue_days + 1}),
                       iso(*decision.moved_for_fatigue), programme.fatigue_days);
}

}  // namespace

std::string owed_because(const Decision& decision, const Programme& programme) {
    if (!decision.schedule || !decision.rule) { return {}; }
    const std::string rule =
        decision.short_term
            ? "opens after a third of the term, target halfway, closes 6 months before the end or 60 days "
              "after it opened, within two thirds"
            : in_words(programme.rules[*decision.rule]);
    return anchored(decision) + ": " + rule + kept_apart(decision, programme);
}

std::string reason_of(const Decision& decision, const Programme& programme) {
    const std::string outcome{decision.outcome ? word(*decision.outcome) : ""};
    switch (decision.reason) {
        case Reason::rule: return owed_because(decision, programme);
        case Reason::no_rule:
            return outcome.empty()
                       ? fmt::format("the programme has no rule for {}", decision.kind)
                       : fmt::format("the programme has no rule for {} when a deal is {}", decision.kind, outcome);
        case Reason::kind_off: return fmt::format("{} is switched off", decision.kind);
        case Reason::deal_open: return "the deal is still open";
        case Reason::decided_later: return fmt::format("the deal is decided on {}, after today", on(decision.date));
        case Reason::excluded_outreach: return "the deal is excluded from outreach";
        case Reason::excluded_all: return "the deal is excluded from everything";
        case Reason::criterion_outcome: return fmt::format("criterion outcome: {} is not among those asked", outcome);
        case Reason::criterion_deal_kind: return "criterion deal-kind: the kind of the deal is not among those asked";
        case Reason::criterion_segment: return "criterion segment: the account's segment is not among those asked";
        case Reason::criterion_amount:
            return fmt::format("criterion minimum-amount: less than {}", to_string(*decision.money));
        case Reason::criterion_amount_unknown:
            return fmt::format("criterion minimum-amount: the amount is unknown, {} at least is asked for",
                               to_string(*decision.money));
        case Reason::not_drawn:
            return fmt::format("not drawn: {}% of the deals that are {} are asked (seed {})",
                               programme.draw.percent(decision.outcome.value_or(Outcome::open)), outcome,
                               programme.draw.seed);
        case Reason::renewal_deal: return "a renewal starts no new work: only new and expansion deals do";
        case Reason::deal_kind_unknown:
            return "the kind of the deal is unknown: only new and expansion deals start work";
        case Reason::closed_before_programme:
            return fmt::format("the window closed before the programme's first day, {}", on(decision.date));
        case Reason::term_too_short: return "the term is shorter than six months";
        case Reason::trial: return "a trial (annual value zero) makes nobody a customer";
        case Reason::no_end: return "the contract has no end";
        case Reason::ended_before:
            return fmt::format("the service ended on {}, before there was time to ask", on(decision.date));
        case Reason::renewed_before:
            return fmt::format("renewed from {} on, before the window closed", on(decision.date));
        case Reason::service_ends_before:
            return fmt::format("the service is agreed until {}; a renewal would bring it on", on(decision.date));
        case Reason::service_running: return "the service has not ended";
        case Reason::ending_pending:
            return fmt::format("the end is pending: the leaving is not known before {}", on(decision.date));
        case Reason::lost_renewal_deal:
            return fmt::format("the renewal was lost (deal {}): its retrospective stands",
                               decision.other_deal ? decision.other_deal->value : 0);
        case Reason::reviewed: return fmt::format("a touch of {} came with a health judgement", on(decision.date));
        case Reason::fatigue:
            return fmt::format(
                "the account was asked on {} ({}): no second ask within {} days, and then the window has "
                "closed",
                on(decision.date), number(decision.other), programme.fatigue_days);
        case Reason::duplicate: return fmt::format("{} satisfies the rule", number(decision.other));
        case Reason::nothing_owes_it: return "the records call for it no longer";
        case Reason::waits_for_account: return "the deal names no account yet";
        case Reason::waits_for_decision_date: return "neither the day of the decision nor a close date is known";
        case Reason::waits_for_go_live: return "the day of the go-live is not known";
        case Reason::covered_by:
            return fmt::format("covered by {}, held on {}", number(decision.other), on(decision.date));
    }
    return {};
}

std::string withdrawn_because(const Decision& decision, const Programme& programme) {
    return std::string(withdrawn) + reason_of(decision, programme);
}

bool withdrawn_by_plan(const Interview& interview) {
    return interview.state == InterviewState::cancelled && interview.rule.starts_with(withdrawn);
}

std::string_view in_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::owed: return "owed";
        case Verdict::not_owed: return "not owed";
        case Verdict::waiting: return "waiting";
        case Verdict::covered: return "covered";
        case Verdict::exists: return "exists";
    }
    return {};
}

std::string explain(const AccountPlan& plan, std::size_t place, const Programme& programme) {
    const Decision& decision = plan.decisions[place];
    std::string text{in_words(decision.verdict)};
    if (decision.interview && decision.state) {
        text += fmt::format(" (interview {}, {})", decision.interview->value, word(*decision.state));
    }
    if (const std::string reason = reason_of(decision, programme); !reason.empty()) { text += ": " + reason; }
    if (decision.schedule && decision.verdict == Verdict::owed) {
        const Window& window = decision.schedule->window;
        text +=
            fmt::format("; {} to {}, target {}", iso(window.opens_on), iso(window.closes_on), iso(window.target_on));
    }
    if (decision.led_by_interview) {
        text += fmt::format("; one conversation with interview {}", decision.led_by_interview->value);
    } else if (decision.led_by) {
        const Decision& lead = plan.decisions[*decision.led_by];
        text += fmt::format(
            "; one conversation with the {} of {}", lead.kind,
            lead.deal ? fmt::format("deal {}", lead.deal->value) : fmt::format("contract {}", lead.contract->value));
    }
    return text;
}

}  // namespace winloss
