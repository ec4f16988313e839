// What an archive's rows are held against, column by column.
#include "winloss/store/archive.hpp"

#include "fixture.hpp"

namespace winloss::store {

TEST_CASE("every day of an archive is one of the calendar") {
    const Folder folder;
    const OpenOptions options{.now = noon};
    const Store store = Store::create(folder / "a.db", options, {});
    std::vector<ArchivedRow> rows;
    Statement days = store.prepare(
        "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c "
        "WHERE t.type = 'table' AND instr(t.sql, c.name || ' IS date(' || c.name) > 0 ORDER BY 1, c.cid");
    while (days.step()) {
        rows.push_back({std::string(days.text(0)),
                        {{"id", std::int64_t{7}}, {std::string(days.text(1)), std::string("0000-05-05")}}});
    }
    CHECK(rows.size() > 30);
    Store::create(folder / "b.db", options, [&](Connection& connection) {
        ArchiveLoad load(connection, {}, by("import all"));
        for (ArchivedRow& row : rows) {
            auto& [column, day] = row.fields.back();
            INFO(row.record << " " << column);
            const std::string is_none = "' is no day that there is; days are written 2026-10-02.";
            for (const std::string none : {"0000-05-05", "2026-02-30", "-004-05-05", ""}) {
                day = none;
                const Error error = error_of([&] { load.add(row); });
                CHECK(error.kind() == ErrorKind::bad_input);
                CHECK(error.message().ends_with(" 7 is not as it should be: " + column + " '" + none + is_none));
            }
        }
        load.finish();
    });
}

}  // namespace winloss::store
