#include "winloss/app/status.hpp"

#include "app/company.hpp"
#include "support/catch.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/app/programme.hpp"
#include "winloss/app/remind.hpp"

namespace winloss::app {

namespace {

/// Planned on 1 October 2026: 1 the retrospective of Acme (lost), 2 that of Zenith (won), 3 Zenith's expectation.
store::Store planned(const std::string& path) {
    store::Store store = company(path);
    plan(store, at_work("plan"), {});
    return store;
}

Words sections(const store::Store& store, const Context& context, Status options = {}) {
    if (!context.on_screen) { options.limit = 0; }
    const Answer answer = status(store, context, options);
    const Table& table = table_of(answer);
    Words rows;
    const Words names = column(table, "section");
    const Words ids = column(table, "id");
    const Words to_do = column(table, "to_do");
    for (std::size_t i = 0; i < names.size(); ++i) { rows.push_back(names[i] + " " + ids[i] + ": " + to_do[i]); }
    return rows;
}

Context on(Date today) {
    Context context = at_work();
    context.today = today;
    return context;
}

/// A terminal of so many lines.
Context screen_of(int lines) {
    Context context = on(day(10, 1));
    context.on_screen = true;
    context.screen_lines = lines;
    return context;
}

void book(store::Store& store, const Context& context, const std::string& interview, const std::string& at) {
    BookInterview options;
    options.interview = interview;
    options.at = at;
    book_interview(store, context, options);
}

}  // namespace

TEST_CASE("the day has what is booked, due, late and owed, each interview once") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const Words before = sections(store, on(day(10, 1)));
    CHECK(std::count(before.begin(), before.end(), "due 1: assign, ask") == 1);
    assign_interview(store, on(day(10, 1)), {.interview = "1", .person = "kim", .choice = {}});
    book(store, on(day(10, 1)), "1", "2026-10-02 16:30");
    CHECK(sections(store, on(day(10, 1))).at(1) == "booked 1: meet at 16:30");  // another closes today
    CHECK(sections(store, on(day(10, 3))).front() == "booked 1: what came of it?");
    HoldInterview hold;
    hold.interview = "1";
    held_interview(store, on(day(10, 2)), hold);
    const Words after = sections(store, on(day(10, 2)));
    CHECK(std::count(after.begin(), after.end(), "owed 1: note, thank-you, codings, sharing") == 1);
    for (const std::string& row : after) { CHECK(row.find("booked") == std::string::npos); }
    const Words later = sections(store, on(make_date(2027, 6, 1)));
    CHECK(std::count(later.begin(), later.end(), "late 2: assign, ask") == 1);
}

TEST_CASE("a task is the interviewer's, and the account owner's until there is one") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store, "UPDATE account SET owner_id = (SELECT id FROM person WHERE name = 'Ana')");
    CHECK_FALSE(sections(store, on(day(10, 1)), {.person = "ana"}).empty());
    CHECK(sections(store, on(day(10, 1)), {.person = "kim"}).empty());
    assign_interview(store, on(day(10, 1)), {.interview = "1", .person = "kim", .choice = {}});
    CHECK(sections(store, on(day(10, 1)), {.person = "kim"}) == Words{"due 1: ask"});
    for (const std::string& row : sections(store, on(day(10, 1)), {.person = "ana"})) {
        CHECK(row.find("due 1:") == std::string::npos);
    }
}

TEST_CASE("on a small screen what is late comes before windows that close later, and the rest is named") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store,
           "INSERT INTO interview (kind, account_id, anchor_on, anchor_basis, opens_on, target_on, closes_on) "
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
           "SELECT 'retrospective', 1, '2026-08-01', 'chosen', '2026-08-31', '2026-09-15', "
           "CASE WHEN i % 2 = 0 THEN '2026-09-20' ELSE '2026-11-20' END FROM n");
    Context screen = screen_of(24);
    const Words rows = sections(store, screen);
    CHECK(rows.size() == 17);
    const auto starts = [&](const std::string& name) {
        return std::count_if(rows.begin(), rows.end(), [&](const std::string& row) { return row.starts_with(name); });
    };
    CHECK(starts("due") == 1);  // today's
    CHECK(starts("late") == 16);
    const Answer answer = status(store, screen, {});
    CHECK(table_of(answer).notes.at(0) == "Shown: 1 of 23 due, 16 of 20 late.");
    CHECK(table_of(answer).notes.at(1) == "More: winloss due, winloss due --late");
    CHECK(sections(store, screen_of(34)).at(24).starts_with("due "));  // today's, 20 late, due ones
    CHECK(table_of(answer).notes.at(2).starts_with("Today: 2026-10-01. 2026Q4: "));
    CHECK(table_of(status(store, on(day(10, 1)), {})).rows.size() == 43);  // in a pipe: everything
    CHECK(table_of(status(store, on(day(10, 1)), {.limit = 5})).rows.size() == 5);
}

TEST_CASE("today's appointments have a place before all that is old") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const auto add = [&](const std::string& count, const std::string& at) {
        change(
            store,
            "INSERT INTO interview (kind, account_id, anchor_on, anchor_basis, opens_on, target_on, closes_on, state, "
            "booked_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                count +
                ") SELECT 'retrospective', 1, '2026-08-01', 'chosen', '2026-08-31', '2026-09-15', '2026-11-20', "
                "'booked', '" +
                at + "' FROM n");
    };
    add("40", "2026-09-10T09:00");
    add("12", "2026-10-01T16:00");
    add("2", "2026-10-02T09:00");
    Context screen = screen_of(24);
    const auto by = [](const Row& row) { return std::get<std::string>(row.at(6)); };
    const std::vector<Row> rows = table_of(status(store, screen, {})).rows;
    CHECK(std::ranges::count(rows, "today 16:00", by) == 12);
    CHECK(std::ranges::count(rows, "tomorrow 09:00", by) == 2);
    CHECK(std::get<std::string>(rows.at(1).at(5)) == "retrospective");
    CHECK(table_of(status(store, screen, {})).notes.front().find("of 54 booked") != std::string::npos);
    screen.screen_lines = 12;
    CHECK(by(table_of(status(store, screen, {})).rows.at(1)) == "today 16:00");
    CHECK(table_of(status(store, screen, {})).notes.front().find("of 54 booked") != std::string::npos);
}

TEST_CASE("every part of the day that hides something is counted, and says in words what presses") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store,
           "INSERT INTO action (account_id, text, state, due_on) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i "
           "+ 1 FROM n WHERE i < 120) SELECT 1, 'send the plan', 'planned', date('2026-09-08', '+' || (i % 30) || ' "
           "days') FROM n");
    Context screen = screen_of(12);
    const Answer few = status(store, screen, {});
    CHECK(table_of(few).notes.front() == "Shown: 1 of 3 due, 4 of more than 100 promised.");
    screen.screen_lines = 140;
    const Words by = column(table_of(status(store, screen, {})), "by");
    const auto has = [&](const std::string& words) { return std::ranges::find(by, words) != by.end(); };
    CHECK(has("late 23 days"));
    CHECK(has("late 1 day"));
    CHECK(has("today"));
    change(store, "DELETE FROM action WHERE due_on < '2026-10-01'");
    const Words later = column(table_of(status(store, screen, {})), "by");
    CHECK(std::ranges::find(later, "tomorrow") != later.end());
    CHECK(std::ranges::find(later, "in 6 days") != later.end());
    CHECK(column(table_of(status(store, on(day(10, 1)), {})), "by").front() == "2026-10-01");
}

TEST_CASE("what is promised and hidden is named by the lists that it stands on") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const auto more = [&] { return table_of(status(store, screen_of(8), {})).notes.at(1); };
    change(store,
           "INSERT INTO flag (account_id, kind, raised_on, look_again_on) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
           "SELECT i + 1 FROM n WHERE i < 20) SELECT 1, 'at-risk', '2026-09-01', date('2026-09-01', '+' || i || ' "
           "days') FROM n");
    CHECK(more() == "More: winloss due, winloss flag list --within 0d");
    change(store,
           "INSERT INTO expectation (account_id, text, review_on) VALUES (1, 'month end in three days', '2026-09-30')");
    change(store, "INSERT INTO action (account_id, text, state, due_on) VALUES (1, 'a page', 'planned', '2026-10-07')");
    CHECK(more() ==
          "More: winloss due, winloss flag list --within 0d, winloss expectation list --within 0d, winloss action list "
          "--within 7d");
}

TEST_CASE("the next step is the most urgent one, with the command that does it") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const Answer first = next(store, on(day(10, 1)), {});
    CHECK(field(first, "why") == "Its window closes today.");
    CHECK(field(next(store, on(day(10, 2)), {}), "why") ==
          "Of all open windows that wait for you this one closes first.");
    CHECK(field(first, "command") == "winloss interview assign " + field(first, "id") + " Kim");  // the interviewer
    assign_interview(store, on(day(10, 1)), {.interview = "1", .person = "kim", .choice = {}});
    book(store, on(day(10, 1)), "1", "2026-10-01 16:30");
    const Answer now = next(store, on(day(10, 1)), {});
    CHECK(field(now, "why") == "It is booked for today.");
    CHECK(field(now, "command") == "winloss interview held 1");
    Context asked = on(day(10, 1));
    asked.ask = [](const std::string& question) {
        CHECK(question.find("Was it held? [y/N] ") != std::string::npos);
        return std::optional<std::string>("Y");
    };
    const Answer started = next(store, asked, {.now = true});
    CHECK(started.go_on == Words{"interview", "held", "1"});
    HoldInterview hold;
    hold.interview = "1";
    held_interview(store, on(day(10, 1)), hold);
    const Answer note = next(store, on(day(10, 2)), {});  // the note is due in a day, the other windows later
    CHECK(field(note, "why") == "It was held, and this is still owed.");
    CHECK(field(note, "command") == "winloss note 1");
    const Answer owed = next(store, on(day(10, 8)), {});
    CHECK(field(owed, "why") == "It was held, and what it owes is late.");
    CHECK(field(owed, "command") == "winloss note 1");
}

TEST_CASE("on a screen a number says what it is of, unless it is an interview's") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store,
           "INSERT INTO action (account_id, text, state, due_on) VALUES (1, 'send the plan', 'planned', '2026-10-02')");
    Context screen = on(day(10, 1));
    const auto of = [&](const char* key) { return column(table_of(status(store, screen, {})), key); };
    const auto has = [](const Words& words, const std::string& one) { return std::ranges::count(words, one) == 1; };
    CHECK(has(of("to_do"), "send the plan"));
    screen.on_screen = true;
    screen.screen_lines = 24;
    CHECK(has(of("to_do"), "action 1: send the plan"));
    CHECK(of("to_do").front() == "expectation: assign, ask");
    CHECK(has(of("id"), "-"));
    CHECK(has(of("id"), "1"));
}

TEST_CASE("what is about a contract says which") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store,
           "INSERT INTO contract (account_id, starts_on, ends_on) VALUES (1, '2025-01-01', '2027-01-31'), "
           "(1, '2025-01-01', '2027-01-31')");
    change(store,
           "INSERT INTO interview (kind, account_id, contract_id, anchor_on, anchor_basis, opens_on, target_on, "
           "closes_on) SELECT 'pre-renewal', 1, id, '2027-01-31', 'ends-on', '2026-01-31', '2026-04-30', '2026-10-31' "
           "FROM contract");
    const Words subjects = column(table_of(status(store, on(day(10, 1)), {.limit = 0})), "subject");
    CHECK(std::count(subjects.begin(), subjects.end(), "Acme (contract 1)") == 1);
    CHECK(std::count(subjects.begin(), subjects.end(), "Acme (contract 2)") == 1);
}

TEST_CASE("a thank-you and sharing that are both owed are one command") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(
        store,
        "UPDATE interview SET state = 'held', held_on = '2026-09-25', completeness = 'full', coded_on = '2026-09-26' "
        "WHERE id = 1");
    change(store, "INSERT INTO note (interview_id, text) VALUES (1, 'they told')");
    CHECK(field(next(store, on(day(10, 8)), {}), "command") ==
          "winloss interview shared 1 --to product,marketing --thanked");
    change(store, "UPDATE interview SET shared_on = '2026-09-26' WHERE id = 1");
    CHECK(field(next(store, on(day(10, 8)), {}), "command") == "winloss interview thanked 1");
}

TEST_CASE("what was promised for today comes before a window that closes later") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store,
           "INSERT INTO action (account_id, text, state, due_on) VALUES (1, 'send the plan', 'planned', '2026-10-02')");
    CHECK(field(next(store, on(day(10, 1)), {}), "kind") != "action");
    const Answer today = next(store, on(day(10, 2)), {});
    CHECK(field(today, "why") == "Its day is today.");
    CHECK(field(today, "command") == "winloss action set 1 --state done");
    CHECK(field(next(store, on(day(10, 3)), {}), "why") == "It was promised, and is late.");
}

TEST_CASE("an appointment with somebody who left stands for nothing, however far it is") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    BookInterview options;
    options.interview = "1";
    options.at = "2026-10-20 10:00";
    options.contacts = {"eva lind"};
    book_interview(store, on(day(10, 1)), options);
    const auto reminders = [&](Date today) {
        return std::get<Text>(remind(store, on(today), {.within = "30d", .since = {}}).data).text;
    };
    CHECK(sections(store, on(day(10, 5))).front().find("booked") == std::string::npos);
    CHECK(reminders(day(10, 5)).find("booked for 2026-10-20 10:00\n") != std::string::npos);
    for (const char* reason : {"left_on = '2026-10-05'", "do_not_contact = 1, left_on = NULL"}) {
        change(store, std::string("UPDATE contact SET ") + reason + " WHERE name = 'Eva Lind'");
        CHECK(sections(store, on(day(10, 5))).front() == "booked 1: ask somebody else");
        const Answer urgent = next(store, on(day(10, 5)), {});
        CHECK(field(urgent, "why") == "It is booked, and nobody it is with may be asked any more.");
        CHECK(field(urgent, "command") == "winloss interview suggest 1");
        CHECK(reminders(day(10, 5))
                  .find("booked for 2026-10-20 10:00: nobody named may be asked any more, ask somebody "
                        "else\n") != std::string::npos);
        CHECK(show_interview(store, on(day(10, 5)), {.interview = "1"}).messages.front() ==
              "Next (nobody who is named may be asked any more): winloss interview suggest 1");
    }
    SetInterview set{.interview = "1", .contacts = {"max ek"}, .fields = {}};
    set_interview(store, on(day(10, 5)), set);
    CHECK(sections(store, on(day(10, 5))).front().find("booked") == std::string::npos);
}

TEST_CASE("whoever was just asked is left in peace") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const auto asked_first = [&](Date today) { return field(next(store, on(today), {}), "id"); };
    change(store, "UPDATE interview SET closes_on = '2026-12-30' WHERE id > 1");
    change(store, "UPDATE interview SET closes_on = '2026-11-30' WHERE id = 1");
    const std::string first = asked_first(day(10, 1));
    CHECK(first == "1");
    InviteInterview invite;
    invite.interview = first;
    invite_interview(store, on(day(10, 1)), invite);
    CHECK(asked_first(day(10, 1)) != first);
    CHECK(asked_first(day(10, 7)) != first);
    CHECK(asked_first(day(10, 8)) == first);
    SetProgramme slower;
    slower.answered_within = "10d";
    set_programme(store, on(day(10, 8)), slower);
    CHECK(asked_first(day(10, 8)) != first);
    change(store, "UPDATE interview SET state = 'cancelled', ended_on = '2026-10-01' WHERE id <> " + first);
    CHECK(field(next(store, on(day(10, 8)), {}), "why") ==
          "It was asked a few days ago; all that is left is to wait, or to ask again.");
}

TEST_CASE("what only a person can say is not started") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    InviteInterview invite;
    invite.interview = "1";
    invite_interview(store, on(day(10, 1)), invite);
    change(store, "UPDATE interview SET state = 'cancelled', ended_on = '2026-10-01' WHERE id > 1");
    const Answer answer = next(store, on(day(10, 1)), {.now = true});
    CHECK(answer.go_on.empty());
    CHECK(answer.exit_code == 2);
    CHECK(answer.messages.front() == "Type it once it is done.");  // nobody is there to say so
    change(store, "UPDATE interview SET state = 'cancelled', ended_on = '2026-10-01'");
    change(store, "INSERT INTO contract (account_id, starts_on, ends_on) VALUES (1, '2026-09-01', '2028-12-31')");
    const Answer waiting = next(store, on(day(10, 1)), {.now = true});
    CHECK(waiting.exit_code == 2);
    CHECK(waiting.messages.front() == "DATE is yours to say.");
}

TEST_CASE("a day with nothing says so, and when the next window opens") {
    const Folder folder;
    const store::Store store = planned(folder / "a.db");
    const Answer quiet = status(store, on(day(1, 1)), {});
    CHECK(table_of(quiet).rows.empty());
    CHECK(std::get<List>(quiet.data).when_empty.find("Nothing waits for you. The next window opens on 2026-") == 0);
    CHECK(next(store, on(day(1, 1)), {}).messages.front().find("Nothing waits for you.") == 0);
}

TEST_CASE("doing the next step records no ask that nobody made") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    assign_interview(store, on(day(10, 1)), {.interview = "1", .person = "kim", .choice = {}});
    Context context = on(day(10, 1));
    std::string question;
    std::string reply = "n";
    context.ask = [&](const std::string& asked) {
        question = asked;
        return std::optional(reply);
    };
    const Next now{.person = "kim", .now = true};
    const Answer no = next(store, context, now);
    CHECK(question == "retrospective, Acme (Platform). Have you asked Max Ek, Acme? [y/N] ");
    CHECK(no.go_on.empty());
    CHECK(no.exit_code == 2);
    reply = "yes";
    CHECK(join(next(store, context, now).go_on, " ").starts_with("interview invited 1"));
    context.ask = nullptr;  // nobody is there to say
    CHECK(next(store, context, now).go_on.empty());
}

}  // namespace winloss::app
