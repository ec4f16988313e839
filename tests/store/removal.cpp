#include <set>
#include <tuple>

#include "records.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::store {

namespace {

using Columns = std::set<std::tuple<std::string, std::string, std::string>>;

constexpr std::array kinds = {
    RecordKind::person, RecordKind::product,  RecordKind::competitor, RecordKind::account,  RecordKind::contact,
    RecordKind::deal,   RecordKind::contract, RecordKind::interview,  RecordKind::touch,    RecordKind::expectation,
    RecordKind::health, RecordKind::flag,     RecordKind::action,     RecordKind::benchmark};

}  // namespace

TEST_CASE("what names a record is what the schema says names it") {
    const Folder folder;
    const Store store = new_store(folder / "a.db");
    Columns schema;
    Statement keys = store.prepare(
        "SELECT f.\"table\", t.name, f.\"from\" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f "
        "WHERE t.type = 'table'");
    while (keys.step()) {
        const std::string parent(keys.text(0));
        const bool removable =
            std::any_of(kinds.begin(), kinds.end(), [&](RecordKind kind) { return table_name(kind) == parent; });
        if (removable) { schema.emplace(parent, keys.text(1), keys.text(2)); }
    }
    REQUIRE(schema.size() > 20);
    Columns known;
    for (const Reference& each : references()) { known.emplace(each.parent, each.child, each.column); }
    CHECK(known == schema);
}

TEST_CASE("whatever a record refers to has a name") {
    const Folder folder;
    Store store = new_store(folder / "a.db");
    write(store,
          "INSERT INTO code (path, name, kind) VALUES ('price', 'Price', 'driver');"
          "INSERT INTO stated_reason (text, text_folded) VALUES ('Too dear', 'too dear')");
    for (const RecordKind kind : kinds) {
        const std::string table(table_name(kind));
        Statement keys = store.prepare("SELECT \"from\" FROM pragma_foreign_key_list('" + table + "')");
        while (keys.step()) {
            CAPTURE(table, std::string(keys.text(0)));
            CHECK(name_in(store, table, keys.text(0), 1).has_value());
        }
    }
    CHECK(name_in(store, "action", "code_id", 1) == "price");
    CHECK(name_in(store, "contract", "end_reason_id", 1) == "Too dear");
    CHECK_FALSE(name_in(store, "contract", "term_months", 1));
}

TEST_CASE("what hangs on a record forbids its removal; what is part of it goes along") {
    const Folder folder;
    Store store = new_store(folder / "a.db");
    Write write(store, by("x"));
    const PersonId kim = insert_person(write, {{}, "Kim", {}, Role::rep, true});
    Account acme{{}, {}, "Acme", {}, {}, {}, {}, {}};
    acme.id = insert_account(write, acme);
    set_owner(write, acme.id, kim, std::nullopt);
    join_account_team(write, acme.id, kim, "keeper");
    Contact contact{{}, {}, acme.id, "Ada", {}, {}, {}, {}, false, {}};
    contact.id = insert_contact(write, contact);

    const Error refused = error_of([&] { remove_record(write, RecordKind::account, acme.id.value); });
    CHECK(refused.kind() == ErrorKind::conflict);
    CHECK(refused.message() == "Account 1 cannot be removed: 1 contact hangs on it.");
    remove_record(write, RecordKind::contact, contact.id.value);
    CHECK(error_of([&] { remove_record(write, RecordKind::person, kim.value); }).message() ==
          "Person 1 cannot be removed: 1 account, 1 account owner, 1 account team hang on it.");
    CHECK(error_of([&] { remove_record(write, RecordKind::person, kim.value); }).hint() ==
          "Whoever has left is no longer active: winloss person set 1 --inactive");
    remove_record(write, RecordKind::account, acme.id.value);
    remove_record(write, RecordKind::person, kim.value);
    CHECK(error_of([&] { remove_record(write, RecordKind::account, acme.id.value); }).kind() == ErrorKind::not_found);
    CHECK(write.connection().scalar("SELECT count(*) FROM account_owner") == 0);
    CHECK(write.connection().scalar("SELECT count(*) FROM account_team") == 0);
}

}  // namespace winloss::store
