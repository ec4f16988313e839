#include "winloss/store/bulk_load.hpp"

#include <set>

#include "company.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::store {

namespace {

constexpr std::int64_t many = 5000;  // from so many new rows on the indexes are made anew

std::set<std::string> indexes_of(const Store& store, const std::string& table) {
    Statement rows =
        store.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = $table");
    rows.bind("table", table);
    std::set<std::string> names;
    while (rows.step()) { names.emplace(rows.text(0)); }
    return names;
}

/// New deals, each with a competitor, of the company's two accounts.
void insert_deals(Write& write, std::int64_t count) {
    write.connection().execute(
        "INSERT INTO competitor (name, name_folded) VALUES ('Initech', 'initech') ON CONFLICT DO NOTHING");
    Statement deal = write.prepare(
        "INSERT INTO deal (account_id, name, name_folded, outcome, decided_on) "
        "VALUES ($account, $name, $name, $outcome, $decided)");
    Statement competitor = write.prepare("INSERT INTO deal_competitor (deal_id, competitor_id) VALUES ($deal, 1)");
    for (std::int64_t i = 0; i < count; ++i) {
        const bool open = i % 3 == 0;
        deal.bind("account", 1 + i % 2)
            .bind("name", "d" + std::to_string(i * 7919 % count))
            .bind("outcome", open ? "open" : "won")
            .bind("decided", open ? std::nullopt : std::optional(day(1, 1) + Days(i % 300)))
            .run();
        competitor.bind("deal", write.last_insert_id()).run();
    }
}

/// All that can be read of what a load writes, through indexes and past them.
std::string content(const Store& store) {
    std::string all;
    for (const char* sql :
         {"SELECT json_group_array(json_array(id, account_id, name, outcome, decided_on)) FROM (SELECT * FROM deal NOT "
          "INDEXED ORDER BY id)",
          "SELECT json_group_array(json_array(id, deal_id, competitor_id)) FROM (SELECT * FROM deal_competitor NOT "
          "INDEXED ORDER BY id)",
          "SELECT json_group_array(id) FROM (SELECT id FROM deal INDEXED BY deal_name WHERE name_folded > '' ORDER BY "
          "name_folded, id)"}) {
        Statement rows = store.prepare(sql);
        rows.step();
        all += std::string(rows.text(0)) + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("indexes are away during a large load, and made again word for word") {
    const Folder folder;
    Store store = company(folder / "a.db");
    const auto schema = schema_objects(store.connection());
    const auto of_deals = indexes_of(store, "deal");
    REQUIRE_FALSE(of_deals.empty());
    {
        Write write(store, by("import deals"));
        BulkLoad bulk(write, 32);
        bulk.expect("deal", many);
        bulk.expect("deal_competitor", many);
        CHECK(indexes_of(store, "deal").empty());
        CHECK(indexes_of(store, "deal_competitor").empty());
        CHECK_FALSE(indexes_of(store, "account").empty());
        insert_deals(write, many);
        bulk.finish();
        CHECK(indexes_of(store, "deal") == of_deals);
        bulk.finish();  // there is nothing left to make
        write.commit();
    }
    CHECK(schema_objects(store.connection()) == schema);
    CHECK(schema == expected_schema(store.migrations(), store.schema_version()));
    CHECK(check(store).empty());
    CHECK(store.connection().scalar("SELECT count(*) FROM deal INDEXED BY deal_name WHERE name_folded > ''") ==
          many + 2);
}

TEST_CASE("a load that makes the indexes anew writes what one row after the other would") {
    const Folder folder;
    std::vector<std::string> contents;
    for (const bool anew : {false, true}) {
        Store store = company(folder / (anew ? "anew.db" : "rowwise.db"));
        Write write(store, by("import deals"));
        BulkLoad bulk(write, 32);
        if (anew) {
            for (const char* table : {"deal", "deal_competitor"}) { bulk.expect(table, many); }
        }
        insert_deals(write, many);
        bulk.finish();
        write.commit();
        contents.push_back(content(store));
    }
    CHECK(contents[0] == contents[1]);
}

TEST_CASE("few new rows, or few beside those that are there, keep the indexes") {
    const Folder folder;
    Store store = company(folder / "a.db");
    const auto of_deals = indexes_of(store, "deal");
    {
        Write write(store, by("import deals"));
        BulkLoad bulk(write, 32);
        bulk.expect("deal", many - 1);
        CHECK(indexes_of(store, "deal") == of_deals);
        insert_deals(write, 2 * many + 2);
        write.commit();
    }
    Write write(store, by("import deals"));
    BulkLoad bulk(write, 32);
    const std::int64_t there = store.connection().scalar("SELECT count(*) FROM deal");
    bulk.expect("deal", there / 2 - 1);
    CHECK(indexes_of(store, "deal") == of_deals);
    bulk.expect("deal", there / 2);
    CHECK(indexes_of(store, "deal").empty());
}

TEST_CASE("a load that fails midway leaves the store as it was, indexes and all") {
    const Folder folder;
    Store store = company(folder / "a.db");
    const auto schema = schema_objects(store.connection());
    const std::string before = content(store);
    const auto load = [&] {
        Write write(store, by("import deals"));
        BulkLoad bulk(write, 32);
        bulk.expect("deal", many);
        insert_deals(write, 1000);
        write.connection().execute("INSERT INTO deal (name, name_folded, outcome) VALUES ('x', 'x', 'won')");
        bulk.finish();
        write.commit();
    };
    CHECK(error_of(load).kind() == ErrorKind::conflict);  // a won deal has an account
    CHECK(content(store) == before);
    CHECK(schema_objects(store.connection()) == schema);
    CHECK(store.operation() == 1);
    CHECK(check(store).empty());
    write(store, "UPDATE deal SET stage = 'x' WHERE id = 1");  // and it can be written again
    CHECK(store.connection().scalar("SELECT count(*) FROM row_log") == 1);
}

TEST_CASE("the page cache is as large as before when a load is over") {
    const Folder folder;
    Store store = company(folder / "a.db");
    const auto size = [&store] { return store.connection().scalar("PRAGMA cache_size"); };
    const std::int64_t before = size();
    Write write(store, by("import deals"));
    {
        const BulkLoad bulk(write, 48);
        CHECK(size() == -48 * 1024);
    }
    CHECK(size() == before);
}

TEST_CASE("a large load is undone and done again, row for row") {
    constexpr std::int64_t deals = 6000;  // and as many competitors: 12,000 rows
    const Folder folder;
    Store store = company(folder / "a.db");
    const std::string before = content(store);
    const auto schema = schema_objects(store.connection());
    {
        Write write(store, by("import deals"));
        BulkLoad bulk(write, 32);
        for (const char* table : {"deal", "deal_competitor"}) { bulk.expect(table, deals); }
        insert_deals(write, deals);
        bulk.finish();
        write.commit();
    }
    const std::string loaded = content(store);
    for (int round = 0; round < 2; ++round) {
        CHECK(undo(store, by("undo"), std::nullopt).rows == 2 * deals + 1);
        CHECK(content(store) == before);
        CHECK(check(store).empty());
        redo(store, by("redo"));
        CHECK(content(store) == loaded);
        CHECK(schema_objects(store.connection()) == schema);
        CHECK(check(store).empty());
    }
    CHECK(operations(store, 1).front().rows == 2 * deals + 1);
}

}  // namespace winloss::store
