// Who coded: what files say of codings that are there.
#include "app/import_desk.hpp"
#include "winloss/app/coding_export.hpp"
#include "winloss/app/record_export.hpp"

namespace winloss::app {

namespace {

bool says(const std::vector<std::string>& said, const std::string& part) {
    return std::ranges::any_of(said, [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

const std::string notes =
    "interview,text\nT-1,\"They came in {==thirty percent==}{>>price/total-cost -1<<} under you. The {==hand-over was "
    "clear==}{>>sales/responsiveness +1<<}.\"\n";
const std::string heading = "interview,code,rating,weight,coder,quote,competitor,memo\n";
const std::string judith = heading + "T-1,total-cost,-1,contributing,Judith Harkness,thirty percent,,\n";

struct Coded : Desk {
    Coded() {
        import("people", "name\nLena Ott\n");  // who imports
        import("deals", "id,account,outcome,decision date\nD-1,Acme,lost,2026-05-01\n");
        import("interviews",
               "external_id,deal,first_asked_on,held_on,consent_to_quote\nT-1,D-1,2026-06-10,2026-06-20,yes\n");
        import("notes", notes);
    }
    std::string coders() const {
        return rows(
            "c.path, rating, p.name) FROM coding k JOIN code c ON c.id = k.code_id LEFT JOIN person p ON p.id = "
            "k.coder_id ORDER BY start_offset");
    }
};

}  // namespace

TEST_CASE("a list of codings says who coded what came in with its note") {
    Coded desk;
    CHECK(desk.coders() == "price/total-cost|-1|Lena Ott\nsales/responsiveness|1|Lena Ott");
    const std::string before = desk.rows("id) FROM coding ORDER BY id");
    CHECK(says(desk.import("codings", judith), "1 coding read: 1 changed."));
    CHECK(desk.coders() == "price/total-cost|-1|Judith Harkness\nsales/responsiveness|1|Lena Ott");
    CHECK(desk.rows("id) FROM coding ORDER BY id") == before);
    CHECK(desk.changes_nothing("codings", judith));
    CHECK(desk.changes_nothing("notes", notes));  // whose marks do not say it

    // Nor does a mark that says something else of the same words.
    std::string other = notes;
    other.replace(other.find("-1<<"), 2, "-2");
    CHECK(says(desk.import("notes", other), "1 note read: 1 changed."));
    CHECK(desk.coders() == "price/total-cost|-2|Judith Harkness\nsales/responsiveness|1|Lena Ott");
    CHECK(desk.findings().empty());
}

TEST_CASE("what somebody said of a coding stays, and is listed where a file says otherwise") {
    Coded desk;
    desk.import("codings", judith);
    desk.import("people", "name\nBo Lund\n");
    {
        store::Write write(desk.store, at_work("note").operation());
        write
            .prepare(
                "UPDATE coding SET coder_id = (SELECT id FROM person WHERE name = 'Bo Lund'), rating = -2, memo = "
                "'sharp' WHERE id = 1")
            .run();
        write.commit();
    }
    const std::string file = heading + "T-1,total-cost,-1,minor,Judith Harkness,thirty percent,Initech,dull\n";
    const std::vector<std::string> said = desk.import("codings", file);
    CHECK(says(said, "1 coding read: 1 changed."));  // its weight and the competitor, which nobody entered
    CHECK(
        says(said,
             "3 values stay as somebody entered them by hand: coding 1: coder Bo Lund (the file says Judith Harkness); "
             "coding 1: rating -2 (the file says -1); coding 1: memo sharp (the file says dull). --overwrite FIELD"));
    CHECK(desk.rows("rating, weight, memo) FROM coding WHERE id = 1") == "-2|minor|sharp");
    CHECK(says(desk.import("codings", file), "Nothing changed: "));
    ImportFile over = desk.file("codings", file);
    over.form.overwrite = {"coder", "rating", "memo"};
    desk.import(over);
    CHECK(desk.rows("rating, weight, memo) FROM coding WHERE id = 1") == "-1|minor|dull");
    CHECK(desk.coders() == "price/total-cost|-1|Judith Harkness\nsales/responsiveness|1|Lena Ott");
    CHECK(desk.findings().empty());
}

TEST_CASE("two rows of one coding that say different things are told") {
    Coded desk;
    CHECK(desk.mistake("codings", judith + "T-1,price/total-cost,-1,contributing,Bo Lund,thirty percent,,\n")
              .find("is in line 2 of this file too, on the same words, with something else") != std::string::npos);
    CHECK(says(desk.import("codings", judith + "T-1,price/total-cost,-1,,Judith Harkness,thirty percent,,\n"),
               "2 codings read: 1 changed and 1 as it was."));
}

TEST_CASE("the lists of notes and codings bring their coders into another store") {
    Coded desk;
    desk.import("codings", judith + "T-1,integration,-2,primary,Bo Lund,under you,,\n");
    const Context context = at_work("export");
    const auto csv = [](RowList list) { return csv_of(std::get<List>(gathered(std::move(list)).data).table); };
    Desk other;
    other.import("deals", "id,account,outcome,decision date\nD-1,Acme,lost,2026-05-01\n");
    const bool quotable = GENERATE(true, false);  // else the list leaves the words out
    if (!quotable) { desk.set("UPDATE interview SET consent_to_quote = 0"); }
    other.import("interviews", "external_id,deal,first_asked_on,held_on\nT-1,D-1,2026-06-10,2026-06-20\n");
    other.import("notes", csv(export_notes(desk.store, context)));
    const std::string list = csv(export_codings(desk.store, context, {}));
    CHECK((list.find("thirty percent") != std::string::npos) == quotable);
    CHECK(says(other.import("codings", list), "3 codings read: 3 changed."));
    CHECK(says(other.import("codings", list), "Nothing changed: "));
    CHECK(desk.coders().find("Bo Lund") != std::string::npos);
    const std::string coders =
        "c.path, rating, p.name) FROM coding k JOIN code c ON c.id = k.code_id LEFT JOIN person p ON p.id = k.coder_id "
        "ORDER BY start_offset";
    CHECK(other.rows(coders) == desk.rows(coders));
}

}  // namespace winloss::app
