#include <fmt/format.h>

#include "plan_steps.hpp"
#include "plan_words.hpp"
#include "winloss/core/error.hpp"

namespace winloss {

namespace {

/// Reasons that lie in what the programme asks for, not in the records: a held interview fits all the same.
bool lies_in_programme(Reason reason) {
    switch (reason) {
        case Reason::no_rule:
        case Reason::kind_off:
        case Reason::excluded_outreach:
        case Reason::criterion_outcome:
        case Reason::criterion_deal_kind:
        case Reason::criterion_segment:
        case Reason::criterion_amount:
        case Reason::criterion_amount_unknown:
        case Reason::not_drawn:
        case Reason::closed_before_programme:
        case Reason::reviewed:
        case Reason::fatigue:
        case Reason::duplicate:
        case Reason::covered_by: return true;
        default: return false;
    }
}

class Changes {
public:
    explicit Changes(const Circumstances& around) : around_(around) {}

    void take(const Owed& owed) {
        const Decision& decision = owed.decision;
        const Interview* there = owed.interview;
        const bool is_owed = decision.verdict == Verdict::owed;
        if (!there) {
            if (is_owed) { planned(add(ChangeKind::plan, decision), decision); }
        } else if (follows_plan(*there)) {
            follow(decision, *there);
        } else if (!by_hand(*there)) {
            stay(decision, *there);
        }
    }

    void take(const Stray& stray, const std::vector<Owed>& owed) {
        const Interview& there = *stray.interview;
        if (by_hand(there) || (!there.deal && !there.contract)) { return; }
        Decision decision;
        decision.kind = there.kind;
        const Rule* rule = around_.programme.find(there.kind);
        if (stray.decided) {
            refuse(decision, Reason::duplicate);
            decision.other = owed[*stray.decided].interview->id;
        } else if (anchor_of(around_.programme, there.kind) == Anchor::chosen) {
            refuse(decision, Reason::no_rule);
        } else {
            refuse(decision, rule && !rule->enabled ? Reason::kind_off : Reason::nothing_owes_it);
        }
        if (follows_plan(there)) {
            follow(decision, there);
        } else if (!stray.decided) {
            stay(decision, there);
        }
    }

    std::vector<Change> result() && { return std::move(result_); }

private:
    Change& add(ChangeKind what, const Decision& decision, const Interview* interview = nullptr) {
        Change change;
        change.what = what;
        change.kind = decision.kind;
        change.deal = interview ? interview->deal : decision.deal;
        change.contract = interview ? interview->contract : decision.contract;
        change.occurrence = interview ? interview->occurrence : decision.occurrence;
        if (interview) { change.interview = interview->id; }
        result_.push_back(std::move(change));
        return result_.back();
    }

    void planned(Change& change, const Decision& decision) const {
        change.schedule = *decision.schedule;
        change.text = owed_because(decision, around_.programme);
    }

    void follow(const Decision& decision, const Interview& there) {
        const bool is_withdrawn = there.state == InterviewState::cancelled;
        switch (decision.verdict) {
            case Verdict::owed: {
                const Schedule now{
                    .anchor_on = there.anchor_on, .basis = there.anchor_basis, .window = window_of(there)};
                if (is_withdrawn) {
                    planned(add(ChangeKind::restore, decision, &there), decision);
                } else if (now != *decision.schedule) {
                    planned(add(ChangeKind::move, decision, &there), decision);
                }
                return;
            }
            case Verdict::covered:
                if (is_withdrawn) { return; }
                add(ChangeKind::cover, decision, &there).covered_by = decision.other;
                return;
            default:
                if (is_withdrawn) { return; }
                add(ChangeKind::cancel, decision, &there).text = withdrawn_because(decision, around_.programme);
        }
    }

    /// Asked, booked and held ones never move by themselves: they say what no longer fits.
    void stay(const Decision& decision, const Interview& there) {
        const bool held = there.state == InterviewState::held;
        if (!held && !there.open()) { return; }
        const std::string doubt = held ? doubt_of_held(decision, there) : doubt_of_asked(decision, there);
        if (doubt.empty()) {
            if (there.flagged) { add(ChangeKind::clear, decision, &there); }
        } else if (there.flagged != doubt) {
            add(ChangeKind::flag, decision, &there).text = doubt;
        }
    }

    std::string doubt_of_held(const Decision& decision, const Interview& there) const {
        if (decision.verdict != Verdict::owed) {
            return lies_in_programme(decision.reason) ? "" : withdrawn_because(decision, around_.programme);
        }
        if (decision.schedule->anchor_on == there.anchor_on) { return {}; }
        return fmt::format("its anchor is now {}, not {}", iso(decision.schedule->anchor_on), iso(there.anchor_on));
    }

    std::string doubt_of_asked(const Decision& decision, const Interview& there) const {
        if (decision.verdict != Verdict::owed) { return withdrawn_because(decision, around_.programme); }
        const Window& window = decision.schedule->window;
        const bool same = decision.schedule->anchor_on == there.anchor_on && window.opens_on == there.opens_on &&
                          window.closes_on == there.closes_on;
        if (same) { return {}; }
        return fmt::format("its window is now {} to {} ({})", iso(window.opens_on), iso(window.closes_on),
                           owed_because(decision, around_.programme));
    }

    const Circumstances& around_;
    std::vector<Change> result_;
};

void set_schedule(Interview& interview, const Schedule& schedule) {
    interview.anchor_on = schedule.anchor_on;
    interview.anchor_basis = schedule.basis;
    interview.opens_on = schedule.window.opens_on;
    interview.target_on = schedule.window.target_on;
    interview.closes_on = schedule.window.closes_on;
}

}  // namespace

std::vector<Change> changes_for(const std::vector<Owed>& owed, const std::vector<Stray>& strays,
                                const Circumstances& around) {
    Changes changes(around);
    for (const Owed& each : owed) { changes.take(each); }
    for (const Stray& each : strays) { changes.take(each, owed); }
    return std::move(changes).result();
}

Interview planned_interview(const Change& change, AccountId account) {
    Interview result;
    result.kind = change.kind;
    result.account = account;
    result.deal = change.deal;
    result.contract = change.contract;
    result.occurrence = change.occurrence;
    set_schedule(result, change.schedule);
    result.rule = change.text;
    return result;
}

void apply(const Change& change, Interview& interview, Date today) {
    switch (change.what) {
        case ChangeKind::plan: throw Error(ErrorKind::bug, "A new interview is made, not changed.");
        case ChangeKind::restore:
            interview.state = InterviewState::planned;
            interview.ended_on.reset();
            [[fallthrough]];
        case ChangeKind::move:
            set_schedule(interview, change.schedule);
            interview.rule = change.text;
            return;
        case ChangeKind::cancel:
            interview.state = InterviewState::cancelled;
            interview.ended_on = today;
            interview.rule = change.text;
            return;
        case ChangeKind::cover:
            interview.state = InterviewState::covered;
            interview.covered_by = change.covered_by;
            interview.ended_on = today;
            return;
        case ChangeKind::flag: interview.flagged = change.text; return;
        case ChangeKind::clear: interview.flagged.reset(); return;
    }
}

}  // namespace winloss
