#include "winloss/report/compared.hpp"

#include "facts.hpp"
#include "winloss/core/error.hpp"
#include "winloss/report/records.hpp"
#include "winloss/report/share.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

Report report_of(std::vector<Row> rows) {
    Report report;
    report.name = "win-rate";
    report.tables.push_back({.name = "win_rate",
                             .title = "",
                             .columns = {{"segment", "Segment", Type::text},
                                         {"deals", "Deals", Type::integer},
                                         {"rate", "Rate", Type::share}},
                             .rows = std::move(rows),
                             .breakdown = {},
                             .notes = {}});
    return report;
}

Row row_of(Cell segment, Ratio ratio) { return {std::move(segment), ratio.whole, share(ratio, Thresholds())}; }

}  // namespace

TEST_CASE("the period before is as long, in calendar months where it is made of them") {
    const auto before = [](Date from, Date to) { return preceding({from, to}); };
    CHECK(before(day(2026, 7, 1), day(2026, 9, 30)) == Period{day(2026, 4, 1), day(2026, 6, 30)});
    CHECK(before(day(2026, 1, 1), day(2026, 12, 31)) == Period{day(2025, 1, 1), day(2025, 12, 31)});
    CHECK(before(day(2026, 3, 1), day(2026, 3, 31)) == Period{day(2026, 2, 1), day(2026, 2, 28)});
    CHECK(before(day(2026, 1, 1), day(2026, 2, 28)) == Period{day(2025, 11, 1), day(2025, 12, 31)});
    CHECK(before(day(2026, 3, 10), day(2026, 3, 16)) == Period{day(2026, 3, 3), day(2026, 3, 9)});
    CHECK_THROWS_AS(preceding({day(2026, 1, 1), std::nullopt}), Error);
}

TEST_CASE("up and down only where Newcombe's interval leaves zero out") {
    // R. G. Newcombe (1998), table II, method 10: 56/70 - 48/80 is 0.0524 to 0.3339; 9/10 - 3/10 0.1705 to 0.8090;
    // 5/56 - 0/29 -0.0381 to 0.1926.
    const Report now =
        report_of({row_of("a", {56, 70}), row_of("b", {5, 56}), row_of("c", {3, 10}), row_of("new", {1, 2})});
    const Report before =
        report_of({row_of("c", {9, 10}), row_of("b", {0, 29}), row_of("a", {48, 80}), row_of({}, {1, 2})});
    const Table table = compared(now, before, false).tables.front();
    REQUIRE(table.rows.size() == 5);
    const auto real = [&](std::size_t row, std::string_view key) {
        return std::get<double>(cell_at(table.columns, table.rows[row], key));
    };
    const auto change = [&](std::size_t row) { return cell_at(table.columns, table.rows[row], "change"); };
    CHECK(real(0, "points") == Approx(20));
    CHECK(real(0, "points_low") == Approx(5.24).margin(.005));
    CHECK(real(0, "points_high") == Approx(33.39).margin(.005));
    CHECK(change(0) == Cell("up"));
    CHECK(real(1, "points_low") == Approx(-3.81).margin(.005));
    CHECK(real(1, "points_high") == Approx(19.26).margin(.005));
    CHECK(change(1) == Cell());
    CHECK(real(2, "points_low") == Approx(-80.90).margin(.005));
    CHECK(real(2, "points_high") == Approx(-17.05).margin(.005));
    CHECK(change(2) == Cell("down"));
    CHECK(cell_at(table.columns, table.rows[3], "before") == Cell());  // there was none
    CHECK(cell_at(table.columns, table.rows[4], "now") == Cell());
    CHECK(table.rows[4][0] == Cell());
}

TEST_CASE("records are chosen by the columns that say which row they are in") {
    Table table = report_of({row_of("SMB", {1, 2}), row_of({}, {1, 3})}).tables.front();
    table.behind = {{.row = 0, .column = "deals", .records = {4, 9}},
                    {.row = 1, .column = "deals", .records = {5, 6, 7}}};
    CHECK(key_columns(table) == 1);
    const Table all = records_of(table);
    CHECK(all.rows.size() == 5);
    const auto left = [&](const std::vector<std::string>& where) {
        Table some = all;
        keep_where(some, where);
        return some.rows.size();
    };
    CHECK(left({"segment=smb"}) == 2);
    CHECK(left({"Segment = SMB"}) == 2);
    CHECK(left({"segment="}) == 3);
    CHECK(left({"counted-in=deals"}) == 5);
    CHECK(left({"segment=", "counted_in=won"}) == 0);
    CHECK_THROWS_AS(left({"segment"}), Error);
    CHECK_THROWS_AS(left({"region=North"}), Error);
}
