// Names that are typed in part: which of their words are enough, and what several of them are answered with.
#include <fmt/format.h>

#include "namesakes.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::store {

TEST_CASE("people are called by any word of their names, where no name begins with it") {
    const Folder folder;
    Store store = with_namesakes(folder / "a.db");
    const auto person = [&](std::string_view word) { return find_record(store, RecordKind::person, word); };
    CHECK(person("roth") == person("Judith Roth"));
    CHECK(person("BERG") == person("Jo Berg"));
    CHECK(error_of([&] { person("rot"); }).kind() == ErrorKind::not_found);  // whole words
    CHECK(error_of([&] { person("%"); }).kind() == ErrorKind::not_found);
    CHECK(error_of([&] { person("_oth"); }).kind() == ErrorKind::not_found);
    CHECK(find_record(store, RecordKind::contact, "lind") == find_record(store, RecordKind::contact, "Eva Lind"));
    write(store, "INSERT INTO person (name, name_folded, role) VALUES ('Ana Maria Roth', 'ana maria roth', 'rep')");
    CHECK(error_of([&] { person("roth"); }).message() == "'roth' names 2 persons.");
    CHECK(person("maria") == person("Ana Maria Roth"));
}

TEST_CASE("accounts are called by any word of their names too, the closest name first") {
    const Folder folder;
    Store store = with_namesakes(folder / "a.db");
    const auto add = [&](const char* name) {
        write(store, fmt::format("INSERT INTO account (name, name_folded) VALUES ('{}', '{}')", name, fold(name)));
    };
    for (const char* name : {"Nordic Rail Group", "The Rail, Ltd", "Rail", "Foz & Filhos, Lda.", "O’Brannoc 100%"}) {
        add(name);
    }
    const auto found = [&](std::string_view word) {
        return std::string(*name_in(store, "deal", "account_id", find_account(store, word).value));
    };
    CHECK(found("rail") == "Rail");
    write(store, "DELETE FROM account WHERE name = 'Rail'");
    const Error two = error_of([&] { found("rail"); });
    CHECK(two.kind() == ErrorKind::conflict);
    CHECK(two.hint().find("Nordic Rail Group") < two.hint().find("The Rail, Ltd"));
    CHECK(found("rail group") == "Nordic Rail Group");
    CHECK(found("FILHOS") == "Foz & Filhos, Lda.");
    CHECK(found("foz & filhos, lda.") == "Foz & Filhos, Lda.");
    CHECK(found("brannoc") == "O’Brannoc 100%");
    add("Rail North");
    CHECK(found("rail") == "Rail North");  // what begins so comes before what holds it
    for (const char* none : {"rai", "ilhos", "100", "%", "_", "&", "."}) {
        CAPTURE(none);
        CHECK(error_of([&] { found(none); }).kind() == ErrorKind::not_found);
    }
}

TEST_CASE("a part of a name that several have names none of theirs") {
    const Folder folder;
    Store store = company(folder / "a.db");
    write(store, R"(
INSERT INTO account (name, name_folded) VALUES ('Fjord North', 'fjord north'), ('Fjord South', 'fjord south'), ('Bay', 'bay');
INSERT INTO deal (name, name_folded, account_id) VALUES ('Rollout one', 'rollout one', 3), ('Rollout two', 'rollout two', 4),
    ('Bay rollout', 'bay rollout', 5), ('Fjord plan', 'fjord plan', 5);
INSERT INTO contract (account_id, deal_id, starts_on) SELECT 3, id, '2025-01-01' FROM deal WHERE name = 'Rollout one';
)");
    const Error accounts = error_of([&] { find_contract(store, "fjord"); });
    CHECK(accounts.kind() == ErrorKind::conflict);
    CHECK(accounts.message() == "'fjord' names 2 accounts.");
    CHECK(accounts.hint() ==
          "3 Fjord North (deal Rollout one)\n4 Fjord South (deal Rollout two)\n"
          "Give more of the name, or the number of the contract: winloss account show NUMBER");
    CHECK(error_of([&] { find_contract(store, "rollout"); }).message() == "'rollout' names 2 deals.");
    CHECK(find_contract(store, "rollout one") == ContractId{1});
    CHECK(find_contract(store, "fjord north") == ContractId{1});
    CHECK(find_deal(store, "south") == find_deal(store, "Rollout two"));
    CHECK(find_deal(store, "bay rollout") == DealId{5});
    CHECK(error_of([&] { find_deal(store, "fjord"); }).kind() == ErrorKind::conflict);
    write(store, "UPDATE account SET name = 'Sund', name_folded = 'sund' WHERE id = 4");
    const Error foreign =
        error_of([&] { find_deal(store, "fjord"); });  // an account's deal, and another's that begins so
    CHECK(foreign.message() == "'fjord' names 2 deals.");
    CHECK(foreign.hint().find("Rollout one (Fjord North") != std::string::npos);
    CHECK(foreign.hint().find("Fjord plan (Bay") != std::string::npos);
    write(store, "UPDATE deal SET account_id = 3 WHERE name = 'Fjord plan'");
    CHECK(error_of([&] { find_deal(store, "fjord"); }).message() == "'fjord' names 2 open deals.");
    write(store, "UPDATE deal SET outcome = 'lost', decided_on = '2026-08-01' WHERE name = 'Fjord plan'");
    CHECK(find_deal(store, "fjord") == find_deal(store, "Rollout one"));  // the customer's open one
}

TEST_CASE("deals that begin with a word of their customer's name are that customer's") {
    const Folder folder;
    Store store = company(folder / "a.db");
    write(store, R"(
INSERT INTO account (name, name_folded) VALUES ('Miejski Rollout', 'miejski rollout'), ('Bay', 'bay');
INSERT INTO deal (name, name_folded, account_id, outcome, decided_on) VALUES ('Rollout one', 'rollout one', 3, 'lost', '2026-08-01'),
    ('Rollout two', 'rollout two', 3, 'won', '2026-08-01');
INSERT INTO contract (account_id, starts_on) VALUES (3, '2025-01-01');
)");
    CHECK(find_contract(store, "rollout") == ContractId{1});  // no deal's, and the customer's only one
    write(store, "INSERT INTO deal (name, name_folded, account_id) VALUES ('Rollout three', 'rollout three', 4)");
    CHECK(error_of([&] { find_contract(store, "rollout"); }).kind() == ErrorKind::not_found);
    write(store, "UPDATE contract SET deal_id = (SELECT id FROM deal WHERE name = 'Rollout one')");
    CHECK(error_of([&] { find_contract(store, "rollout"); }).message() == "'rollout' names 3 deals.");
}

TEST_CASE("what stands between words does not matter") {
    const Folder folder;
    Store store = company(folder / "a.db");
    for (const char* name : {"Nordic Rail, Ltd", "Süd-West Bahn AG", "Gamma (UK)", "Foo/Bar（Tokyo）支社"}) {
        write(store, fmt::format("INSERT INTO account (name, name_folded) VALUES ('{}', '{}')", name, fold(name)));
    }
    const auto found = [&](std::string_view word) {
        return std::string(*name_in(store, "deal", "account_id", find_account(store, word).value));
    };
    CHECK(found("rail ltd") == "Nordic Rail, Ltd");
    CHECK(found("süd west") == "Süd-West Bahn AG");
    CHECK(found("gamma uk") == "Gamma (UK)");
    CHECK(found("tokyo") == "Foo/Bar（Tokyo）支社");
    CHECK(error_of([&] { found("nordic ltd"); }).kind() == ErrorKind::not_found);  // side by side
}

TEST_CASE("what is near to a name that leads to a record has no number of another kind") {
    const Folder folder;
    Store store = company(folder / "a.db");
    write(store, "INSERT INTO account (name, name_folded) VALUES ('Norr' || char(9) || 'fjord', 'norr fjord')");
    CHECK(error_of([&] { find_account(store, "norfjord"); }).hint() == "Did you mean 3 ('Norr\tfjord')?");
    CHECK(error_of([&] { find_interview(store, "norfjord"); }).hint() == "winloss interview list shows them.");
    CHECK(error_of([&] { find_deal(store, "norfjord"); }).hint() == "winloss deal list shows them.");
}

}  // namespace winloss::store
