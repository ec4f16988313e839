#include "winloss/store/bulk_load.hpp"

#include "row_log.hpp"
#include "stage.hpp"

namespace winloss::store {

namespace {

// Below this many rows the indexes are kept: making them anew costs a reading of the schema by everybody.
constexpr std::int64_t many_rows = 5000;

// The engine sorts in pieces as large as the page cache: small ones stay in the processor's own.
constexpr int sorting_kib = 2048;

}  // namespace

BulkLoad::BulkLoad(Write& write, int cache_mib)
    : connection_(write.connection()), cache_before_(connection_.scalar("PRAGMA cache_size")) {
    connection_.execute("PRAGMA cache_size = -" + std::to_string(cache_mib * 1024));
}

BulkLoad::~BulkLoad() {
    try {
        connection_.execute("PRAGMA cache_size = " + std::to_string(cache_before_));
    } catch (...) {  // a cache too large does no harm
    }
}

void BulkLoad::expect(const std::string& table, std::int64_t new_rows) {
    // An index of n rows is made by sorting them all; into one that is there each new row goes at a random place.
    if (new_rows < many_rows || new_rows < connection_.scalar("SELECT count(*) FROM " + quoted(table)) / 2) { return; }
    Statement all = connection_.prepare(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = $table AND sql IS NOT NULL "
        "ORDER BY rowid");
    all.bind("table", table);
    std::vector<std::string> names;
    while (all.step()) {
        names.emplace_back(all.text(0));
        indexes_.push_back({table, std::string(all.text(1))});
    }
    all.reset();
    for (const std::string& name : names) { connection_.execute("DROP INDEX " + quoted(name)); }
}

void BulkLoad::finish() {
    if (indexes_.empty()) { return; }
    const std::int64_t cache = connection_.scalar("PRAGMA cache_size");
    connection_.execute("PRAGMA cache_size = -" + std::to_string(sorting_kib));
    {
        constexpr std::int64_t steps_a_row = 10;
        Stage stage(connection_, {.done = "indexed"});
        std::int64_t rows = 0;
        std::int64_t of_table = 0;
        for (std::size_t i = 0; stage.watched() && i < indexes_.size(); ++i) {  // those of a table follow each other
            const std::string& table = indexes_[i].table;
            if (i == 0 || table != indexes_[i - 1].table) { of_table = rows_to_go_through(connection_, table); }
            rows += of_table;
        }
        stage.expect_by_itself(rows, steps_a_row);
        for (const Index& each : indexes_) { connection_.execute(each.sql); }
    }
    indexes_.clear();
    connection_.execute("PRAGMA cache_size = " + std::to_string(cache));
}

}  // namespace winloss::store
