#include "winloss/store/interviews.hpp"

#include <regex>

#include "company.hpp"
#include "winloss/store/interview_list.hpp"

namespace winloss::store {

namespace {

/// How the engine would run a statement, a line a step.
std::vector<std::string> query_plan(const Store& store, const std::string& sql) {
    Statement plan =
        store.prepare("EXPLAIN QUERY PLAN " + std::regex_replace(sql, std::regex("\\$[a-z_]+"), "'2026-10-01'"));
    std::vector<std::string> steps;
    while (plan.step()) { steps.emplace_back(plan.text(3)); }
    return steps;
}

bool any_step(const std::vector<std::string>& steps, const std::string& part) {
    return std::any_of(steps.begin(), steps.end(),
                       [&](const std::string& step) { return step.find(part) != std::string::npos; });
}

std::vector<std::int64_t> numbers(const std::vector<InterviewLine>& lines) {
    std::vector<std::int64_t> ids;
    for (const InterviewLine& line : lines) { ids.push_back(line.interview.id.value); }
    return ids;
}

using Numbers = std::vector<std::int64_t>;

Interview held(Date on) {
    Interview interview = retrospective();
    interview.state = InterviewState::held;
    interview.held_on = on;
    interview.completeness = Completeness::full;
    return interview;
}

}  // namespace

TEST_CASE("an interview comes back as it was written, every field of it") {
    const Folder folder;
    Store store = company(folder / "a.db");
    Interview interview = retrospective();
    interview.id = insert(store, interview);
    CHECK(read_interview(store, interview.id) == interview);

    interview.kind = "exit";
    interview.occurrence = 3;
    interview.state = InterviewState::held;
    interview.interviewer = PersonId{1};
    interview.relation = Relation::internal;
    interview.relation_reason = "nobody else speaks Danish";
    interview.first_asked_on = day(9, 20);
    interview.attempts = 2;
    interview.booked_at = LocalTime{day(10, 1), 9 * 60 + 5};
    interview.channel = Channel::video;
    interview.held_on = day(10, 1);
    interview.completeness = Completeness::partial;
    interview.consent_to_record = false;
    interview.consent_to_quote = true;
    interview.confidential = true;
    interview.incentive = "a book";
    interview.heard_how = "trade fair";
    interview.heard_what = "the demo";
    interview.heard_from = "a \"friend\"; DROP TABLE interview";
    interview.coded_on = day(10, 2);
    interview.shared_on = day(10, 3);
    interview.thanked_on = day(10, 4);
    interview.flagged = "the deal was won after all";
    Write write(store, by("interview held 1"));
    InterviewWriter writer(write);
    writer.update(interview);
    CHECK(write.commit());
    CHECK(read_interview(store, interview.id) == interview);
    CHECK(error_of([&] { read_interview(store, {9}); }).kind() == ErrorKind::not_found);
}

TEST_CASE("an update that changes nothing writes nothing") {
    const Folder folder;
    Store store = company(folder / "a.db");
    Interview interview = retrospective();
    interview.id = insert(store, interview);
    Write write(store, by("interview book 1"));
    InterviewWriter(write).update(interview);
    CHECK_FALSE(write.commit());
}

TEST_CASE("events, contacts and shares belong to their interview") {
    const Folder folder;
    Store store = company(folder / "a.db");
    const InterviewId id = insert(store, retrospective());
    const InterviewId other = insert(store, retrospective());
    Write write(store, by("test"));
    InterviewWriter writer(write);
    writer.event(id, {day(10, 1), "invited", "kim", "by letter"});
    writer.event(other, {day(10, 1), "declined", "kim", {}});
    writer.event(id, {day(9, 30), "assigned", "bo", {}});
    CHECK(writer.contact(id, {2}));
    CHECK(writer.contact(id, {1}));
    CHECK_FALSE(writer.contact(id, {2}));
    CHECK(writer.share(id, {"product", day(10, 5)}));
    CHECK(writer.share(id, {"marketing", day(10, 5)}));
    CHECK_FALSE(writer.share(id, {"product", day(10, 5)}));
    write.commit();

    const auto events = interview_events(store, id);
    REQUIRE(events.size() == 2);
    CHECK(events[0].event == "invited");
    CHECK(events[0].remark == "by letter");
    CHECK(events[1].happened_on == day(9, 30));
    CHECK_FALSE(events[1].remark);
    const auto contacts = interview_contacts(store, id);
    REQUIRE(contacts.size() == 2);
    CHECK(contacts[0].name == "Max Ek");
    CHECK(contacts[0].buying_role == BuyingRole::decision_maker);
    const auto shares = interview_shares(store, id);
    REQUIRE(shares.size() == 2);
    CHECK(shares[0].audience == "marketing");
}

TEST_CASE("a line has the names that belong to it") {
    const Folder folder;
    Store store = company(folder / "a.db");
    Interview interview = retrospective();
    interview.interviewer = PersonId{1};
    const InterviewId id = insert(store, interview);
    Interview alone = retrospective();
    alone.account = {2};
    alone.deal.reset();
    insert(store, alone);
    {
        Write write(store, by("test"));
        InterviewWriter writer(write);
        writer.contact(id, {2});
        writer.contact(id, {1});
        write.commit();
    }
    const auto lines = interviews(store, {});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].account == "Acme");
    CHECK(lines[0].deal == "Platform");
    CHECK(lines[0].outcome == Outcome::lost);
    CHECK(lines[0].owner == "Bo");
    CHECK(lines[0].interviewer == "Kim");
    CHECK(lines[0].contacts == std::vector<std::string>{"Max Ek", "Eva Lind"});
    CHECK(lines[1].account == "Zenith");
    CHECK_FALSE(lines[1].deal);
    CHECK_FALSE(lines[1].owner);
    CHECK(lines[1].contacts.empty());
    CHECK(interview_line(store, id).contacts.size() == 2);
    // A page counts interviews, not their contacts.
    CHECK(numbers(interviews(store, {.limit = 2})) == Numbers{1, 2});
}

TEST_CASE("filters pick, orders hold, a page goes on where the last one ended") {
    const Folder folder;
    Store store = company(folder / "a.db");
    Interview late = retrospective();
    late.closes_on = day(9, 30);
    Interview next = retrospective();
    next.kind = "exit";
    next.account = {2};
    next.deal = DealId{2};
    next.opens_on = day(10, 10);
    insert(store, retrospective());     // 1
    insert(store, late);                // 2
    insert(store, held(day(9, 25)));    // 3
    insert(store, next);                // 4
    Interview asked = retrospective();  // 5, closes on the same day as 1 and 4
    asked.state = InterviewState::invited;
    asked.interviewer = PersonId{1};
    insert(store, asked);

    CHECK(numbers(interviews(store, {})) == Numbers{1, 2, 3, 4, 5});
    CHECK(numbers(interviews(store, {.limit = 2, .after = InterviewId{2}})) == Numbers{3, 4});
    CHECK(numbers(interviews(store, {.kind = "exit"})) == Numbers{4});
    CHECK(numbers(interviews(store, {.state = InterviewState::held})) == Numbers{3});
    CHECK(numbers(interviews(store, {.account = AccountId{2}})) == Numbers{4});
    CHECK(numbers(interviews(store, {.interviewer = PersonId{1}})) == Numbers{5});
    CHECK(numbers(interviews(store, {.owner = PersonId{3}})) == Numbers{1, 2, 3, 5});
    CHECK(numbers(interviews(store, {.owner = PersonId{2}})) == Numbers{1, 2, 3, 4, 5});  // of the deals
    CHECK(numbers(interviews(store, {.held = Period{day(9, 1), day(9, 30)}})) == Numbers{3});
    CHECK(interviews(store, {.held = Period{day(9, 26), {}}}).empty());
    CHECK(numbers(interviews(store, {.open = true})) == Numbers{2, 1, 4, 5});
    CHECK(numbers(interviews(store, {.open = true, .opens_by = day(10, 1)})) == Numbers{2, 1, 5});
    CHECK(numbers(interviews(store, {.open = true, .closed_before = day(10, 1)})) == Numbers{2});
    CHECK(numbers(interviews(store, {.open = true, .limit = 3})) == Numbers{2, 1, 4});
    CHECK(numbers(interviews(store, {.state = InterviewState::planned})) == Numbers{2, 1, 4});
    CHECK(numbers(interviews(store, {.open = true, .limit = 2, .after = InterviewId{2}})) == Numbers{1, 4});
}

TEST_CASE("held ones are unfinished until all three marks are there") {
    const Folder folder;
    Store store = company(folder / "a.db");
    Interview done = held(day(9, 25));
    done.coded_on = done.shared_on = done.thanked_on = day(9, 26);
    insert(store, done);
    Interview thanked = held(day(9, 27));
    thanked.thanked_on = day(9, 28);
    insert(store, thanked);
    Interview early = held(day(9, 24));
    early.opens_on = day(8, 1);
    early.target_on = early.closes_on = day(9, 24);
    insert(store, early);
    CHECK(numbers(unfinished_interviews(store, {})) == Numbers{3, 2});
    CHECK(numbers(unfinished_interviews(store, {.since = day(9, 25)})) == Numbers{2});
    CHECK(numbers(unfinished_interviews(store, {.since = day(9, 28)})) == Numbers{2});  // its window was open still
}

TEST_CASE("a held one with all its marks is unfinished while somebody is still to be told") {
    const Folder folder;
    Store store = company(folder / "a.db");
    Interview done = held(day(9, 25));
    done.coded_on = done.shared_on = done.thanked_on = day(9, 26);
    insert(store, done);  // 1
    done.held_on = day(9, 20);
    insert(store, done);              // 2
    insert(store, held(day(9, 24)));  // 3
    insert(store, done);              // 4, of which nothing came
    write(store,
          "INSERT INTO action (text, account_id, interview_id) VALUES ('shorter training', 1, 1), ('none', 1, NULL)");
    write(store, "INSERT INTO credit (interview_id, person_id) VALUES (2, 1)");
    const auto lines = unfinished_interviews(store, {});
    CHECK(numbers(lines) == Numbers{2, 3, 1});
    CHECK((lines[0].beside.insiders_uncredited && !lines[0].beside.actions_untold));
    CHECK((lines[2].beside.actions_untold && !lines[2].beside.insiders_uncredited));
    CHECK_FALSE((lines[1].beside.actions_untold || lines[1].beside.insiders_uncredited));
    CHECK(numbers(unfinished_interviews(store, {.limit = 2})) == Numbers{2, 3});
    CHECK(numbers(unfinished_interviews(store, {.account = AccountId{2}})).empty());
    write(store, "UPDATE action SET told_on = '2026-09-30'; UPDATE credit SET credited_on = '2026-09-30'");
    CHECK(numbers(unfinished_interviews(store, {})) == Numbers{3});
}

TEST_CASE("no listing scans the interviews it should seek in") {
    const Folder folder;
    const Store store = company(folder / "a.db");
    for (const InterviewFilter& filter :
         {InterviewFilter{.open = true}, InterviewFilter{.open = true, .opens_by = day(10, 1), .limit = 20},
          InterviewFilter{.kind = "exit", .open = true, .owner = PersonId{3}, .closed_before = day(10, 1)},
          InterviewFilter{.open = true, .limit = 5, .after = InterviewId{7}}}) {
        const auto steps = query_plan(store, interviews_sql(filter));
        CAPTURE(steps);
        CHECK(any_step(steps, "interview_open"));
        CHECK(any_step(query_plan(store, listed_interviews_sql(filter)), "COVERING INDEX interview_open"));
    }
    const auto page = query_plan(store, interviews_sql({.limit = 20, .after = InterviewId{7}}));
    CHECK(any_step(page, "PRIMARY KEY (rowid>?)"));
    CHECK(any_step(query_plan(store, interviews_sql({.account = AccountId{1}})), "interview_account"));
    CHECK(any_step(query_plan(store, interviews_sql({.deal = DealId{1}})), "interview_deal"));
    CHECK(any_step(query_plan(store, interviews_sql({.interviewer = PersonId{1}})), "interview_interviewer"));
    CHECK(any_step(query_plan(store, interviews_sql({.held = Period{day(9, 1), {}}})), "interview_held"));
    CHECK(any_step(query_plan(store, interviews_sql({.state = InterviewState::declined})), "interview_over"));
    CHECK(any_step(query_plan(store, interviews_sql({.state = InterviewState::held})), "interview_over"));
    CHECK(any_step(query_plan(store, interviews_sql({.state = InterviewState::booked})), "interview_open"));
    CHECK(any_step(query_plan(store, interviews_sql({.booked_until = day(9, 25)})), "interview_booked"));
    CHECK(any_step(query_plan(store, unfinished_interviews_sql({})), "interview_unfinished"));
    for (const UnfinishedFilter& filter : {UnfinishedFilter{}, UnfinishedFilter{.since = day(9, 1), .limit = 5},
                                           UnfinishedFilter{.of = PersonId{1}, .limit = 5}}) {
        const auto steps = query_plan(store, untold_interviews_sql(filter));
        CAPTURE(steps);
        CHECK(any_step(steps, "SEARCH i USING INTEGER PRIMARY KEY (rowid=?)"));
    }
}

}  // namespace winloss::store
