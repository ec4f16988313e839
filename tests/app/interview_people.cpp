// Who interviews, who is asked, and when nobody may be.
#include "app/interview_desk.hpp"
#include "winloss/app/interview_suggest.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/people.hpp"

namespace winloss::app {

TEST_CASE("who was on the deal interviews only with a reason") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store, "INSERT INTO deal_team (deal_id, person_id) VALUES (1, 1)");
    const Error owner = error_of([&] { assign(store, "1", "ana"); });
    CHECK(owner.kind() == ErrorKind::conflict);
    CHECK(owner.hint() ==
          "Choose somebody else, or say why with --reason 'nobody else "
          "speaks the language'.");
    CHECK(error_of([&] { assign(store, "1", "kim"); }).kind() == ErrorKind::conflict);
    assign(store, "1", "ana", {.relation = {}, .reason = "nobody else speaks Danish"});
    const Interview interview = store::read_interview(store, {1});
    CHECK(interview.interviewer == PersonId{2});
    CHECK(interview.relation == Relation::account_team);
    CHECK(interview.relation_reason == "nobody else speaks Danish");
    // Bo owns the account, but was not on the deal.
    assign(store, "1", "bo");
    CHECK(store::read_interview(store, {1}).relation == Relation::account_team);
    CHECK_FALSE(store::read_interview(store, {1}).relation_reason);
    // Of the contract's deal too.
    change(store, "INSERT INTO contract (account_id, deal_id, starts_on) VALUES (1, 1, '2026-09-01')");
    change(store, "UPDATE interview SET deal_id = NULL, contract_id = 1 WHERE id = 1");
    CHECK(error_of([&] { assign(store, "1", "ana"); }).kind() == ErrorKind::conflict);

    change(store, "UPDATE person SET active = 0 WHERE id = 1");
    CHECK(error_of([&] { assign(store, "2", "kim"); }).message() == "Kim is no longer active.");
    CHECK(error_of([&] { assign(store, "2", "zoe"); }).kind() == ErrorKind::not_found);
}

TEST_CASE("nobody is asked who must not be or has left") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store, "UPDATE contact SET do_not_contact = 1 WHERE id = 1");
    change(store, "UPDATE contact SET left_on = '2026-09-30' WHERE id = 2");
    const Error never = error_of([&] { invite(store, "1", {"Eva Lind"}); });
    CHECK(never.kind() == ErrorKind::conflict);
    CHECK(never.message() == "Eva Lind must not be contacted.");
    CHECK(error_of([&] { invite(store, "1", {"2"}); }).message() == "Max Ek left on 2026-09-30.");
    CHECK(error_of([&] { invite(store, "1", {"Ida Ros"}); }).kind() == ErrorKind::not_found);  // of another account
    CHECK(error_of([&] { invite(store, "1", {"Eva Lindt"}); }).hint() == "Did you mean 'Eva Lind'?");
    CHECK(asked(store, "SELECT state FROM interview WHERE id = 1") == "planned");
    const SetInterview named{.interview = "1", .contacts = {"Eva Lind"}, .fields = {}};
    CHECK(error_of([&] { set_interview(store, at_work(), named); }).message() == "Eva Lind must not be contacted.");
    // While he was still there he could be asked, and whoever took part took part.
    CHECK_NOTHROW(invite(store, "1", {"Max Ek"}, "2026-09-29"));
    CHECK(show_interview(store, at_work(), {"1"}).messages.front() ==
          "Next (nobody who is named may be asked any more): winloss interview suggest 1");
    HoldInterview hold = holding("1");
    hold.contacts = {"Eva Lind"};
    CHECK_NOTHROW(held_interview(store, at_work(), hold));
    CHECK(store::interview_contacts(store, {1}).size() == 2);
}

TEST_CASE("a command to type has the number of whoever shares a name") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const auto suggested = [&] { return suggest_interview(store, at_work(), {.interview = "1"}).messages; };
    const Person kim = store::read_person(store, {store::find_record(store, store::RecordKind::person, "kim")});
    const Contact max = store::read_contact(store, {store::find_record(store, store::RecordKind::contact, "max ek")});
    CHECK(typable(store, kim) == kim.name);
    CHECK(typable(store, max) == "Max Ek");
    change(store, "UPDATE contact SET name = 'Max Ek', name_folded = 'max ek'");
    CHECK(typable(store, max) == std::to_string(max.id.value));
    CHECK(suggested().back().ends_with("--contact " + std::to_string(max.id.value)));
    change(store, "UPDATE person SET name = 'Kim', name_folded = 'kim'");
    CHECK(typable(store, kim) == std::to_string(kim.id.value));
    Person odd = kim;
    for (const char* name : {"#7", "7", "a\x1b[31m", "-kim", "."}) {
        odd.name = name;
        CHECK(typable(store, odd) == std::to_string(kim.id.value));
    }
}

TEST_CASE("two contacts of one name are told apart by their numbers") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store, "UPDATE contact SET name = 'Max Ek', name_folded = 'max ek', title = 'CFO' WHERE id = 1");
    const Error error = error_of([&] { invite(store, "1", {"max ek"}); });
    CHECK(error.kind() == ErrorKind::conflict);
    CHECK(error.hint() == "1 Max Ek (CFO, champion)\n2 Max Ek (decision-maker)\nGive the number.");
    CHECK_NOTHROW(invite(store, "1", {"1"}));
    change(store, "UPDATE contact SET name = 'Eva Lind', name_folded = 'eva lind' WHERE id = 1");
    CHECK_NOTHROW(invite(store, "1", {"eva"}));  // the first words of a name, where one has them
}

TEST_CASE("somebody asked lately is not asked again in silence") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    AddInterview add;
    add.kind = "exit";
    add.account = "acme";
    add_interview(store, at_work(), add);
    invite(store, "1", {"Max Ek"}, "2026-09-20");
    CHECK(invite(store, "1", {"Max Ek"}).size() == 3);  // the same interview
    CHECK(invite(store, "4", {"Max Ek"}).at(1) ==
          "Max Ek was asked for an interview on 2026-09-20, less than 60 days ago; Eva Lind was not.");
    CHECK(invite(store, "4", {"Eva Lind"}).size() == 3);
}

TEST_CASE("an account asked for another interview a short while ago is asked again with a word of warning") {
    const Folder folder;
    const std::string warning =
        "Zenith was asked on 2026-09-10 for interview 2: the programme leaves 60 days between two asks.";
    // Its other interview, asked in vain.
    const auto asked_in_vain = [&](const std::string& file) {
        store::Store store = planned(folder / file);
        CHECK(invite(store, "2", {}, "2026-09-10").size() == 3);
        decline_interview(store, at_work("interview declined"), {.interview = "2", .on = {}, .remark = {}});
        return store;
    };
    store::Store invited = asked_in_vain("a.db");
    CHECK(invite(invited, "3").at(1) == warning);
    CHECK(invite(invited, "3").size() == 3);  // said once
    CHECK(invite(invited, "1").size() == 3);  // another account

    store::Store booked = asked_in_vain("b.db");
    BookInterview options;
    options.interview = "3";
    options.at = "2026-10-02 10:00";
    CHECK(book_interview(booked, at_work("interview book"), options).messages.at(1) == warning);

    store::Store together = planned(folder / "c.db");
    CHECK(invite(together, "2", {}, "2026-09-10").size() == 3);
    CHECK(invite(together, "3").size() == 3);  // one conversation
}

TEST_CASE("nobody is asked about a decision before it was taken") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const std::string refused =
        "Deal 1 was decided on 2026-08-20; nobody was asked about it on 2026-08-19, before that.";
    CHECK(error_of([&] { invite(store, "1", {}, "2026-08-19"); }).message().starts_with(refused));
    BookInterview book;
    book.interview = "1";
    book.at = "2026-10-02 10:00";
    book.on = "2026-08-19";
    CHECK(error_of([&] { book_interview(store, at_work(), book); }).message().starts_with(refused));
    HoldInterview hold = holding("1");
    hold.on = "2026-08-19";
    CHECK(error_of([&] { held_interview(store, at_work(), hold); }).message().starts_with(refused));
    CHECK(store::read_interview(store, {1}).state == InterviewState::planned);
    invite(store, "1", {}, "2026-08-20");
    CHECK(store::read_interview(store, {1}).first_asked_on == day(8, 20));
}

TEST_CASE("who took part can be mended once an interview is held") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    HoldInterview hold = holding("1");
    hold.contacts = {"eva lind"};
    held_interview(store, at_work("interview held"), hold);
    const auto names = [&] {
        Words found;
        for (const Contact& each : store::interview_contacts(store, {1})) { found.push_back(each.name); }
        return found;
    };
    SetInterview set{.interview = "1", .contacts = {"max ek"}, .no_contacts = {"Eva Lind"}, .fields = {}};
    CHECK(set_interview(store, at_work("interview set"), set).messages.front() ==
          "Interview 1, retrospective of Acme (Platform): changed.");
    CHECK(names() == Words{"Max Ek"});
    set.contacts.clear();
    CHECK(error_of([&] { set_interview(store, at_work(), set); })
              .message()
              .starts_with("Eva Lind is not a contact of interview 1."));
    CHECK(names() == Words{"Max Ek"});
}

}  // namespace winloss::app
