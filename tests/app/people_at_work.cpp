// Who is asked and who interviews: the use cases around contacts and colleagues.
#include "app/office.hpp"
#include "winloss/app/assign_due.hpp"
#include "winloss/app/interview_list.hpp"
#include "winloss/app/interview_suggest.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

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
    CHECK(column_of(answer, "candidates", "contact") == Words{"Eco", "Ina", "Dan", "Nil", "Off"});
    CHECK(column_of(answer, "candidates", "rank") == Words{"1", "2", "3", "-", "-"});
    CHECK(column_of(answer, "candidates", "why") ==
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
    CHECK(column(table_of(list_interviews(office.store, office.context, {})), "conversation") == Words{"-", "-"});
    AssignInterview assign;
    assign.interview = "2";
    assign.person = "Kim";
    const std::string assigned = office.run(assign_interview, assign);
    CAPTURE(assigned);
    CHECK(assigned.find("winloss interview invited 2") != std::string::npos);
    CHECK(assigned.find("--contact") == std::string::npos);  // Ina is on it: nobody else is to be asked
    const Answer suggested = suggest_interview(office.store, office.context, {"2"});
    CHECK(suggested.messages.front() == "Next: winloss interview invited 2, once Ina was asked");
    const Words why = column(std::get<Record>(suggested.data).sections.front(), "why");
    CHECK(why.at(1) == "decision-maker; on interview 1 about it; never asked before");
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
