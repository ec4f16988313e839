// What somebody entered by hand, and the fields of which the file's is taken all the same.
#include <filesystem>
#include <regex>
#include <set>

#include "app/import_desk.hpp"
#include "support/folders.hpp"

namespace winloss::app {

namespace {

bool says(const Words& said, const std::string& start) {
    return std::ranges::any_of(said, [&](const std::string& line) { return line.starts_with(start); });
}

/// What lies between the bracket at `open` and its like.
std::string_view bracketed(std::string_view source, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < source.size(); ++at) {
        depth += source[at] == '(' ? 1 : source[at] == ')' ? -1 : 0;
        if (depth == 0) { return source.substr(open, at - open); }
    }
    return {};
}

/// The last text that is given to each call which asks whether a value stays.
std::set<std::string> fields_asked_for(const std::string& source) {
    static const std::regex call(R"re(\b(?:keep|keeps|taken_back|gives_way)\()re");
    std::set<std::string> fields;
    for (std::sregex_iterator at(source.begin(), source.end(), call), end; at != end; ++at) {
        const auto open = static_cast<std::size_t>(at->position() + at->length() - 1);
        const std::string_view given = bracketed(source, open);
        const std::size_t last = given.rfind('"');
        if (last == std::string_view::npos) { continue; }
        const std::size_t first = given.rfind('"', last - 1);
        fields.emplace(given.substr(first + 1, last - first - 1));
    }
    return fields;
}

}  // namespace

TEST_CASE("an account that somebody named keeps its name whatever names it, until the file's is asked for") {
    Desk desk;
    desk.import("accounts", "id,name\nA1,Acme\n");
    desk.set("UPDATE account SET name = 'Acme Holding', name_folded = 'acme holding'");
    ImportFile file = desk.file("touches", "account_id,account,date,kind,said\nA1,Acme Group,2026-03-01,call,Hello\n");
    CHECK(says(desk.import(file),
               "1 value stays as somebody entered it by hand: account 1, Acme Holding: account Acme Holding (the file "
               "says Acme Group). --overwrite FIELD takes the file's."));
    file.form.overwrite = {"account"};
    desk.import(file);
    CHECK(desk.rows("name) FROM account") == "Acme Group");
}

TEST_CASE("an account that gets its name in a file has it, whatever else the file calls it") {
    Desk desk;
    desk.import("deals", "id,account_id,stage\nD-1,A1,Won\n");
    CHECK(desk.rows("name) FROM account") == "A1");
    const std::string csv = "id,account_id,account,stage\nD-1,A1,Alpha,Won\nD-2,A1,Beta,Won\n";
    CHECK_FALSE(says(desk.import("deals", csv), "1 account has a new name"));
    CHECK(desk.rows("name) FROM account") == "Alpha");
    CHECK(says(desk.import("deals", csv), "Nothing changed: "));
}

TEST_CASE("an account of a great number is one among others") {
    Desk desk;
    desk.set("INSERT INTO account (id, external_id, name, name_folded) VALUES (9000000000000000000, 'A1', 'A1', 'a1')");
    CHECK(says(desk.import("deals", "id,account_id,account,stage\nD-1,A1,Alpha,Won\n"), "1 deal read: 1 new."));
    CHECK(desk.rows("name) FROM account") == "Alpha");
}

TEST_CASE("how far a competitor came stays as a whole where somebody said so") {
    Desk desk;
    const auto file = [](const std::string& stance) {
        return "id,account,outcome,competitor,competitor_stance\nD-1,Acme,open,Initech," + stance + "\n";
    };
    desk.import("deals", file("considered"));
    desk.set("UPDATE deal_competitor SET finalist = 1");
    const std::string before = desk.contents();
    for (const std::string stance : {"winner", "finalist+winner", "considered", "winner"}) {
        const Words said = desk.import("deals", file(stance));
        CHECK(says(said, "Nothing changed: "));
        CHECK(says(said,
                   "1 value stays as somebody entered it by hand: deal 1, D-1: competitor_stance Initech: finalist "
                   "(the file says " +
                       stance + ")."));
        CHECK(desk.contents() == before);
    }
    ImportFile theirs = desk.file("deals", file("winner"));
    theirs.form.overwrite = {"competitor_stance"};
    desk.import(theirs);
    CHECK(desk.rows("finalist, incumbent, winner) FROM deal_competitor") == "0|0|1");
}

TEST_CASE("a reason in another case of letters is the one that the deal has") {
    Desk desk;
    const std::string header = "id,account,outcome,stated_reason\n";
    desk.import("deals", header + "D-1,Acme,lost,Price\n");
    CHECK(says(desk.import("deals", header + "D-1,Acme,lost,PRICE \n"), "Nothing changed: "));
    desk.import("deals", header + "D-2,Acme,lost,Timing;TIMING; price\n");
    desk.import("deals", header + "D-3,Acme,lost,PRICE\n");  // another deal's is as it was entered
    desk.import("deals", header + "D-1,Acme,lost,PRICE\n");
    CHECK(desk.rows("d.external_id, s.text) FROM deal_reason r JOIN deal d ON d.id = r.deal_id JOIN stated_reason s ON "
                    "s.id = r.stated_reason_id ORDER BY d.id, r.id") == "D-1|Price\nD-2|Timing\nD-2|price\nD-3|PRICE");
}

TEST_CASE("every field that gives way where that is asked for can be asked for") {
    std::set<std::string> known;
    for (const std::string& type : exchange::record_type_names()) {
        std::set<std::string> fields;
        for (const exchange::FieldSpec& each : exchange::import_fields(exchange::parse_record_type(type))) {
            fields.emplace(each.name);
        }
        const std::vector<std::string> kept = kept_import_fields(type);
        CAPTURE(type);
        // A row that names an account by its id may call it otherwise than somebody did.
        CHECK(fields.contains("account_id") == (std::ranges::find(kept, "account") != kept.end()));
        for (const std::string& field : kept) {
            CAPTURE(field);
            CHECK((fields.contains(field) || field == "codings"));  // the marks in the text of notes
            known.insert(field);
        }
    }
    std::set<std::string> asked;
    for (const char* layer : {"/src/store", "/src/app"}) {
        for (const auto& entry : std::filesystem::directory_iterator(source_folder() + layer)) {
            if (!entry.path().filename().string().starts_with("import_")) { continue; }
            std::ostringstream text;
            text << std::ifstream(entry.path()).rdbuf();
            asked.merge(fields_asked_for(text.str()));
        }
    }
    CHECK(asked.size() > 10);
    for (const std::string& field : asked) {
        CAPTURE(field);
        CHECK(known.contains(field));
    }
}

TEST_CASE("what stands in an archive counts as entered by hand, as far as the archive does not say otherwise") {
    Desk desk;
    const auto deals = [&](const std::string& outcome) {
        return "id,name,account,outcome,decided_on,competitor,competitor_stance,stated_reason,win_theme\n"
               "D-1,Zed,Acme," +
               outcome + ",,Initech,considered,Price;Timing,\nD-2,Yak,Acme,open,,,,,\n";
    };
    desk.import("deals", deals("open"));
    const std::string reopened = "id,name,account,outcome\nD-3,Xen,Acme,lost\n";
    desk.import("deals", reopened);
    desk.set("UPDATE deal SET outcome = 'open' WHERE external_id = 'D-3'");
    desk.import("contacts", "account,name,buying_role\nAcme,Ada,user\n");
    desk.set("UPDATE deal SET outcome = 'won', decided_on = '2026-05-01' WHERE id = 1");
    desk.set("UPDATE deal_competitor SET finalist = 1");
    desk.set("UPDATE contact SET buying_role = 'champion'");
    desk.set("DELETE FROM deal_reason WHERE stated_reason_id = (SELECT id FROM stated_reason WHERE text = 'Price')");
    const auto again = [&](Desk& at) {
        Words said = at.import("deals", deals("lost"));
        std::ranges::move(at.import("contacts", "account,name,buying_role\nAcme,Ada,user\n"), std::back_inserter(said));
        std::ranges::move(at.import("deals", reopened), std::back_inserter(said));
        return said;
    };
    const std::string before = desk.contents();
    const Words said = again(desk);
    CHECK(desk.contents() == before);
    CHECK(
        said.at(1).starts_with("3 values stay as somebody entered them by hand: deal 1, Zed: outcome won (the file "
                               "says lost); deal 1, Zed: competitor_stance Initech: finalist (the file says "
                               "considered); deal 1, Zed: stated_reason without it (the file says Price)."));
    CHECK(says(said, "1 value stays as somebody entered it by hand: deal 3, Xen: outcome open (the file says lost)."));
    for (const bool history : {false, true}) {
        CAPTURE(history);
        const std::string archive = desk.folder / "all.jsonl";
        export_all(desk.store, at_work("export all"), {archive, history});
        Desk copy;
        const std::string path = copy.folder / "copy.db";
        import_all(path, {}, at_work("import all"), {archive});
        copy.store = store::Store::open(path, {});
        CHECK(copy.contents() == before);
        CHECK(again(copy) == said);
        CHECK(copy.contents() == before);
        CHECK(says(copy.import("deals", "id,outcome\nD-2,lost\n"), "1 deal read: 1 changed."));  // as any open deal
        CHECK(copy.findings().empty());
    }
}

TEST_CASE("what an archive says was taken away is nothing that undo could take back") {
    Desk desk;
    desk.import("deals", "id,account,outcome,stated_reason\nD-1,Acme,lost,Price\n");
    desk.set("DELETE FROM deal_reason");
    const std::string archive = desk.folder / "all.jsonl";
    export_all(desk.store, at_work("export all"), {archive, false});
    import_all(desk.folder / "copy.db", {}, at_work("import all"), {archive});
    desk.store = store::Store::open(desk.folder / "copy.db", {});
    CHECK(error_of([&] { store::undo(desk.store, {store::noon, "lena", "undo"}, {}); }).message() ==
          "There is nothing to undo.");
    CHECK(error_of([&] { store::undo(desk.store, {store::noon, "lena", "undo"}, 1); }).message() ==
          "Operation 1 (import all) made the store: there is nothing before it.");
    CHECK(desk.count("deal_reason") == 0);
}

}  // namespace winloss::app
