#include "winloss/app/coding_export.hpp"

#include "app/company.hpp"
#include "app/sample.hpp"
#include "support/catch.hpp"

namespace winloss::app {

namespace {

std::int64_t count(const store::Store& store, const std::string& what) {
    return store.connection().scalar(
        "SELECT count(*) FROM coding c JOIN code k ON k.id = c.code_id JOIN note n ON "
        "n.id = c.note_id JOIN interview i ON i.id = n.interview_id " +
        what);
}

std::int64_t size(const Answer& answer) { return static_cast<std::int64_t>(table_of(answer).rows.size()); }

}  // namespace

TEST_CASE("every coding of a held interview is a row, with what stands around it") {
    const Folder folder;
    store::Store store = sample(folder / "a.db");
    const Answer all = gathered(export_codings(store, at_work(), {}));
    CHECK(size(all) == count(store, "WHERE i.state = 'held'"));
    CHECK(size(all) > 200);
    const Table& table = table_of(all);
    const Words codes = column(table, "code");
    const Words levels = column(table, "level_1");
    const Words interviews = column(table, "interview");
    for (std::size_t i = 0; i < codes.size(); ++i) {
        CHECK(levels[i] == codes[i].substr(0, codes[i].find('/')));
        if (i > 0) { CHECK(std::stoll(interviews[i - 1]) <= std::int64_t{std::stoll(interviews[i])}); }
    }
}

TEST_CASE("a quote is what the note says there, and stays out where nobody agreed to it") {
    const Folder folder;
    store::Store store = sample(folder / "a.db");
    change(
        store,
        "UPDATE interview SET consent_to_quote = NULL WHERE id = (SELECT min(id) FROM interview WHERE state = 'held')");
    const Answer all = gathered(export_codings(store, at_work(), {}));
    const Words quotes = column(table_of(all), "quote");
    const Words interviews = column(table_of(all), "interview");
    std::int64_t quoted = 0;
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        if (quotes[i] == "-") { continue; }
        ++quoted;
        store::Statement note = store.prepare("SELECT instr(text, $quote) FROM note WHERE interview_id = $interview");
        note.bind("quote", quotes[i]).bind("interview", std::int64_t{std::stoll(interviews[i])});
        REQUIRE(note.step());
        CHECK(note.integer(0) > 0);
    }
    CHECK(quoted == count(store, "WHERE i.consent_to_quote = 1 AND c.start_offset IS NOT NULL"));
    const std::int64_t withheld =
        count(store, "WHERE i.consent_to_quote IS NOT 1 AND c.start_offset IS NOT NULL AND i.state = 'held'");
    CHECK(withheld > 0);
    CHECK(all.messages.back().starts_with(std::to_string(withheld) + " quote"));
}

TEST_CASE("codings are narrowed by code, kind and day") {
    const Folder folder;
    store::Store store = sample(folder / "a.db");
    ExportCodings options;
    options.code = "price";
    CHECK(size(gathered(export_codings(store, at_work(), options))) ==
          count(store, "WHERE k.path = 'price' OR k.path LIKE 'price/%'"));
    options = {};
    options.kind = "exit";
    CHECK(size(gathered(export_codings(store, at_work(), options))) == count(store, "WHERE i.kind = 'exit'"));
    options = {};
    options.held = "2026";
    CHECK(size(gathered(export_codings(store, at_work(), options))) ==
          count(store, "WHERE i.held_on BETWEEN '2026-01-01' AND '2026-12-31'"));
    options = {};
    options.limit = 2;
    CHECK(size(gathered(export_codings(store, at_work(), options))) == 2);
    options.code = "prise";
    CHECK(error_of([&] { export_codings(store, at_work(), options); }).kind() == ErrorKind::not_found);
    const store::Store empty = new_store(folder / "b.db", {});
    CHECK(size(gathered(export_codings(empty, at_work(), {}))) == 0);
}

}  // namespace winloss::app
