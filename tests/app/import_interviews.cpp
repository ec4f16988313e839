// Interviews from a list that a team has kept: they are those that the programme owes, and their life is told again.
#include <algorithm>
#include <fstream>
#include <random>

#include "app/import_desk.hpp"
#include "support/folders.hpp"
#include "winloss/app/demo.hpp"
#include "winloss/app/plan.hpp"

namespace winloss::app {

namespace {

bool says(const Words& said, const std::string& part) {
    return std::ranges::any_of(said, [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

std::string text_of(const std::string& path) {
    std::ifstream in(source_folder() + "/" + path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    REQUIRE_FALSE(text.str().empty());
    return text.str();
}

std::string shuffled(const std::string& csv, std::mt19937& random) {
    std::vector<std::string> lines;
    std::istringstream in(csv);
    for (std::string line; std::getline(in, line);) { lines.push_back(line); }
    std::shuffle(lines.begin() + 1, lines.end(), random);
    return join(lines, "\n") + "\n";
}

void check_planned(Desk& desk) {
    Context context = at_work("plan");
    context.today = desk.today;
    plan(desk.store, context, {});
    CHECK(says(plan(desk.store, context, {}).messages, "The plan is up to date"));
    CHECK(desk.store.connection().scalar("SELECT count(*) FROM interview WHERE flagged IS NOT NULL") == 0);
    CHECK(desk.store.connection().scalar("SELECT count(*) FROM (SELECT 1 FROM interview GROUP BY kind, account_id, "
                                         "deal_id, contract_id, occurrence HAVING count(*) > 1) AS twice") == 0);
    CHECK(desk.findings().empty());
}

/// Acme lost a deal on 1 May and won one on 1 June 2026; Zen has nothing.
struct Programmed : Desk {
    Programmed() {
        import("accounts", "id,name\nA-1,Acme\nA-2,Zen\n");
        import("contacts", "id,account,name\nC-1,A-1,Ada Pohl\nC-2,A-1,Bo Ek\n");
        import("deals",
               "id,account_id,outcome,decision date,owner,type\nD-1,A-1,lost,2026-05-01,Kim,new\n"
               "D-2,A-1,won,2026-06-01,Kim,new\n");
        Context context = at_work("plan");
        context.today = day(6, 2);
        plan(store, context, {});
    }
    std::string state_of(int deal) const {
        return rows("kind, state, first_asked_on, attempts, held_on, ended_on) FROM interview WHERE deal_id = " +
                    std::to_string(deal) + " AND kind = 'retrospective' ORDER BY id");
    }
};

const std::string heading = "deal,state,first_asked_on,attempts,held_on,ended_on,contacts,interviewer\n";

}  // namespace

TEST_CASE("the sample's interviews are those of the programme, and the plan adds nothing to them") {
    Desk desk;
    for (const char* type : {"people", "competitors", "accounts", "contacts", "deals", "contracts"}) {
        desk.import(type, text_of("schema/sample/" + std::string(type) + ".csv"));
    }
    const std::string csv = text_of("schema/sample/interviews.csv");
    CHECK(says(desk.import("interviews", csv), "59 interviews read: 59 new."));
    std::mt19937 random(3);
    for (int i = 0; i < 2; ++i) { CHECK(says(desk.import("interviews", shuffled(csv, random)), "Nothing changed: ")); }
    CHECK(desk.store.connection().scalar("SELECT count(*) FROM interview WHERE anchor_basis = 'chosen'") == 0);
    check_planned(desk);
    CHECK(says(desk.import("interviews", csv), "Nothing changed: "));

    // The same as the sample company has them, whose interviews are put there one by one.
    Desk demo;
    fill_demo(demo.store, at_work("demo"), {});
    const std::string same =
        "i.kind, a.external_id, d.external_id, occurrence, anchor_on, closes_on, state, first_asked_on, attempts, "
        "channel, held_on, completeness, ended_on, consent_to_record, coded_on, shared_on, thanked_on) FROM interview "
        "i "
        "JOIN account a ON a.id = i.account_id LEFT JOIN deal d ON d.id = i.deal_id WHERE state <> 'planned' "
        "ORDER BY 1";
    CHECK(desk.rows(same) == demo.rows(same));
    const std::string events =
        "i.kind, a.external_id, happened_on, event, person) FROM interview_event e JOIN interview i ON i.id = "
        "e.interview_id JOIN account a ON a.id = i.account_id WHERE i.state <> 'planned' AND event <> 'planned' "
        "ORDER BY 1";
    CHECK(desk.rows(events) == demo.rows(events));
}

TEST_CASE("the manual's list of interviews finds what is planned, and makes what is not") {
    Desk desk;
    fill_demo(desk.store, at_work("demo"), {});
    const std::int64_t before = desk.count("interview");
    const std::string csv = text_of("docs/examples/interviews.csv");
    CHECK(import_command_for(desk.file("interviews", csv).file).starts_with("winloss import interviews "));
    CHECK(says(desk.import("interviews", csv), "6 interviews read: 2 new and 4 changed."));
    CHECK(desk.count("interview") == before + 2);
    store::undo(desk.store, by("undo"), std::nullopt);
    CHECK(desk.rows("count(*)) FROM interview WHERE external_id IS NOT NULL") == "0");
    CHECK(desk.count("interview") == before);
    store::redo(desk.store, by("redo"));
    std::mt19937 random(5);
    for (int i = 0; i < 3; ++i) { CHECK(says(desk.import("interviews", shuffled(csv, random)), "Nothing changed: ")); }
    CHECK(desk.rows("state, booked_at, opens_on) FROM interview WHERE external_id = 'INT-4'") ==
          "booked|2026-10-05T10:00|2026-08-15");
    CHECK(desk.rows("audience) FROM share WHERE interview_id = (SELECT id FROM interview WHERE external_id = "
                    "'INT-1') ORDER BY 1") == "product\nsales");
    check_planned(desk);
    // Another file names them by these numbers.
    CHECK(desk.import("touches", "interview,date,type\nINT-5,2026-09-16,email\n").front() == "1 touch read: 1 new.");
    CHECK(desk.rows("a.external_id) FROM touch t JOIN account a ON a.id = t.account_id ORDER BY t.id DESC LIMIT 1") ==
          "ACC-1004");
}

TEST_CASE("a list that comes every week moves the interviews on, and never back") {
    Programmed desk;
    CHECK(desk.state_of(1) == "retrospective|planned|-|0|-|-");
    desk.import("interviews", heading + "D-1,invited,2026-06-10,1,,,Ada Pohl,Lee\n");
    CHECK(desk.state_of(1) == "retrospective|invited|2026-06-10|1|-|-");
    desk.import("interviews", heading + "D-1,,2026-06-10,3,2026-06-25,,,Lee\n");
    CHECK(desk.state_of(1) == "retrospective|held|2026-06-10|3|2026-06-25|-");
    const Words said = desk.import("interviews", heading + "D-1,invited,2026-06-10,1,,,Ada Pohl,Lee\n");
    CHECK(says(said, "1 value stays as somebody entered it by hand: interview 1: state held (the file says invited)"));
    // There is no asking for the file's.
    CHECK(std::ranges::none_of(said, [](const std::string& each) { return each.find("--overwrite") != each.npos; }));
    CHECK(says(said, "Nothing changed: "));
    CHECK(desk.rows("happened_on, event, person) FROM interview_event WHERE interview_id = 1 AND event <> 'planned' "
                    "ORDER BY id") == "2026-06-10|invited|Lee\n2026-06-25|held|Lee");
    CHECK(desk.rows("p.role) FROM person p WHERE p.name = 'Lee'") == "interviewer");
    CHECK(desk.rows("relation) FROM interview WHERE id = 1") == "internal");
    CHECK(desk.findings().empty());
}

TEST_CASE("buyers heard apart are interviews of their own") {
    Programmed desk;
    const std::string csv = heading +
                            "D-1,held,2026-06-10,1,2026-06-20,,Ada Pohl,\nD-1,held,2026-06-11,1,2026-06-20,,Bo Ek,\n"
                            "D-2,held,2026-07-10,1,2026-07-20,,,\nD-2,held,2026-07-10,1,2026-07-29,,,\n";
    CHECK(says(desk.import("interviews", csv), "4 interviews read: 2 new and 2 changed."));
    std::mt19937 random(9);
    for (int i = 0; i < 4; ++i) { CHECK(says(desk.import("interviews", shuffled(csv, random)), "Nothing changed: ")); }
    CHECK(desk.findings().empty());
}

TEST_CASE("somebody of the deal who held the interview is told apart") {
    Programmed desk;
    desk.import("interviews", heading + "D-1,held,2026-06-10,1,2026-06-20,,,Kim\n");
    CHECK(desk.rows("relation, relation_reason) FROM interview WHERE id = 1") ==
          "account-team|as the imported list has it");
}

TEST_CASE("interviews outside of the programme have the window that the list gives them") {
    Programmed desk;
    CHECK(desk.import("interviews",
                      "customer,type,opens,closes,status,interview date\n"
                      "Zen,check-in,2026-03-01,2026-04-01,completed,2026-03-05\n")
              .front() == "1 interview read: 1 new.");
    CHECK(desk.rows("kind, account_id, anchor_basis, opens_on, closes_on, held_on) FROM interview WHERE account_id = "
                    "2") == "check-in|2|chosen|2026-03-01|2026-04-01|2026-03-05");
    check_planned(desk);
}

TEST_CASE("a row of interviews that cannot have been says why") {
    Programmed desk;
    const auto mistake = [&](const std::string& row) { return desk.mistake("interviews", heading + row + "\n"); };
    CHECK(mistake("D-1,held,2026-06-10,1,,,,") ==
          "line 2, held_on is empty; a held interview needs the day on which it was held");
    CHECK(mistake("D-1,declined,2026-06-10,1,,,,") ==
          "line 2, ended_on is empty; an interview that ended without being held needs the day");
    CHECK(mistake("D-1,invited,,2,,,,") ==
          "line 2, first_asked_on is empty; one that was asked needs the day of the first ask");
    CHECK(mistake("D-1,no-response,,,,2026-06-10,,") ==
          "line 2, first_asked_on is empty; nobody can leave unanswered what was never asked");
    CHECK(mistake("D-1,planned,2026-06-10,,,,,") ==
          "line 2, state says that nobody was asked, but the day of the first ask is there");
    CHECK(mistake("D-1,invited,2026-04-10,1,,,,") ==
          "line 2, first_asked_on '2026-04-10' is before the decision, 2026-05-01");
    CHECK(mistake("D-1,held,,,2026-04-10,,,") == "line 2, held_on '2026-04-10' is before the decision, 2026-05-01");
    CHECK(desk.mistake("interviews",
                       "deal,state,opens,closes,first_asked_on\nD-1,invited,2026-06-01,2026-07-01,2026-04-10\n") ==
          "line 2, first_asked_on '2026-04-10' is before the decision, 2026-05-01");
    CHECK(mistake("D-1,held,2026-06-10,1,2026-06-01,,,")
              .starts_with("line 2, held_on '2026-06-01': Interview 1 was first asked on 2026-06-10; "));
    CHECK(mistake("D-1,held,2026-06-10,1,2027-06-01,,,").starts_with("line 2, held_on '2027-06-01': "));
    CHECK(mistake("D-1,maybe,,,,,,").starts_with("line 2, state 'maybe' is no "));
    CHECK(mistake("D-7,planned,,,,,,") == "line 2, deal 'D-7': There is no deal 'D-7'");
    CHECK(desk.mistake("interviews", "account,interview kind\nAcme,retrospective\n")
              .starts_with("line 2, interview kind 'retrospective' may be about deal 1 of 2026-05-01, deal 2 of "
                           "2026-06-01; name the deal or the contract"));
    CHECK(desk.mistake("interviews", "deal,account\nD-1,Zen\n") ==
          "line 2, deal 'D-1' is of another account, number 1");
    CHECK(desk.mistake("interviews", "deal,kind\nD-1,breakfast\n").starts_with("line 2, kind 'breakfast': "));
    CHECK(desk.mistake("interviews", "deal,held_on,consent_to_quote\nD-1,2026-07-01,yes\nD-1,2026-07-01,no\n")
              .starts_with("line 3: this row says something else than line 2 says of the same interview"));
}

}  // namespace winloss::app
