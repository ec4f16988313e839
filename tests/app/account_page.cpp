#include <algorithm>

#include "app/customer.hpp"
#include "support/catch.hpp"
#include "winloss/app/actions.hpp"
#include "winloss/app/contracts.hpp"
#include "winloss/app/deals.hpp"
#include "winloss/app/expectations.hpp"
#include "winloss/app/flags.hpp"
#include "winloss/app/health.hpp"
#include "winloss/app/interview_list.hpp"
#include "winloss/app/notes.hpp"
#include "winloss/app/remind.hpp"
#include "winloss/app/status.hpp"

namespace winloss::app {

TEST_CASE("a page shows on a screen what there is, and to a program every section") {
    Customer c;
    REQUIRE(c.section("flags") != nullptr);
    CHECK(c.section("flags")->rows.empty());
    c.context.on_screen = true;
    CHECK(c.section("flags") == nullptr);
    CHECK(c.section("touches") != nullptr);  // the held interview
    change(c.store, "UPDATE interview SET state = 'planned', held_on = NULL, completeness = NULL");
    CHECK(c.section("touches") == nullptr);
    add_touch(c.store, c.context, c.call());
    CHECK(c.section("touches") != nullptr);
}

TEST_CASE("a contract that ends says how its customer stands, and a note what it expects") {
    Customer c;
    change(c.store,
           "INSERT INTO contract (account_id, starts_on, ends_on) VALUES (1, '2026-01-01', '2026-12-31'), "
           "(2, '2026-01-01', '2026-12-31')");
    AddHealth health;
    health.level = "red";
    health.about = of("acme");
    health.why = "their champion left";
    add_health(c.store, c.context, health);
    const Answer today = status(c.store, c.context, {});
    const Words what = column(table_of(today), "to_do");
    CHECK(std::count(what.begin(), what.end(), "red, not asked") == 1);
    CHECK(std::count(what.begin(), what.end(), "not asked") == 1);
    CHECK(column(table_of(list_contracts(c.store, c.context, {})), "health") == Words{"-", "red"});

    AddExpectation expectation;
    expectation.text = "month end in three days";
    expectation.about = of("acme");
    expectation.target = "3";
    add_expectation(c.store, c.context, expectation);
    std::string form;
    c.context.input_is_terminal = true;
    c.context.edit = [&](const EditTask& task) {
        form = task.text;
        return Edited{};
    };
    WriteNote note;
    note.interview = "1";
    write_note(c.store, c.context, note);
    CHECK(form.find("They expect: month end in three days (3), unknown") != std::string::npos);
}

TEST_CASE("beside every renewal stands how the customer is, and beside nothing else") {
    Customer c;
    change(c.store, "INSERT INTO contract (account_id, starts_on, ends_on) VALUES (1, '2026-01-01', '2026-12-31');");
    change(c.store,
           "INSERT INTO interview (kind, account_id, contract_id, anchor_on, anchor_basis, opens_on, target_on, "
           "closes_on) "
           "VALUES ('pre-renewal', 1, 1, '2026-12-31', 'ends-on', '2026-09-01', '2026-09-15', '2026-10-31'), "
           "('check-in', 1, 1, '2026-09-30', 'live-on', '2026-09-01', '2026-09-15', '2026-10-31')");
    const auto healths = [&] { return column(table_of(due(c.store, c.context, {})), "health"); };
    const auto shown_on_screen = [&] {
        const Answer answer = due(c.store, c.context, {});
        return !std::ranges::find(table_of(answer).columns, std::string("health"), &Column::key)->machine;
    };
    CHECK(healths() == Words{"-", "-"});
    CHECK_FALSE(shown_on_screen());
    AddHealth health;
    health.level = "amber";
    health.about = of("acme");
    health.why = "fewer users";
    add_health(c.store, c.context, health);
    CHECK(healths() == Words{"amber", "-"});
    CHECK(shown_on_screen());
    CHECK(field(show_interview(c.store, c.context, {"2"}), "health") == "amber");
    CHECK(field(show_deal(c.store, c.context, {"1"}), "health") == "-");
    change(c.store, "UPDATE deal SET kind = 'renewal' WHERE id = 1");
    CHECK(field(show_deal(c.store, c.context, {"1"}), "health") == "amber");
    const Answer today = status(c.store, c.context, {});
    const Words what = column(table_of(today), "to_do");
    CHECK(std::count(what.begin(), what.end(), "amber, assign, ask") == 1);
    const Answer reminders = remind(c.store, c.context, {});
    CHECK(std::get<Text>(reminders.data).text.find("to be asked; health is amber\n") != std::string::npos);
}

TEST_CASE("what was promised is called to mind: an action within a week, an expectation on its day") {
    Customer c;
    change(c.store, "UPDATE account SET owner_id = (SELECT id FROM person WHERE name = 'Ana') WHERE id = 1");
    change(c.store,
           "UPDATE interview SET coded_on = '2026-09-26', shared_on = '2026-09-26', thanked_on = '2026-09-26'");
    change(c.store,
           "INSERT INTO action (text, account_id, owner_id, due_on, state) VALUES "
           "('show the roadmap', 1, (SELECT id FROM person WHERE name = 'Kim'), '2026-10-08', 'planned'), "
           "('call the depot', 1, NULL, '2026-09-30', 'considering'), ('far away', 1, NULL, '2026-10-09', 'planned'), "
           "('over', 1, NULL, '2026-09-30', 'done')");
    change(c.store,
           "INSERT INTO expectation (account_id, text, review_on) VALUES (1, 'month end in three days', '2026-10-01'), "
           "(1, 'fewer calls', '2026-10-02')");
    change(c.store,
           "INSERT INTO flag (account_id, kind, text, raised_on, look_again_on, cleared_on) VALUES "
           "(1, 'at-risk', 'new CFO', '2026-09-01', '2026-10-01', NULL), (1, 'at-risk', 'x', '2026-09-01', "
           "'2026-10-02', NULL), (1, 'win-back', 'y', '2026-09-01', '2026-10-01', '2026-09-20')");
    const auto promised = [&](const Status& options) {
        const Answer answer = status(c.store, c.context, options);
        const Words sections = column(table_of(answer), "section");
        const Words what = column(table_of(answer), "to_do");
        Words found;
        for (std::size_t i = 0; i < what.size(); ++i) {
            if (sections[i] == "promised") { found.push_back(what[i]); }
        }
        return found;
    };
    CHECK(promised({}) ==
          Words{"how far is it? month end in three days", "look again: at-risk", "call the depot", "show the roadmap"});
    CHECK(promised({.person = "kim"}) == Words{"show the roadmap"});
    CHECK(promised({.person = "ana"}) ==
          Words{"how far is it? month end in three days", "look again: at-risk", "call the depot"});

    const Answer first = next(c.store, c.context, {});
    CHECK(field(first, "record") == "action");
    CHECK(field(first, "why") == "It was promised, and is late.");
    CHECK(field(first, "command") == "winloss action set 2 --state done");
    change(c.store, "UPDATE action SET state = 'done'");
    CHECK(field(next(c.store, c.context, {}), "command") == "winloss expectation review 1 met|partly|missed");

    change(c.store, "UPDATE action SET state = 'planned' WHERE id < 3");
    const auto reminded = [&](std::optional<std::string> since) {
        Remind options;
        options.since = std::move(since);
        return std::get<Text>(remind(c.store, c.context, options).data).text;
    };
    const std::string all = reminded({});
    CHECK(all.find("  2  action  Acme  late since 2026-09-30: call the depot\n") != std::string::npos);
    CHECK(all.find("  1  review  Acme  how far is it, by 2026-10-01? month end in three days\n") != std::string::npos);
    CHECK(all.find("  1  flag    Acme  look again, by 2026-10-01: at-risk new CFO\n") != std::string::npos);
    CHECK(all.find("roadmap") == std::string::npos);  // its day has not come
    CHECK(all.starts_with("Ana\n"));
    CHECK(reminded("2026-09-30").find("call the depot") != std::string::npos);  // late since today
    CHECK(reminded("2026-10-01").find("call the depot") == std::string::npos);
}

TEST_CASE("the review tells a customer nothing that was said in confidence, and no colleague's name") {
    Customer c;
    change(c.store,
           "INSERT INTO code (path, name, kind) VALUES ('price', 'Price', 'driver'), ('care', 'Care', 'driver')");
    c.context.read_input = [] { return std::string("{==Dear==}{>>price -2 primary<<}, {==kind==}{>>care +1<<}.\n"); };
    WriteNote note;
    note.interview = "1";
    note.file = "-";
    write_note(c.store, c.context, note);
    change(c.store,
           "INSERT INTO action (text, account_id, state) VALUES ('Kim trains them again', 1, 'planned'), "
           "('Kim is replaced', 1, 'considering')");
    const auto review = [&](bool inside, std::optional<std::string> on = {}) {
        ReviewAccount options;
        options.account = "acme";
        options.inside = inside;
        Context then = c.context;
        if (on) { then.today = *parse_iso(*on); }
        return std::get<Text>(review_account(c.store, then, options).data).text;
    };
    const std::string agenda = review(false);
    CAPTURE(agenda);
    CHECK(agenda.find("- For us: Care, 2026-09-25\n") != std::string::npos);
    CHECK(agenda.find("- Against us: Price, 2026-09-25, the main reason\n") != std::string::npos);
    CHECK(agenda.find("- a colleague trains them again: planned\n") != std::string::npos);
    CHECK(agenda.find("replaced") == std::string::npos);
    change(c.store,
           "INSERT INTO expectation (text, account_id, review_on, outcome, reviewed_on, actual) VALUES "
           "('Kim comes on site', 1, '2026-09-01', 'missed', '2026-09-01', 'Kim never came, Eva says')");
    CHECK(
        review(false).find("- a colleague comes on site: missed, a colleague never came, someone at your end says\n") !=
        std::string::npos);
    CHECK(review(true).find("- Kim is replaced: considering\n") != std::string::npos);
    CHECK(review(false, "2027-09-26").find("Price") == std::string::npos);  // more than a year ago
    change(c.store, "UPDATE interview SET confidential = 1");
    CHECK(review(false).find("Price") == std::string::npos);
}

TEST_CASE("what was done stays on the page of an account until its people know") {
    Customer c;
    change(c.store,
           "INSERT INTO action (text, account_id, state) VALUES ('a guide of two pages', 1, 'done'), ('a tablet', 1, "
           "'planned')");
    CHECK(column(*c.section("actions"), "text") == Words{"a guide of two pages", "a tablet"});
    const Words commands = column(*c.section("next"), "command");
    CHECK(std::ranges::count(commands, "winloss action told 1") == 1);
    CHECK(std::ranges::count(commands, "winloss action set 2 --state done") == 1);
    change(c.store, "UPDATE action SET told_on = '2026-09-30' WHERE id = 1");
    CHECK(column(*c.section("actions"), "text") == Words{"a tablet"});
}

TEST_CASE("the page of an account names the contract that is about to end") {
    Customer c;
    change(c.store, "INSERT INTO contract (account_id, starts_on, ends_on) VALUES (1, '2026-01-01', '2026-12-31')");
    const Table* next = c.section("next");
    REQUIRE(next != nullptr);
    const Words commands = column(*next, "command");
    CHECK(std::ranges::find(commands, "winloss interview add pre-renewal --contract 1") != commands.end());
}

TEST_CASE("a contract that renews itself ends with the term it is in, on the page and in the agenda") {
    Customer c;  // today is 2026-10-01
    change(c.store,
           "INSERT INTO contract (account_id, starts_on, ends_on, auto_renews, term_months) VALUES "
           "(1, '2024-01-01', '2024-12-31', 1, 12), (1, '2026-05-01', '2026-12-30', 0, NULL)");
    CHECK(column(*c.section("contracts"), "term_ends_on") == Words{"-", "2026-12-31"});
    ReviewAccount review;
    review.account = "acme";
    const std::string agenda = std::get<Text>(review_account(c.store, c.context, review).data).text;
    CHECK(agenda.find("- Contract: since 2024-01-01, renewed by itself, now to 2026-12-31\n") != std::string::npos);
    CHECK(agenda.find("- Contract: since 2026-05-01, to 2026-12-30\n") != std::string::npos);
}

TEST_CASE("the page of an account says what is next, and what its people told by sign") {
    Customer c;
    change(c.store, "INSERT INTO code (path, name, kind) VALUES ('price', 'Price', 'driver')");
    change(c.store, "INSERT INTO note (interview_id, text) VALUES (1, 'Too dear, but good people. Too dear.')");
    change(c.store,
           "INSERT INTO coding (note_id, code_id, rating, weight) SELECT 1, id, -2, 'primary' FROM code WHERE path = "
           "'price'");
    change(c.store, "INSERT INTO coding (note_id, code_id, rating) SELECT 1, id, -1 FROM code WHERE path = 'price'");
    change(c.store, "INSERT INTO coding (note_id, code_id, rating) SELECT 1, id, 1 FROM code WHERE path = 'price'");
    AddAction action;
    action.text = "shorter training";
    action.about = of("acme");
    action.due = "2026-09-20";
    add_action(c.store, c.context, action);

    const Table& next = *c.section("next");
    CHECK(column(next, "record") == Words{"action", "interview"});
    CHECK(column(next, "by") == Words{"2026-09-20", "2026-09-28"});
    CHECK(column(next, "what") == Words{"shorter training", "retrospective: thank-you, codings, sharing"});
    CHECK(column(next, "command") == Words{"winloss action set 1 --state done", "winloss interview thanked 1"});
    CHECK(next.rows.front()[3].tone == Tone::alarm);

    const Table& heard = *c.section("heard");
    CHECK(column(heard, "sign") == Words{"for us", "against us"});
    CHECK(column(heard, "code") == Words{"price", "price"});
    CHECK(column(heard, "interviews") == Words{"1", "1"});
    CHECK(column(heard, "primary") == Words{"0", "1"});
    CHECK(column(heard, "mentions") == Words{"1", "2"});
    CHECK(column(heard, "last_heard_on") == Words{"2026-09-25", "2026-09-25"});
    CHECK(c.section("contracts")->time_line);

    c.context.sections = false;  // nothing is read that nobody sees
    CHECK(c.section("next") == nullptr);
}

}  // namespace winloss::app
