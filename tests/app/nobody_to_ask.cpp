// What is left to do when those who were to ask or to be asked are gone.
#include "app/company.hpp"
#include "support/catch.hpp"
#include "winloss/app/assign_due.hpp"
#include "winloss/app/contacts.hpp"
#include "winloss/app/contracts.hpp"
#include "winloss/app/interview_suggest.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/app/status.hpp"

namespace winloss::app {

namespace {

/// Planned on 1 October 2026: 1 the retrospective of Acme (lost), 2 that of Zenith (won), 3 Zenith's expectation.
store::Store planned(const std::string& path) {
    store::Store store = company(path);
    plan(store, at_work("plan"), {});
    return store;
}

void book(store::Store& store, const char* interview, const char* at, const Words& contacts) {
    BookInterview options;
    options.interview = interview;
    options.at = at;
    options.contacts = contacts;
    book_interview(store, at_work(), options);
}

std::string next_of(const store::Store& store, const char* interview) {
    const Words lines = show_interview(store, at_work(), {.interview = interview}).messages;
    return lines.empty() ? "-" : lines.front();
}

bool says(const Words& lines, const std::string& part) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& each) { return each.find(part) != part.npos; });
}

}  // namespace

TEST_CASE("where nobody at the account may be asked, asking is refused and somebody new is wanted") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    assign_interview(store, at_work(), {.interview = "1", .person = "kim", .choice = {}});
    change(store, "UPDATE contact SET left_on = '2026-09-30' WHERE account_id = 1");
    CHECK(next_of(store, "1") == "Next (nobody at the account may be asked): winloss interview suggest 1");
    InviteInterview invite;
    invite.interview = "1";
    CHECK(error_of([&] { invite_interview(store, at_work(), invite); }).hint() ==
          "winloss contact add NAME --account 1 adds somebody who may be asked.");
    CHECK(error_of([&] { book(store, "1", "2026-10-05 10:00", {}); }).kind() == ErrorKind::conflict);
    change(store, "UPDATE contact SET left_on = '2026-10-02' WHERE name = 'Max Ek'");  // who leaves tomorrow
    CHECK(says(invite_interview(store, at_work(), invite).messages, "invited on 2026-10-01"));
}

TEST_CASE("who has left is not among those who may be contacted") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const auto may = [&] {
        ListContacts options;
        options.account = "1";
        options.may_contact = true;
        return column(table_of(list_contacts(store, at_work(), options)), "name");
    };
    CHECK(may() == Words{"Eva Lind", "Max Ek"});
    change(store, "UPDATE contact SET left_on = '2026-10-01' WHERE name = 'Eva Lind'");
    CHECK(may() == Words{"Max Ek"});
    change(store, "UPDATE contact SET do_not_contact = 1 WHERE name = 'Max Ek'");
    CHECK(may().empty());
}

TEST_CASE("an interviewer who is no longer active leaves the interview to somebody else") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    assign_interview(store, at_work(), {.interview = "1", .person = "kim", .choice = {}});
    book(store, "1", "2026-10-05 10:00", {"max ek"});
    change(store, "UPDATE person SET active = 0 WHERE name = 'Kim'");
    CHECK(next_of(store, "1") ==
          "Next (whoever was to hold it is no longer active): winloss interview assign 1 PERSON");
    change(store, "INSERT INTO person (name, name_folded, role) VALUES ('Judith', 'judith', 'interviewer')");
    AssignDue turns;
    turns.round_robin = "judith";
    const Answer answer = assign_due(store, at_work(), turns);
    const Table& assigned = table_of(answer);
    const Words ids = column(assigned, "id");
    CHECK(std::find(ids.begin(), ids.end(), "1") != ids.end());
    CHECK(next_of(store, "1").find("assign") == std::string::npos);
}

TEST_CASE("nobody who left or must not be contacted is owed a letter of thanks") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    book(store, "1", "2026-10-01 10:00", {"max ek"});
    HoldInterview hold;
    hold.interview = "1";
    held_interview(store, at_work(), hold);
    const auto owed = [&] {
        const Answer page = status(store, at_work(), {.limit = 0});
        const Table& day = table_of(page);
        const Words ids = column(day, "id");
        const auto at = std::find(ids.begin(), ids.end(), "1");
        return at == ids.end() ? std::string() : column(day, "to_do")[static_cast<std::size_t>(at - ids.begin())];
    };
    CHECK(owed() == "note, thank-you, codings, sharing");
    change(store, "UPDATE contact SET do_not_contact = 1 WHERE name = 'Max Ek'");
    CHECK(owed() == "note, codings, sharing");
}

TEST_CASE("an appointment does not fall unsaid") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    book(store, "1", "2026-10-05 10:00", {"max ek"});
    CHECK(suggest_interview(store, at_work(), {.interview = "1"}).messages ==
          Words{"It is booked for 2026-10-05 10:00: winloss interview set 1 --at TIME moves it."});
    InviteInterview invite;
    invite.interview = "1";
    CHECK(says(invite_interview(store, at_work(), invite).messages, "The appointment for 2026-10-05 10:00 falls."));
}

TEST_CASE("the first thank-you and the first sharing keep their day") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    book(store, "1", "2026-10-01 10:00", {"max ek"});
    HoldInterview hold;
    hold.interview = "1";
    held_interview(store, at_work(), hold);
    ThankInterview thank;
    thank.interview = "1";
    ShareInterview share;
    share.interview = "1";
    share.to = "product";
    thank_interview(store, at_work(), thank);
    share_interview(store, at_work(), share);
    Context later = at_work();
    later.today = day(10, 20);
    CHECK(says(thank_interview(store, later, thank).messages, "Nothing to change"));
    share.to = "sales";
    share_interview(store, later, share);
    CHECK(asked(store, "SELECT thanked_on || ' ' || shared_on FROM interview WHERE id = 1") == "2026-10-01 2026-10-01");
    CHECK(asked(store, "SELECT max(shared_on) FROM share WHERE interview_id = 1") == "2026-10-20");
    thank.on = "2026-10-03";  // put right
    thank_interview(store, later, thank);
    CHECK(asked(store, "SELECT thanked_on FROM interview WHERE id = 1") == "2026-10-03");
}

TEST_CASE("a customer who was asked before a renewal and refused is not called unasked") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    change(store,
           "INSERT INTO contract (account_id, starts_on, ends_on, live_on) VALUES (1, '2026-01-01', '2026-12-31', "
           "'2026-01-01')");
    const auto endings = [&] {
        const Words of = column(table_of(status(store, at_work(), {.limit = 0})), "section");
        return std::count(of.begin(), of.end(), "ending");
    };
    CHECK(endings() == 1);
    for (const char* state : {"declined", "unreachable", "no-response"}) {
        change(store,
               std::string("INSERT INTO interview (kind, account_id, contract_id, anchor_on, anchor_basis, opens_on, "
                           "target_on, closes_on, state, ended_on, rule) VALUES ('pre-renewal', 1, 1, '2026-12-31', "
                           "'ends-on', '2026-01-01', '2026-02-01', '2026-06-30', '") +
                   state + "', '2026-03-01', 'x')");
        CHECK(endings() == 0);
        change(store, "DELETE FROM interview");
        CHECK(endings() == 1);
    }
}

TEST_CASE("contracts that wait for their go-live date are a list") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    change(store,
           "INSERT INTO contract (account_id, starts_on, ends_on, live_on) VALUES (1, '2026-01-01', '2026-12-31', "
           "NULL), (2, '2026-01-01', '2026-12-31', '2026-02-01')");
    ListContracts options;
    options.not_live = true;
    CHECK(column(table_of(list_contracts(store, at_work(), options)), "id") == Words{"1"});
}

}  // namespace winloss::app
