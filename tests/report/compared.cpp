#include "winloss/report/compared.hpp"

#include "facts.hpp"
#include "winloss/core/error.hpp"
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

TEST_CASE("where rows are shares of one base, one that a period lacks is none of it there") {
    const Report now = report_of({row_of("price", {10, 16}), row_of("product", {5, 16})});
    const Report before = report_of({row_of("price", {3, 6}), row_of("company", {1, 6})});
    const Table table = compared(now, before, false, 0).tables.front();
    REQUIRE(table.rows.size() == 3);
    CHECK(share_at(table, 1, "before").ratio == Ratio{0, 6});
    CHECK(*share_at(table, 1, "before").low == Approx(0).margin(1e-12));
    CHECK(*share_at(table, 1, "before").high == Approx(.3903).margin(.0001));  // Wilson's 0 of 6
    CHECK(std::get<double>(cell_at(table, 1, "points")) == Approx(31.25));
    CHECK(share_at(table, 2, "now").ratio == Ratio{0, 16});
    CHECK(std::get<double>(cell_at(table, 2, "points")) == Approx(-100.0 / 6));
    // Without a base, and where the rows are groups of their own, nothing is known.
    CHECK(is_null(cell_at(compared(now, report_of({}), false, 0).tables.front(), 0, "before")));
    CHECK(is_null(cell_at(compared(now, before, false, 1).tables.front(), 1, "before")));
}

TEST_CASE("a currency that only the earlier period has stands with its row") {
    const auto of = [](std::vector<Row> rows, std::vector<std::vector<Row>> amounts) {
        Report report = report_of(std::move(rows));
        report.tables.front().breakdown = Breakdown{
            "amounts", {{"currency", "Currency", Type::text}, {"value", "Value", Type::share}}, std::move(amounts)};
        return report;
    };
    const auto in = [](const char* currency) -> Row { return {currency, share({1, 2}, Thresholds())}; };
    const Report now = of({row_of("price", {2, 8}), row_of("product", {4, 8})}, {{in("EUR")}, {in("EUR")}});
    const Report before = of({row_of("product", {3, 9}), row_of("price", {6, 9}), row_of("support", {1, 9})},
                             {{in("EUR"), in("USD")}, {in("CHF"), in("EUR")}, {in("CHF")}});
    const Table table = compared(now, before, false, 0).tables.front();
    std::vector<std::string> order;
    for (const Row& row : table.rows) {
        const Cell& currency = cell_at(table.columns, row, "currency");
        order.push_back(std::get<std::string>(row.front()) +
                        (is_null(currency) ? "" : " " + std::get<std::string>(currency)));
    }
    CHECK(order == std::vector<std::string>{"price", "price CHF", "price EUR", "product", "product EUR", "product USD",
                                            "support", "support CHF"});
}

TEST_CASE("where a share is hidden nothing that would tell it is there") {
    const Report now = report_of({row_of("a", {3, 4}), row_of("b", {3, 5}), row_of("c", {30, 40})});
    const Report before = report_of({row_of("a", {30, 60}), row_of("b", {0, 4}), row_of("c", {10, 40})});
    const Table table = compared(now, before, false).tables.front();
    for (const char* key : {"points", "points_low", "points_high", "change"}) {
        CHECK(is_null(cell_at(table, 0, key)));
        CHECK(is_null(cell_at(table, 1, key)));
        CHECK_FALSE(is_null(cell_at(table, 2, key)));
    }
    CHECK(share_at(table, 0, "now").ratio == Ratio{3, 4});  // for programs it is there, and marked
}

TEST_CASE("days in front are those of a period, and do not keep its figures from the other's") {
    const auto of_year = [](int year, Ratio ratio) {
        Report report = report_of({});
        Table& table = report.tables.front();
        table.columns.insert(table.columns.begin() + 1,
                             {{"from", "From", Type::date}, {"provisional", "Provisional", Type::boolean}});
        table.rows.push_back({"a", day(year, 1, 1), false, ratio.whole, share(ratio, Thresholds())});
        return report;
    };
    const Table table = compared(of_year(2026, {56, 70}), of_year(2025, {48, 80}), true).tables.front();
    REQUIRE(table.rows.size() == 1);
    CHECK(std::get<double>(cell_at(table.columns, table.rows[0], "points")) == Approx(20));
    CHECK(table.columns[0].key == "segment");
    CHECK(table.columns[1].key == "figure");
}
