#include "winloss/app/accounts.hpp"

#include "records.hpp"
#include "winloss/app/contacts.hpp"
#include "winloss/app/people.hpp"
#include "winloss/store/interviews.hpp"

namespace winloss::app {

namespace {

AddAccount account(const std::string& name) {
    AddAccount options;
    options.name = name;
    return options;
}

SetAccount change(const std::string& name) {
    SetAccount options;
    options.account = name;
    return options;
}

struct Accounts : Bench {
    Accounts() {
        run(add_person, {"Kim", {}});
        run(add_person, {"Lee", {}});
        run(add_account, account("Acme"));
    }
    Answer show() { return show_account(store, context, {"Acme"}); }
};

}  // namespace

TEST_CASE("an account that changes hands keeps its owners") {
    Accounts b;
    SetAccount hands = change("Acme");
    hands.fields.owner = "Kim";
    hands.fields.since = "2026-01-01";
    b.run(set_account, hands);
    hands.fields.owner = "Lee";
    hands.fields.since = std::nullopt;  // today
    b.run(set_account, hands);
    CHECK(field(b.show(), "owner") == "Lee");
    CHECK(section(b.show(), "owners") == std::vector<std::string>{"2 Lee 2026-10-01 -", "1 Kim 2026-01-01 2026-09-30"});
    hands.fields.owner = "Kim";
    hands.fields.since = "2026-09-30";
    CHECK(b.refusal(set_account, hands) ==
          "Account 1 has its owner since 2026-10-01, which is after 2026-09-30. | Give a later day with --since, or "
          "take the "
          "earlier change back: winloss undo");
    hands.fields.owner = std::nullopt;
    CHECK(b.refusal(set_account, hands) == "--since is the first day of an owner. | Name the owner with --owner.");
    hands.fields.owner = "";
    hands.fields.since = "2026-10-01";
    b.run(set_account, hands);
    CHECK(field(b.show(), "owner") == "-");
}

TEST_CASE("no account stands below itself") {
    Accounts b;
    AddAccount child = account("Child");
    child.fields.parent = "Acme";
    b.run(add_account, child);
    SetAccount up = change("Acme");
    up.fields.parent = "Acme";
    CHECK(b.refusal(set_account, up).starts_with("Account 1 cannot be its own parent."));
    up.fields.parent = "Child";
    CHECK(b.refusal(set_account, up).starts_with("Account 1 cannot stand below account 2"));
}

TEST_CASE("the team has roles; who is added again keeps theirs") {
    Accounts b;
    SetAccount team = change("Acme");
    team.fields.team = {"+Kim:technical lead,Lee"};
    b.run(set_account, team);
    team.fields.team = {"kim"};
    CHECK(b.run(set_account, team).starts_with("Nothing to change"));
    CHECK(section(b.show(), "team") == std::vector<std::string>{"1 Kim technical lead", "2 Lee -"});
}

TEST_CASE("whoever was asked at an account is not carried to another") {
    Accounts b;
    b.run(add_account, account("Zen"));
    AddContact ada;
    ada.name = "Ada";
    ada.account = "Acme";
    b.run(add_contact, ada);
    SetContact move;
    move.contact = "Ada";
    move.account = "Zen";
    b.run(set_contact, move);
    move.account = "Acme";
    b.run(set_contact, move);
    {
        store::Write write(b.store, b.context.operation());
        Interview interview;
        interview.kind = "retrospective";
        interview.account = {1};
        interview.anchor_on = interview.opens_on = interview.target_on = interview.closes_on = b.context.today;
        store::InterviewWriter writer(write);
        writer.contact(writer.insert(interview), {1});
        write.commit();
    }
    move.account = "Zen";
    CHECK(b.refusal(set_contact, move) ==
          "Contact 1, Ada, cannot change the account: asked in 1 interview there. | winloss contact set 1 --left DATE, "
          "and "
          "winloss contact add for the new place.");
    move.account = "Acme";
    move.fields.left = "2026-09-30";
    CHECK(b.run(set_contact, move).starts_with("Changed contact 1"));
}

}  // namespace winloss::app
