#include "app/company.hpp"
#include "support/catch.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/codebook.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/app/notes.hpp"
#include "winloss/app/people.hpp"

namespace winloss::app {

namespace {

/// Acme's lost deal and Zenith's won one, each heard and coded.
struct Heard {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    Context context = at_work();

    Heard() {
        change(store,
               "INSERT INTO code (path, name, kind) VALUES ('price', 'Price', 'driver'), ('service', 'Service', "
               "'driver'), ('cloud', 'Cloud', 'new-technology')");
        change(store,
               "INSERT INTO interview (kind, account_id, deal_id, anchor_on, anchor_basis, opens_on, target_on, "
               "closes_on, "
               "state, held_on, completeness) VALUES "
               "('retrospective', 1, 1, '2026-08-20', 'decided-on', '2026-09-19', '2026-10-04', '2026-11-18', 'held', "
               "'2026-09-25', 'full'), "
               "('retrospective', 2, 2, '2026-08-20', 'decided-on', '2026-09-19', '2026-10-04', '2026-11-18', 'held', "
               "'2026-09-26', 'full')");
        write("1",
              "## What spoke against us? {#weaknesses}\n{==Ana Ruiz's offer came late, said Eva Lind, and Ana never "
              "called==}{>>service -1<<}. {==30% over the others==}{>>price -2 primary<<}; "
              "{==they look at cloud==}{>>cloud<<}\n");
        write("2",
              "## What need came to light late? {#hidden-needs}\n{==Two depots more==}{>>service +1<<} by spring, says "
              "Ida Ros\n");
        change(store, "UPDATE person SET name = 'Ana Ruiz', name_folded = 'ana ruiz' WHERE id = 2");
    }
    void write(const std::string& interview, const std::string& text) {
        context.read_input = [text] { return text; };
        WriteNote options;
        options.interview = interview;
        options.file = "-";
        write_note(store, context, options);
    }
    Answer share(const std::string& interview, bool dry_run = false) {
        ShareInterview options;
        options.interview = interview;
        options.to = "product";
        options.credit = {"bo"};
        options.dry_run = dry_run;
        return share_interview(store, context, options);
    }
};

std::string text_of(const Answer& answer) { return std::get<Text>(answer.data).text; }
bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("what is shared names the reasons, and nobody but those who are credited") {
    Heard h;
    const std::string note = text_of(h.share("1"));
    CAPTURE(note);
    CHECK(says(note, "# What we learned from Acme: retrospective"));
    CHECK(says(note, "**Price** (price): decided against us, the main reason"));
    CHECK(says(note, "**Service** (service): spoke against us"));
    CHECK(says(note, "**Cloud** (cloud): mentioned"));
    CHECK_FALSE(says(note, "What spoke for us"));
    CHECK_FALSE(says(note, "30%"));  // nobody agreed to be quoted
    for (const char* name : {"Ana", "Ruiz", "Eva", "Lind", "Max"}) { CHECK_FALSE(says(note, name)); }
    CHECK(says(note, "- Bo, whose help the customer praised"));
    CHECK(h.store.connection().scalar("SELECT count(*) FROM credit WHERE person_id = 3") == 1);
    CHECK(h.store.connection().scalar("SELECT count(*) FROM share WHERE audience = 'product'") == 1);
}

TEST_CASE("a reason stands once for a sign, with the strongest of its ratings") {
    Heard desk;
    desk.write("1",
               "## What spoke against us? {#weaknesses}\n{==Dear==}{>>price -1<<}. {==Far too dear==}{>>price -2 "
               "primary<<}. {==Yet fair==}{>>price +1<<}\n");
    const std::string note = text_of(desk.share("1", true));
    INFO(note);
    const auto times = [&](const std::string& words) {
        int count = 0;
        for (std::size_t at = 0; (at = note.find(words, at)) != std::string::npos; ++at) { ++count; }
        return count;
    };
    CHECK(times("(price): ") == 2);
    CHECK(times("(price): decided against us, the main reason") == 1);
    CHECK(times("(price): spoke for us") == 1);
}

TEST_CASE("sharing can be thanking in one stroke") {
    Heard h;
    ShareInterview options;
    options.interview = "1";
    options.to = "product";
    options.thanked = true;
    const Answer answer = share_interview(h.store, h.context, options);
    CHECK(says(answer.messages.front(), "shared with product, thanked on 2026-10-01"));
    CHECK(asked(h.store, "SELECT thanked_on FROM interview WHERE id = 1") == "2026-10-01");
    CHECK(h.store.connection().scalar("SELECT count(*) FROM interview_event WHERE event = 'thanked'") == 1);
}

TEST_CASE("with consent it quotes, without the people in the quotes") {
    Heard h;
    change(h.store, "UPDATE interview SET consent_to_quote = 1 WHERE id = 1");
    const Answer answer = h.share("1");
    const std::string note = text_of(answer);
    CAPTURE(note);
    CHECK(says(note, "> a colleague's offer came late, said someone at the customer's, and a colleague never called"));
    CHECK(says(note, "> 30% over the others"));
    CHECK(says(join(answer.messages, " | "), "3 names were found and left out: read it through before you send it."));
}

TEST_CASE("nobody is named in what is shared, however the name was spelled") {
    Heard h;
    change(h.store,
           "INSERT INTO person (name, name_folded) VALUES ('José Núñez', 'josé núñez'), ('Ed Ng', 'ed ng'); "
           "UPDATE interview SET consent_to_quote = 1 WHERE id = 1");
    h.write("1",
            "{==Jose Nunez lied, Nunez too; Ed never came; E. Lind agrees, so do Linds people==}{>>service -1<<}\n");
    const Answer answer = h.share("1", true);
    CAPTURE(text_of(answer), answer.messages);
    CHECK(says(text_of(answer),
               "> a colleague lied, a colleague too; a colleague never came; someone at the customer's agrees, so do "
               "someone at the customer's people"));
    CHECK(says(join(answer.messages, " | "), "5 names were found and left out"));
    h.write("1", "{==They were slow==}{>>service -1<<}\n");
    CHECK(says(join(h.share("1", true).messages, " | "), "No name was found in what was written"));
}

TEST_CASE("a promise of confidentiality leaves the customer out, and a dry run records nothing") {
    Heard h;
    change(h.store, "UPDATE interview SET confidential = 1 WHERE id = 1");
    const auto before = h.store.operation();
    const Answer answer = h.share("1", true);
    CHECK(h.store.operation() == before);
    CHECK(says(text_of(answer), "# What we learned from a customer"));
    CHECK_FALSE(says(text_of(answer), "Acme"));
}

TEST_CASE("a won deal is handed over with its late needs and what success will be") {
    Heard h;
    change(h.store,
           "INSERT INTO expectation (account_id, interview_id, text, metric, target, review_on) VALUES (2, 2, 'faster "
           "month end', 'days', '3', '2027-03-01')");
    change(
        h.store,
        "INSERT INTO flag (account_id, interview_id, kind, text, raised_on) VALUES (2, 2, 'hidden-need', 'an app for "
        "drivers', '2026-09-26')");
    const Answer unasked = hand_over_interview(h.store, h.context, {"2"});
    CHECK_FALSE(says(text_of(unasked), "depots"));  // nobody agreed to be quoted
    CHECK(says(text_of(unasked),
               "- The customer named something and has not agreed to be quoted: ask whoever held "
               "interview 2.\n\n## Where they expect us to fall short\n\nNothing was named."));
    CHECK_FALSE(says(text_of(unasked), "None was named."));
    CHECK(unasked.messages.back().find("flag add hidden-need --from 2") != std::string::npos);
    change(h.store, "UPDATE interview SET consent_to_quote = 1 WHERE id = 2");
    const std::string note = text_of(hand_over_interview(h.store, h.context, {"2"}));
    CAPTURE(note);
    CHECK(says(note, "- Two depots more by spring, says someone at the customer's"));
    CHECK(says(note, "- an app for drivers"));
    CHECK(says(note, "- faster month end (days: 3), to be reviewed on 2027-03-01"));
    CHECK(says(note, "## Where they expect us to fall short\n\nNothing was named."));
    CHECK(error_of([&] { hand_over_interview(h.store, h.context, {"1"}); }).kind() == ErrorKind::conflict);
}

TEST_CASE("contacts elsewhere and colleagues under former names are left out, too") {
    Heard h;
    change(h.store,
           "INSERT INTO contact (account_id, name, name_folded) VALUES (2, 'Loretta O''Crane', 'loretta o''crane'); "
           "UPDATE interview SET consent_to_quote = 1 WHERE id = 1");
    SetPerson renamed;
    renamed.person = "Ana Ruiz";
    renamed.name = "Ana Berg";
    set_person(h.store, h.context, renamed);
    h.write("1",
            "{==loretta o'crane was right, and Loretta O'Crane rang. Crane is a crane. Ruiz did not==}"
            "{>>service -1<<}\n");
    const Answer answer = h.share("1", true);
    CAPTURE(text_of(answer));
    CHECK(says(text_of(answer), "> a contact was right, and a contact rang."));
    CHECK(says(text_of(answer), "A colleague did not"));
    CHECK_FALSE(says(text_of(answer), "Ruiz"));
}

TEST_CASE("facts are no names of people, whatever competitors are called") {
    Heard h;
    change(h.store,
           "INSERT INTO person (name, name_folded) VALUES ('Callum Drury', 'callum drury'), ('Amber Heard', "
           "'amber heard'); INSERT INTO competitor (name, name_folded) VALUES ('Drury AG', 'drury ag'); "
           "INSERT INTO deal_competitor (deal_id, competitor_id, said_by) SELECT 1, id, 'rep' FROM competitor WHERE "
           "name = 'Drury AG'");
    const Answer answer = h.share("1", true);
    CAPTURE(text_of(answer));
    CHECK(says(text_of(answer), "Considered besides us: "));
    CHECK(says(text_of(answer), "Drury AG"));
    CHECK(says(text_of(answer), "- Heard on 2026-09-25"));
}

TEST_CASE("a customer to whom confidentiality was promised is not given away by a former name") {
    Heard h;
    SetAccount renamed;
    renamed.account = "Acme";
    renamed.name = "Nordkraft";
    set_account(h.store, h.context, renamed);
    change(h.store, "UPDATE interview SET consent_to_quote = 1, confidential = 1 WHERE id = 1");
    h.write("1", "{==At Acme, now Nordkraft, nobody knew==}{>>service -1<<}\n");
    const Answer answer = h.share("1", true);
    CAPTURE(text_of(answer));
    CHECK(says(text_of(answer), "> At the customer, now the customer, nobody knew"));
    CHECK_FALSE(says(text_of(answer), "Acme"));
}

}  // namespace winloss::app
