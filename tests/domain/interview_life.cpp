#include "winloss/domain/interview_life.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

namespace {

Date day(const char* text) { return *parse_iso(text); }
const Date today = day("2026-06-01");

Interview interview(InterviewState state = InterviewState::planned) {
    Interview result;
    result.id = {42};
    result.kind = "retrospective";
    result.opens_on = day("2026-01-31");
    result.target_on = day("2026-02-15");
    result.closes_on = day("2026-04-01");
    result.state = state;
    return result;
}

template <class Action>
std::string refusal(ErrorKind kind, Action action) {
    try {
        action();
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        CHECK_FALSE(error.hint().empty());
        return error.message();
    }
    return {};
}

}  // namespace

TEST_CASE("which state may follow which", "[life]") {
    // One line a state: what may follow it, in the order of the words.
    const std::vector<std::pair<InterviewState, std::string>> expected = {
        {InterviewState::planned, "invited booked held declined unreachable not-qualified cancelled covered "},
        {InterviewState::invited,
         "invited booked held declined no-response unreachable not-qualified cancelled covered "},
        {InterviewState::booked,
         "invited booked held declined no-response unreachable not-qualified cancelled covered "},
        {InterviewState::held, ""},
        {InterviewState::declined, "invited booked held unreachable not-qualified cancelled "},
        {InterviewState::no_response, "invited booked held declined unreachable not-qualified cancelled "},
        {InterviewState::unreachable, "invited booked held declined not-qualified cancelled "},
        {InterviewState::not_qualified, ""},
        {InterviewState::cancelled, ""},
        {InterviewState::covered, ""},
    };
    for (const auto& [from, words] : expected) {
        std::string found;
        for (const auto& [to, text] : Words<InterviewState>::list()) {
            if (may_follow(from, to)) { found += std::string(text) + ' '; }
        }
        CAPTURE(word(from));
        CHECK(found == words);
    }
}

TEST_CASE("attempts are counted, the first ask stays", "[life]") {
    Interview asked = interview();
    invite(asked, day("2026-02-10"), today);
    invite(asked, day("2026-02-20"), today);
    CHECK(asked.state == InterviewState::invited);
    CHECK(asked.attempts == 2);
    CHECK(asked.first_asked_on == day("2026-02-10"));
    book(asked, {day("2026-06-04"), 600}, day("2026-05-30"), today);
    CHECK(asked.attempts == 2);
    CHECK(iso(*asked.booked_at) == "2026-06-04T10:00");
    invite(asked, day("2026-06-01"), today);  // the appointment fell through
    CHECK_FALSE(asked.booked_at);
    hold(asked, day("2026-06-01"), Completeness::partial, today);
    CHECK(asked.held_on == day("2026-06-01"));
    CHECK(asked.first_asked_on == day("2026-02-10"));
}

TEST_CASE("an appointment or a refusal answers an ask, a conversation need not", "[life]") {
    Interview booked = interview();
    book(booked, {day("2026-06-04"), 600}, day("2026-05-30"), today);
    CHECK(booked.attempts == 1);
    CHECK(booked.first_asked_on == day("2026-05-30"));
    Interview declined = interview();
    end(declined, InterviewState::declined, day("2026-02-01"), today);
    CHECK(declined.attempts == 1);
    CHECK(declined.ended_on == day("2026-02-01"));
    Interview held = interview();
    hold(held, day("2026-02-01"), Completeness::full, today);
    CHECK(held.attempts == 0);
    CHECK_FALSE(held.first_asked_on);
    CHECK(asked_on(held) == day("2026-02-01"));
    Interview unanswered = interview();
    CHECK(refusal(ErrorKind::conflict, [&] { end(unanswered, InterviewState::no_response, today, today); }) ==
          "Interview 42 was never asked: it cannot end as no-response.");
}

TEST_CASE("what cannot be is refused with what can be done", "[life]") {
    Interview held = interview();
    hold(held, day("2026-02-01"), Completeness::full, today);
    CHECK(refusal(ErrorKind::conflict, [&] { invite(held, today, today); }) ==
          "Interview 42 is held: it cannot be invited.");
    CHECK(refusal(ErrorKind::conflict, [&] { reopen(held); }) == "Interview 42 is held: there is nothing to reopen.");
    Interview asked = interview();
    CHECK(refusal(ErrorKind::usage, [&] { invite(asked, day("2026-06-02"), today); }) ==
          "An invitation on 2026-06-02 lies in the future; today is 2026-06-01.");
    invite(asked, day("2026-05-01"), today);
    CHECK(refusal(ErrorKind::usage, [&] { hold(asked, day("2026-04-30"), Completeness::full, today); }) ==
          "Interview 42 was first asked on 2026-05-01; it cannot have been held on 2026-04-30.");
    CHECK(refusal(ErrorKind::usage, [&] { book(asked, {day("2026-05-01"), 0}, day("2026-05-02"), today); }) ==
          "2026-05-01T00:00 lies before the day it was agreed on, 2026-05-02.");
    CHECK(asked.state == InterviewState::invited);
}

TEST_CASE("an ended one is taken up again, what was asked stays counted", "[life]") {
    Interview declined = interview();
    invite(declined, day("2026-02-10"), today);
    end(declined, InterviewState::declined, day("2026-02-12"), today);
    SECTION("reopened") {
        reopen(declined);
        CHECK(declined.state == InterviewState::invited);
        CHECK(declined.attempts == 1);
        CHECK_FALSE(declined.ended_on);
    }
    SECTION("the buyer comes back") {
        hold(declined, day("2026-03-01"), Completeness::full, today);
        CHECK(declined.held_on == day("2026-03-01"));
        CHECK_FALSE(declined.ended_on);
    }
    SECTION("what we ended ourselves is reopened first") {
        Interview cancelled = interview();
        end(cancelled, InterviewState::cancelled, day("2026-02-12"), today);
        CHECK(refusal(ErrorKind::conflict, [&] { invite(cancelled, today, today); }) ==
              "Interview 42 is cancelled: it cannot be invited.");
        reopen(cancelled);
        CHECK(cancelled.state == InterviewState::planned);
    }
    SECTION("covered") {
        Interview covered = interview();
        cover(covered, InterviewId{7}, day("2026-02-12"), today);
        CHECK(covered.covered_by == InterviewId{7});
        reopen(covered);
        CHECK_FALSE(covered.covered_by);
    }
}

TEST_CASE("a window is kept when the customer was first asked within it", "[life]") {
    const auto asked_on_day = [](const char* on) {
        Interview asked = interview();
        if (on) { invite(asked, day(on), today); }
        return asked;
    };
    CHECK(timeliness(asked_on_day("2026-01-30"), today) == Timeliness::early);
    CHECK(timeliness(asked_on_day("2026-01-31"), today) == Timeliness::kept);
    CHECK(timeliness(asked_on_day("2026-04-01"), today) == Timeliness::kept);
    CHECK(timeliness(asked_on_day("2026-04-02"), today) == Timeliness::late);
    CHECK(timeliness(asked_on_day(nullptr), day("2026-04-01")) == Timeliness::undecided);
    CHECK(timeliness(asked_on_day(nullptr), day("2026-04-02")) == Timeliness::late);
    Interview held = interview();
    hold(held, day("2026-04-02"), Completeness::full, today);
    CHECK(timeliness(held, today) == Timeliness::late);
    Interview cancelled = interview();
    end(cancelled, InterviewState::cancelled, day("2026-05-01"), today);
    CHECK(timeliness(cancelled, today) == Timeliness::none);

    CHECK_FALSE(missed(asked_on_day("2026-02-01"), day("2026-04-01")));
    CHECK(missed(asked_on_day("2026-02-01"), day("2026-04-02")));
    CHECK_FALSE(missed(held, today));
    CHECK(days_left(held, day("2026-04-01")) == 0);
    CHECK(days_left(held, day("2026-04-03")) == -2);
}

TEST_CASE("a wrong day of holding is put right, but not before the ask or after a mark", "[life]") {
    Interview one = interview(InterviewState::booked);
    one.first_asked_on = day("2026-02-10");
    hold(one, day("2026-02-20"), Completeness::full, today);
    mark(one, Mark::coded, day("2026-02-25"), today);
    mend_held(one, day("2026-02-18"), Completeness::partial, today);
    CHECK(one.held_on == day("2026-02-18"));
    CHECK(one.completeness == Completeness::partial);
    CHECK(one.state == InterviewState::held);
    CHECK(one.coded_on == day("2026-02-25"));
    const auto refused = [&](const char* on) {
        return refusal(ErrorKind::usage, [&] { mend_held(one, day(on), Completeness::full, today); });
    };
    CHECK(refused("2026-02-09").find("was first asked on 2026-02-10") != std::string::npos);
    CHECK(refused("2026-02-26") == "On 2026-02-25 Interview 42 was coded already.");
    CHECK(refused("2026-06-02").find("lies in the future") != std::string::npos);
    CHECK(one.held_on == day("2026-02-18"));
    Interview planned = interview();
    CHECK(refusal(ErrorKind::conflict, [&] {
              mend_held(planned, today, Completeness::full, today);
          }).find("no day to put right") != std::string::npos);
}

TEST_CASE("marks come in any order, never before the conversation", "[life]") {
    Interview held = interview();
    CHECK(refusal(ErrorKind::conflict, [&] { mark(held, Mark::thanked, today, today); }) ==
          "Interview 42 is planned: only a held one is coded, shared and thanked for.");
    hold(held, day("2026-03-01"), Completeness::full, today);
    mark(held, Mark::thanked, day("2026-03-01"), today);
    mark(held, Mark::coded, day("2026-03-05"), today);
    CHECK(marked_on(held, Mark::thanked) == day("2026-03-01"));
    CHECK_FALSE(marked_on(held, Mark::shared));
    CHECK(refusal(ErrorKind::usage, [&] { mark(held, Mark::shared, day("2026-02-28"), today); }) ==
          "Interview 42 was held on 2026-03-01, after 2026-02-28.");
}

TEST_CASE("after it was held each thing is owed until it is done", "[life]") {
    const FollowUp follow_up;
    Interview held = interview();
    CHECK(owed_after(held, {}, follow_up).empty());
    hold(held, day("2026-03-01"), Completeness::full, today);
    CHECK(owed_after(held, {.actions_untold = true}, follow_up) ==
          std::vector<TaskDue>{{Task::note, day("2026-03-03")},
                               {Task::thank, day("2026-03-04")},
                               {Task::code, day("2026-03-08")},
                               {Task::share, day("2026-03-15")},
                               {Task::tell, day("2026-03-31")}});
    mark(held, Mark::thanked, day("2026-03-02"), today);
    mark(held, Mark::shared, day("2026-03-02"), today);
    CHECK(owed_after(held, {.note_filed = true}, follow_up) == std::vector<TaskDue>{{Task::code, day("2026-03-08")}});
    mark(held, Mark::coded, day("2026-03-02"), today);
    CHECK(owed_after(held, {.note_filed = true}, follow_up).empty());
}

TEST_CASE("the next step", "[life]") {
    const auto next = [](const Interview& of, const char* on) { return next_step(of, day(on), {}, FollowUp{}); };
    Interview asked = interview();
    CHECK(next(asked, "2026-01-30") == NextStep{.step = LifeStep::wait, .by = day("2026-01-31")});
    CHECK(next(asked, "2026-01-31") ==
          NextStep{.step = LifeStep::invite, .by = day("2026-02-15"), .command = "interview invited"});
    CHECK(next(asked, "2026-02-16").by == day("2026-04-01"));
    CHECK(next(asked, "2026-04-02").late);
    invite(asked, day("2026-02-01"), today);
    CHECK(next(asked, "2026-02-02") ==
          NextStep{.step = LifeStep::get_answer, .by = day("2026-04-01"), .command = "interview book"});
    book(asked, {day("2026-02-10"), 600}, day("2026-02-02"), today);
    CHECK(next(asked, "2026-02-09") == NextStep{.step = LifeStep::prepare, .by = day("2026-02-10")});
    CHECK(next(asked, "2026-02-10").step == LifeStep::converse);
    CHECK(next(asked, "2026-02-11") ==
          NextStep{.step = LifeStep::record, .by = day("2026-02-10"), .late = true, .command = "interview held"});
    hold(asked, day("2026-02-10"), Completeness::full, today);
    CHECK(next(asked, "2026-02-10") == NextStep{.step = LifeStep::note, .by = day("2026-02-12"), .command = "note"});
    CHECK(next(asked, "2026-02-13").late);
    CHECK(next(interview(InterviewState::declined), "2026-02-13") == NextStep{});
}

TEST_CASE("who may not be asked any more is replaced", "[life]") {
    Interview asked = interview();
    const auto next = [&](const char* on, const char* nobody_from) {
        return next_step(asked, day(on), {.nobody_from = day(nobody_from)}, FollowUp{});
    };
    CHECK(next("2026-01-30", "2026-01-01").step == LifeStep::wait);
    CHECK(next("2026-02-01", "2026-02-02").step == LifeStep::invite);
    CHECK(next("2026-02-02", "2026-02-02") ==
          NextStep{.step = LifeStep::replace, .by = day("2026-02-15"), .command = "interview suggest"});
    book(asked, {day("2026-02-10"), 600}, day("2026-02-02"), today);
    CHECK(next("2026-02-03", "2026-02-03") ==
          NextStep{.step = LifeStep::replace, .by = day("2026-02-10"), .command = "interview suggest"});
    CHECK(next("2026-02-10", "2026-02-03").step == LifeStep::replace);
    CHECK(next("2026-02-11", "2026-02-03").step == LifeStep::record);  // it may have been held all the same
}

TEST_CASE("no call to win a lost deal back before the buyer was heard", "[life]") {
    Deal lost;
    lost.id = {5};
    lost.outcome = Outcome::lost;
    std::vector<Interview> interviews{interview()};
    interviews[0].deal = DealId{5};
    CHECK(still_to_be_heard(lost, interviews) == &interviews[0]);
    hold(interviews[0], day("2026-02-10"), Completeness::full, today);
    CHECK_FALSE(still_to_be_heard(lost, interviews));
    interviews[0] = interview();
    CHECK_FALSE(still_to_be_heard(lost, interviews));  // of another deal
}
