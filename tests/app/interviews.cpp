#include "winloss/app/interviews.hpp"

#include "app/interview_desk.hpp"

namespace winloss::app {

TEST_CASE("an interview from the plan to the thank-you") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    CHECK(assign(store, "1", "kim") ==
          Words{"Interview 1, retrospective of Acme (Platform): assigned to Kim, internal.",
                "Next, once you have asked (the window closes on 2026-11-18): winloss interview invited 1 --contact "
                "'Max Ek'"});
    CHECK(invite(store, "acme", {"max ek"}, "yesterday") ==
          Words{"Interview 1, retrospective of Acme (Platform): invited on 2026-09-30.",
                "Next: winloss interview book 1 --at 'thu 10:00'", "When asked again: winloss interview invited 1"});
    CHECK(invite(store, "1").front() ==
          "Interview 1, retrospective of Acme (Platform): invited on 2026-10-01, "
          "attempt 2.");
    CHECK(book(store, "2026-10-01 16:30").front() ==
          "Interview 1, retrospective of Acme (Platform): booked for Thu 2026-10-01 16:30 with Kim.");
    HoldInterview hold = holding("1");
    hold.partial = true;
    hold.fields.consent_to_quote = "yes";
    hold.fields.consent_to_record = "no";
    hold.fields.heard_from = "a colleague";
    CHECK(held_interview(store, at_work(), hold).messages ==
          Words{"Interview 1, retrospective of Acme (Platform): held on 2026-10-01, partial.",
                "Next, by 2026-10-03: winloss note 1"});
    ShareInterview share{.interview = "acme", .to = "product, marketing", .on = {}};
    CHECK(share_interview(store, at_work(), share).messages.front() ==
          "Interview 1, retrospective of Acme (Platform): shared with product, marketing on 2026-10-01.");
    CHECK(thank_interview(store, at_work(), {.interview = "1", .on = {}}).messages.front() ==
          "Interview 1, retrospective of Acme (Platform): thanked on 2026-10-01.");

    const Interview interview = store::read_interview(store, {1});
    CHECK(interview.state == InterviewState::held);
    CHECK(interview.first_asked_on == day(9, 30));
    CHECK(interview.attempts == 2);
    CHECK(interview.completeness == Completeness::partial);
    CHECK(interview.consent_to_quote == true);
    CHECK(interview.consent_to_record == false);
    CHECK_FALSE(interview.confidential);
    CHECK(interview.heard_from == "a colleague");
    CHECK(interview.shared_on == day(10, 1));
    CHECK(interview.relation == Relation::internal);
    CHECK(events(store, 1) == Words{"planned", "assigned: Kim (internal)", "invited", "invited",
                                    "booked: 2026-10-01 16:30", "held", "shared: product, marketing", "thanked"});
    CHECK(store::interview_shares(store, {1}).size() == 2);
    CHECK(store::interview_contacts(store, {1}).at(0).name == "Max Ek");
}

TEST_CASE("what changes nothing writes nothing") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    assign(store, "1", "kim");
    book(store, "2026-10-08 10:00");
    const std::int64_t booked = store.operation();
    SetInterview again{.interview = "1", .fields = {}};
    again.at = "thu 10:00";
    again.closes = "2026-11-18";
    CHECK(set_interview(store, at_work(), again).messages.front().starts_with("Nothing to change"));
    CHECK(store.operation() == booked);
    CHECK(events(store, 1).back() == "booked: 2026-10-08 10:00");
    held_interview(store, at_work(), holding("1"));
    thank_interview(store, at_work(), {.interview = "1", .on = {}});
    share_interview(store, at_work(), {.interview = "1", .to = "product", .on = {}});
    const std::int64_t operation = store.operation();
    const Words nothing{"Nothing to change in interview 1, retrospective of Acme (Platform).",
                        "Next, by 2026-10-03: winloss note 1"};
    CHECK(assign(store, "1", "kim") == nothing);
    CHECK(thank_interview(store, at_work(), {.interview = "1", .on = {}}).messages == nothing);
    const Words shared = share_interview(store, at_work(), {.interview = "1", .to = "product", .on = {}}).messages;
    CHECK(shared.front() == nothing.front());
    CHECK(shared.at(1).starts_with("It says little yet"));  // of the note, which is printed again
    CHECK(shared.back() == nothing.back());
    CHECK(set_interview(store, at_work(), {.interview = "1", .fields = {}}).messages == nothing);
    CHECK(store.operation() == operation);
}

TEST_CASE("a held interview covers those it was to be one conversation with") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const Answer answer = held_interview(store, at_work(), holding("2"));
    CHECK(answer.messages.at(1) == "It covers interview 3, the expectation.");
    const Interview covered = store::read_interview(store, {3});
    CHECK(covered.state == InterviewState::covered);
    CHECK(covered.covered_by == InterviewId{2});
    CHECK(events(store, 3) == Words{"planned", "covered: by interview 2"});
    CHECK(plan(store, at_work("plan"), {}).messages.front() == "The plan is up to date: nothing to change.");
}

TEST_CASE("an interview ends, and is taken up again") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    EndInterview end{.interview = "1", .on = {}, .remark = "no time before January"};
    CHECK(error_of([&] { no_response_interview(store, at_work(), end); }).kind() == ErrorKind::conflict);
    CHECK(decline_interview(store, at_work(), end).messages ==
          Words{"Interview 1, retrospective of Acme (Platform): declined on 2026-10-01.", "Next: winloss due"});
    CHECK(events(store, 1) == Words{"planned", "declined: no time before January"});
    CHECK_NOTHROW(invite(store, "1"));  // the buyer came back
    cancel_interview(store, at_work(), end);
    CHECK(error_of([&] { invite(store, "1"); }).kind() == ErrorKind::conflict);
    CHECK(reopen_interview(store, at_work(), {.interview = "1"}).messages.front() ==
          "Interview 1, retrospective of Acme (Platform): reopened, invited again.");
    UnreachableInterview gone{.end = {.interview = "1", .on = {}, .remark = {}}, .bad_address = true};
    unreachable_interview(store, at_work(), gone);
    not_qualified_interview(store, at_work(), {.interview = "2", .on = {}, .remark = {}});
    CHECK(events(store, 1) == Words{"planned", "declined: no time before January", "invited",
                                    "cancelled: no time before January", "reopened", "bad-address"});
    CHECK(store::read_interview(store, {1}).attempts == 2);  // the refusal answered an ask
    CHECK(store::read_interview(store, {2}).state == InterviewState::not_qualified);
}

TEST_CASE("what cannot have happened is refused, and nothing is written") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const std::int64_t operation = store.operation();
    HoldInterview hold = holding("1");
    hold.on = "tomorrow";
    CHECK(error_of([&] { held_interview(store, at_work(), hold); }).kind() == ErrorKind::usage);
    hold.on = {};
    hold.fields.consent_to_quote = "perhaps";
    CHECK(error_of([&] { held_interview(store, at_work(), hold); }).kind() == ErrorKind::usage);
    CHECK(error_of([&] { book(store, "01/02/2026 10:00"); }).kind() == ErrorKind::usage);
    CHECK(error_of([&] { thank_interview(store, at_work(), {.interview = "1", .on = {}}); }).kind() ==
          ErrorKind::conflict);
    CHECK(error_of([&] { share_interview(store, at_work(), {.interview = "1", .to = " , ", .on = {}}); }).kind() ==
          ErrorKind::usage);
    CHECK(error_of([&] { invite(store, "9"); }).kind() == ErrorKind::not_found);
    const Error two = error_of([&] { invite(store, "zenith"); });
    CHECK(two.kind() == ErrorKind::conflict);
    CHECK(two.hint() ==
          "2 retrospective of Zenith (Insight, planned, 2026-10-01 to 2026-11-30)\n3 expectation of "
          "Zenith (Insight, planned, 2026-09-01 to 2026-10-01)\nGive the number.");
    held_interview(store, at_work(), holding("1"));
    const Error none = error_of([&] { invite(store, "Acme"); });
    CHECK(none.kind() == ErrorKind::not_found);
    CHECK(none.message() == "'Acme' has no open interview.");
    CHECK(store.operation() == operation + 1);
}

TEST_CASE("an interview that no rule asks for is added, and the plan leaves it alone") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    AddInterview add;
    add.kind = "Exit";
    add.account = "acme";
    CHECK(add_interview(store, at_work(), add).messages ==
          Words{"Added interview 4, exit of Acme: 2026-10-01 to 2026-12-16.",
                "Next (the window closes on 2026-12-16): winloss interview assign 4 PERSON"});
    CHECK(error_of([&] { add_interview(store, at_work(), add); }).kind() == ErrorKind::conflict);
    CHECK(plan(store, at_work("plan"), {}).messages.front() == "The plan is up to date: nothing to change.");
    add.kind = "retrospective";
    add.account = {};
    CHECK(error_of([&] { add_interview(store, at_work(), add); }).kind() == ErrorKind::usage);
    add.deal = "Platform";
    CHECK(error_of([&] { add_interview(store, at_work(), add); }).kind() == ErrorKind::conflict);  // there is one
    add.kind = "exi";
    CHECK(error_of([&] { add_interview(store, at_work(), add); }).kind() == ErrorKind::usage);
    add.kind = "expectation";
    add.opens = "2026-10-10";
    add.closes = "2026-10-05";
    CHECK(error_of([&] { add_interview(store, at_work(), add); }).kind() == ErrorKind::usage);
    add.closes = "2026-10-20";
    add.account = "zenith";
    CHECK(error_of([&] { add_interview(store, at_work(), add); }).kind() == ErrorKind::conflict);
    add.account = {};
    add_interview(store, at_work(), add);
    const Interview interview = store::read_interview(store, {5});
    CHECK(interview.anchor_basis == Anchor::chosen);
    CHECK(interview.account == AccountId{1});
    CHECK(interview.target_on == day(10, 20));
}

TEST_CASE("show has everything, and says that the buyer of a lost deal comes first") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    change(store, "INSERT INTO competitor (name, name_folded) VALUES ('Initech', 'initech')");
    change(store, "INSERT INTO deal_competitor (deal_id, competitor_id, winner) VALUES (1, 1, 1)");
    Answer answer = show_interview(store, at_work(), {.interview = "Acme"});
    CHECK(field(answer, "state") == "planned");
    CHECK(field(answer, "outcome") == "lost");
    CHECK(field(answer, "days_left") == "48");
    CHECK(field(answer, "win_back") == "not before the buyer was heard: no call to win the deal back");
    const Record& record = std::get<Record>(answer.data);
    Words names;
    for (const Table& section : record.sections) { names.push_back(section.name); }
    CHECK(names ==
          Words{"contacts", "covers", "competitors", "reasons", "events", "shares", "praised", "codings", "answers"});
    CHECK(column(record.sections.at(2), "competitor") == Words{"Initech"});
    CHECK(answer.messages == Words{"Next (the window closes on 2026-11-18): winloss interview assign 1 PERSON"});

    Context screen = at_work();
    screen.on_screen = true;
    CHECK(std::get<Record>(show_interview(store, screen, {.interview = "1"}).data).sections.size() == 2);
    held_interview(store, at_work(), holding("1"));
    CHECK(field(show_interview(store, at_work(), {.interview = "Acme"}), "win_back") == "-");
}

TEST_CASE("every change of an interview is one operation that can be undone") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    const Interview before = store::read_interview(store, {2});
    const std::int64_t operation = store.operation();
    held_interview(store, at_work("interview held"), holding("2"));
    CHECK(store.operation() == operation + 1);
    CHECK(asked(store, "SELECT command FROM operation ORDER BY id DESC") == "interview held 2");
    store::undo(store, by("undo"), std::nullopt);
    CHECK(store::read_interview(store, {2}) == before);
    CHECK(store::read_interview(store, {3}).state == InterviewState::planned);
    CHECK(events(store, 3) == Words{"planned"});
}

TEST_CASE("what is due within a time that has passed is nothing to ask for") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    Due options;
    options.within = "-3d";
    CHECK(
        error_of([&] { due(store, at_work(), options); }).message().starts_with("--within '-3d' leads into the past."));
    options.within = "0d";
    CHECK_NOTHROW(due(store, at_work(), options));
}

TEST_CASE("what was booked was held on its day, unless somebody says otherwise") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    plan(store, at_work("plan"), {});
    BookInterview book;
    book.interview = "1";
    book.at = "2026-10-02 10:00";
    book_interview(store, at_work(), book);
    Context later = at_work();
    later.today = day(10, 6);
    HoldInterview hold;
    hold.interview = "1";
    CHECK(held_interview(store, later, hold).messages.front().find("held on 2026-10-02") != std::string::npos);
}

TEST_CASE("an interview put there by hand is about one decision") {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    AddInterview add;
    add.kind = "retrospective";
    add.account = "acme";
    add_interview(store, at_work(), add);  // there is but one
    CHECK(store.connection().scalar("SELECT deal_id FROM interview") == 1);
    change(
        store,
        "INSERT INTO deal (account_id, name, name_folded, outcome, decided_on) VALUES (1, 'Second', 'second', 'won', "
        "'2026-08-01')");
    const Error error = error_of([&] { add_interview(store, at_work(), add); });
    CHECK(error.kind() == ErrorKind::conflict);
    CHECK(error.message() == "Which decision is the retrospective about?");
    CHECK(error.hint().find("--deal 1: Platform, lost on ") != std::string::npos);
}

}  // namespace winloss::app
