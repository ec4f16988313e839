#include "winloss/app/archive.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "app/company.hpp"
#include "support/catch.hpp"
#include "winloss/app/demo.hpp"
#include "winloss/app/history.hpp"
#include "winloss/app/maintenance.hpp"
#include "winloss/app/new_store.hpp"
#include "winloss/app/record_export.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::app {

namespace {

namespace fs = std::filesystem;

std::string bytes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

void put(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

/// The sample company, with a change and a removal after it.
store::Store lived_in(const std::string& path) {
    store::Store store = new_store(path, {});
    fill_demo(store, at_work("demo"), {});
    change(store, "UPDATE account SET name = 'a\"b' || char(27) || '<é>' || char(9) || 'x' WHERE id = 3");
    change(store, "DELETE FROM share WHERE id = (SELECT max(id) FROM share)");
    return store;
}

std::string exported(const store::Store& store, const std::string& target, bool history = false) {
    export_all(store, at_work("export all"), {target, history});
    return fs::is_directory(target) ? std::string() : bytes(target);
}

store::Store imported(const std::string& path, const std::string& source) {
    import_all(path, {}, at_work("import all"), {source});
    return store::Store::open(path, {});
}

const std::string head = "{\"archive\":1,\"schema\":" + std::to_string(store::current_schema_version()) + "}\n";

}  // namespace

TEST_CASE("an archive makes the same store again, byte for byte") {
    const Folder folder;
    const store::Store store = lived_in(folder / "a.db");
    const std::string all = exported(store, folder / "a.jsonl");
    CHECK(all == exported(store, folder / "again.jsonl"));
    CHECK(all.find("\"record\":\"operation\"") == std::string::npos);
    const store::Store copy = imported(folder / "b.db", folder / "a.jsonl");
    CHECK(exported(copy, folder / "b.jsonl") == all);
    CHECK(store::check(copy).size() == store::check(store).size());
    CHECK(copy.operation() == 0);
}

TEST_CASE("the life of a record that came out of an archive begins with its next change") {
    const Folder folder;
    exported(lived_in(folder / "a.db"), folder / "a.jsonl");
    store::Store copy = imported(folder / "b.db", folder / "a.jsonl");
    const auto log = [&](const std::string& number) {
        return std::get<List>(show_log(copy, at_work("log"), {.kind = "deal", .record = number, .limit = {}}).data);
    };
    CHECK(log("2").table.rows.empty());
    CHECK(log("2").when_empty == "Nothing has changed deal 2 since the store was made of an archive.");
    change(copy, "UPDATE deal SET stage = 'x' WHERE id = 2");
    CHECK(log("2").table.rows.size() == 1);
    CHECK(error_of([&] { log("9999"); }).message() == "There never was a deal 9999.");
}

TEST_CASE("numbers that were used are not given again in the copy") {
    const Folder folder;
    const store::Store store = lived_in(folder / "a.db");
    const std::int64_t last = store.connection().scalar("SELECT seq FROM sqlite_sequence WHERE name = 'share'");
    CHECK(last > store.connection().scalar("SELECT max(id) FROM share"));
    exported(store, folder / "a.jsonl");
    const store::Store copy = imported(folder / "b.db", folder / "a.jsonl");
    CHECK(copy.connection().scalar("SELECT seq FROM sqlite_sequence WHERE name = 'share'") == last);
}

TEST_CASE("with its history, what was done can be taken back in the copy as well") {
    const Folder folder;
    store::Store store = lived_in(folder / "a.db");
    const std::string all = exported(store, folder / "a.jsonl", true);
    store::Store copy = imported(folder / "b.db", folder / "a.jsonl");
    CHECK(exported(copy, folder / "b.jsonl", true) == all);
    CHECK(copy.operation() == store.operation());
    undo(store, at_work("undo"), {});
    undo(copy, at_work("undo"), {});
    CHECK(exported(copy, folder / "b.jsonl") == exported(store, folder / "a.jsonl"));
}

TEST_CASE("a folder has a file a record, and makes the same store") {
    const Folder folder;
    const store::Store store = lived_in(folder / "a.db");
    exported(store, folder / "archive/");
    CHECK(fs::exists(folder / "archive/archive.jsonl"));
    CHECK(fs::exists(folder / "archive/deal.jsonl"));
    CHECK(bytes(folder / "archive/credit.jsonl").empty());  // none yet: there all the same, for git
    const store::Store copy = imported(folder / "b.db", folder / "archive");
    CHECK(exported(copy, folder / "b.jsonl") == exported(store, folder / "a.jsonl"));
}

TEST_CASE("what is no folder of files is no archive") {
    const Folder folder;
    const store::Store store = lived_in(folder / "a.db");
    const auto kind_of = [&](const std::string& source) {
        const Error error = error_of([&] { import_all(folder / "b.db", {}, at_work("import all"), {source}); });
        CHECK(error.message().find(source) != std::string::npos);
        CHECK((!fs::exists(folder / "b.db") || fs::file_size(folder / "b.db") == 0));
        return error.kind();
    };
    CHECK(kind_of(folder / "nosuch/") == ErrorKind::usage);
    CHECK(kind_of(folder / "nosuch.jsonl") == ErrorKind::usage);
    CHECK(kind_of(folder / "a.db/") == ErrorKind::usage);
    exported(store, folder / "nested/");
    fs::create_directory(folder / "nested/x.jsonl");
    CHECK(kind_of(folder / "nested") == ErrorKind::bad_input);
    exported(store, folder / "dangling/");
    fs::create_symlink("nothing", folder / "dangling/y.jsonl");
    CHECK(kind_of(folder / "dangling") == ErrorKind::bad_input);
}

TEST_CASE("a benchmark that cannot be one is a finding, and is told where it is used") {
    const Folder folder;
    const auto loaded = [&](const std::string& name, const std::string& metric, const std::string& value) {
        put(folder / (name + ".jsonl"), head + "{\"record\":\"benchmark\",\"id\":1,\"metric\":\"" + metric +
                                            "\",\"value\":\"" + value +
                                            "\",\"n\":80,\"source\":\"Survey\",\"dated_on\":\"2026-03-01\"}\n");
        const Answer answer =
            import_all(folder / (name + ".db"), {}, at_work("import all"), {folder / (name + ".jsonl")});
        const auto findings = findings_of(store::Store::open(folder / (name + ".db"), {}));
        CHECK((answer.messages.at(1) == "It holds 1 contradiction: winloss check") == (findings.size() == 1));
        return findings.empty() ? std::string() : findings.front().record + ": " + findings.front().problem;
    };
    CHECK(loaded("a", "win-rate", "0.47").empty());
    CHECK(loaded("b", "win-rate", "47") == "benchmark 1: is no share between 0 and 1; write 0.47, or 47%");
    CHECK(loaded("c", "win-rate", "abc") == "benchmark 1: has a value that is no number");
    CHECK(loaded("d", "nan-rate", "0.47") == "benchmark 1: is of no figure of ours");
    CHECK(loaded("e", "win-rate", "nan") == "benchmark 1: has a value that is no number");
}

TEST_CASE("the command that is told takes an archive whose name has a blank") {
    const Folder folder;
    const store::Store store = lived_in(folder / "a.db");
    const std::string name = folder / "my file.jsonl";
    const Answer answer = export_all(store, at_work("export all"), {name, false});
    CHECK(answer.messages.back().ends_with("import all " + shell_word(name)));
    CHECK(shell_word(name) != name);
}

TEST_CASE("an archive of an older schema becomes a store of today's") {
    for (std::size_t version = 1; version < store::migrations().size(); ++version) {
        CAPTURE(version);
        const Folder folder;
        store::OpenOptions first;
        first.migrations = store::migrations().first(version);
        {
            store::Store old = store::Store::create(folder / "a.db", first, {});
            store::write(old, "INSERT INTO account (name, name_folded) VALUES ('Acme', 'acme')");
            exported(old, folder / "a.jsonl");
        }
        const store::Store copy = imported(folder / "b.db", folder / "a.jsonl");
        CHECK(copy.schema_version() == store::current_schema_version());
        CHECK(copy.connection().scalar("SELECT count(*) FROM account WHERE name = 'Acme'") == 1);
        CHECK(store::check(copy).empty());
    }
}

TEST_CASE("a store that is there is left alone") {
    const Folder folder;
    const store::Store store = lived_in(folder / "a.db");
    const std::string all = exported(store, folder / "a.jsonl");
    const Error error = error_of([&] { import_all(folder / "a.db", {}, at_work("import all"), {folder / "a.jsonl"}); });
    CHECK(error.kind() == ErrorKind::conflict);
    CHECK(exported(store, folder / "a.jsonl") == all);
    std::istringstream input(all);
    Context context = at_work("import all");
    context.input = &input;
    import_all(folder / "piped.db", {}, context, {"-"});
    CHECK(exported(store::Store::open(folder / "piped.db", {}), folder / "b.jsonl") == all);
}

TEST_CASE("a store that is new is filled, and stays as it is where that fails") {
    const Folder folder;
    const std::string path = folder / "new.db";
    const std::string all = exported(lived_in(folder / "a.db"), folder / "a.jsonl", true);
    new_store(path, {});
    put(folder / "bad.jsonl", head + "{\"record\":\"account\",\"id\":4}\n");
    const auto files = [&] {
        std::set<std::string> names;
        for (const auto& each : fs::directory_iterator(folder / ".")) { names.insert(each.path().filename()); }
        return names;
    };
    const auto before = files();
    const std::string fresh = exported(store::Store::open(path, {}), folder / "b.jsonl");
    CHECK(error_of([&] { imported(path, folder / "bad.jsonl"); }).kind() == ErrorKind::bad_input);
    CHECK(exported(store::Store::open(path, {}), folder / "b.jsonl") == fresh);
    CHECK(exported(imported(path, folder / "a.jsonl"), folder / "b.jsonl", true) == all);
    fs::remove(folder / "b.jsonl");
    CHECK(files() == before);
    CHECK(error_of([&] { imported(path, folder / "a.jsonl"); }).kind() == ErrorKind::conflict);
}

TEST_CASE("a store in which anything was done, or that holds something else than a new one, is in use") {
    const Folder folder;
    put(folder / "a.jsonl", exported(lived_in(folder / "a.db"), folder / "all.jsonl"));
    const auto refuses = [&](const std::string& path) {
        return error_of([&] { imported(path, folder / "a.jsonl"); }).kind() == ErrorKind::conflict;
    };
    store::Store undone = new_store(folder / "undone.db", {});
    change(undone, "INSERT INTO competitor (name, name_folded) VALUES ('x', 'x')");
    undo(undone, at_work("undo"), {});
    CHECK(refuses(folder / "undone.db"));
    std::string said = exported(new_store(folder / "new.db", {}), folder / "new.jsonl");
    said.replace(said.find("\"value\":\"30\""), 12, "\"value\":\"31\"");
    put(folder / "other.jsonl", said);
    imported(folder / "other.db", folder / "other.jsonl");
    CHECK(refuses(folder / "other.db"));
    put(folder / "text.db", "no store");
    CHECK(refuses(folder / "text.db"));
}

TEST_CASE("an archive's name says whether it is a file or a folder") {
    const Folder folder;
    const store::Store store = lived_in(folder / "a.db");
    for (const std::string name : {"-", "fold", "x.csv"}) {
        const Error error = error_of([&] { exported(store, name == "-" ? name : folder / name); });
        CHECK(error.kind() == ErrorKind::usage);
        CHECK_FALSE(error.hint().empty());
        CHECK_FALSE(fs::exists(folder / name));
        CHECK_FALSE(fs::exists(name));
    }
    fs::create_directory(folder / "there");
    const Answer answer = export_all(store, at_work("export all"), {folder / "there", false});
    CHECK(answer.messages.front().ends_with("/there/."));
    CHECK(fs::exists(folder / "there/deal.jsonl"));
}

TEST_CASE("somebody who watches sees how far an archive is") {
    const Folder folder;
    store::Store store = new_store(folder / "a.db", {});
    change(store,
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
           "INSERT INTO competitor (name, name_folded) SELECT 'c' || i, 'c' || i FROM n");
    Words shown;
    Context context = at_work("export all");
    context.progress = [&](const std::string& text) { shown.push_back(text); };
    const auto check_shown = [&](const std::string& start) {
        REQUIRE(shown.size() == 2);
        CHECK(shown.front().starts_with(start));
        CHECK(shown.front().ends_with("%"));
        CHECK(shown.back().empty());
        shown.clear();
    };
    export_all(store, context, {folder / "a.jsonl", false});
    check_shown("4,096 rows written, ");
    import_all(folder / "b.db", {}, context, {folder / "a.jsonl"});
    check_shown("4,096 rows read, ");
}

TEST_CASE("somebody who watches sees how far an export of deals and a check are") {
    const Folder folder;
    store::Store store = new_store(folder / "a.db", {});
    change(store,
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
           "INSERT INTO deal (name, name_folded, kind, outcome) SELECT 'd' || i, 'd' || i, 'new', 'open' FROM n");
    Words shown;
    Context context = at_work("export deals");
    gathered(export_deals(store, context));
    context.progress = [&](const std::string& text) { shown.push_back(text); };
    CHECK(table_of(gathered(export_deals(store, context))).rows.size() == 5000);
    REQUIRE(shown.size() == 2);
    CHECK(shown.front().starts_with("4,096 rows read"));
    CHECK(shown.front().ends_with(", 81%"));
    CHECK(shown.back().empty());
}

}  // namespace winloss::app
