#include "winloss/store/lookup.hpp"

#include <fmt/format.h>

#include "namesakes.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/offers.hpp"

namespace winloss::store {

namespace {

using Texts = std::vector<std::string>;

Texts names_of(const std::vector<NameLine>& lines) {
    Texts names;
    for (const NameLine& line : lines) { names.push_back(line.name); }
    return names;
}

}  // namespace

TEST_CASE("accounts of one name are told apart by what differs, interviews by whom they are with") {
    const Folder folder;
    Store store = company(folder / "a.db");
    write(store, R"(
INSERT INTO account (name, name_folded, owner_id) SELECT 'ACME', 'acme', id FROM person WHERE name = 'Kim';
INSERT INTO account (name, name_folded, parent_id) VALUES ('acme', 'acme', 2), ('Acme', 'acme', NULL);
INSERT INTO interview (kind, account_id, deal_id, anchor_on, anchor_basis, opens_on, target_on, closes_on)
    VALUES ('retrospective', 1, 1, '2026-08-20', 'decided-on', '2026-09-19', '2026-10-04', '2026-11-18'),
           ('retrospective', 1, 1, '2026-08-20', 'decided-on', '2026-09-19', '2026-10-04', '2026-11-18');
INSERT INTO interview_contact (interview_id, contact_id) VALUES (1, 1), (2, 2), (2, 1);
)");
    CHECK(error_of([&] { find_account(store, "acme"); }).hint() ==
          "1 Acme (owner Bo, deal Platform)\n3 ACME (owner Kim)\n4 acme (part of Zenith)\n5 Acme\nGive the number.");
    const std::string hint = error_of([&] { find_interview(store, "Platform", InterviewMeant::open); }).hint();
    CHECK(hint.find("1 retrospective of Acme (Platform, with Eva Lind, planned, ") == 0);
    CHECK(hint.find("2 retrospective of Acme (Platform, with Max Ek and 1 more, planned, ") != std::string::npos);
}

TEST_CASE("a word of nothing names nothing") {
    const Folder folder;
    Store store = with_namesakes(folder / "a.db");
    write(store, "INSERT INTO account (name, name_folded) VALUES ('#Acme', '#acme'), ('+Plus', '+plus');");
    for (const char* word : {"", " ", "\t"}) {
        for (const RecordKind kind :
             {RecordKind::account, RecordKind::person, RecordKind::contact, RecordKind::touch}) {
            CHECK(error_of([&] { find_record(store, kind, word); }).kind() == ErrorKind::usage);
            CHECK(error_of([&] { look_up(store, kind, word); }).kind() == ErrorKind::usage);
        }
        CHECK(error_of([&] { find_deal(store, word); }).kind() == ErrorKind::usage);
        CHECK(error_of([&] { find_contract(store, word); }).kind() == ErrorKind::usage);
        CHECK(error_of([&] { find_interview(store, word, InterviewMeant::open); }).kind() == ErrorKind::usage);
    }
}

TEST_CASE("a name written without spaces is found by any beginning of it") {
    const Folder folder;
    Store store = with_namesakes(folder / "a.db");
    write(store,
          "INSERT INTO account (name, name_folded) VALUES ('遠見昇降機サービス', '遠見昇降機サービス'), "
          "('遠州電機', '遠州電機'), ('Acmeon', 'acmeon');");
    CHECK(find_record(store, RecordKind::account, "遠見") == 5);
    CHECK(find_record(store, RecordKind::account, "遠見昇降機サー") == 5);
    CHECK(error_of([&] { find_record(store, RecordKind::account, "遠"); }).kind() == ErrorKind::conflict);
    CHECK(error_of([&] { find_record(store, RecordKind::account, "acmeo"); }).kind() == ErrorKind::not_found);
}

TEST_CASE("a name that several have is answered with their names and what tells them apart") {
    const Folder folder;
    const Store store = with_namesakes(folder / "a.db");
    const auto hint = [](const auto& find) {
        const Error error = error_of(find);
        CHECK(error.kind() == ErrorKind::conflict);
        return error.hint();
    };
    CHECK(hint([&] { find_person(store, "jo"); }) == "4 Jo Berg (interviewer)\n5 Jo Ek (rep)\nGive the number.");
    CHECK(hint([&] { find_account(store, "acme"); }) ==
          "1 Acme (owner Bo, deal Platform)\n3 ACME (ACC-1022, France, Mid-Market)\nGive the number.");
    CHECK(hint([&] { find_contract(store, "ACC-1022"); }) ==
          "1 ACME #3 (Scheduling, 2025-01-01 to 2026-12-31, C-1)\n"
          "2 ACME #3 (no product, 2025-03-01 to no end)\nGive the number.");
    CHECK(hint([&] { find_interview(store, "ACC-1022"); }) ==
          "2 pre-renewal of ACME (contract 1, Scheduling, planned, 2026-01-01 to 2026-06-30)\n"
          "3 pre-renewal of ACME (contract 2, planned, 2026-02-01 to 2026-07-31)\nGive the number.");
}

TEST_CASE("the name of two accounts names the interviews of both") {
    const Folder folder;
    Store store = with_namesakes(folder / "a.db");
    const Error error = error_of([&] { find_interview(store, "acme"); });
    CHECK(error.message() == "'acme' names 3 interviews.");
    CHECK(error.hint().find("1 retrospective of Acme (Platform, planned,") != std::string::npos);
    CHECK(error.hint().find("3 pre-renewal of ACME (contract 2,") != std::string::npos);
    CHECK(error_of([&] { find_interview(store, "acme", InterviewMeant::held); }).message() ==
          "'acme' names 2 accounts, and none of them has a held interview.");
    write(store, "UPDATE interview SET state = 'cancelled', ended_on = '2026-05-01' WHERE account_id = 3");
    CHECK(find_interview(store, "acme") == InterviewId{1});
}

TEST_CASE("a deal's name and external ids name its interview") {
    const Folder folder;
    const Store store = with_namesakes(folder / "a.db");
    CHECK(find_interview(store, "platform") == InterviewId{1});
    CHECK(find_interview(store, "OPP-3110") == InterviewId{1});
    CHECK(find_interview(store, "C-1") == InterviewId{2});
    const Error none = error_of([&] { find_interview(store, "Insight"); });
    CHECK(none.message() == "'Insight' has no open interview.");
    CHECK(none.hint() == "winloss interview list --deal 2 shows what there is.");
    // A number is an interview's: account 2 and deal 2 have nothing to do with it.
    CHECK(error_of([&] { find_interview(store, "9"); }).kind() == ErrorKind::not_found);
}

TEST_CASE("a deal goes by the first words of its name, and none of many is guessed") {
    const Folder folder;
    Store store = with_namesakes(folder / "a.db");
    CHECK(error_of([&] { find_deal(store, "Plat"); }).hint() == "Did you mean 'Platform'?");
    for (const char* name : {"mobile a", "mobile b", "mobile c", "mobile d"}) {
        write(store,
              fmt::format("INSERT INTO deal (name, name_folded) VALUES ('x {0}', 'x {0}'), ('{0}', '{0}')", name));
    }
    CHECK(error_of([&] { find_deal(store, "Mobile"); }).message() == "'Mobile' names 4 open deals.");
    CHECK(find_deal(store, "X Mobile B") == DealId{5});
    write(store, "INSERT INTO deal (name, name_folded) VALUES ('設備 bile', '設備 bile')");
    CHECK(find_deal(store, "bile") == DealId{11});  // a word of its own
    CHECK(error_of([&] { find_deal(store, "obile"); }).hint() == "winloss deal list shows them.");
}

TEST_CASE("the first words of a name end where no letter and no digit follows") {
    const Folder folder;
    Store store = company(folder / "a.db");
    for (const char* name : {"Nordic Rail, Inc.", "Nordic-Rail AB", "Fjord (Oslo)", "Lyra/West", "Tau: Health",
                             "Mira—Bay", "中央・設備", "Nordica", "Lyra2", "Fjordling", "Miraé"}) {
        write(store, fmt::format("INSERT INTO account (name, name_folded) VALUES ('{}', '{}')", name, fold(name)));
    }
    const auto found = [&](std::string_view word) {
        return std::string(*name_in(store, "deal", "account_id", find_account(store, word).value));
    };
    CHECK(found("nordic rail") == "Nordic Rail, Inc.");
    CHECK(found("FJORD") == "Fjord (Oslo)");
    CHECK(found("lyra") == "Lyra/West");
    CHECK(found("tau") == "Tau: Health");
    CHECK(found("mira") == "Mira—Bay");
    CHECK(found("中央") == "中央・設備");
    const Error two = error_of([&] { found("nordic"); });
    CHECK(two.kind() == ErrorKind::conflict);
    CHECK(two.hint() == "3 Nordic Rail, Inc.\n4 Nordic-Rail AB\nGive the number.");
    write(store, "INSERT INTO account (name, name_folded) VALUES ('Nordic', 'nordic')");
    CHECK(found("nordic") == "Nordic");  // the whole name before a longer one
    write(store,
          "INSERT INTO deal (name, name_folded) VALUES ('Pennine renewal', 'pennine renewal'), "
          "('Pennine, cleaning', 'pennine, cleaning')");
    CHECK(error_of([&] { find_deal(store, "pennine"); }).message() == "'pennine' names 2 open deals.");
}

TEST_CASE("a name stands for the interview that is open today before those that open later") {
    const Folder folder;
    Store store = company(folder / "a.db");
    Interview interview = retrospective();  // open from 2026-09-19
    insert(store, interview);
    interview.kind = "expectation";
    interview.opens_on = day(12, 1);
    interview.closes_on = day(12, 31);
    insert(store, interview);
    interview.kind = "onboarding";
    interview.opens_on = day(12, 24);
    insert(store, interview);
    const auto meant = [&](InterviewMeant which, Date today) {
        return find_interview(store, "acme", which, today).value;
    };
    CHECK(meant(InterviewMeant::open, day(10, 1)) == 1);
    CHECK(meant(InterviewMeant::any, day(10, 1)) == 1);
    CHECK(error_of([&] { meant(InterviewMeant::open, day(12, 1)); }).message() == "'acme' names 2 interviews.");
    write(store, "UPDATE interview SET state = 'cancelled', ended_on = '2026-10-01' WHERE id = 1");
    CHECK(meant(InterviewMeant::open, day(10, 1)) == 2);  // the first to open
    write(store, "UPDATE interview SET opens_on = '2026-12-01' WHERE id = 3");
    CHECK(error_of([&] { meant(InterviewMeant::open, day(10, 1)); }).kind() == ErrorKind::conflict);
    write(store, "UPDATE interview SET state = 'invited', first_asked_on = '2026-09-30', attempts = 1 WHERE id = 3");
    CHECK(meant(InterviewMeant::open, day(10, 1)) == 3);
    CHECK(error_of([&] { find_interview(store, "acme"); }).kind() == ErrorKind::conflict);  // on no day
}

TEST_CASE("a name stands for the interview that owes what is to be recorded") {
    const Folder folder;
    Store store = company(folder / "a.db");
    for (int i = 0; i < 4; ++i) { insert(store, retrospective()); }
    const auto meant = [&](InterviewMeant which) { return find_interview(store, "acme", which, day(10, 1)).value; };
    write(
        store,
        "UPDATE interview SET state = 'held', held_on = '2026-09-20', completeness = 'full', coded_on = '2026-09-21', "
        "shared_on = '2026-09-22', thanked_on = '2026-09-22' WHERE id <= 3");
    write(store, "INSERT INTO note (interview_id, text) VALUES (1, 'x'), (2, 'x'), (3, 'x')");
    write(store, "UPDATE interview SET thanked_on = NULL WHERE id = 1");
    write(store, "UPDATE interview SET shared_on = NULL WHERE id = 2");
    CHECK(meant(InterviewMeant::to_thank) == 1);
    CHECK(meant(InterviewMeant::to_share) == 2);
    CHECK(error_of([&] { meant(InterviewMeant::held); }).message() == "'acme' names 2 interviews.");
    write(store, "UPDATE interview SET state = 'cancelled', ended_on = '2026-09-30' WHERE id = 4");
    write(store, "UPDATE interview SET shared_on = '2026-09-22' WHERE id = 2");
    CHECK(meant(InterviewMeant::to_note) == 1);  // of those that were held the one that is not finished
    write(store, "DELETE FROM note WHERE interview_id = 3");
    CHECK(meant(InterviewMeant::to_note) == 3);
    insert(store, retrospective());
    write(store, "UPDATE interview SET state = 'booked', booked_at = '2026-10-01T16:00' WHERE id = 5");
    insert(store, retrospective());
    CHECK(meant(InterviewMeant::to_hold) == 5);
    CHECK(error_of([&] { meant(InterviewMeant::open); }).kind() == ErrorKind::conflict);
}

TEST_CASE("what is there already goes by the first words of its name, and nothing new is mistaken for it") {
    const Folder folder;
    Store store = with_namesakes(folder / "a.db");
    write(store,
          "INSERT INTO competitor (name, name_folded) VALUES ('Kestrel Dispatch', 'kestrel dispatch'), ('Kestrel', "
          "'kestrel'), ('Initech Field', 'initech field')");
    CHECK(find_record(store, RecordKind::competitor, "initech") == 3);
    CHECK(find_record(store, RecordKind::competitor, "kestrel") == 2);  // the whole name comes first
    CHECK_FALSE(look_up(store, RecordKind::competitor, "initech"));
}

TEST_CASE("what hangs on a customer and has no name goes by the customer's, the unsettled first") {
    const Folder folder;
    Store store = with_namesakes(folder / "a.db");
    write(store,
          "INSERT INTO flag (account_id, kind, raised_on, cleared_on) VALUES (2, 'at-risk', '2026-09-01', "
          "'2026-09-20'), (2, 'expansion', '2026-09-01', NULL)");
    CHECK(find_record(store, RecordKind::flag, "zenith") == 2);
    CHECK(find_record(store, RecordKind::flag, "1") == 1);
    write(store, "UPDATE flag SET cleared_on = '2026-09-21'");
    CHECK(error_of([&] { find_record(store, RecordKind::flag, "zenith"); }).message() == "'zenith' names 2 flags.");
    CHECK(error_of([&] { find_record(store, RecordKind::flag, "nobody"); }).kind() == ErrorKind::not_found);
    CHECK(error_of([&] { find_record(store, RecordKind::action, "zenith"); }).message() == "'zenith' has no action.");
    CHECK(error_of([&] { find_record(store, RecordKind::health, "zenith"); }).message() ==
          "'zenith' has no judgement of its health.");
    write(store,
          "INSERT INTO touch (account_id, touched_on, kind) VALUES (2, '2026-09-01', 'call'), (2, '2026-09-02', "
          "'visit')");
    CHECK(error_of([&] { find_record(store, RecordKind::touch, "zenith"); }).message() == "'zenith' names 2 touches.");
}

TEST_CASE("a customer without such a record is named as one, and what lists the records exists") {
    const Folder folder;
    Store store = with_namesakes(folder / "a.db");
    write(store, "INSERT INTO account (name, name_folded) VALUES ('Thermique Sud', 'thermique sud')");
    const Error refused = error_of([&] { find_contract(store, "thermique"); });
    CHECK(refused.message() == "'thermique' has no contract.");
    CHECK(refused.hint().starts_with("winloss account show "));
    CHECK(error_of([&] { find_deal(store, "thermique"); }).message() == "'thermique' has no deal.");
    CHECK(error_of([&] { find_record(store, RecordKind::health, "99"); }).hint() == "winloss health show shows them.");
    CHECK(error_of([&] { find_record(store, RecordKind::flag, "99"); }).hint() == "winloss flag list shows them.");
}

TEST_CASE("a name with letters that no keyboard here has is near to one without") {
    const Folder folder;
    const Store store = with_namesakes(folder / "a.db");
    CHECK(error_of([&] { find_account(store, "aero"); }).hint() == "Did you mean 'Ærø Færge'?");
    CHECK(error_of([&] { find_interview(store, "zenit"); }).hint() == "Did you mean 'Zenith'?");
}

TEST_CASE("what is offered by number is what can be meant") {
    const Folder folder;
    Store store = with_namesakes(folder / "a.db");
    CHECK(likely(store, RecordKind::interview, Likely::open, 9).size() == 3);
    CHECK(likely(store, RecordKind::interview, Likely::open, 1).front().id == 2);  // closes first
    CHECK(likely(store, RecordKind::interview, Likely::held, 9).empty());
    const auto with = [&](RecordKind kind, Likely which) {
        std::vector<std::int64_t> ids;
        for (const NameLine& each : interviewed_from(store, kind, which, "", 9)) { ids.push_back(each.id); }
        std::ranges::sort(ids);
        return ids;
    };
    const auto expected = [&](const std::string& column, const std::string& condition) {
        std::vector<std::int64_t> ids;
        Statement rows = store.prepare("SELECT DISTINCT " + column + " FROM interview WHERE " + column +
                                       " IS NOT NULL AND " + condition + " ORDER BY 1");
        while (rows.step()) { ids.push_back(rows.integer(0)); }
        return ids;
    };
    for (const bool later : {false, true}) {
        CHECK(with(RecordKind::account, Likely::open) ==
              expected("account_id", "state IN ('planned', 'invited', 'booked')"));
        CHECK(with(RecordKind::deal, Likely::open) == expected("deal_id", "state IN ('planned', 'invited', 'booked')"));
        CHECK(with(RecordKind::account, Likely::ended) == expected("account_id", "state = 'cancelled'"));
        if (later) { break; }
        write(store, "UPDATE interview SET state = 'cancelled', ended_on = '2026-05-01' WHERE id = 1");
    }
    write(store, "UPDATE interview SET state = 'planned', ended_on = NULL WHERE id = 1");
    write(store, "UPDATE interview SET state = 'cancelled', ended_on = '2026-05-01' WHERE id = 2");
    write(store, "UPDATE interview SET state = 'held', held_on = '2026-05-01', completeness = 'full' WHERE id = 3");
    CHECK(likely(store, RecordKind::interview, Likely::held, 9).front().id == 3);
    CHECK(names_of(likely(store, RecordKind::interview, Likely::ended, 9)) == Texts{"pre-renewal of ACME"});
    write(store, "UPDATE contact SET do_not_contact = 1 WHERE id = 1");
    CHECK(names_of(contacts_to_ask(store, AccountId{1}, "", 9)) == Texts{"Max Ek"});
    CHECK(names_of(contacts_to_ask(store, {}, "", 9)) == Texts{"Ida Ros", "Max Ek"});
    CHECK(external_ids_from(store, RecordKind::account, "ac", 9).front().external_id == "ACC-1022");
    CHECK(external_ids_from(store, RecordKind::account, "", 9).empty());
    CHECK(account_words(store, AccountWord::region) == Texts{"France"});
}

}  // namespace winloss::store
