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

TEST_CASE("what an interview brought up says its customer by itself") {
    Customer c;
    AddFlag flag;
    flag.kind = "expansion";
    CHECK(error_of([&] { add_flag(c.store, c.context, flag); }).kind() == ErrorKind::usage);
    flag.about = from("1");
    flag.text = "two sites more";
    add_flag(c.store, c.context, flag);
    CHECK(column(*c.section("flags"), "interview") == Words{"1"});
    flag.about.account = "zenith";
    CHECK(error_of([&] { add_flag(c.store, c.context, flag); }).kind() == ErrorKind::conflict);
    CHECK(table_of(
              list_flags(c.store, c.context, {.about = from("1"), .kind = {}, .owner = {}, .within = {}, .limit = {}}))
              .rows.size() == 1);
}

TEST_CASE("a flag stays raised until it is cleared, once") {
    Customer c;
    AddFlag flag;
    flag.kind = "at_risk";
    flag.about = of("acme");
    CHECK(error_of([&] { add_flag(c.store, c.context, flag); }).kind() == ErrorKind::usage);  // of what?
    flag.text = "their champion leaves";
    flag.look_again_on = "+10d";
    add_flag(c.store, c.context, flag);
    ListFlags raised;
    CHECK(column(table_of(list_flags(c.store, c.context, raised)), "look_again_on") == Words{"2026-10-11"});
    raised.within = "9d";
    CHECK(table_of(list_flags(c.store, c.context, raised)).rows.empty());
    CHECK(error_of([&] { clear_flag(c.store, c.context, {"1", {}, {}}); }).kind() == ErrorKind::usage);
    clear_flag(c.store, c.context, {"1", "renewed", {}});
    CHECK(table_of(list_flags(c.store, c.context, {})).rows.empty());
    ListFlags all;
    all.all = true;
    CHECK(column(table_of(list_flags(c.store, c.context, all)), "cleared_why") == Words{"renewed"});
    CHECK(error_of([&] { clear_flag(c.store, c.context, {"1", {}, {}}); }).kind() == ErrorKind::conflict);

    SetFlag set;
    set.flag = "1";
    set.cleared = "";
    set.owner = "bo";
    CHECK(set_flag(c.store, c.context, set).messages.back() ==
          "Next, when it is settled: winloss flag clear 1 --why …");
    CHECK(column(table_of(list_flags(c.store, c.context, {})), "cleared_why") == Words{"-"});
    set.cleared.reset();
    set.why = "renewed";
    CHECK(error_of([&] { set_flag(c.store, c.context, set); }).kind() == ErrorKind::conflict);
    remove_flag(c.store, c.context, {"1"});
    CHECK(table_of(list_flags(c.store, c.context, all)).rows.empty());
}

TEST_CASE("an expectation is to be reviewed six months after the first go-live, but not in the past") {
    Customer c;
    change(c.store,
           "INSERT INTO contract (account_id, starts_on, live_on) VALUES (1, '2026-06-01', '2026-08-31'), "
           "(2, '2024-01-01', '2024-02-01')");
    AddExpectation expectation;
    expectation.text = "month end in three days";
    expectation.about = of("acme");
    add_expectation(c.store, c.context, expectation);
    expectation.about = of("zenith");
    add_expectation(c.store, c.context, expectation);
    ListExpectations open;
    open.open = true;
    CHECK(column(table_of(list_expectations(c.store, c.context, open)), "review_on") ==
          Words{"2027-02-28", "2027-04-01"});

    review_expectation(c.store, c.context, {"1", "partly", "five days", {}});
    CHECK(column(table_of(list_expectations(c.store, c.context, open)), "id") == Words{"2"});
    review_expectation(c.store, c.context, {"1", "unknown", {}, {}});
    CHECK(table_of(list_expectations(c.store, c.context, open)).rows.size() == 2);
    CHECK(error_of([&] { review_expectation(c.store, c.context, {"1", "done", {}, {}}); }).kind() == ErrorKind::usage);

    SetExpectation set;
    set.expectation = "1";
    set.target = "2";
    set.review_on = "";
    set.from = "1";
    set_expectation(c.store, c.context, set);
    CHECK(column(table_of(list_expectations(c.store, c.context, {})), "review_on") == Words{"2027-04-01", "-"});
    set.expectation = "2";  // of another account than the interview
    CHECK(error_of([&] { set_expectation(c.store, c.context, set); }).kind() == ErrorKind::conflict);
    CHECK(review_expectation(c.store, c.context, {"1", "unknown", {}, {}}).messages ==
          Words{"Nothing to change in expectation 1, Acme.",
                "Next, on the day: winloss expectation review 1 met|partly|missed"});
}

TEST_CASE("the latest judgement counts, and a judgement says why") {
    Customer c;
    const auto judge = [&](const std::string& level, const std::string& on, const std::string& why) {
        AddHealth health;
        health.level = level;
        health.about = of("acme");
        health.why = why;
        health.on = on;
        return add_health(c.store, c.context, health);
    };
    judge("green", "2026-09-30", "all well");
    const Answer worse = judge("red", "2026-09-30", "their champion left");
    CHECK(worse.messages.front() == "Acme is red, was green on 2026-09-30.");
    CHECK(judge("amber", "2026-03-01", "written down late").messages ==
          Words{"Acme was amber on 2026-03-01; it is red since 2026-09-30.",
                "Next: winloss flag add at-risk --account 1 --text …"});
    CHECK(column(table_of(show_health(c.store, c.context, {})), "health") == Words{"red"});
    CHECK(column(table_of(show_health(c.store, c.context, {"acme", {}, {}})), "health") ==
          Words{"red", "green", "amber"});
    CHECK(table_of(show_health(c.store, c.context, {{}, "green", {}})).rows.empty());
    CHECK(error_of([&] { judge("green", "2026-09-30", " "); }).kind() == ErrorKind::bad_input);

    SetHealth set;
    set.health = "2";
    set.level = "amber";
    CHECK(set_health(c.store, c.context, set).messages ==
          Words{"Changed health 2, Acme.", "Next: winloss flag add at-risk --account 1 --text …"});
    CHECK(column(table_of(show_health(c.store, c.context, {})), "health") == Words{"amber"});
    set.why = "";
    CHECK(error_of([&] { set_health(c.store, c.context, set); }).kind() == ErrorKind::bad_input);
    remove_health(c.store, c.context, {"2"});
    CHECK(column(table_of(show_health(c.store, c.context, {})), "health") == Words{"green"});
}

TEST_CASE("an account stands as it was judged last, whenever that was written down") {
    Customer c;
    AddHealth health;
    health.about = of("acme");
    health.why = "as it was";
    const auto judge = [&](const std::string& level, const std::string& on) {
        health.level = level;
        health.on = on;
        return add_health(c.store, c.context, health).messages;
    };
    judge("green", "2026-09-20");
    CHECK(judge("red", "2026-09-01") ==
          Words{"Acme was red on 2026-09-01; it is green since 2026-09-20.", "Next: winloss account show 1"});
    CHECK(judge("green", "2026-09-10").front() == "Acme is green since 2026-09-10.");
    CHECK(judge("green", "2026-08-10").front() == "Acme was green on 2026-08-10; it is green since 2026-09-10.");
    CHECK(judge("amber", "2026-09-20").front() == "Acme is amber, was green on 2026-09-20.");
    AddTouch touch = c.call();
    touch.said = "their champion leaves";
    touch.on = "2026-09-11";
    touch.health = "red";
    const Words said = add_touch(c.store, c.context, touch).messages;
    CHECK(said.at(1) == "Its health was red on 2026-09-11; it is amber since 2026-09-20.");
    touch.on = "2026-10-01";
    CHECK(add_touch(c.store, c.context, touch).messages.at(1) == "Its health is red.");
}

TEST_CASE("a review that is taken back leaves nothing of itself") {
    Customer c;
    AddExpectation expectation;
    expectation.text = "month end in three days";
    expectation.about = of("acme");
    add_expectation(c.store, c.context, expectation);
    const auto actual = [&] {
        return field(show_expectation(c.store, c.context, {"1"}), "actual") + " " +
               field(show_expectation(c.store, c.context, {"1"}), "reviewed_on");
    };
    review_expectation(c.store, c.context, {"1", "missed", "nine days", {}});
    CHECK(actual() == "nine days 2026-10-01");
    review_expectation(c.store, c.context, {"1", "unknown", {}, {}});
    CHECK(actual() == "- -");
}

TEST_CASE("an action is open until it is done or declined; only a customer can be told") {
    Customer c;
    change(c.store, "INSERT INTO code (path, name, kind) VALUES ('price', 'Price', 'driver')");
    AddAction action;
    action.text = "two years on one page";
    action.about = from("1");
    action.due = "2026-11-01";
    add_action(c.store, c.context, action);
    AddAction general;
    general.text = "a price for seasons";
    general.code = "price";
    add_action(c.store, c.context, general);
    CHECK(column(table_of(list_actions(c.store, c.context, {})), "id") == Words{"1", "2"});
    CHECK(c.section("actions")->rows.size() == 1);

    SetAction done;
    done.action = "1";
    done.state = "done";
    set_action(c.store, c.context, done);
    CHECK(column(table_of(list_actions(c.store, c.context, {})), "id") == Words{"2"});
    tell_action(c.store, c.context, {"1", {}});
    CHECK(asked(c.store, "SELECT told_on FROM action WHERE id = 1") == "2026-10-01");
    CHECK(error_of([&] { tell_action(c.store, c.context, {"2", {}}); }).kind() == ErrorKind::conflict);
    SetAction set;
    set.action = "2";
    set.code = "";
    CHECK(error_of([&] { set_action(c.store, c.context, set); }).kind() == ErrorKind::conflict);
    set.code.reset();
    set.told = "today";
    CHECK(error_of([&] { set_action(c.store, c.context, set); }).kind() == ErrorKind::conflict);
    set.from = "1";  // and so about a customer
    CHECK(set_action(c.store, c.context, set).messages ==
          Words{"Changed action 2, Acme.", "Next: winloss action list"});
    remove_action(c.store, c.context, {"2"});
    CHECK(error_of([&] { tell_action(c.store, c.context, {"2", {}}); }).kind() == ErrorKind::not_found);
    general.code = "prise";
    CHECK(error_of([&] { add_action(c.store, c.context, general); }).kind() == ErrorKind::not_found);
}

TEST_CASE("praise is owed to whom it was for, and what came of an interview to the customer") {
    Customer c;
    change(c.store, "UPDATE interview SET coded_on = held_on, shared_on = held_on, thanked_on = held_on");
    change(c.store, "INSERT INTO note (interview_id, text) VALUES (1, 'They liked us.')");
    CHECK_FALSE(c.said_next().starts_with("Next"));
    praise_interview(c.store, c.context, {.interview = "1", .people = {"bo", "kim"}});
    CHECK(
        c.said_next() ==
        "Next, once they know that the customer praised their help, by 2026-10-25: winloss interview praised 1 --told");
    praise_interview(c.store, c.context, {.interview = "1", .people = {"bo"}, .told = true, .on = "2026-09-29"});
    CHECK(asked(c.store, "SELECT group_concat(ifnull(credited_on, 'not yet')) FROM credit") == "2026-09-29,not yet");
    const Answer all = praise_interview(c.store, c.context, {.interview = "1", .people = {}, .told = true});
    CHECK(all.messages.front().find("told on 2026-10-01") != std::string::npos);
    CHECK(asked(c.store, "SELECT group_concat(credited_on) FROM credit") == "2026-09-29,2026-10-01");
    CHECK_FALSE(c.said_next().starts_with("Next"));

    AddAction action;
    action.text = "shorter training";
    action.about = from("1");
    add_action(c.store, c.context, action);
    CHECK(c.said_next() == "Next, once the customer knows of 'shorter training', by 2026-10-25: winloss action told 1");
    CHECK(error_of([&] { praise_interview(c.store, c.context, {.interview = "1"}); }).kind() == ErrorKind::usage);
    CHECK(error_of([&] {
              praise_interview(c.store, c.context, {.interview = "1", .people = {"bo"}, .on = "2026-09-29"});
          }).kind() == ErrorKind::usage);
}

TEST_CASE("a customer hears of what came of an interview once it was held") {
    Customer c;
    AddAction action;
    action.text = "shorter training";
    action.about = from("1");
    add_action(c.store, c.context, action);
    const Error error = error_of([&] { tell_action(c.store, c.context, {"1", "2026-09-24"}); });
    CHECK(error.kind() == ErrorKind::usage);
    CHECK(error.message() == "Action 1 came of interview 1, which was held on 2026-09-25, after 2026-09-24.");
    SetAction set;
    set.action = "1";
    set.told = "2026-09-24";
    CHECK(error_of([&] { set_action(c.store, c.context, set); }).message() == error.message());
    CHECK_NOTHROW(tell_action(c.store, c.context, {"1", "2026-09-25"}));
    action.about = of("acme");
    add_action(c.store, c.context, action);
    CHECK_NOTHROW(tell_action(c.store, c.context, {"2", "2026-09-24"}));
    set = {};
    set.action = "2";
    set.from = "1";
    CHECK(error_of([&] { set_action(c.store, c.context, set); }).kind() == ErrorKind::usage);
}

TEST_CASE("what is told, settled or reviewed has happened") {
    Customer c;
    change(c.store, "INSERT INTO action (text, account_id) VALUES ('call', 1)");
    change(c.store, "INSERT INTO flag (account_id, kind, text, raised_on) VALUES (1, 'at-risk', 'x', '2026-09-01')");
    change(c.store, "INSERT INTO expectation (account_id, text) VALUES (1, 'faster')");
    const auto refused = [](const auto& work) { return error_of(work).message(); };
    CHECK(refused([&] { tell_action(c.store, c.context, {"1", "2027-01-01"}); }) == "2027-01-01 is still to come.");
    CHECK(refused([&] { clear_flag(c.store, c.context, {"1", {}, "2027-01-01"}); }) == "2027-01-01 is still to come.");
    CHECK(refused([&] { review_expectation(c.store, c.context, {"1", "met", {}, "2027-01-01"}); }) ==
          "2027-01-01 is still to come.");
    SetFlag flag;
    flag.flag = "1";
    flag.cleared = "2027-01-01";
    CHECK(refused([&] { set_flag(c.store, c.context, flag); }) == "2027-01-01 is still to come.");
    SetAction action;
    action.action = "1";
    action.told = "2027-01-01";
    CHECK(refused([&] { set_action(c.store, c.context, action); }) == "2027-01-01 is still to come.");
    PraiseInterview praise{.interview = "1", .people = {"bo"}, .told = true, .on = "tomorrow"};
    CHECK(refused([&] { praise_interview(c.store, c.context, praise); }) == "2026-10-02 is still to come.");
    praise.on = "2026-09-24";
    CHECK(refused([&] { praise_interview(c.store, c.context, praise); }) ==
          "Interview 1 was held on 2026-09-25, after 2026-09-24.");
    ShareInterview share{.interview = "1", .to = "product", .on = {}};
    share_interview(c.store, c.context, share);
    share.to = "marketing";
    for (const char* day : {"2031-01-01", "2026-09-24"}) {  // of a second audience, as of the first
        share.on = day;
        CHECK(error_of([&] { share_interview(c.store, c.context, share); }).kind() == ErrorKind::usage);
    }
    share.on = "2026-09-30";
    share_interview(c.store, c.context, share);
    CHECK(asked(c.store, "SELECT shared_on FROM interview") == "2026-09-30");
    CHECK(c.store.connection().scalar("SELECT count(*) FROM action WHERE told_on IS NOT NULL") == 0);
}

}  // namespace winloss::app
