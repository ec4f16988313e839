// The line that shows how far a long work is.
#include "winloss/app/pace.hpp"

#include "app/company.hpp"
#include "support/catch.hpp"
#include "winloss/app/crm_export.hpp"
#include "winloss/app/history.hpp"
#include "winloss/app/maintenance.hpp"
#include "winloss/app/new_store.hpp"

namespace winloss::app {

namespace {

using std::chrono::milliseconds;

/// A store that somebody watches, and what is shown of it.
struct Watched {
    explicit Watched(int deals) : store(new_store(folder / "a.db", {})) {
        change(store,
               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(deals) +
                   ") INSERT INTO deal (name, name_folded, kind, outcome) SELECT 'd' || i, 'd' || i, 'new', 'open' "
                   "FROM n");
        context.progress = [this](const std::string& text) { shown.push_back(text); };
        open.watch = watching(context);
        open.pack_from_rows = 5000;
        store = store::Store::open(folder / "a.db", open);
    }

    /// What is shown with so many rows, apart from the rate.
    std::string last_of(const std::string& unit) const {
        std::string found;
        for (const std::string& each : shown) {
            if (each.find(" " + unit) != std::string::npos) { found = each; }
        }
        const std::size_t rate = found.find(unit) + unit.size();
        const std::size_t share = found.rfind(", ");
        return share > rate && share != std::string::npos ? found.substr(0, rate) + found.substr(share) : found;
    }

    Folder folder;
    Words shown;
    Context context = at_work("undo");
    store::OpenOptions open;
    store::Store store;
};

}  // namespace

TEST_CASE("what is shown of a work has its rows, its rate and its share") {
    CHECK(pace_text({.done = "", .count = 4096}, milliseconds(0)) == "4,096 rows");
    CHECK(pace_text({.done = "read", .count = 24576, .whole = 100}, milliseconds(500), 8) ==
          "24,576 rows read, 49,152 a second, 8%");
    CHECK(pace_text({.done = "written", .count = 1}, milliseconds(2000)) == "1 row written, 0 a second");
    CHECK(pace_text({.done = "", .count = 10}, milliseconds(1000), 5) == "10 rows, 10 a second");
    CHECK(pace_text({.done = "", .count = 10, .whole = 5}, milliseconds(1000), 7) == "10 rows, 10 a second, 100%");
    CHECK(pace_text({.one = "page", .many = "pages", .done = "copied", .count = 50, .whole = 200}, milliseconds(100)) ==
          "50 pages copied, 500 a second, 25%");
}

TEST_CASE("somebody who watches sees how far an undo and a redo are, and nobody else pays for it", "[thorough]") {
    Watched watched(30'000);
    undo(watched.store, watched.context, {});
    CHECK(watched.shown.front() == "0 rows taken back");
    CHECK(watched.last_of("rows taken back") == "30,000 rows taken back, 100%");
    CHECK(watched.shown.back().empty());
    watched.shown.clear();
    redo(watched.store, watched.context, {});
    CHECK(watched.last_of("rows taken back") == "30,000 rows taken back, 100%");
    CHECK(watched.last_of("rows indexed").ends_with("%"));
    CHECK_FALSE(watched.last_of("references checked").empty());
    CHECK(watched.last_of("rows packed") == "28,672 rows packed, 95%");
    CHECK(watched.shown.back().empty());
    watched.shown.clear();
    change(watched.store, "UPDATE deal SET stage = 'Lead' WHERE id <= 9000");
    undo(watched.store, watched.context, {});
    CHECK(watched.last_of("rows taken back") == "8,192 rows taken back, 91%");
}

TEST_CASE("somebody who watches sees how far an export for the CRM is") {
    Watched watched(5000);
    change(watched.store,
           "INSERT INTO account (name, name_folded) VALUES ('a', 'a'); UPDATE deal SET account_id = 1, external_id = "
           "'D-' || id, outcome = 'lost', decided_on = '2026-08-20'; INSERT INTO interview (kind, account_id, deal_id, "
           "occurrence, anchor_on, anchor_basis, opens_on, target_on, closes_on, state) SELECT 'retrospective', 1, id, "
           "0, decided_on, 'decided-on', '2026-09-19', '2026-10-04', '2026-11-18', 'planned' FROM deal");
    ExportCrm options;
    options.profile = "salesforce";
    export_crm(watched.store, watched.context, options);
    CHECK(watched.last_of("rows read") == "4,096 rows read, 81%");
    CHECK(watched.shown.back().empty());
}

TEST_CASE("somebody who watches sees how far a backup, a restore and a check are", "[thorough]") {
    Watched watched(60'000);
    const std::string saved = watched.folder / "saved.db";
    backup(watched.store, watched.context, {saved});
    CHECK(watched.last_of("pages copied").ends_with("%"));
    CHECK(watched.last_of("rows checked").ends_with("%"));
    CHECK(watched.shown.back().empty());
    watched.shown.clear();
    check(watched.store, watched.context, {});
    CHECK(watched.last_of("rows checked").ends_with("%"));
    CHECK(watched.last_of("rules checked").ends_with("%"));
    CHECK(watched.shown.back().empty());
    watched.shown.clear();
    restore(watched.folder / "a.db", watched.open, watched.context, {saved, true});
    CHECK(watched.last_of("rows checked").ends_with("%"));
    CHECK(watched.last_of("pages copied").empty());
    watched.shown.clear();
    restore(watched.folder / "a.db", watched.open, watched.context, {saved, false});
    CHECK(watched.last_of("pages kept").ends_with("%"));
    CHECK(watched.last_of("pages copied").ends_with("%"));
    CHECK(watched.last_of("rows packed") == "57,344 rows packed, 95%");
    CHECK(watched.shown.back().empty());
}

}  // namespace winloss::app
