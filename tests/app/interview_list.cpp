#include "winloss/app/interview_list.hpp"

#include "app/company.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/app/remind.hpp"

namespace winloss::app {

namespace {

Interview about(int account, const std::string& kind, Date opens, Date target, Date closes) {
    Interview interview;
    interview.kind = kind;
    interview.account = {account};
    interview.deal = DealId{account};
    interview.anchor_on = opens;
    interview.opens_on = opens;
    interview.target_on = target;
    interview.closes_on = closes;
    return interview;
}

/// 1 Acme's retrospective, open since 19 September; 2 Zenith's, which opens on 10 October; 3 Zenith's expectation,
/// closed yesterday; 4 an exit of Acme, booked by Kim for tomorrow before its window opens.
store::Store planned(const std::string& path) {
    store::Store store = company(path);
    insert(store, about(1, "retrospective", day(9, 19), day(10, 4), day(11, 18)));
    insert(store, about(2, "retrospective", day(10, 10), day(10, 25), day(12, 9)));
    insert(store, about(2, "expectation", day(8, 31), day(9, 14), day(9, 30)));
    Interview booked = about(1, "exit", day(10, 20), day(10, 30), day(12, 20));
    booked.state = InterviewState::booked;
    booked.interviewer = PersonId{1};
    booked.first_asked_on = day(9, 29);
    booked.attempts = 1;
    booked.booked_at = LocalTime{day(10, 2), 9 * 60};
    insert(store, booked);
    return store;
}

Context on_day(Date today) {
    Context context = at_work();
    context.today = today;
    return context;
}

Words due_ids(const store::Store& store, const Due& options, Date today = day(10, 1)) {
    return column(table_of(due(store, on_day(today), options)), "id");
}

Words list_ids(const store::Store& store, const ListInterviews& options) {
    return column(table_of(list_interviews(store, at_work(), options)), "id");
}

std::string remind_text(const store::Store& store, const Remind& options, Date today = day(10, 1)) {
    return std::get<Text>(remind(store, on_day(today), options).data).text;
}

}  // namespace

TEST_CASE("due are those asked or booked and those whose window has opened, closing first") {
    const Folder folder;
    const store::Store store = planned(folder / "a.db");
    CHECK(due_ids(store, {}) == Words{"3", "1", "4"});
    Due options;
    options.within = "8d";
    CHECK(due_ids(store, options) == Words{"3", "1", "4"});
    options.within = "9d";
    CHECK(due_ids(store, options) == Words{"3", "1", "2", "4"});
    CHECK(due_ids(store, {}, day(10, 10)) == Words{"3", "1", "2", "4"});
    options = {};
    options.late = true;
    CHECK(due_ids(store, options) == Words{"3"});
    CHECK(due_ids(store, options, day(9, 30)).empty());
    options = {};
    options.interviewer = "kim";
    CHECK(due_ids(store, options) == Words{"4"});
    options = {};
    options.owner = "bo";
    CHECK(due_ids(store, options) == Words{"1", "4"});
    options = {};
    options.kind = "Exit";
    options.account = "acme";
    CHECK(due_ids(store, options) == Words{"4"});
    options = {};
    options.limit = 1;
    CHECK(due_ids(store, options) == Words{"3"});
}

TEST_CASE("the columns of a list of interviews are a contract") {
    const Folder folder;
    const store::Store store = planned(folder / "a.db");
    const Table table = table_of(due(store, at_work(), {}));
    Words keys;
    for (const Column& each : table.columns) { keys.push_back(each.key); }
    CHECK(keys == Words{"id", "kind", "account", "deal", "contract", "opens_on", "target_on", "closes_on", "state",
                        "late", "interviewer", "contacts", "days_left", "conversation", "health"});
    CHECK(column(table, "days_left") == Words{"-1", "48", "80"});
    CHECK(column(table, "late") == Words{"yes", "no", "no"});
    CHECK(column(table, "interviewer") == Words{"-", "-", "Kim"});
    CHECK(column(table, "account") == Words{"Zenith", "Acme", "Acme"});
    // The exit is the stronger purpose of Acme's two, Zenith's retrospective of its two, though it is not due yet.
    CHECK(column(table, "conversation") == Words{"2", "4", "-"});
}

TEST_CASE("nothing due says when something will be, and can be an exit code") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    Due options;
    CHECK(due(store, at_work(), options).exit_code == 0);
    CHECK(std::get<List>(due(store, at_work(), options).data).when_empty ==
          "Nothing is due, and nothing is planned: winloss plan");
    options.exit_code = true;
    CHECK(due(store, at_work(), options).exit_code == 10);
    insert(store, about(2, "retrospective", day(10, 10), day(10, 25), day(12, 9)));
    const Answer later = due(store, at_work(), options);
    CHECK(later.exit_code == 10);
    CHECK(std::get<List>(later.data).when_empty ==
          "Nothing is due. The next window opens on 2026-10-10: winloss due --within 9d");
    CHECK(due(store, on_day(day(10, 10)), options).exit_code == 0);
}

TEST_CASE("a list takes any interviews") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    HoldInterview hold;
    hold.interview = "1";
    held_interview(store, at_work(), hold);
    CHECK(list_ids(store, {}) == Words{"1", "2", "3", "4"});
    ListInterviews options;
    options.open = true;
    CHECK(list_ids(store, options) == Words{"3", "2", "4"});
    options.limit = 1;
    options.after = "3";
    CHECK(list_ids(store, options) == Words{"2"});
    options = {};
    options.state = "held";
    CHECK(list_ids(store, options) == Words{"1"});
    options = {};
    options.held = "2026-10";
    CHECK(list_ids(store, options) == Words{"1"});
    options.held = "2026Q3";
    CHECK(list_ids(store, options).empty());
    options = {};
    options.deal = "insight";
    CHECK(list_ids(store, options) == Words{"2", "3"});
    options.kind = "expectation";
    CHECK(list_ids(store, options) == Words{"3"});
    options.kind = "expectations";
    const Error error = error_of([&] { list_ids(store, options); });
    CHECK(error.kind() == ErrorKind::usage);
    CHECK(error.hint().find("Did you mean 'expectation'?") == 0);
    options.kind = "churn interview";
    CHECK(error_of([&] { list_ids(store, options); }).hint().find("It is called 'exit' here.") == 0);
}

TEST_CASE("a screen shows the first rows and says how many there are") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    for (int i = 0; i < 60; ++i) { insert(store, about(1, "exit", day(9, 1), day(9, 10), day(11, 1))); }
    Context screen = at_work();
    screen.on_screen = true;
    const Answer answer = due(store, screen, {});
    CHECK(table_of(answer).rows.size() == 50);
    CHECK(answer.messages == Words{"50 of 60; --limit 0 shows all."});
    CHECK(table_of(due(store, at_work(), {})).rows.size() == 60);
}

TEST_CASE("everybody is reminded of their own, once") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const std::int64_t operation = store.operation();
    CHECK(remind_text(store, {}) ==
          "Bo\n"
          "  1  retrospective  Acme (Platform)   until 2026-11-18, 48 days left: to be asked\n"
          "\n"
          "Kim\n"
          "  4  exit           Acme (Platform)   booked for 2026-10-02 09:00\n"
          "\n"
          "nobody\n"
          "  3  expectation    Zenith (Insight)  closed on 2026-09-30, 1 day ago: to be asked\n");
    CHECK(store.operation() == operation);
    CHECK(remind_text(store, {}, day(10, 2)).find("today at 09:00") != std::string::npos);
    CHECK(remind_text(store, {}, day(10, 3)).find("was booked for 2026-10-02 09:00: what came of it?") !=
          std::string::npos);
    Remind week;
    week.within = "2w";
    CHECK(remind_text(store, week).find("opens on 2026-10-10") != std::string::npos);
}

TEST_CASE("after a held interview its tasks are owed until they are done") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    HoldInterview hold;
    hold.interview = "4";
    hold.on = "2026-09-29";
    held_interview(store, at_work(), hold);
    CHECK(remind_text(store, {}, day(10, 3))
              .find("held on 2026-09-29: note late since 2026-10-01, thank-you late since "
                    "2026-10-02, codings by 2026-10-06, sharing by 2026-10-13\n") != std::string::npos);
    // What was held before the programme began owes nothing, unless its window closes after that day.
    change(store, "INSERT INTO setting (key, value) VALUES ('first_day', '2026-09-30')");
    CHECK(remind_text(store, {}, day(10, 3)).find("held on") != std::string::npos);
    change(store,
           "UPDATE interview SET opens_on = '2026-08-01', target_on = '2026-08-20', closes_on = '2026-09-29' WHERE id "
           "= 4");
    CHECK(remind_text(store, {}, day(10, 3)).find("held on") != std::string::npos);  // somebody put it there
    change(store, "UPDATE interview SET anchor_basis = 'decided-on' WHERE id = 4");
    CHECK(remind_text(store, {}, day(10, 3)).find("held on") == std::string::npos);
    CHECK(show_interview(store, at_work(), {.interview = "4"}).messages.empty());
}

TEST_CASE("a daily reminder says each thing on the day it comes up") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    insert(store, about(1, "retrospective", day(9, 19), day(10, 4), day(11, 18)));
    Words days;
    for (Date today = day(9, 1); today <= day(12, 31); today += Days{1}) {
        Remind options;
        options.since = "yesterday";
        if (!remind_text(store, options, today).empty()) { days.push_back(iso(today)); }
    }
    CHECK(days == Words{"2026-09-19", "2026-10-04", "2026-11-11", "2026-11-18", "2026-11-19"});
    // A Monday after a silent weekend.
    Remind options;
    options.since = "2026-10-02";
    CHECK_FALSE(remind_text(store, options, day(10, 5)).empty());
}

TEST_CASE("a hostile name stays one harmless line") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store, "UPDATE account SET name = 'Evil' || char(10) || 'nobody' || char(27) || '[2J' WHERE id = 1");
    change(store, "UPDATE person SET name = char(27) || '[31mKim' WHERE id = 1");
    const std::string text = remind_text(store, {});
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("Evil\\nnobody\\x1b[2J (Platform)") != std::string::npos);
}

}  // namespace winloss::app
