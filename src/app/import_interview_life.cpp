// An interview's life as a row tells it, lived through by the same rules as when it happens.
#include <algorithm>

#include "import_interview_taker.hpp"
#include "winloss/domain/interview_life.hpp"

namespace winloss::app {

namespace {

using exchange::InterviewRow;
using enum InterviewState;

/// What is said of a field, where it is said.
template <class T, class U>
void fill(std::optional<T>& value, const U& said) {
    if (said) { value = *said; }
}
void fill(std::optional<std::string>& value, std::string_view said) {
    if (!said.empty()) { value = std::string(said); }
}

void require_decided(std::optional<Date> on, std::optional<Date> decided, std::string_view field) {
    if (!on || !decided || *decided <= *on) { return; }
    throw store::ImportRefusal{std::string(field), {}, "is before the decision, " + iso(*decided)};
}

void ask(Interview& interview, const InterviewRow& row, Date today) {
    if (!row.first_asked_on) { return; }
    if (interview.open() && interview.attempts == 0) {
        Interview asked = interview;
        told_of("first_asked_on", iso(*row.first_asked_on), [&] { invite(asked, *row.first_asked_on, today); });
        // An appointment that was made since is not lost by an ask that lies before it.
        if (interview.state == planned) { interview = asked; }
    }
    interview.first_asked_on = row.first_asked_on;
    interview.attempts = std::max<std::int64_t>(interview.attempts, 1);
}

void count_attempts(Interview& interview, const InterviewRow& row) {
    if (row.attempts) { interview.attempts = std::max<std::int64_t>(interview.attempts, *row.attempts); }
}

/// The state that the row says, where the one that is there may lead to it.
bool reach(Interview& interview, const InterviewRow& row, Date today) {
    if (interview.state == row.state) {
        if (row.state == held) {
            told_of("held_on", iso(*row.held_on), [&] {
                mend_held(interview, *row.held_on, row.completeness.value_or(*interview.completeness), today);
            });
        } else if (row.ended_on) {
            require_past(row.ended_on, today, "ended_on");
            interview.ended_on = row.ended_on;
        }
        if (row.state == booked) { interview.booked_at = row.booked_at; }
        return true;
    }
    if (row.state == no_response && interview.open() && interview.attempts == 0) {
        throw store::ImportRefusal{"first_asked_on", {}, "is empty; nobody can leave unanswered what was never asked"};
    }
    if (row.state == planned || row.state == invited) { return row.state == planned && !row.state_said; }
    if (!may_follow(interview.state, row.state)) { return false; }
    if (row.state == held) {
        told_of("held_on", iso(*row.held_on),
                [&] { hold(interview, *row.held_on, row.completeness.value_or(Completeness::full), today); });
    } else if (row.state == booked) {
        const Date agreed = std::min({today, row.booked_at->day, interview.first_asked_on.value_or(today)});
        told_of("booked_at", iso(*row.booked_at), [&] { book(interview, *row.booked_at, agreed, today); });
    } else {
        told_of("ended_on", iso(*row.ended_on), [&] { end(interview, row.state, *row.ended_on, today); });
    }
    return true;
}

void make_marks(Interview& interview, const InterviewRow& row, Date today) {
    const auto make = [&](Mark what, const std::optional<Date>& on, std::string_view field) {
        if (on) {
            told_of(field, iso(*on), [&] { mark(interview, what, *on, today); });
        }
    };
    make(Mark::coded, row.coded_on, "coded_on");
    make(Mark::shared, row.shared_on, "shared_on");
    make(Mark::thanked, row.thanked_on, "thanked_on");
}

}  // namespace

bool live_through(Interview& interview, const InterviewRow& row, std::optional<Date> decided, Date today) {
    require_past(row.first_asked_on, today, "first_asked_on");
    require_decided(row.first_asked_on, decided, "first_asked_on");
    require_decided(row.held_on, decided, "held_on");
    ask(interview, row, today);
    count_attempts(interview, row);
    const bool reached = reach(interview, row, today);
    make_marks(interview, row, today);
    fill(interview.channel, row.channel);
    fill(interview.consent_to_record, row.consent_to_record);
    fill(interview.consent_to_quote, row.consent_to_quote);
    fill(interview.confidential, row.confidential);
    fill(interview.incentive, row.incentive);
    fill(interview.heard_how, row.heard_how);
    fill(interview.heard_what, row.heard_what);
    fill(interview.heard_from, row.heard_from);
    return reached;
}

}  // namespace winloss::app
