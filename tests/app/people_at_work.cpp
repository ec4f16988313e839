// Who is asked, who interviews, who keeps an account: the use cases around contacts and colleagues.
#include <set>

#include "app/company.hpp"
#include "app/records.hpp"
#include "winloss/app/account_merge.hpp"
#include "winloss/app/account_people.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/assign_due.hpp"
#include "winloss/app/contact_move.hpp"
#include "winloss/app/contacts.hpp"
#include "winloss/app/deals.hpp"
#include "winloss/app/history.hpp"
#include "winloss/app/interview_suggest.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/app/people.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

/// Account 1 Acme, owned by Rita, with deal 1, which Rita owns and Tom worked on; Kim and Lee may interview.
struct Office : Bench {
    Office() {
        for (const auto& [name, role] : std::vector<std::pair<std::string, std::string>>{{"Rita", "rep"},
                                                                                         {"Tom", "rep"},
                                                                                         {"Kim", "interviewer"},
                                                                                         {"Lee", "interviewer"},
                                                                                         {"Sue", "sales-leader"}}) {
            AddPerson person;
            person.name = name;
            person.fields.role = role;
            add_person(store, context, person);
        }
        account("Acme", "Rita");
        AddDeal deal;
        deal.name = "Platform";
        deal.fields.account = "Acme";
        deal.fields.owner = "Rita";
        deal.fields.team = {"Tom"};
        add_deal(store, context, deal);
    }
    void account(const std::string& name, const std::optional<std::string>& owner = {}) {
        AddAccount one;
        one.name = name;
        one.fields.owner = owner;
        add_account(store, context, one);
    }
    void contact(const std::string& name, const std::string& at, const std::string& role, bool may = true,
                 const std::optional<std::string>& left = {}) {
        AddContact one;
        one.name = name;
        one.account = at;
        one.fields.buying_role = role;
        one.fields.do_not_contact = !may;
        one.fields.left = left;
        add_contact(store, context, one);
    }
    void interview(const std::string& kind, const std::string& of, bool deal = false) {
        AddInterview one;
        one.kind = kind;
        (deal ? one.deal : one.account) = of;
        add_interview(store, context, one);
    }
    Words rows(const std::string& sql) {
        Words found;
        store::Statement statement = store.prepare(sql);
        while (statement.step()) { found.emplace_back(statement.text(0)); }
        return found;
    }
};

Words column_of(const Answer& answer, const std::string& section, const std::string& key) {
    for (const Table& table : std::get<Record>(answer.data).sections) {
        if (table.name == section) { return column(table, key); }
    }
    return {};
}

}  // namespace

TEST_CASE("an interview's contacts and interviewers are ranked with their reasons") {
    Office office;
    office.contact("Ina", "Acme", "influencer");
    office.contact("Dan", "Acme", "decision-maker");
    office.contact("Eco", "Acme", "economic-buyer");
    office.contact("Nil", "Acme", "decision-maker", false);
    office.contact("Off", "Acme", "champion", true, "2026-09-30");
    office.interview("retrospective", "1", true);
    office.interview("check-in", "Acme");
    InviteInterview ask;
    ask.interview = "2";
    ask.contacts = {"Dan"};
    invite_interview(office.store, office.context, ask);
    const Answer answer = suggest_interview(office.store, office.context, {"1"});
    CHECK(column_of(answer, "contacts", "contact") == Words{"Eco", "Ina", "Dan", "Nil", "Off"});
    CHECK(column_of(answer, "contacts", "rank") == Words{"1", "2", "3", "-", "-"});
    CHECK(column_of(answer, "contacts", "why") ==
          Words{"economic-buyer; never asked before", "influencer; never asked before",
                "decision-maker; asked on 2026-10-01 for another interview, less than 60 days ago",
                "must not be contacted", "left on 2026-09-30"});
    CHECK(column_of(answer, "interviewers", "person") == Words{"Kim", "Lee", "Sue", "Rita", "Tom"});
    CHECK(column_of(answer, "interviewers", "may_interview") == Words{"yes", "yes", "yes", "no", "no"});
    CHECK(column_of(answer, "interviewers", "why") ==
          Words{"interviews are the job; nothing assigned", "interviews are the job; nothing assigned",
                "leads those who were on the deal; nothing assigned", "owns the deal", "was on the deal's team"});
    CHECK(answer.messages ==
          Words{"Next: winloss interview assign 1 Kim", "Then: winloss interview invited 1 --contact Eco"});
    AssignInterview one;
    one.interview = "2";
    one.person = "Kim";
    assign_interview(office.store, office.context, one);
    const Answer later = suggest_interview(office.store, office.context, {"1"});
    CHECK(column_of(later, "interviewers", "person").front() == "Lee");
    CHECK(column_of(later, "interviewers", "open_interviews") == Words{"0", "1", "0", "0", "0"});
}

TEST_CASE("whoever came to the deal after they were assigned interviews only with a reason") {
    Office office;
    office.interview("retrospective", "1", true);
    AssignInterview kim;
    kim.interview = "1";
    kim.person = "kim";
    office.run(assign_interview, kim);
    SetDeal set;
    set.deal = "1";
    set.fields.team = {"+kim"};
    CHECK(office.run(set_deal, set)
              .find("Kim is on the deal, and is to hold interview 1, retrospective of Acme "
                    "(Platform): winloss interview assign 1 PERSON") != std::string::npos);
    const std::string refused =
        "Kim was on the deal's team: buyers speak openly to those who were not. | Choose somebody else, or say why "
        "with "
        "--reason 'nobody else speaks the language'.";
    BookInterview book;
    book.interview = "1";
    book.at = "2026-10-06 10:00";
    CHECK(office.refusal(book_interview, book) == refused);
    HoldInterview held;
    held.interview = "1";
    CHECK(office.refusal(held_interview, held) == refused);
    CHECK(office.refusal(assign_interview, kim) == refused);
    book.choice.reason = "nobody else speaks Danish";
    CHECK(office.run(book_interview, book).find("booked for Tue 2026-10-06 10:00 with Kim") != std::string::npos);
    CHECK(office.rows("SELECT relation || ', ' || relation_reason FROM interview") ==
          Words{"account-team, nobody else speaks Danish"});
    CHECK(office.run(set_deal, set).find("is to hold") == std::string::npos);  // for a reason
    CHECK(office.run(held_interview, held).find("held on 2026-10-01") != std::string::npos);
}

TEST_CASE("a choice about nobody's interviewer is refused") {
    Office office;
    office.interview("retrospective", "1", true);
    HoldInterview held;
    held.interview = "1";
    held.choice.reason = "nobody else speaks Danish";
    CHECK(office.refusal(held_interview, held) ==
          "--relation and --reason speak of the interviewer, and nobody is assigned. | --with PERSON says who it is.");
}

TEST_CASE("whoever is no longer active leaves open interviews to somebody else") {
    Office office;
    for (int i = 0; i < 6; ++i) { office.account("A" + std::to_string(i)); }
    for (int i = 0; i < 6; ++i) { office.interview("check-in", "A" + std::to_string(i)); }
    change(office.store, "UPDATE interview SET interviewer_id = 3, relation = 'internal'");
    SetPerson set;
    set.person = "kim";
    set.fields.inactive = true;
    const std::string said = office.run(set_person, set);
    CHECK(said.find(
              "Interview 1, check-in of A0 is planned, and Kim was to hold it: winloss interview assign 1 PERSON") !=
          std::string::npos);
    CHECK(said.find("And 1 more: winloss interview list --open --interviewer 3") != std::string::npos);
    BookInterview book;
    book.interview = "1";
    book.at = "2026-10-06 10:00";
    CHECK(office.run(book_interview, book).find("Kim is no longer active: winloss interview assign 1 PERSON") !=
          std::string::npos);
}

TEST_CASE("a day that was typed in words is said as it was understood") {
    Office office;
    std::string said;
    office.context.say = [&](const std::string& sentence) { said += sentence + "|"; };
    office.contact("Ina", "Acme", "champion", true, "last fri");
    CHECK(said == "'last fri' is Fri 2026-09-25.|");
    office.contact("Dan", "Acme", "champion", true, "2026-09-25");
    CHECK(said == "'last fri' is Fri 2026-09-25.|");
}

TEST_CASE("a second one of a name is taken, with a hint") {
    Office office;
    AddPerson person;
    person.name = "KIM";
    CHECK(office.run(add_person, person).find("There is a person of this name already: number 3.") !=
          std::string::npos);
    AddContact contact;
    contact.name = "Ina";
    contact.account = "Acme";
    CHECK(office.run(add_contact, contact).find("already") == std::string::npos);
    CHECK(office.run(add_contact, contact).find("There is a contact of this name already: number 1.") !=
          std::string::npos);
    office.account("Beta");
    contact.account = "Beta";
    CHECK(office.run(add_contact, contact).find("already") == std::string::npos);  // somebody else's
    SetAccount set;
    set.account = "Beta";
    set.name = "ACME";
    CHECK(office.run(set_account, set).find("There is an account of this name already: number 1.") !=
          std::string::npos);
}

TEST_CASE("a new colleague is offered what their role does") {
    Office office;
    AddPerson person;
    person.name = "Ida";
    person.fields.role = "interviewer";
    CHECK(office.run(add_person, person) == "Added person 6, Ida. | Next: winloss interview assign INTERVIEW 6");
    person.fields.role = "customer-success";
    CHECK(office.run(add_person, person).find("Next: winloss account set ACCOUNT --owner 7") != std::string::npos);
    person.fields.role = "rep";
    CHECK(office.run(add_person, person).find("Next: winloss deal set DEAL --owner 8") != std::string::npos);
}

TEST_CASE("an account where nobody may be asked says so") {
    Office office;
    office.contact("Nil", "Acme", "decision-maker", false);
    office.interview("check-in", "Acme");
    const Answer answer = suggest_interview(office.store, office.context, {"1"});
    CHECK(answer.messages.back() == "Nobody at the account may be asked: winloss contact add NAME --account 1");
}

TEST_CASE("what is due is shared out in turn") {
    Office office;
    office.interview("retrospective", "1", true);
    for (const char* name : {"Bolt", "Core", "Dune"}) {
        office.account(name);
        office.interview("check-in", name);
    }
    office.interview("onboarding", "Bolt");
    AssignDue all;
    all.round_robin = "tom, kim,lee";
    SECTION("nobody from the deal, one account's to one person, all in one operation") {
        const std::int64_t before = office.store.operation();
        const Answer answer = assign_due(office.store, office.context, all);
        CHECK(office.store.operation() == before + 1);
        CHECK(answer.messages.front() == "Assigned 5 interviews: Tom 2, Kim 2, Lee 1.");
        CHECK(office.rows("SELECT 'x' FROM interview WHERE id = 1 AND interviewer_id = 2").empty());
        CHECK(office.rows("SELECT DISTINCT interviewer_id || '' FROM interview WHERE account_id = 2").size() == 1);
        CHECK(office.rows("SELECT event || ': ' || remark FROM interview_event WHERE interview_id = 1 ORDER BY id DESC")
                  .front()
                  .find("assigned: ") == 0);
    }
    SECTION("a dry run says the same and changes nothing") {
        all.dry_run = true;
        const std::int64_t before = office.store.operation();
        const Answer answer = assign_due(office.store, office.context, all);
        CHECK(rows_of(answer) == 5);
        CHECK(office.store.operation() == before);
        CHECK(office.rows("SELECT 'x' FROM interview WHERE interviewer_id IS NOT NULL").empty());
    }
    SECTION("whoever was on the deal leaves it, and the rest is done once") {
        all.round_robin = "rita,tom";
        const Answer answer = assign_due(office.store, office.context, all);
        CHECK(column(table_of(answer), "id").back() == "1");
        CHECK(column(table_of(answer), "why").back() == "on the deal: Rita, Tom");
        CHECK(answer.messages[1].find("1 interview is left") == 0);
        const std::int64_t before = office.store.operation();
        CHECK(assign_due(office.store, office.context, all).messages.front() == "No interview was assigned.");
        CHECK(office.store.operation() == before);
        all.round_robin = "kim";
        CHECK(assign_due(office.store, office.context, all).messages.front() == "Assigned 1 interview: Kim 1.");
        CHECK(assign_due(office.store, office.context, all).messages.front() ==
              "Every interview that is due has its interviewer.");
    }
    SECTION("whoever has an interview of the account already goes on with it") {
        assign_interview(office.store, office.context, {.interview = "5", .person = "lee", .choice = {}});
        assign_due(office.store, office.context, all);
        CHECK(office.rows("SELECT DISTINCT interviewer_id || '' FROM interview WHERE account_id = 2").size() == 1);
    }
    SECTION("only one kind") {
        all.kind = "onboarding";
        CHECK(column(table_of(assign_due(office.store, office.context, all)), "id") == Words{"5"});
    }
}

TEST_CASE("the team that keeps an account, and its owners") {
    Office office;
    CHECK(office.run(change_account_team, AccountTeam{"Acme", {"kim:success manager", "lee"}, {}}) ==
          "Changed the team of account 1, Acme. | Next: winloss account show 1");
    CHECK(column(table_of(show_account_team(office.store, office.context, {"Acme", {}, {}})), "person") ==
          Words{"Kim", "Lee"});
    CHECK(office.run(change_account_team, AccountTeam{"Acme", {"lee:advisor"}, {"kim"}}) ==
          "Changed the team of account 1, Acme. | Next: winloss account show 1");
    CHECK(column(table_of(show_account_team(office.store, office.context, {"Acme", {}, {}})), "role") ==
          Words{"advisor"});
    CHECK(office.refusal(change_account_team, AccountTeam{"Acme", {}, {"kim"}}) ==
          "Person 3 is not on the team of account 1.");
    SetAccount change;
    change.account = "Acme";
    change.fields.owner = "Sue";
    set_account(office.store, office.context, change);
    const Table owners = table_of(show_account_owners(office.store, office.context, {"Acme"}));
    CHECK(column(owners, "person") == Words{"Sue", "Rita"});
    CHECK(column(owners, "from_on") == Words{"2026-10-01", "-"});
    CHECK(column(owners, "until_on") == Words{"-", "2026-09-30"});
}

TEST_CASE("whoever may not be asked any more is named with the interviews that wait for somebody else") {
    Office office;
    office.contact("Ada", "Acme", "champion", true);
    office.interview("check-in", "Acme");
    change(office.store, "INSERT INTO interview_contact (interview_id, contact_id) VALUES (1, 1)");
    SetContact set;
    set.contact = "Ada";
    set.fields.title = "CTO";
    CHECK(office.run(set_contact, set).find("Interview") == std::string::npos);
    set.fields.left = "2026-09-30";
    CHECK(office.run(set_contact, set)
              .find("Interview 1 was to be with Ada; ask somebody else: winloss interview "
                    "suggest 1") != std::string::npos);
    CHECK(office.run(set_contact, set).find("Interview") == std::string::npos);  // said once
}

TEST_CASE("a contact who changes employer leaves what was said") {
    Office office;
    office.account("Bolt");
    office.contact("Ada", "Acme", "champion", false);
    change(office.store, "UPDATE contact SET email = 'ada@example.org', external_id = 'C1', phone = '1'");
    office.interview("check-in", "Acme");
    change(office.store, "INSERT INTO interview_contact (interview_id, contact_id) VALUES (1, 1)");
    MoveContact move;
    move.contact = "Ada";
    move.to = "Bolt";
    move.title = "CTO";
    CHECK(office.run(move_contact, move) ==
          "Ada is contact 2 at Bolt now; contact 1 left Acme on 2026-10-01 and keeps what was said. | "
          "ada@example.org was at the old account: winloss contact set 2 --email ADDRESS | Interview 1 was to "
          "be with Ada; ask somebody else: winloss interview suggest 1 | Next: winloss contact list --account 2");
    CHECK(office.rows("SELECT id || ' ' || account_id || ' ' || coalesce(email, '-') || ' ' || coalesce(external_id, "
                      "'-') || ' ' || coalesce(phone, '-') || ' ' || do_not_contact || ' ' || coalesce(left_on, '-') "
                      "FROM contact ORDER BY id") == Words{"1 1 ada@example.org C1 1 1 2026-10-01", "2 2 - - - 1 -"});
    move.contact = "1";
    CHECK(office.refusal(move_contact, move) ==
          "Ada is at account 2, Bolt, already: contact 2. | winloss contact set 1 "
          "--left DATE says when the old place was left.");
    move.to = "Acme";
    CHECK(office.refusal(move_contact, move) ==
          "Contact 1, Ada, is at that account. | Name the new employer with --to ACCOUNT.");
}

namespace {

/// Every row of every table that refers to an account, told apart by table, column and number: 'deal.account_id 3'.
Words referring(const store::Store& store, std::int64_t account) {
    Words found;
    for (const store::Reference& each : store::references()) {
        if (each.parent != "account") { continue; }
        store::Statement rows = store.prepare("SELECT id FROM " + std::string(each.child) + " WHERE " +
                                              std::string(each.column) + " = $account ORDER BY id");
        rows.bind("account", account);
        while (rows.step()) {
            found.push_back(std::string(each.child) + "." + std::string(each.column) + " " +
                            std::to_string(rows.integer(0)));
        }
    }
    return found;
}

}  // namespace

TEST_CASE("two accounts become one, whatever names them") {
    Office office;
    office.account("Acme Ltd", "Sue");
    office.account("Below", {});
    change(office.store,
           "UPDATE account SET parent_id = 2 WHERE id = 3;"
           "UPDATE account SET external_id = 'X2', region = 'North', segment = 'SMB' WHERE id = 2;"
           "UPDATE account SET segment = 'Enterprise' WHERE id = 1;"
           "INSERT INTO account_team (account_id, person_id, role) VALUES (1, 3, NULL), (1, 4, 'lead'), (2, 3, 'help'),"
           " (2, 4, 'other'), (2, 5, NULL);"
           "INSERT INTO touch (account_id, touched_on, kind) VALUES (2, '2026-09-01', 'call');"
           "INSERT INTO expectation (account_id, text) VALUES (2, 'faster');"
           "INSERT INTO health (account_id, judged_on, level, why) VALUES (2, '2026-09-01', 'green', 'fine');"
           "INSERT INTO flag (account_id, kind, raised_on) VALUES (2, 'at-risk', '2026-09-01');"
           "INSERT INTO action (account_id, text) VALUES (2, 'call them');"
           "INSERT INTO contract (account_id, starts_on) VALUES (2, '2026-01-01');"
           "INSERT INTO deal (account_id, name, name_folded) VALUES (2, 'D', 'd')");
    office.contact("Ada", "Acme Ltd", "champion");
    office.interview("check-in", "Acme Ltd");
    const Words of_from = referring(office.store, 2);
    std::set<std::string> columns;
    for (const std::string& each : of_from) { columns.insert(each.substr(0, each.find(' '))); }
    std::size_t known = 0;
    for (const store::Reference& each : store::references()) { known += each.parent == "account" ? 1U : 0U; }
    REQUIRE(columns.size() == known);  // a new table has to be filled here
    const Words of_into = referring(office.store, 1);
    const std::int64_t before = office.store.operation();
    MergeAccounts merge{.from = "Acme Ltd", .into = "Acme"};

    SECTION("in one operation, which can be taken back") {
        const std::string said = office.run(merge_accounts, merge);
        CHECK(said.find("Merged account 2, Acme Ltd into account 1, Acme: ") == 0);
        CHECK(office.store.operation() == before + 1);
        CHECK(referring(office.store, 2).empty());
        CHECK(office.rows("SELECT name FROM account ORDER BY id") == Words{"Acme", "Below"});
        CHECK(office.rows(
                  "SELECT external_id || ' ' || region || ' ' || segment || ' ' || owner_id FROM account WHERE id = "
                  "1") == Words{"X2 North Enterprise 1"});
        CHECK(office.rows("SELECT person_id || ' ' || coalesce(role, '-') FROM account_team ORDER BY person_id") ==
              Words{"3 help", "4 lead", "5 -"});
        CHECK(office.rows(
                  "SELECT person_id || ' ' || coalesce(until_on, '-') FROM account_owner WHERE account_id = 1 ORDER "
                  "BY person_id") == Words{"1 -", "5 2026-09-30"});
        undo(office.store, office.context, {});
        CHECK(referring(office.store, 2) == of_from);
        CHECK(referring(office.store, 1) == of_into);
    }
    SECTION("a person who stands twice is named, and asked by nobody where one of them must not be") {
        change(office.store,
               "INSERT INTO contact (account_id, name, name_folded, email, do_not_contact) VALUES "
               "(1, 'Twin', 'twin', 't@a.example', 0), (1, 'Twin B', 'twin b', 't@a.example', 0), (2, 'Twin T.', 'twin "
               "t.', 'T@a.example', 1)");
        const std::string said = office.run(merge_accounts, merge);
        CHECK(said.find(" may be one person, Twin, who must not be contacted.") != std::string::npos);
        CHECK(office.store.connection().scalar(
                  "SELECT count(*) FROM contact WHERE email LIKE 't@%' AND do_not_contact") == 3);
    }
    SECTION("a dry run changes nothing") {
        merge.dry_run = true;
        CHECK(office.run(merge_accounts, merge).find("Would merge account 2") == 0);
        CHECK(office.store.operation() == before);
        CHECK(referring(office.store, 2) == of_from);
    }
    SECTION("two external ids are two accounts to the CRM, unless one is dropped") {
        change(office.store, "UPDATE account SET external_id = 'X1' WHERE id = 1");
        CHECK(office.refusal(merge_accounts, merge).find("Both have an external id: 'X2' and 'X1'.") == 0);
        merge.drop_external_id = true;
        office.run(merge_accounts, merge);
        CHECK(office.rows("SELECT external_id FROM account WHERE external_id IS NOT NULL") == Words{"X1"});
    }
    SECTION("an owner whom both have stands once, since the earlier day") {
        change(
            office.store,
            "UPDATE account SET owner_id = 1 WHERE id = 2; UPDATE account_owner SET person_id = 1, from_on = "
            "'2026-01-01' WHERE account_id = 2; UPDATE account_owner SET from_on = '2026-05-01' WHERE account_id = 1");
        office.run(merge_accounts, merge);
        CHECK(office.rows("SELECT person_id || ' ' || from_on || ' ' || coalesce(until_on, '-') FROM account_owner") ==
              Words{"1 2026-01-01 -"});
    }
    SECTION("an account without an owner takes the other's") {
        change(office.store,
               "DELETE FROM account_owner WHERE account_id = 1; UPDATE account SET owner_id = NULL WHERE id = "
               "1");
        office.run(merge_accounts, merge);
        CHECK(office.rows("SELECT owner_id || '' FROM account WHERE id = 1") == Words{"5"});
        CHECK(office.rows("SELECT person_id || ' ' || coalesce(until_on, '-') FROM account_owner") == Words{"5 -"});
    }
    SECTION("what stood above the one that stays comes to hang on it") {
        change(office.store, "UPDATE account SET parent_id = 3 WHERE id = 1");  // 2 above 3 above 1
        office.run(merge_accounts, merge);
        CHECK(office.rows("SELECT id || ' ' || coalesce(parent_id, '-') FROM account ORDER BY id") ==
              Words{"1 -", "3 1"});
    }
    SECTION("the parent that goes into its child leaves no circle") {
        change(office.store, "UPDATE account SET parent_id = 2 WHERE id = 1");
        office.run(merge_accounts, merge);
        CHECK(office.rows("SELECT id || ' ' || coalesce(parent_id, '-') FROM account ORDER BY id") ==
              Words{"1 -", "3 1"});
    }
    CHECK(office.refusal(merge_accounts, MergeAccounts{.from = "1", .into = "1"}) ==
          "Account 1 cannot be merged into itself. | Name the account that stays with --into.");
}

TEST_CASE("two buyers of one deal are heard one by one") {
    Office office;
    office.contact("Ina", "Acme", "influencer");
    office.contact("Dan", "Acme", "decision-maker");
    office.contact("Nil", "Acme", "user", false);
    AddInterview add;
    add.kind = "retrospective";
    add.deal = "1";
    add.contacts = {"Dan"};
    add_interview(office.store, office.context, add);
    CHECK(office.refusal(add_interview, add).find("There is an open retrospective of it already: interview 1") == 0);
    add.contacts = {};
    CHECK(office.refusal(add_interview, add).find("--contact NAME adds one with another buyer") != std::string::npos);
    add.contacts = {"Nil"};
    CHECK(office.refusal(add_interview, add).find("Nil must not be contacted.") == 0);
    add.contacts = {"Ina"};
    add_interview(office.store, office.context, add);
    CHECK(office.rows("SELECT interview_id || ' ' || contact_id FROM interview_contact ORDER BY id") ==
          Words{"1 2", "2 1"});
    HoldInterview held;
    held.interview = "1";
    CHECK(office.run(held_interview, held).find("covers") == std::string::npos);
    CHECK(store::read_interview(office.store, {2}).state == InterviewState::planned);
    SECTION("several contacts on one") {
        SetInterview more;
        more.interview = "1";
        more.contacts = {"Ina", "Nil"};
        set_interview(office.store, office.context, more);
        CHECK(store::interview_contacts(office.store, {1}).size() == 3);
        const std::string said = office.run(thank_interview, ThankInterview{.interview = "1", .on = {}});
        CHECK(said.find("Nil must not be contacted, for a thank-you either.") != std::string::npos);
        CHECK(said.find("Ina") == std::string::npos);
    }
}

TEST_CASE("whoever left since is not asked again because the interview names them") {
    Office office;
    office.contact("Ina", "Acme", "influencer");
    office.contact("Dan", "Acme", "decision-maker");
    AddInterview add;
    add.kind = "retrospective";
    add.deal = "1";
    add.contacts = {"Dan"};
    add_interview(office.store, office.context, add);
    InviteInterview again;
    again.interview = "1";
    office.run(invite_interview, again);
    change(office.store, "UPDATE contact SET left_on = '2026-10-05' WHERE name = 'Dan'");
    office.run(invite_interview, again);  // he is there until then
    BookInterview book;
    book.interview = "1";
    book.at = "2026-10-06 10:00";
    CHECK(office.refusal(book_interview, book) ==
          "Dan left on 2026-10-05. | Name somebody else with --contact; winloss interview suggest 1 shows who may be "
          "asked.");
    book.contacts = {"Ina"};
    CHECK(office.run(book_interview, book).find("booked for Tue 2026-10-06 10:00") != std::string::npos);
    book.contacts = {};
    book.at = "2026-10-07 10:00";
    CHECK(office.run(book_interview, book).find("Dan left on 2026-10-05.") != std::string::npos);
}

}  // namespace winloss::app
