#include "winloss/report/win_rate.hpp"

#include "facts.hpp"

using namespace winloss;
using namespace winloss::report;
using enum Outcome;

namespace {

Scope scope() {
    Scope result;
    result.report = "win-rate";
    result.as_of = day(2026, 6, 30);
    return result;
}

FactLabels labels() {
    FactLabels result;
    result[Attribute::segment].intern("SMB");
    result[Attribute::segment].intern("Enterprise");
    result.competitors.add(1, "Initech");
    result.competitors.add(2, "Hooli");
    return result;
}

Report run(const Scope& scope, const std::vector<DealSketch>& deals, WinRateOptions options = {}) {
    WinRate fold(scope, options);
    add_all(fold, deals);
    return fold.report(labels());
}

const Row& amounts(const Report& report, std::size_t row, std::size_t currency) {
    return report.tables[0].breakdown->rows.at(row).at(currency);
}

const Cell& amount_cell(const Report& report, std::size_t row, std::size_t currency, std::string_view key) {
    return cell_at(report.tables[0].breakdown->columns, amounts(report, row, currency), key);
}

}  // namespace

TEST_CASE("win rate leaves no-decision beside the base, or takes it in") {
    const std::vector<DealSketch> deals{
        {.outcome = won}, {.outcome = won}, {.outcome = lost}, {.outcome = open}, {.outcome = no_decision}};
    const Report plain = run(scope(), deals);
    REQUIRE(plain.tables.size() == 2);
    REQUIRE(plain.tables[0].rows.size() == 1);
    CHECK(count_at(plain.tables[0], 0, "won") == 2);
    CHECK(count_at(plain.tables[0], 0, "lost") == 1);
    CHECK(count_at(plain.tables[0], 0, "no_decision") == 1);
    CHECK(count_at(plain.tables[0], 0, "open") == 1);
    CHECK(share_at(plain.tables[0], 0, "win_rate").ratio == Ratio{2, 3});
    CHECK(share_at(plain.tables[0], 0, "win_rate").hidden);
    CHECK(std::get<std::int64_t>(plain.base[0].value) == 4);
    CHECK(plain.headline == "Too few decided deals to state a rate: 2 of 3 won.");

    const Report counted = run(scope(), deals, {.count_no_decision = true});
    CHECK(share_at(counted.tables[0], 0, "win_rate").ratio == Ratio{2, 4});
    CHECK(counted.filters.back().key == "count_no_decision");
}

TEST_CASE("an empty base is n/a") {
    const Report report = run(scope(), {{.outcome = open}});
    REQUIRE(report.tables[0].rows.size() == 1);
    CHECK_FALSE(share_at(report.tables[0], 0, "win_rate").ratio.value().has_value());
    CHECK_FALSE(share_at(report.tables[0], 0, "win_rate").low.has_value());
    CHECK(report.headline == "No deal was decided.");
}

TEST_CASE("decisions count by their date, open deals whatever the period") {
    Scope march = scope();
    march.period = {day(2026, 3, 1), day(2026, 3, 31)};
    const std::vector<DealSketch> deals{{.outcome = won, .decided = day(2026, 3, 1)},
                                        {.outcome = won, .decided = day(2026, 3, 31)},
                                        {.outcome = lost, .decided = day(2026, 4, 1)},
                                        {.outcome = lost, .decided = std::nullopt},
                                        {.outcome = open}};
    const Report report = run(march, deals);
    CHECK(share_at(report.tables[0], 0, "win_rate").ratio == Ratio{2, 2});
    CHECK(count_at(report.tables[0], 0, "open") == 1);
    CHECK(std::get<std::int64_t>(report.base[2].value) == 1);
    CHECK_THAT(
        report.notes,
        Catch::VectorContains(std::string("1 deal was decided on a day nobody entered and left out of the period.")));
    // Without a period the undated one counts.
    CHECK(share_at(run(scope(), deals).tables[0], 0, "win_rate").ratio == Ratio{2, 4});
}

TEST_CASE("win rate by amount: known amounts, a line per currency, no interval") {
    const Report report = run(scope(), {{.outcome = won, .amount = usd(300)},
                                        {.outcome = lost, .amount = usd(100)},
                                        {.outcome = lost},
                                        {.outcome = no_decision, .amount = usd(50)},
                                        {.outcome = won, .amount = jpy(7)}});
    REQUIRE(report.tables[0].breakdown->rows.at(0).size() == 2);
    CHECK(amounts(report, 0, 0)[0] == Cell(std::string("JPY")));
    const Share& dollars = std::get<Share>(amount_cell(report, 0, 1, "win_rate"));
    CHECK(dollars.ratio == Ratio{30000, 40000});
    CHECK_FALSE(dollars.low.has_value());
    CHECK(amount_cell(report, 0, 1, "known_won") == Cell(std::int64_t{1}));
    CHECK(amount_cell(report, 0, 1, "known_lost") == Cell(std::int64_t{1}));
    CHECK(amount_cell(report, 0, 1, "no_decision") == Cell(usd(50)));
    // In yen one deal was won and nothing says what was lost.
    CHECK(is_null(amount_cell(report, 0, 0, "win_rate")));
}

TEST_CASE("where every lost amount is zero the win rate by amount is n/a, and a note says why") {
    const Report report = run(scope(), {{.outcome = won, .amount = usd(300)}, {.outcome = lost, .amount = usd(0)}});
    CHECK(is_null(amount_cell(report, 0, 0, "win_rate")));
    CHECK(amount_cell(report, 0, 0, "known_lost") == Cell(std::int64_t{1}));
    CHECK_THAT(
        report.notes,
        Catch::VectorContains(std::string("The win rate by amount is n/a in USD: every lost deal's amount is zero.")));
}

TEST_CASE("groups are in the order of their names, what is not known last, with a total") {
    Scope by_segment = scope();
    by_segment.by = {Facet::segment};
    const Report report = run(by_segment, {{.outcome = won, .labels = {}},
                                           {.outcome = won, .labels = {{Attribute::segment, 1}}},
                                           {.outcome = lost, .labels = {{Attribute::segment, 2}}},
                                           {.outcome = open, .labels = {{Attribute::segment, 2}}}});
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 3);
    CHECK(text_at(table, 0, "segment") == "Enterprise");
    CHECK(text_at(table, 1, "segment") == "SMB");
    CHECK(is_null(cell_at(table, 2, "segment")));
    CHECK(count_at(table, 0, "open") == 1);
    CHECK(count_at(table_named(report, "total"), 0, "won") == 2);
}

TEST_CASE("by month: in their order, and open deals in none") {
    Scope by_month = scope();
    by_month.by = {Facet::month};
    const Report report = run(by_month, {{.outcome = won, .decided = day(2026, 2, 28)},
                                         {.outcome = lost, .decided = day(2025, 12, 1)},
                                         {.outcome = lost, .decided = day(2026, 2, 1)},
                                         {.outcome = open}});
    REQUIRE(report.tables[0].rows.size() == 2);
    CHECK(text_at(report.tables[0], 0, "month") == "2025-12");
    CHECK(text_at(report.tables[0], 1, "month") == "2026-02");
    CHECK(is_null(cell_at(report.tables[0], 0, "open")));
    CHECK(count_at(table_named(report, "total"), 0, "open") == 1);

    by_month.by = {Facet::quarter, Facet::year};
    const Report quarters = run(by_month, {{.outcome = won, .decided = day(2026, 5, 1)}});
    CHECK(text_at(quarters.tables[0], 0, "quarter") == "2026Q2");
    CHECK(text_at(quarters.tables[0], 0, "year") == "2026");
}

TEST_CASE("against a competitor: considered, finalist, lost to it and to others") {
    Scope against = scope();
    against.filters = {{Facet::competitor, {1}}};
    const CompetitorFact initech{.competitor = 1};
    const CompetitorFact finalist{.competitor = 1, .finalist = true};
    const CompetitorFact winner{.competitor = 1, .winner = true};
    const CompetitorFact hooli{.competitor = 2, .winner = true};
    const CompetitorFact buyer_says_hooli{.competitor = 2, .said_by = SaidBy::buyer, .winner = true};
    const Report report = run(against, {{.outcome = won, .competitors = {finalist}},
                                        {.outcome = lost, .competitors = {winner}},
                                        {.outcome = lost, .competitors = {finalist, hooli}},
                                        {.outcome = lost, .competitors = {winner, buyer_says_hooli}},
                                        {.outcome = lost, .competitors = {initech}},
                                        {.outcome = lost, .competitors = {hooli}},
                                        {.outcome = no_decision, .competitors = {initech}}});
    const Table& table = table_named(report, "against");
    REQUIRE(table.rows.size() == 2);
    CHECK(text_at(table, 0, "competitor") == "Initech");
    CHECK(text_at(table, 0, "stage") == "considered");
    CHECK(share_at(table, 0, "win_rate").ratio == Ratio{1, 5});
    CHECK(count_at(table, 0, "lost_to_it") == 1);
    CHECK(count_at(table, 0, "lost_to_others") == 2);
    CHECK(count_at(table, 0, "lost_to_unknown") == 1);
    CHECK(text_at(table, 1, "stage") == "finalist");
    CHECK(share_at(table, 1, "win_rate").ratio == Ratio{1, 4});
    CHECK(count_at(table, 1, "lost_to_unknown") == 0);
    CHECK(share_at(report.tables[0], 0, "win_rate").ratio == Ratio{1, 5});
}

TEST_CASE("by competitor a deal counts once for each, whoever named it") {
    Scope by_competitor = scope();
    by_competitor.by = {Facet::competitor};
    const Report report =
        run(by_competitor,
            {{.outcome = won,
              .competitors = {{.competitor = 1}, {.competitor = 1, .said_by = SaidBy::buyer}, {.competitor = 2}}},
             {.outcome = lost}});
    REQUIRE(report.tables[0].rows.size() == 3);
    CHECK(text_at(report.tables[0], 0, "competitor") == "Hooli");
    CHECK(count_at(report.tables[0], 1, "won") == 1);
    CHECK(is_null(cell_at(report.tables[0], 2, "competitor")));
    CHECK(share_at(table_named(report, "total"), 0, "win_rate").ratio == Ratio{1, 2});
}

TEST_CASE("an amount range keeps known amounts of its currency, both ends included") {
    Scope ranged = scope();
    ranged.amount = {usd(100), usd(200)};
    const Report report = run(ranged, {{.outcome = won, .amount = usd(100)},
                                       {.outcome = won, .amount = usd(200)},
                                       {.outcome = won, .amount = usd(99)},
                                       {.outcome = won, .amount = usd(201)},
                                       {.outcome = won, .amount = jpy(150)},
                                       {.outcome = won}});
    CHECK(count_at(report.tables[0], 0, "won") == 2);
}

TEST_CASE("how long a decision takes, won and lost") {
    const auto decided = [](Outcome outcome, int days) {
        return DealSketch{.outcome = outcome, .opened = day(2026, 3, 1) - Days{days}};
    };
    const Report report = run(scope(), {decided(won, 30),
                                        decided(won, 10),
                                        decided(won, 20),
                                        decided(lost, 40),
                                        decided(lost, 70),
                                        decided(lost, 50),
                                        decided(lost, 60),
                                        decided(open, 5),
                                        decided(no_decision, 9),
                                        decided(won, -3),
                                        {.outcome = won}});
    const Table& cycle = report.tables.at(1);
    CHECK(cycle.name == "cycle");
    REQUIRE(cycle.rows.size() == 1);
    const auto real = [&](std::string_view key) {
        return std::get<double>(cell_at(cycle.columns, cycle.rows[0], key));
    };
    CHECK(count_at(cycle, 0, "won") ==
          3);  // not the one decided before it was opened, nor the one opened nobody knows when
    CHECK(count_at(cycle, 0, "lost") == 4);
    CHECK(real("median_won") == 20);
    CHECK(real("median_lost") == 55);
    CHECK(real("superiority") == 0);
    CHECK(std::get<PValue>(cell_at(cycle.columns, cycle.rows[0], "p")).value() ==
          Approx(2 / 35.0));  // wilcox.test(c(30, 10, 20), c(40, 70, 50, 60)): 0.05714
}
