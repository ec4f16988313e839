#include "fixture.hpp"

namespace winloss::store {

TEST_CASE("the log lists operations with what they did, latest first") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('a'), ('b'); UPDATE account SET name = 'c' WHERE id = 1");
    write(store, "UPDATE account SET name = 'd' WHERE id = 1; UPDATE account SET name = 'e'  WHERE id = 1");
    undo(store, by("undo"), std::nullopt);
    const std::vector<OperationEntry> all = operations(store, 0);
    REQUIRE(all.size() == 3);
    CHECK(all[0].reverts == 2);
    CHECK(all[0].command == "undo");
    CHECK(all[1].reverted_by == 3);
    CHECK(all[1].rows == 1);
    CHECK(all[2].rows == 2);
    CHECK(all[2].at == noon);
    CHECK(all[2].person == "kim");
    CHECK(operations(store, 1).size() == 1);
}

TEST_CASE("a record's life is told from the first operation to the last") {
    const Folder folder;
    Store store = small_store(folder / "a.db");
    write(store, "INSERT INTO account (name) VALUES ('a')");
    write(store, "INSERT INTO deal (account_id, name) VALUES (1, 'd')");
    write(store, "UPDATE deal SET amount = 5; UPDATE deal SET amount = 7, name = 'e'");
    write(store, "DELETE FROM deal");
    undo(store, by("undo"), std::nullopt);
    const std::vector<RecordChange> life = record_history(store, "deal", 1);
    std::string told;
    for (const RecordChange& change : life) {
        told += std::to_string(change.operation.id) + " " + change.action;
        for (const auto& value : change.values) { told += " " + value.column + ":" + value.before + ">" + value.after; }
        told += "\n";
    }
    CHECK(told ==
          "2 made account_id:>1 name:>d\n"
          "3 changed amount:>7 name:d>e\n"
          "4 removed account_id:1> amount:7> name:e>\n"
          "5 made account_id:>1 amount:>7 name:>e\n");
    CHECK(record_history(store, "deal", 2).empty());
    CHECK(error_of([&] { record_history(store, "operation", 1); }).kind() == ErrorKind::bug);
}

}  // namespace winloss::store
