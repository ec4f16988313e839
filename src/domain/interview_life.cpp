#include "winloss/domain/interview_life.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

using enum InterviewState;

bool is_open(InterviewState state) { return state == planned || state == invited || state == booked; }
/// Endings that were the buyer's answer, or the lack of one; the others are ours.
bool buyers_ending(InterviewState state) { return state == declined || state == no_response || state == unreachable; }

std::string titled(const Interview& interview) {
    return interview.id.value > 0 ? fmt::format("Interview {}", interview.id.value) : "The interview";
}

/// What can be done with an interview in this state, as the verbs of `winloss interview`.
std::string possible(InterviewState state) {
    if (state == held) { return "It can be marked as coded, shared and thanked; winloss undo takes back a slip."; }
    if (is_open(state)) {
        return "It can be invited, booked, held, or end as declined, no-response, unreachable, not-qualified or "
               "cancelled.";
    }
    return buyers_ending(state) ? "It can still be invited, booked or held, or be reopened."
                                : "Reopen it first: winloss interview reopen.";
}

void require(const Interview& interview, InterviewState to) {
    if (may_follow(interview.state, to)) { return; }
    const std::string state(word(interview.state));
    throw conflict(interview.state == to
                       ? fmt::format("{} is {} already.", titled(interview), state)
                       : fmt::format("{} is {}: it cannot be {}.", titled(interview), state, word(to)),
                   possible(interview.state));
}

void require_past(std::string_view what, Date on, Date today) {
    if (on <= today) { return; }
    throw usage_error(fmt::format("{} on {} lies in the future; today is {}.", what, iso(on), iso(today)),
                      "Give the day on which it happened.");
}

void count_first_ask(Interview& interview, Date on) {
    if (interview.attempts == 0) { interview.attempts = 1; }
    if (!interview.first_asked_on) { interview.first_asked_on = on; }
}

void leave_ending(Interview& interview, InterviewState to) {
    interview.state = to;
    interview.ended_on.reset();
    interview.covered_by.reset();
}

}  // namespace

bool may_follow(InterviewState from, InterviewState to) {
    switch (to) {
        case planned: return false;  // only by reopening
        case invited:
        case booked:
        case held: return is_open(from) || buyers_ending(from);
        case no_response: return from == invited || from == booked;
        case declined:
        case unreachable:
        case not_qualified:
        case cancelled: return is_open(from) || (buyers_ending(from) && from != to);
        case covered: return is_open(from);
    }
    return false;
}

void invite(Interview& interview, Date on, Date today) {
    require(interview, invited);
    require_past("An invitation", on, today);
    leave_ending(interview, invited);
    interview.booked_at.reset();
    ++interview.attempts;
    interview.first_asked_on = std::min(on, interview.first_asked_on.value_or(on));
}

void book(Interview& interview, LocalTime at, Date on, Date today) {
    require(interview, booked);
    require_past("An agreement", on, today);
    if (at.day < on) {
        throw usage_error(fmt::format("{} lies before the day it was agreed on, {}.", iso(at), iso(on)),
                          "Give the time of the appointment, or record the interview as held.");
    }
    leave_ending(interview, booked);
    interview.booked_at = at;
    count_first_ask(interview, on);
}

Date usual_day_held(const Interview& interview, Date today) {
    if (interview.state != booked || !interview.booked_at) { return today; }
    return std::min(interview.booked_at->day, today);
}

void hold(Interview& interview, Date on, Completeness completeness, Date today) {
    require(interview, held);
    require_past("A conversation", on, today);
    if (interview.first_asked_on && on < *interview.first_asked_on) {
        throw usage_error(fmt::format("{} was first asked on {}; it cannot have been held on {}.", titled(interview),
                                      iso(*interview.first_asked_on), iso(on)),
                          "Give the day on which it was held.");
    }
    leave_ending(interview, held);
    interview.held_on = on;
    interview.completeness = completeness;
}

void mend_held(Interview& interview, Date on, Completeness completeness, Date today) {
    if (interview.state != held) {
        throw conflict(fmt::format("{} is {}: it has no day to put right.", titled(interview), word(interview.state)),
                       "winloss interview held records it.");
    }
    Interview asked = interview;
    leave_ending(asked, booked);
    hold(asked, on, completeness, today);
    for (const auto& [day, marked] : {std::pair(interview.coded_on, "coded"), std::pair(interview.shared_on, "shared"),
                                      std::pair(interview.thanked_on, "thanked for")}) {
        if (day && *day < on) {
            throw usage_error(fmt::format("On {} {} was {} already.", iso(*day), titled(interview), marked),
                              "Give the day on which it was held.");
        }
    }
    interview.held_on = on;
    interview.completeness = completeness;
}

void choose_window(Interview& interview, const Window& window) {
    if (!interview.open()) {
        throw conflict(
            fmt::format("{} is {}: its window says how it was met.", titled(interview), word(interview.state)),
            "Only an open interview's window moves.");
    }
    if (window.target_on < window.opens_on || window.closes_on < window.target_on) {
        throw usage_error(fmt::format("A window from {} to {} with its target on {}.", iso(window.opens_on),
                                      iso(window.closes_on), iso(window.target_on)),
                          "It opens, has its target, and closes, in this order.");
    }
    interview.anchor_on = window.opens_on;
    interview.anchor_basis = Anchor::chosen;
    interview.opens_on = window.opens_on;
    interview.target_on = window.target_on;
    interview.closes_on = window.closes_on;
}

void mend_asked(Interview& interview, Date first_asked_on, std::int64_t attempts, Date today) {
    if (!interview.first_asked_on) {
        throw conflict(fmt::format("Nobody was asked for {}.", titled(interview)),
                       "winloss interview invited records it.");
    }
    require_past("An invitation", first_asked_on, today);
    if (interview.held_on && *interview.held_on < first_asked_on) {
        throw usage_error(fmt::format("{} was held on {}, before {}.", titled(interview), iso(*interview.held_on),
                                      iso(first_asked_on)),
                          "Give the day on which the customer was first asked.");
    }
    if (attempts < 1) { throw usage_error("It was asked: at least once.", "Give how often."); }
    interview.first_asked_on = first_asked_on;
    interview.attempts = attempts;
}

void end(Interview& interview, InterviewState how, Date on, Date today) {
    if (is_open(how) || how == held || how == covered) {
        throw Error(ErrorKind::bug, fmt::format("'{}' is no ending.", word(how)));
    }
    if (how == no_response && interview.attempts == 0) {
        throw conflict(fmt::format("{} was never asked: it cannot end as no-response.", titled(interview)),
                       "Record the attempts first (interview invited), or end it as unreachable or cancelled.");
    }
    require(interview, how);
    require_past("An ending", on, today);
    interview.state = how;
    interview.ended_on = on;
    interview.booked_at.reset();
    if (how == declined) { count_first_ask(interview, on); }
}

void cover(Interview& interview, InterviewId by, Date on, Date today) {
    require(interview, covered);
    require_past("A conversation", on, today);
    interview.state = covered;
    interview.covered_by = by;
    interview.ended_on = on;
    interview.booked_at.reset();
}

void reopen(Interview& interview) {
    if (is_open(interview.state) || interview.state == held) {
        throw conflict(fmt::format("{} is {}: there is nothing to reopen.", titled(interview), word(interview.state)),
                       possible(interview.state));
    }
    leave_ending(interview, interview.attempts > 0 ? invited : planned);
}

std::optional<Date> marked_on(const Interview& interview, Mark what) {
    switch (what) {
        case Mark::coded: return interview.coded_on;
        case Mark::shared: return interview.shared_on;
        case Mark::thanked: return interview.thanked_on;
    }
    return std::nullopt;
}

void mark(Interview& interview, Mark what, Date on, Date today) {
    if (interview.state != held) {
        throw conflict(fmt::format("{} is {}: only a held one is coded, shared and thanked for.", titled(interview),
                                   word(interview.state)),
                       "Record it as held first.");
    }
    require_past("A mark", on, today);
    if (on < *interview.held_on) {
        throw usage_error(
            fmt::format("{} was held on {}, after {}.", titled(interview), iso(*interview.held_on), iso(on)),
            "Give the day on which it was done.");
    }
    switch (what) {
        case Mark::coded: interview.coded_on = on; return;
        case Mark::shared: interview.shared_on = on; return;
        case Mark::thanked: interview.thanked_on = on; return;
    }
}

int days_left(const InterviewOutline& interview, Date today) {
    return static_cast<int>((interview.closes_on - today).count());
}

std::optional<Date> asked_on(const InterviewOutline& interview) {
    return interview.first_asked_on ? interview.first_asked_on : interview.held_on;
}

Timeliness timeliness(const InterviewOutline& interview, Date today) {
    if (const auto asked = asked_on(interview)) {
        if (*asked < interview.opens_on) { return Timeliness::early; }
        return *asked <= interview.closes_on ? Timeliness::kept : Timeliness::late;
    }
    if (!interview.open()) { return Timeliness::none; }
    return today <= interview.closes_on ? Timeliness::undecided : Timeliness::late;
}

bool missed(const InterviewOutline& interview, Date today) { return interview.open() && today > interview.closes_on; }

bool before_the_programme(const Interview& interview, const Programme& programme) {
    return programme.first_day && interview.anchor_basis != Anchor::chosen &&
           interview.closes_on < *programme.first_day &&
           (!interview.held_on || *interview.held_on < *programme.first_day);
}

std::vector<TaskDue> owed_after(const Interview& interview, const Beside& beside, const FollowUp& follow_up) {
    if (!interview.held_on) { return {}; }
    std::vector<TaskDue> result;
    const auto owe = [&](bool owed, Task task, int days) {
        if (owed) { result.push_back({task, *interview.held_on + Days{days}}); }
    };
    owe(!beside.note_filed, Task::note, follow_up.note_days);
    const bool somebody_to_thank =
        !beside.nobody_from || *beside.nobody_from > *interview.held_on + Days{follow_up.thanked_days};
    owe(!interview.thanked_on && somebody_to_thank, Task::thank, follow_up.thanked_days);
    owe(!interview.coded_on, Task::code, follow_up.coded_days);
    owe(!interview.shared_on, Task::share, follow_up.shared_days);
    owe(beside.actions_untold, Task::tell, follow_up.told_days);
    owe(beside.insiders_uncredited, Task::credit, follow_up.credited_days);
    std::stable_sort(result.begin(), result.end(),
                     [](const TaskDue& left, const TaskDue& right) { return left.due_on < right.due_on; });
    return result;
}

namespace {

NextStep step_of(const TaskDue& due, Date today) {
    struct Words {
        LifeStep step;
        std::string_view command;
    };
    static constexpr std::array<Words, 6> words{{{LifeStep::note, "note"},
                                                 {LifeStep::thank, "interview thanked"},
                                                 {LifeStep::code, "note"},
                                                 {LifeStep::share, "interview shared"},
                                                 {LifeStep::tell, {}},
                                                 {LifeStep::credit, {}}}};
    const Words& own = words[static_cast<std::size_t>(due.task)];
    return {.step = own.step, .by = due.due_on, .late = today > due.due_on, .command = own.command};
}

/// While whoever it is with may be asked.
NextStep usual_step(const Interview& interview, Date today, const Beside& beside, const FollowUp& follow_up) {
    const bool closed = today > interview.closes_on;
    switch (interview.state) {
        case planned:
            if (today < interview.opens_on) { return {.step = LifeStep::wait, .by = interview.opens_on}; }
            return {.step = LifeStep::invite,
                    .by = today <= interview.target_on ? interview.target_on : interview.closes_on,
                    .late = closed,
                    .command = "interview invited"};
        case invited:
            return {
                .step = LifeStep::get_answer, .by = interview.closes_on, .late = closed, .command = "interview book"};
        case booked: {
            const Date day = interview.booked_at ? interview.booked_at->day : today;
            if (day > today) { return {.step = LifeStep::prepare, .by = day}; }
            return {.step = day == today ? LifeStep::converse : LifeStep::record,
                    .by = day,
                    .late = day < today,
                    .command = "interview held"};
        }
        case held: {
            const auto tasks = owed_after(interview, beside, follow_up);
            return tasks.empty() ? NextStep{} : step_of(tasks.front(), today);
        }
        default: return {};
    }
}

}  // namespace

NextStep next_step(const Interview& interview, Date today, const Beside& beside, const FollowUp& follow_up) {
    NextStep step = usual_step(interview, today, beside, follow_up);
    const bool talk_ahead = step.step == LifeStep::invite || step.step == LifeStep::get_answer ||
                            step.step == LifeStep::prepare || step.step == LifeStep::converse;
    if (talk_ahead && beside.nobody_from && *beside.nobody_from <= today) {
        step.step = LifeStep::replace;
        step.command = "interview suggest";
    }
    return step;
}

const Interview* still_to_be_heard(const Deal& deal, const std::vector<Interview>& of_account) {
    if (deal.outcome != Outcome::lost) { return nullptr; }
    for (const Interview& each : of_account) {
        if (each.kind == kind::retrospective && each.deal == deal.id && each.open()) { return &each; }
    }
    return nullptr;
}

}  // namespace winloss
