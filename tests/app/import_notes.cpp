// Notes as text or in files, coded or not, and codings that find their words in them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "app/import_desk.hpp"
#include "support/folders.hpp"
#include "winloss/app/coding_export.hpp"
#include "winloss/app/demo.hpp"
#include "winloss/app/notes.hpp"
#include "winloss/app/record_export.hpp"
#include "winloss/store/notes.hpp"

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

/// Interview 1 of deal D-1 was held, interview 2 of D-2 was not.
struct Heard : Desk {
    Heard() {
        import("accounts", "id,name\nA-1,Acme\nA-2,Zen\n");
        import("deals", "id,account_id,outcome,decision date\nD-1,A-1,lost,2026-05-01\nD-2,A-2,lost,2026-05-01\n");
        import("interviews", "deal,first_asked_on,held_on\nD-1,2026-06-10,2026-06-20\nD-2,2026-06-10,\n");
    }
    std::string codings() const {
        return rows(
            "c.path, start_offset, end_offset, rating, weight, p.name) FROM coding k JOIN code c ON c.id = "
            "k.code_id LEFT JOIN person p ON p.id = k.coder_id ORDER BY start_offset, c.path");
    }
};

const std::string heading = "interview,code,rating,weight,coder,quote,competitor,memo\n";

}  // namespace

TEST_CASE("the sample's notes come in from their files as the sample company has them") {
    Desk desk;
    for (const char* type : {"people", "competitors", "accounts", "contacts", "deals", "contracts", "interviews"}) {
        desk.import(type, text_of("schema/sample/" + std::string(type) + ".csv"));
    }
    Desk demo;
    fill_demo(demo.store, at_work("demo"), {});
    std::filesystem::copy(source_folder() + "/schema/sample/notes", desk.folder / "notes");
    std::string csv = "interview,file\n";
    const std::string interviews = text_of("schema/sample/interviews.csv");
    for (const std::string_view line : split(interviews, '\n')) {
        const std::vector<std::string_view> cells = split(line, ',');
        if (!line.ends_with(".md")) { continue; }
        csv += std::string(cells[2].empty() ? cells[3] : cells[2]) + ",notes/" + std::string(cells.back()) + "\n";
    }
    CHECK(says(desk.import("notes", csv), "45 notes read: 45 new."));
    CHECK(says(desk.import("notes", csv), "Nothing changed: 45 notes read"));
    const std::string texts =
        "d.external_id, i.kind, length(n.text), n.guide_id) FROM note n JOIN interview i ON i.id = n.interview_id LEFT "
        "JOIN deal d ON d.id = i.deal_id ORDER BY 1";
    CHECK(desk.rows(texts) == demo.rows(texts));
    const std::string codings = "k.code_id, start_offset, end_offset, rating, weight) FROM coding k ORDER BY 1";
    CHECK(desk.rows(codings) == demo.rows(codings));
    CHECK(desk.findings().empty());
}

TEST_CASE("the manual's notes and codings come in, again and again") {
    Desk desk;
    for (const char* type : {"people", "competitors", "accounts", "contacts", "deals", "contracts", "interviews"}) {
        desk.import(type, text_of("schema/sample/" + std::string(type) + ".csv"));
    }
    std::filesystem::create_directory(desk.folder / "notes");
    store::write_bytes(desk.folder / "notes/roster.md", text_of("docs/examples/notes/roster.md"));
    for (const std::string type : {"notes", "codings"}) {
        CAPTURE(type);
        const std::string csv = text_of("docs/examples/" + type + ".csv");
        CHECK(import_command_for(desk.file(type, csv).file).starts_with("winloss import " + type + " "));
        const Words said = desk.import(type, csv);
        CHECK(says(said, type == "notes" ? "3 notes read: 3 new." : "3 codings read: 2 new and 1 as it was."));
        CHECK(says(desk.import(type, csv), "Nothing changed: "));
    }
    CHECK(desk.rows("count(*)) FROM coding") == "4");
    CHECK(desk.findings().empty());
    store::undo(desk.store, by("undo"), std::nullopt);
    store::undo(desk.store, by("undo"), std::nullopt);
    CHECK(desk.count("note") == 0);
    CHECK(desk.count("coding") == 0);
}

TEST_CASE("codings find their words in the note, and are what reading the note with its marks would take") {
    Heard desk;
    desk.import("notes", "interview,note\nD-1,\"Ærø: too dear.\nToo late, and too dear for them.\"\n");
    const std::string whole =
        "interview,code,rating,memo\n1,price,\xE2\x88\x92"
        "1,whole\n";
    CHECK(says(desk.import("codings", whole), "1 coding read: 1 new."));  // no row has words
    const std::string csv = "whole_note," + heading +
                            "no,D-1,total-cost,-2,primary,Lee,Too late,,\nyes,1,price,\xE2\x88\x92"
                            "1,,,,,whole\n";
    CHECK(says(desk.import("codings", csv), "2 codings read: 1 new and 1 as it was."));
    CHECK(desk.codings() == "price|-|-|-1|contributing|-\nprice/total-cost|15|23|-2|primary|Lee");
    CHECK(says(desk.import("codings", csv), "Nothing changed: "));
    CHECK(desk.rows("coded_on) FROM interview WHERE id = 1") == "2026-10-01");
    CHECK(says(desk.import("codings", heading + "D-1,total-cost,-1,,,Too late,,\n"), "1 coding read: 1 changed."));

    const auto mistake = [&](const std::string& row) { return desk.mistake("codings", heading + row + "\n"); };
    CHECK(mistake("D-1,total-cost,-1,,,too dear,,") ==
          "line 2, quote 'too dear' stands in the note more than once; give more of the words");
    CHECK(mistake("D-1,total-cost,-1,,,for you,,") == "line 2, quote 'for you' does not stand in the note");
    CHECK(mistake("D-1,no-such,-1,,,Too late,,").starts_with("line 2, code 'no-such': "));
    CHECK(mistake("D-1,total-cost,3,,,Too late,,").starts_with("line 2, rating '3' is no rating; "));
    CHECK(mistake("D-1,packaging,,,,Too late,,").starts_with("line 2, code 'packaging': "));  // a driver needs one
    CHECK(mistake("D-2,total-cost,-1,,,x,,") ==
          "line 2, interview 'D-2' is invited, and only a held interview has a note");
    CHECK(desk.findings().empty());
}

TEST_CASE("a coding without words among others that have some is not taken for one of the whole note") {
    Heard desk;
    desk.import("notes", "interview,note\nD-1,Too dear. Too late.\n");
    CHECK(
        desk.mistake("codings", heading + "D-1,price,-1,,,,,\nD-1,total-cost,-1,,,Too late,,\n") ==
        "line 2, quote is empty, though other rows have words: give the words of the note, or a column whole_note that "
        "says yes where the coding is of the note as a whole");
    CHECK(
        desk.mistake("codings", "interview,code,rating,quote,whole_note\nD-1,price,-1,,no\n") ==
        "line 2, quote is empty, though the coding is of words of the note: they were held back where the customer has "
        "not agreed to be quoted");
    CHECK(desk.mistake("codings", "interview,code,rating,quote,whole_note\nD-1,price,-1,Too late,yes\n") ==
          "line 2, whole_note says that the coding is of the note as a whole, but there are words of it");
    CHECK(desk.codings().empty());
}

TEST_CASE(
    "codings that were exported come in again; those whose words were held back are bad rows where they are not "
    "there") {
    Heard desk;
    desk.import("notes", "interview,note\nD-1,Too dear. Too late.\n");
    desk.import("codings",
                "interview,code,rating,quote,whole_note\nD-1,price,-1,,yes\nD-1,total-cost,-1,Too late,no\n");
    const auto exported = [&] {
        const Answer all = gathered(export_codings(desk.store, at_work(), {}));
        const Table& table = table_of(all);
        std::string csv = "interview,code,rating,weight,quote,whole_note\n";
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            for (const char* key : {"interview", "code", "rating", "weight", "quote", "whole_note"}) {
                const std::string cell = column(table, key)[i];
                csv += (cell == "-" ? "" : cell) + (key == std::string("whole_note") ? "\n" : ",");
            }
        }
        return csv;
    };
    CHECK(desk.mistake("codings", exported()).starts_with("line 2, quote is empty, though the coding is of words"));
    // The whole list is known for ours: what is there already needs no words.
    const std::string whole = csv_of(table_of(gathered(export_codings(desk.store, at_work(), {}))));
    CHECK(says(desk.import("codings", whole), "Nothing changed: 2 codings read, all as they were."));
    Heard other;
    other.import("notes", "interview,note\nD-1,Too dear. Too late.\n");
    CHECK(other.mistake("codings", whole).ends_with("quoted, and the note here has no such coding"));
    CHECK(other.codings().empty());
    desk.set("UPDATE interview SET consent_to_quote = 1");
    CHECK(says(desk.import("codings", exported()), "Nothing changed: 2 codings read, all as they were."));
}

TEST_CASE("a coding whose words are gone from the note is exported as such, and comes back as itself or not at all") {
    Heard desk;
    desk.import(
        "notes",
        "interview,note\nD-1,{==Too dear==}{>>price -1<<} for us. {==Too late==}{>>total-cost -1 primary<<}.\n");
    desk.import("codings", "interview,code,rating,whole_note\nD-1,price,-1,yes\n");
    desk.import("notes", "interview,note\nD-1,Too late.\n");
    const std::string lost = "lost_passage) FROM coding ORDER BY start_offset IS NULL, id";
    REQUIRE(desk.rows(lost) == "-\nToo dear\n-");
    const Answer all = gathered(export_codings(desk.store, at_work(), {}));
    CHECK(column(table_of(all), "code") == Words{"price/total-cost", "price", "price"});
    CHECK(column(table_of(all), "quote") == Words{"-", "-", "-"});
    CHECK(column(table_of(all), "whole_note") == Words{"no", "no", "yes"});
    const std::string list = csv_of(table_of(all));
    CHECK(desk.changes_nothing("codings", list));
    desk.set("UPDATE interview SET consent_to_quote = 1");
    CHECK(desk.changes_nothing("codings", csv_of(table_of(gathered(export_codings(desk.store, at_work(), {}))))));
    CHECK(desk.rows(lost) == "-\nToo dear\n-");
    // One of the whole note is not the one whose words are gone.
    desk.set("DELETE FROM coding WHERE lost_passage IS NOT NULL");
    CHECK(desk.mistake("codings", list).starts_with("line 3, quote is empty, though the coding is of words"));
    CHECK(desk.count("coding") == 2);
}

TEST_CASE("a note that somebody edited by hand stays, and keeps its codings when it is taken over") {
    Heard desk;
    const std::string coded = "interview,text\nD-1,{==Too dear==}{>>price -1<<} for us.\n";
    CHECK(says(desk.import("notes", coded), "1 note read: 1 new."));
    CHECK(says(desk.import("notes", "interview,text\nD-1,Much too dear for us. Too dear for us.\n"),
               "1 note read: 1 changed."));
    CHECK(desk.rows("count(*)) FROM coding") == "1");
    desk.set("UPDATE note SET text = 'Mine.', version = version + 1");
    const Words said = desk.import("notes", coded);
    CHECK(says(
        said,
        "1 value stays as somebody entered it by hand: interview 1: text 'Mine.' (the file says 'Too dear for us.')"));
    CHECK(desk.rows("text) FROM note") == "Mine.");
    ImportFile theirs = desk.file("notes", coded);
    theirs.form.overwrite = {"text"};
    CHECK(says(desk.import(theirs), "1 note read: 1 changed."));
    CHECK(desk.rows("text) FROM note") == "Too dear for us.\\n");
    CHECK(desk.mistake("notes", "interview,text\nD-1,One.\nD-1,Two.\n") ==
          "line 3, interview 'D-1' has another note on line 2 of this file");
    CHECK(desk.mistake("notes", "interview,text\nD-1,{==open{>>price -1<<}\n").starts_with("line 2, text"));
    CHECK(desk.mistake("notes", "interview,file\nD-1,none.md\n").find("No such file") != std::string::npos);
    // A table from somebody else names no file but those in its folder.
    const std::string out = "line 2, file ";
    const std::string instead = "; write a path in the folder of this table";
    std::filesystem::create_directory(desk.folder / "notes");
    const Folder elsewhere;
    store::write_bytes(elsewhere / "secret.md", "Too dear for us.\n");
    std::filesystem::create_symlink(elsewhere / "secret.md", desk.folder / "notes/link.md");
    for (const std::string path : {"/etc/hostname", "../secret.md", "notes/../../secret.md", "notes/link.md"}) {
        const std::string why = path.starts_with('/')     ? "is a path from the root"
                                : path == "notes/link.md" ? "is a link that leads out of the folder of this table"
                                                          : "leads out of the folder of this table";
        CHECK(desk.mistake("notes", "interview,file\nD-1," + path + "\n") == out + "'" + path + "' " + why + instead);
    }
    store::write_bytes(desk.folder / "notes/..mine.md", "Too dear for us.\n");
    std::filesystem::create_symlink("..mine.md", desk.folder / "notes/mine.md");
    CHECK_FALSE(says(desk.import("notes", "interview,file\nD-1,notes/mine.md\n"), "0 notes read"));
}

TEST_CASE("notes that were exported come back to their own interviews, and to no other customer's") {
    const auto exported = [](const Table& table) {
        std::string csv = csv_of(table);
        for (const char* key : {"interview", "account", "held_on", "interview_external_id"}) {
            CHECK(csv.find(key) < csv.find('\n'));
        }
        return csv;
    };
    Desk desk;
    fill_crossed(desk);
    desk.import("notes", "interview,text\nD-1,Acme's words\nD-2,Beta's words\n");
    desk.import("codings", "interview,code,rating,quote\nD-1,price,-1,\nD-2,price,-2,\n");
    desk.set("UPDATE interview SET consent_to_quote = 1");
    const std::string notes = exported(table_of(gathered(export_notes(desk.store, at_work()))));
    const std::string codings = exported(table_of(gathered(export_codings(desk.store, at_work(), {}))));
    const std::string texts =
        "a.name, n.text, k.rating) FROM note n JOIN interview i ON i.id = n.interview_id JOIN account a ON a.id = "
        "i.account_id LEFT JOIN coding k ON k.note_id = n.id ORDER BY 1";
    const std::string there = desk.rows(texts);
    CHECK(says(desk.import("notes", notes), "Nothing changed: 2 notes read"));
    CHECK(says(desk.import("codings", codings), "Nothing changed: 2 codings read"));
    Desk same;
    fill_crossed(same);
    same.import("notes", notes);
    same.import("codings", codings);
    CHECK(same.rows(texts) == there);
    Desk other;  // in which Beta's interview has another number
    fill_crossed(other, true);
    CHECK(other.mistake("notes", notes) ==
          "line 5, account 'Beta' is not the account of interview 2, which is with 'Acme'");
    CHECK(other.count("note") == 0);
    other.import("notes", "interview,text\nD-1,Acme's words\nD-2,Beta's words\n");
    CHECK(other.mistake("codings", codings) ==
          "line 3, account 'Beta' is not the account of interview 2, which is with 'Acme'");
    CHECK(desk.mistake("notes", "interview,held_on,text\nD-1,2026-06-21,x\n") ==
          "line 2, held_on '2026-06-21' is not the day of interview 1, which was held on 2026-06-20");
    CHECK(desk.mistake("notes", "interview_external_id,text\n7,x\n") ==
          "line 2, interview_external_id '7' is no interview's external id here");
    CHECK(desk.findings().empty());
}

TEST_CASE("an import leaves the codings that somebody put into a note") {
    Heard desk;
    const std::string coded = "interview,text\nD-1,{==Too dear==}{>>price -1 primary<<} for us and too late.\n";
    desk.import("notes", coded);
    store::write_bytes(desk.folder / "mine.md",
                       "{==Too dear==}{>>price -1<<} for us and {==too late==}{>>total-cost -2 primary<<}.\n");
    WriteNote options;
    options.interview = "1";
    options.file = desk.folder / "mine.md";
    write_note(desk.store, at_work("note"), options);
    const std::string mine = desk.codings();
    CHECK(mine == "price|0|8|-1|contributing|-\nprice/total-cost|20|28|-2|primary|-");
    const Words said = desk.import("notes", coded);
    CHECK(says(said, "Nothing changed: "));
    CHECK(says(said,
               "2 values stay as somebody entered them by hand: interview 1: codings price -1 on 'Too dear' "
               "(the file says price -1 primary on 'Too dear')"));
    CHECK(says(said, "price/total-cost -2 primary on 'too late' (the file says nothing of it). --overwrite FIELD"));
    CHECK(desk.codings() == mine);
    // A primary of the file yields to one by hand; the file's other marks are taken.
    CHECK(says(desk.import("notes",
                           "interview,text\nD-1,{==Too dear==}{>>price -1<<} {==for us==}{>>product -1 "
                           "primary<<} and too late.\n"),
               "1 note read: 1 changed."));
    CHECK(desk.codings() ==
          "price|0|8|-1|contributing|-\nproduct|9|15|-1|contributing|-\n"
          "price/total-cost|20|28|-2|primary|-");
    ImportFile theirs = desk.file("notes", coded);
    theirs.form.overwrite = {"codings"};
    const std::string going =
        "2 codings removed, whose marks are gone from the file: note of interview 1, product -1 on 'for us'; note of "
        "interview 1, price/total-cost -2 primary on 'too late'.";
    const Words dry = preview_import(desk.store, at_work("import notes"), theirs).messages;
    CHECK(says(dry, going));
    CHECK(desk.count("coding") == 3);
    const Words done = desk.import(theirs);
    CHECK(says(done, "1 note read: 1 changed."));
    CHECK(says(done, going));
    CHECK(desk.codings() == "price|0|8|-1|primary|-");
    CHECK_FALSE(says(desk.import(theirs), "removed"));
    // Rated anew it is there still.
    const Words rated = desk.import("notes", "interview,text\nD-1,{==Too dear==}{>>price -2<<} for us and too late.\n");
    CHECK(says(rated, "1 note read: 1 changed."));
    CHECK_FALSE(says(rated, "removed"));
    CHECK(says(desk.import("notes", "interview,text\nD-1,Too dear {==for us==}{>>product -1<<} and too late.\n"),
               "1 coding removed, whose mark is gone from the file: note of interview 1, price -2 on 'Too dear'."));
    CHECK(desk.findings().empty());
}

TEST_CASE("an import keeps the codings that have lost their words") {
    Heard desk;
    desk.import("notes", "interview,text\nD-1,{==Too dear==}{>>price -1 primary<<} for us.\n");
    desk.import("notes", "interview,text\nD-1,Never heard of {==them==}{>>total-cost -1 primary<<}.\n");
    const std::string lost = "lost_passage, weight) FROM coding ORDER BY id";
    CHECK(desk.rows(lost) == "Too dear|contributing\n-|primary");
    const std::string again = "interview,text\nD-1,Never heard of {==them==}{>>total-cost -1 primary<<}.\n";
    CHECK(says(desk.import("notes", again), "Nothing changed: "));
    CHECK(desk.rows(lost) == "Too dear|contributing\n-|primary");
    CHECK(desk.findings().empty());
}

}  // namespace winloss::app
