// Reports read packed rows: whatever is done to a store, they are those of its tables.
#include <random>

#include "company.hpp"
#include "winloss/store/facts.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::store {

namespace {

constexpr std::int64_t few = 40;  // rows from which a table is packed here

OpenOptions packing() { return {.now = noon, .pack_from_rows = few}; }

Store packing_company(const std::string& path) {
    Store store = Store::create(path, packing(), &write_default_programme);
    write(store, std::string(company_rows));
    write(store, "INSERT INTO code (path, name, kind) VALUES ('price', 'Price', 'driver')");
    return store;
}

std::string differences(const Store& store) {
    std::string all;
    for (const Finding& each : check(store)) {
        if (each.check == "packed") { all += each.record + " "; }
    }
    return all;
}

std::string packed_tables(const Store& store) {
    std::string names;
    Statement row = store.prepare("SELECT table_name FROM packed_table ORDER BY table_name");
    while (row.step()) { names += (names.empty() ? "" : " ") + std::string(row.text(0)); }
    return names;
}

/// Deals as facts: number, outcome, amount.
std::string deals_of(const Store& store) {
    const Snapshot snapshot(store);
    Needs needs;
    needs.amounts = true;
    DealFacts facts(store, needs, day(10, 2));
    std::string all;
    facts.each([&](const DealFact& fact) {
        all += std::to_string(fact.id.value) + " " + std::string(word(fact.outcome)) + " " +
               (fact.amount ? std::to_string(fact.amount->minor) : "-") + "\n";
    });
    return all;
}

/// So many deals, each with an interview, a note, a coding and a contract where it was won.
std::string many_deals(int count) {
    const std::string numbers =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(count) + ") ";
    return "INSERT INTO deal (account_id, name, name_folded, outcome, decided_on, amount, currency) " + numbers +
           "SELECT 1 + i % 2, 'd', 'd', CASE i % 3 WHEN 0 THEN 'won' ELSE 'lost' END, '2026-08-20', i * 100, 'EUR' "
           "FROM n;"
           "INSERT INTO interview (kind, account_id, deal_id, occurrence, anchor_on, anchor_basis, opens_on, "
           "target_on, "
           "closes_on, state, held_on, completeness) SELECT 'retrospective', account_id, id, 0, '2026-08-20', "
           "'decided-on', '2026-09-19', '2026-10-04', '2026-11-18', 'held', '2026-09-20', 'full' FROM deal WHERE id "
           "NOT IN (SELECT deal_id FROM interview WHERE deal_id IS NOT NULL) AND outcome <> 'open';"
           "INSERT INTO note (interview_id, text) SELECT id, 'dear' FROM interview WHERE state = 'held' AND id NOT IN "
           "(SELECT interview_id FROM note);"
           "INSERT INTO coding (note_id, code_id, rating) SELECT id, 1, -1 FROM note WHERE id NOT IN "
           "(SELECT note_id FROM coding);"
           "INSERT INTO contract (account_id, deal_id, starts_on, annual_value, currency) SELECT account_id, id, "
           "'2026-09-01', 1200, 'EUR' FROM deal WHERE outcome = 'won' AND id NOT IN (SELECT deal_id FROM contract "
           "WHERE deal_id IS NOT NULL)";
}

void random_operation(Store& store, std::mt19937& random) {
    const auto number = [&](unsigned n) { return std::to_string(1 + random() % n); };
    switch (random() % 9) {
        case 0: write(store, many_deals(static_cast<int>(1 + random() % 60))); break;
        case 1: write(store, many_deals(1)); break;
        case 2:
            write(store, "UPDATE deal SET amount = " + number(999) + ", currency = 'USD' WHERE id = " + number(99));
            break;
        case 3:
            write(store,
                  "UPDATE deal SET exclusion = CASE WHEN exclusion IS NULL THEN 'all' END WHERE id % 7 = " + number(7));
            break;
        case 4: write(store, "UPDATE interview SET relation = 'internal' WHERE id % 40 = " + number(40)); break;
        case 5: write(store, "DELETE FROM coding WHERE id % 30 = " + number(30)); break;
        case 6: write(store, "UPDATE contract SET ended_on = '2026-09-09' WHERE id = " + number(50)); break;
        case 7: undo(store, by("undo"), std::nullopt); break;
        default: redo(store, by("redo"));
    }
}

}  // namespace

TEST_CASE("what many commands, undos and redos left is what reports read", "[thorough]") {
    int packed = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const Folder folder;
        Store store = packing_company(folder / "a.db");
        std::mt19937 random(seed);
        for (int i = 0; i < 60; ++i) {
            try {
                random_operation(store, random);
            } catch (const Error& error) { REQUIRE(error.kind() != ErrorKind::bug); }
            INFO("seed " << seed << ", step " << i);
            REQUIRE(differences(store).empty());
            packed += packed_tables(store).empty() ? 0 : 1;
        }
    }
    CHECK(packed > 300);  // of 720 looks: it was packed rows that were compared
}

TEST_CASE("tables of many rows are packed, and what is packed is what reports read") {
    const Folder folder;
    Store store = packing_company(folder / "a.db");
    write(store, many_deals(few - 5));
    CHECK(packed_tables(store).empty());
    write(store, many_deals(70));
    CHECK(packed_tables(store) == "coding deal interview note");  // a third of the deals were won
    CHECK(differences(store).empty());
    const std::string before = deals_of(store);

    // The packed bytes are read: were they others, the facts would be.
    write(store,
          "UPDATE packed_row SET bytes = zeroblob(length(bytes)) WHERE packed_table_id = (SELECT id FROM packed_table "
          "WHERE table_name = 'deal'); INSERT INTO account (name, name_folded) VALUES ('Third', 'third')");
    CHECK(deals_of(store) != before);
    CHECK(differences(store) == "deal 1 ");
    write(store,
          "UPDATE packed_row SET bytes = x'0102'; INSERT INTO account (name, name_folded) VALUES ('Fourth', 'fourth')");
    CHECK(error_of([&] { deals_of(store); }).kind() == ErrorKind::store);
}

TEST_CASE("a row that was changed, removed or made since is read from its table") {
    const Folder folder;
    Store store = packing_company(folder / "a.db");
    write(store, many_deals(100));
    const std::string before = deals_of(store);
    write(store, "UPDATE deal SET amount = 7 WHERE id = 10");
    CHECK(deals_of(store).find("\n10 lost 7\n") != std::string::npos);
    undo(store, by("undo"), std::nullopt);
    CHECK(deals_of(store) == before);
    redo(store, by("redo"));
    CHECK(deals_of(store).find("\n10 lost 7\n") != std::string::npos);
    write(store,
          "DELETE FROM contract WHERE deal_id = 11; DELETE FROM coding WHERE id = 10; DELETE FROM note WHERE id = 10;"
          "DELETE FROM interview WHERE deal_id = 11; DELETE FROM deal WHERE id = 11");
    CHECK(deals_of(store).find("\n11 ") == std::string::npos);
    write(store, "INSERT INTO deal (name, name_folded, amount, currency) VALUES ('new', 'new', 5, 'EUR')");
    CHECK(deals_of(store).find("\n103 open 5\n") != std::string::npos);
    CHECK(differences(store).empty());
}

TEST_CASE("who writes past the history is seen, and the tables are read") {
    const Folder folder;
    Store store = packing_company(folder / "a.db");
    write(store, many_deals(100));
    store.connection().begin_write();
    store.connection().before_changes([](const std::string&) {});
    store.connection().execute("UPDATE deal SET amount = 7 WHERE id = 10");
    store.connection().commit();
    CHECK(deals_of(store).find("\n10 lost 7\n") != std::string::npos);
    CHECK(differences(store).empty());
    write(store, many_deals(30));  // which packs anew
    CHECK(deals_of(store).find("\n10 lost 7\n") != std::string::npos);
    CHECK(differences(store).empty());
}

TEST_CASE("a restored store has its rows packed, and they hold") {
    const Folder folder;
    std::string before;
    {
        Store store = packing_company(folder / "a.db");
        write(store, many_deals(100));
        before = deals_of(store);
        backup(store, folder / "saved.db");
        write(store, "UPDATE deal SET amount = 7 WHERE id = 10");
    }
    restore(folder / "a.db", folder / "saved.db", packing(), false);
    Store store = Store::open(folder / "a.db", packing());
    CHECK(deals_of(store) == before);
    CHECK(differences(store).empty());
    write(store,
          "UPDATE packed_row SET bytes = zeroblob(length(bytes)) WHERE packed_table_id = (SELECT id FROM packed_table "
          "WHERE table_name = 'deal'); INSERT INTO account (name, name_folded) VALUES ('Third', 'third')");
    CHECK(deals_of(store) != before);  // the packed bytes are read
}

TEST_CASE("an amount below zero is no part of any sum, packed or not") {
    const Folder folder;
    Store store = packing_company(folder / "a.db");
    write(store, "INSERT INTO deal (name, name_folded, amount, currency) VALUES ('credit', 'credit', -5, 'EUR')");
    CHECK(deals_of(store).find(" open -5\n") == std::string::npos);
    CHECK(deals_of(store).find("\n3 open -\n") != std::string::npos);
    write(store, many_deals(100));
    CHECK(deals_of(store).find("\n3 open -\n") != std::string::npos);
    CHECK(differences(store).empty());
}

TEST_CASE("a table that has become small is packed no more") {
    const Folder folder;
    Store store = packing_company(folder / "a.db");
    write(store, many_deals(100));
    undo(store, by("undo"), std::nullopt);
    CHECK(packed_tables(store).empty());
    CHECK(store.connection().scalar("SELECT count(*) FROM packed_row") == 0);
    redo(store, by("redo"));
    CHECK(packed_tables(store) == "coding deal interview note");
    CHECK(differences(store).empty());
}

TEST_CASE("a record with a number too large to be packed is read all the same") {
    const Folder folder;
    Store store = packing_company(folder / "a.db");
    write(store,
          "INSERT INTO deal (id, name, name_folded, amount, currency) VALUES (5000000000, 'far', 'far', 5, 'EUR')");
    write(store, many_deals(100));
    CHECK(packed_tables(store) == "coding note");  // the interviews are about deals with higher numbers still
    CHECK(deals_of(store).find("5000000000 open 5\n") != std::string::npos);
}

}  // namespace winloss::store
