#include "winloss/app/plan.hpp"

#include "app/company.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

std::string states(const store::Store& store) {
    return asked(store,
                 "SELECT group_concat(kind || ' ' || coalesce(deal_id, contract_id) || ' ' || state, '; ') FROM "
                 "(SELECT * FROM interview ORDER BY id)");
}

std::string first_message(const Answer& answer) { return answer.messages.at(0); }

}  // namespace

TEST_CASE("the first plan begins the programme and plans what can still be done") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    // Deal 1 was lost on 20 August, deal 2 won on 1 September: its expectation's window closes today.
    const Answer answer = plan(store, at_work("plan"), {});
    CHECK(answer.messages ==
          Words{"The programme begins on 2026-10-01: windows that closed before it are owed to nobody.", "Planned 3.",
                "Interview 1, retrospective of Acme (Platform): planned, 2026-09-19 to 2026-11-18.",
                "Interview 2, retrospective of Zenith (Insight): planned, 2026-10-01 to 2026-11-30.",
                "Interview 3, expectation of Zenith (Insight): planned, 2026-09-01 to 2026-10-01.",
                "Next: winloss due"});
    CHECK(states(store) == "retrospective 1 planned; retrospective 2 planned; expectation 2 planned");
    CHECK(store::read_programme(store).first_day == day(10, 1));
    const Interview first = store::read_interview(store, {1});
    CHECK(first.opens_on == day(9, 19));
    CHECK(first.target_on == day(10, 4));
    CHECK(first.closes_on == day(11, 18));
    CHECK(first.rule == "lost, decided on 2026-08-20: opens 30d, target 45d, closes 90d from decided-on");
    const auto events = store::interview_events(store, {1});
    REQUIRE(events.size() == 1);
    CHECK(events[0].event == "planned");
    CHECK(events[0].person == "lena");
    CHECK(events[0].happened_on == day(10, 1));
}

TEST_CASE("planning twice writes nothing the second time") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    plan(store, at_work("plan"), {});
    const std::int64_t operation = store.operation();
    CHECK(plan(store, at_work("plan"), {}).messages ==
          Words{"The plan is up to date: nothing to change.", "Next: winloss due"});
    CHECK(store.operation() == operation);
}

TEST_CASE("planned interviews follow the records, asked ones say what no longer fits") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    plan(store, at_work("plan"), {});
    change(store, "UPDATE deal SET decided_on = '2026-08-30' WHERE id = 1");
    CHECK(first_message(plan(store, at_work(), {})) == "Moved 1.");
    CHECK(store::read_interview(store, {1}).opens_on == day(9, 29));

    change(store, "UPDATE deal SET outcome = 'open', decided_on = NULL WHERE id = 1");
    CHECK(first_message(plan(store, at_work(), {})) == "Cancelled 1.");
    Interview gone = store::read_interview(store, {1});
    CHECK(gone.state == InterviewState::cancelled);
    CHECK(gone.ended_on == day(10, 1));
    CHECK(gone.rule == "no longer owed: the deal is still open");

    change(store, "UPDATE deal SET outcome = 'lost', decided_on = '2026-08-30' WHERE id = 1");
    CHECK(first_message(plan(store, at_work(), {})) == "Planned 1.");
    CHECK(asked(store, "SELECT state FROM interview WHERE id = 1") == "planned");

    change(store, "UPDATE interview SET state = 'invited', attempts = 1, first_asked_on = '2026-10-01' WHERE id = 1");
    change(store, "UPDATE deal SET decided_on = '2026-09-02' WHERE id = 1");
    CHECK(first_message(plan(store, at_work(), {})) == "Flagged 1.");
    const Interview asked_one = store::read_interview(store, {1});
    CHECK(asked_one.opens_on == day(9, 29));
    REQUIRE(asked_one.flagged);
    CHECK(asked_one.flagged->find("its window is now 2026-10-02 to 2026-12-01") == 0);
    CHECK(first_message(plan(store, at_work(), {})) == "The plan is up to date: nothing to change.");

    change(store, "UPDATE deal SET decided_on = '2026-08-30' WHERE id = 1");
    CHECK(first_message(plan(store, at_work(), {})) == "Cleared 1.");
    CHECK_FALSE(store::read_interview(store, {1}).flagged);
    Words events;
    for (const auto& event : store::interview_events(store, {1})) { events.push_back(event.event); }
    CHECK(events == Words{"planned", "moved", "cancelled", "planned", "flagged", "cleared"});
}

TEST_CASE("a rule that changes moves and cancels what is planned") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    plan(store, at_work("plan"), {});
    change(store, "UPDATE programme_rule SET enabled = 0 WHERE kind = 'expectation'");
    change(store, "UPDATE programme_rule SET closes = '100d' WHERE kind = 'retrospective'");
    CHECK(first_message(plan(store, at_work(), {})) == "Moved 2, cancelled 1.");
    change(store, "INSERT INTO programme_criterion (field, value) VALUES ('outcome', 'won')");
    CHECK(first_message(plan(store, at_work(), {})) == "Cancelled 1.");
}

TEST_CASE("a dry run lists what would change and changes nothing") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    const std::int64_t operation = store.operation();
    Plan options;
    options.dry_run = true;
    const Answer answer = plan(store, at_work("plan"), options);
    CHECK(answer.messages == Words{"Would be planned 3. Nothing was changed.", "Next: winloss plan"});
    const Table& table = table_of(answer);
    CHECK(column(table, "id") == Words{"-", "-", "-"});
    CHECK(column(table, "change") == Words{"planned", "planned", "planned"});
    CHECK(column(table, "account") == Words{"Acme", "Zenith", "Zenith"});
    CHECK(column(table, "deal") == Words{"Platform", "Insight", "Insight"});
    CHECK(column(table, "opens_on") == Words{"2026-09-19", "2026-10-01", "2026-09-01"});
    CHECK(store.operation() == operation);
    CHECK_FALSE(store::read_programme(store).first_day);
}

TEST_CASE("the programme's first day can be moved back") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    change(store, "UPDATE deal SET decided_on = '2026-01-10' WHERE id = 1");
    plan(store, at_work("plan"), {});
    CHECK(asked(store, "SELECT group_concat(deal_id) FROM interview") == "2,2");
    Plan options;
    options.since = "2026-03-01";
    CHECK(plan(store, at_work("plan"), options).messages.at(1) == "Planned 1.");
    CHECK(store::read_programme(store).first_day == day(3, 1));
    options.since = "soon";
    CHECK(error_of([&] { plan(store, at_work("plan"), options); }).kind() == ErrorKind::usage);
}

TEST_CASE("what waits for a date is counted and explained") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    change(store, "UPDATE deal SET decided_on = NULL WHERE id = 1");
    change(store, "INSERT INTO contract (account_id, starts_on) VALUES (2, '2026-09-01')");
    const Answer planned = plan(store, at_work("plan"), {});
    CHECK(planned.messages.at(planned.messages.size() - 2) ==
          "2 records wait for a date: winloss plan --explain says which");

    Plan options;
    options.explain = true;
    const std::int64_t operation = store.operation();
    const Table all = table_of(plan(store, at_work("plan"), options));
    CHECK(store.operation() == operation);
    CHECK(column(all, "record") == Words{"deal 1", "deal 1", "deal 2", "deal 2", "contract 1", "contract 1",
                                         "contract 1", "contract 1", "contract 1"});
    CHECK(column(all, "kind") == Words{"retrospective", "expectation", "retrospective", "expectation", "exit",
                                       "pre-renewal", "anniversary", "onboarding", "check-in"});
    CHECK(column(all, "verdict") ==
          Words{"waiting", "not owed", "owed", "owed", "not owed", "not owed", "waiting", "waiting", "not owed"});
    CHECK(column(all, "why").at(0) == "neither the day of the decision nor a close date is known");
    CHECK(column(all, "why").at(1) == "the programme has no rule for expectation when a deal is lost");
    CHECK(column(all, "why").at(6) == "the day of the go-live is not known");
    CHECK(column(all, "interview") == Words{"-", "-", "1", "2", "-", "-", "-", "-", "-"});
    CHECK(column(all, "conversation").at(3) == "interview 1");

    options.account = "zenith";
    CHECK(table_of(plan(store, at_work("plan"), options)).rows.size() == 7);
    options.account = "nobody";
    CHECK(error_of([&] { plan(store, at_work("plan"), options); }).kind() == ErrorKind::not_found);
}

}  // namespace winloss::app
