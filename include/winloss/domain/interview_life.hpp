// The interview's life (DOMAIN §4): which state may follow which, what a change does to the record, what is owed after
// it was held, and what to do next. Knows no store and no clock; every day comes in as a parameter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/domain/windows.hpp"

namespace winloss {

/// Whether a state may follow another one. A held interview is final (undo corrects a slip). A buyer who declined, did
/// not answer or could not be reached may come back, so these endings lead to invited, booked and held directly; what
/// we ended ourselves (not-qualified, cancelled, covered) is reopened first, so that nobody is asked by mistake.
bool may_follow(InterviewState from, InterviewState to);

/// The day on which it was held where nobody says: the one it was booked for, unless that is still to come; else today.
Date usual_day_held(const Interview& interview, Date today);

/// Puts right the day or the completeness of a held one. Throws conflict unless it is held, usage for a day that has
/// not been, lies before the first ask, or after a mark.
void mend_held(Interview& interview, Date on, Completeness completeness, Date today);

/// A window chosen by a person: planning leaves it where it is. Throws conflict unless the interview is open, usage for
/// days out of their order.
void choose_window(Interview& interview, const Window& window);

/// Puts right the day of the first ask and how often was asked. Throws conflict unless it was asked, usage for a day
/// that has not been or lies after the talk, and for less than one attempt.
void mend_asked(Interview& interview, Date first_asked_on, std::int64_t attempts, Date today);

/// Each of these throws conflict, saying what the interview is and what can be done with it, when the state does not
/// allow the change, and usage when the day lies after `today` (or before what it follows).

/// Asked, or asked again: counts an attempt; the first one's day stays. An appointment that was made falls.
void invite(Interview& interview, Date on, Date today);
/// A time was agreed on `on`. Somebody asked: where no attempt was recorded, this is the first.
void book(Interview& interview, LocalTime at, Date on, Date today);
/// Held. Where nobody was asked, the day held stands in for the ask; the record keeps the difference.
void hold(Interview& interview, Date on, Completeness completeness, Date today);
/// Ends it as declined, no-response, unreachable, not-qualified or cancelled. A refusal answers an ask: where no
/// attempt was recorded, this is the first. No-response without an attempt is refused.
void end(Interview& interview, InterviewState how, Date on, Date today);
/// Marks it as covered by one that was held.
void cover(Interview& interview, InterviewId by, Date on, Date today);
/// Takes up one that ended: invited when it was asked before, planned otherwise. What was asked stays counted.
void reopen(Interview& interview);

enum class Mark { coded, shared, thanked };
/// A dated mark of a held interview, in any order; a later one replaces an earlier.
void mark(Interview& interview, Mark what, Date on, Date today);
std::optional<Date> marked_on(const Interview& interview, Mark what);

/// Days until the window closes: 0 on its last day, negative after it.
int days_left(const InterviewOutline& interview, Date today);
/// The day first asked; the day held where nobody was asked.
std::optional<Date> asked_on(const InterviewOutline& interview);

/// How the window was met by the first ask. Early is no fault; late is a mark in the reports; neither is refused.
enum class Timeliness {
    undecided,  ///< not asked, and the window has not closed
    early,      ///< asked before it opened
    kept,       ///< asked inside it
    late,       ///< asked after it closed, or it closed and nobody was asked
    none,       ///< ended before anybody was asked: nothing to be on time for
};
Timeliness timeliness(const InterviewOutline& interview, Date today);
/// The window has closed and nothing was held, though the interview has not ended: it can still be asked, and is late.
bool missed(const InterviewOutline& interview, Date today);

/// What other records say of an interview, beyond its own marks.
struct Beside {
    bool note_filed = false;
    bool actions_untold = false;       ///< an action that came of it was not told to the customer
    bool insiders_uncredited = false;  ///< someone the customer praised has not heard of it
    /// From which day on none of those named as its contacts may be asked; null: somebody may, or nobody is named.
    std::optional<Date> nobody_from{};
    bool interviewer_left = false;  ///< whoever is assigned is no longer active
};

/// Held, and its window over, before the programme began: nothing is owed after it. Not one that a person put there.
bool before_the_programme(const Interview& interview, const Programme& programme);

enum class Task { note, thank, code, share, tell, credit };
struct TaskDue {
    Task task = Task::note;
    Date due_on{};
    friend bool operator==(const TaskDue&, const TaskDue&) = default;
};
/// What is still owed after it was held, by due day; empty for one that was not held. No thank-you is owed to people
/// who left or must not be contacted.
std::vector<TaskDue> owed_after(const Interview& interview, const Beside& beside, const FollowUp& follow_up);

enum class LifeStep {
    nothing,     ///< it ended, or everything after it is done
    wait,        ///< the window has not opened; by: the day it does
    invite,      ///< by: the target while it lies ahead, then the last day of the window; past it: late
    get_answer,  ///< asked: agree a time, ask again, or end it; by: the last day of the window
    prepare,     ///< booked for a day to come; by: that day
    converse,    ///< booked for today
    record,      ///< the booked day has passed: say what came of it; by: that day
    replace,     ///< nobody named may be asked any more: ask somebody else; by: as the step it stands for
    note,
    thank,
    code,
    share,
    tell,
    credit,
};
struct NextStep {
    LifeStep step = LifeStep::nothing;
    std::optional<Date> by{};
    bool late = false;           ///< `by` has passed
    std::string_view command{};  ///< words that come before the interview's number: "interview invited"; may be empty
    friend bool operator==(const NextStep&, const NextStep&) = default;
};
NextStep next_step(const Interview& interview, Date today, const Beside& beside, const FollowUp& follow_up);

/// The open retrospective of a lost deal: while there is one, nobody calls to win the deal back. Null: none stands in
/// the way.
const Interview* still_to_be_heard(const Deal& deal, const std::vector<Interview>& of_account);

}  // namespace winloss
