#include <algorithm>

#include "app/customer.hpp"
#include "support/catch.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/actions.hpp"
#include "winloss/app/expectations.hpp"
#include "winloss/app/flags.hpp"
#include "winloss/app/health.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/app/notes.hpp"
#include "winloss/app/status.hpp"
#include "winloss/app/touches.hpp"

namespace winloss::app {

TEST_CASE("a touch is of its customer's contacts, of a day that has been, and may carry a judgement") {
    Customer c;
    AddTouch touch = c.call();
    touch.contacts = {"eva lind"};
    touch.by = "bo";
    touch.said = "two sites more";
    touch.health = "amber";
    add_touch(c.store, c.context, touch);
    CHECK(column(*c.section("touches"), "contacts") == Words{"Eva Lind", ""});  // the other is the held interview
    CHECK(column(*c.section("judgements"), "why") == Words{"two sites more"});
    CHECK(asked(c.store, "SELECT CAST(touch_id AS TEXT) FROM health") == "1");

    touch.contacts = {"ida ros"};  // of another account
    CHECK(error_of([&] { add_touch(c.store, c.context, touch); }).kind() == ErrorKind::not_found);
    touch = c.call();
    touch.on = "2026-10-02";
    CHECK(error_of([&] { add_touch(c.store, c.context, touch); }).kind() == ErrorKind::usage);
    touch = c.call();
    touch.why = "no level";
    CHECK(error_of([&] { add_touch(c.store, c.context, touch); }).kind() == ErrorKind::usage);
    touch = c.call();
    touch.health = "red";  // and not a word why
    CHECK(error_of([&] { add_touch(c.store, c.context, touch); }).kind() == ErrorKind::bad_input);
    CHECK(c.store.connection().scalar("SELECT count(*) FROM touch") == 1);

    CHECK(error_of([&] { remove_touch(c.store, c.context, {"1"}); }).message() ==
          "Touch 1 cannot be removed: 1 judgement of health hangs on it.");
    remove_health(c.store, c.context, {"1"});
    CHECK(remove_touch(c.store, c.context, {"1"}).messages.back() == "Next: winloss touch list");
    CHECK(c.store.connection().scalar("SELECT count(*) FROM touch_contact") == 0);
}

TEST_CASE("a touch with somebody who must not be contacted or had left is recorded, and said") {
    Customer c;
    change(c.store, "UPDATE contact SET do_not_contact = 1 WHERE name = 'Eva Lind'");
    change(c.store, "UPDATE contact SET left_on = '2026-09-20' WHERE name = 'Max Ek'");
    const auto said = [&](const AddTouch& touch) { return join(add_touch(c.store, c.context, touch).messages, " | "); };
    AddTouch touch = c.call();
    touch.contacts = {"eva lind", "max ek"};
    touch.on = "2026-09-20";
    CHECK(said(touch).find("| Eva Lind must not be contacted. It is recorded all the same: winloss contact show 1 says "
                           "more. | Max Ek left on 2026-09-20. It is recorded all the same: ") != std::string::npos);
    CHECK(c.store.connection().scalar("SELECT count(*) FROM touch_contact") == 2);
    touch.contacts = {"max ek"};
    touch.on = "2026-09-19";  // the day before
    CHECK(said(touch).find("all the same") == std::string::npos);
    SetTouch set;
    set.touch = "2";
    set.contacts = {"eva lind"};
    const Answer moved = set_touch(c.store, c.context, set);
    CHECK(moved.messages.at(1).starts_with("Eva Lind must not be contacted."));
    CHECK(moved.messages.back().starts_with("Next: "));
}

TEST_CASE("a talk with somebody who must not be contacted is recorded, and said") {
    Customer c;
    change(c.store, "UPDATE contact SET do_not_contact = 1 WHERE name = 'Eva Lind'");
    change(c.store, "UPDATE interview SET state = 'planned', held_on = NULL, completeness = NULL");
    HoldInterview hold;
    hold.interview = "1";
    hold.contacts = {"eva lind"};
    const Words said = held_interview(c.store, c.context, hold).messages;
    CHECK(join(said, " | ").find("Eva Lind must not be contacted. It is recorded") != std::string::npos);
    CHECK(c.store.connection().scalar("SELECT count(*) FROM interview_contact") == 1);
}

TEST_CASE("a talk that is recorded before its appointment is recorded, and said") {
    Customer c;
    change(c.store,
           "UPDATE interview SET state = 'booked', held_on = NULL, completeness = NULL, booked_at = "
           "'2026-10-20T10:00'");
    HoldInterview hold;
    hold.interview = "1";
    const Words said = held_interview(c.store, c.context, hold).messages;
    CHECK(join(said, " | ")
              .find("It is booked for Tue 2026-10-20 10:00, after 2026-10-01: winloss undo takes this "
                    "back where it is still to come.") != std::string::npos);
}

TEST_CASE("a touch's contact is the one of its account, whoever else is called so") {
    Customer c;
    change(c.store,
           "INSERT INTO contact (account_id, name, name_folded) SELECT 2, name, name_folded FROM contact "
           "WHERE account_id = 1");
    AddTouch touch = c.call();
    touch.contacts = {"eva"};
    add_touch(c.store, c.context, touch);
    CHECK(asked(c.store,
                "SELECT CAST(c.account_id AS TEXT) FROM touch_contact AS t JOIN contact AS c "
                "ON c.id = t.contact_id") == "1");
}

TEST_CASE("a held interview stands among the touches, and a covered one does not") {
    Customer c;
    change(c.store,
           "INSERT INTO interview_contact (interview_id, contact_id) VALUES (1, 2);"
           "UPDATE interview SET interviewer_id = 1;"
           "INSERT INTO interview (kind, account_id, anchor_on, anchor_basis, opens_on, target_on, closes_on, state, "
           "ended_on, covered_by_id) VALUES ('onboarding', 1, '2026-09-01', 'chosen', '2026-09-01', '2026-09-01', "
           "'2026-10-01', 'covered', '2026-09-25', 1)");
    AddTouch letter = c.call();
    letter.kind = "letter";
    letter.about = from("1");
    letter.on = "2026-09-25";
    add_touch(c.store, c.context, letter);
    const auto listed = [&](const ListTouches& options, const std::string& key) {
        return column(table_of(list_touches(c.store, c.context, options)), key);
    };
    CHECK(listed({}, "kind") == Words{"letter", "interview"});
    CHECK(listed({}, "id") == Words{"1", "-"});
    CHECK(listed({}, "interview") == Words{"1", "1"});
    CHECK(listed({}, "person") == Words{"-", "Kim"});
    CHECK(listed({}, "contacts") == Words{"", "Max Ek"});
    ListTouches options;
    options.kind = "Interview";
    CHECK(listed(options, "kind") == Words{"interview"});
    options.kind = "letter";
    CHECK(listed(options, "kind") == Words{"letter"});
    options.kind = "chat";
    CHECK(error_of([&] { list_touches(c.store, c.context, options); }).kind() == ErrorKind::usage);
    options.kind.reset();
    options.by = "kim";
    CHECK(listed(options, "kind") == Words{"interview"});
    options.by.reset();
    options.since = "2026-09-26";
    CHECK(listed(options, "kind").empty());
    c.context.on_screen = true;
    options = {};
    options.limit = 1;
    CHECK(list_touches(c.store, c.context, options).messages == Words{"1 of 2; --limit 0 shows all."});
    AddTouch interview = c.call();
    interview.kind = "interview";
    CHECK(error_of([&] { add_touch(c.store, c.context, interview); }).message() ==
          "A held interview is a touch by itself.");

    ReviewAccount review;
    review.account = "acme";
    review.inside = true;
    const std::string agenda = std::get<Text>(review_account(c.store, c.context, review).data).text;
    CHECK(agenda.find("- 2026-09-25, letter\n- 2026-09-25, interview 1 with Max Ek\n") != std::string::npos);
    CHECK(agenda.find("Max Ek, decision-maker") == std::string::npos);  // met
}

TEST_CASE("a touch with a judgement does for the check-in of its quarter") {
    Customer c;
    change(c.store,
           "INSERT INTO contract (account_id, starts_on) VALUES (2, '2026-06-15');"
           "UPDATE programme_rule SET enabled = 1 WHERE kind = 'check-in'");
    plan(c.store, c.context, {});
    const std::string check_ins = "SELECT group_concat(state, ' ') FROM interview WHERE kind = 'check-in' ORDER BY id";
    REQUIRE(asked(c.store, check_ins) == "planned planned");  // the quarters from 15 September and 15 December

    AddHealth alone;  // somebody's judgement, but no contact
    alone.level = "green";
    alone.about = of("zenith");
    alone.why = "all well";
    CHECK(add_health(c.store, c.context, alone).messages.size() == 2);
    AddTouch touch = c.call();
    touch.about = of("zenith");
    touch.said = "all well";
    touch.health = "green";
    touch.on = "2026-09-14";  // of the quarter before
    CHECK(add_touch(c.store, c.context, touch).messages.size() == 3);
    plan(c.store, c.context, {});
    CHECK(asked(c.store, check_ins) == "planned planned");

    touch.on = "2026-09-15";
    const std::string id = asked(c.store, "SELECT CAST(min(id) AS TEXT) FROM interview WHERE kind = 'check-in'");
    CHECK(add_touch(c.store, c.context, touch).messages[2] ==
          "It does for the check-in, interview " + id + ": winloss plan 2 takes it off the list.");
    plan(c.store, c.context, {});
    CHECK(asked(c.store, check_ins) == "cancelled planned");
    CHECK(asked(c.store, "SELECT rule FROM interview WHERE id = " + id) ==
          "no longer owed: a touch of 2026-09-15 came with a health judgement");

    remove_health(c.store, c.context, {"3"});  // taken back: it is owed again
    plan(c.store, c.context, {});
    CHECK(asked(c.store, check_ins) == "planned planned");
    change(c.store,  // a held interview is a touch, also one of another time
           "INSERT INTO interview (kind, account_id, anchor_on, anchor_basis, opens_on, target_on, closes_on, state, "
           "held_on, completeness) VALUES ('onboarding', 2, '2026-01-01', 'chosen', '2026-01-01', '2026-01-01', "
           "'2026-02-01', 'held', '2026-09-20', 'full')");
    alone.about = from(asked(c.store, "SELECT CAST(max(id) AS TEXT) FROM interview"));
    CHECK(add_health(c.store, c.context, alone).messages[1].starts_with("It does for the check-in"));
}

TEST_CASE("a touch is mended: who was there, when, who made it, what was said") {
    Customer c;
    change(c.store, "INSERT INTO contact (account_id, name, name_folded) VALUES (1, 'Ola Berg', 'ola berg')");
    AddTouch touch = c.call();
    touch.contacts = {"eva lind"};
    touch.by = "bo";
    add_touch(c.store, c.context, touch);
    SetTouch set;
    set.touch = "1";
    set.kind = "visit";
    set.contacts = {"ola berg", "eva lind"};
    set.on = "2026-09-30";
    set.from = "1";
    set.said = "two sites more\nin spring\n";
    CHECK(set_touch(c.store, c.context, set).messages ==
          Words{"Changed touch 1, Acme.", "Next: winloss touch list --account 1"});
    const auto of_touch = [&](std::string_view key) { return column(*c.section("touches"), key).front(); };
    CHECK(of_touch("contacts") == "Eva Lind, Ola Berg");
    CHECK(of_touch("touched_on") == "2026-09-30");
    CHECK(of_touch("said") == "two sites more\nin spring");
    CHECK(of_touch("interview") == "1");
    CHECK(set_touch(c.store, c.context, set).messages.front() == "Nothing to change in touch 1, Acme.");

    set = {};
    set.touch = "1";
    set.no_contacts = {"eva lind"};
    set.by = "";
    set.from = "";
    set_touch(c.store, c.context, set);
    CHECK(of_touch("contacts") == "Ola Berg");
    CHECK(of_touch("person") == "-");
    CHECK(of_touch("interview") == "-");
    CHECK(error_of([&] { set_touch(c.store, c.context, set); }).kind() == ErrorKind::conflict);
    set = {};
    set.touch = "1";
    set.on = "tomorrow";
    CHECK(error_of([&] { set_touch(c.store, c.context, set); }).kind() == ErrorKind::usage);
    set.on.reset();
    set.contacts = {"ida ros"};  // at another account
    CHECK(error_of([&] { set_touch(c.store, c.context, set); }).kind() == ErrorKind::not_found);
}

}  // namespace winloss::app
