#include "winloss/report/against.hpp"

#include "facts.hpp"
#include "winloss/core/error.hpp"
#include "winloss/report/metrics.hpp"
#include "winloss/report/share.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

/// A win rate a segment, and a rate by amount below the first.
Report ours() {
    Report report;
    report.name = "win-rate";
    report.tables.push_back(
        {.name = "win_rate",
         .title = "",
         .columns = {{"segment", "Segment", Type::text}, {"win_rate", "Win rate", Type::share}},
         .rows = {{"a", share({56, 70}, Thresholds())},
                  {"b", share({3, 10}, Thresholds())},
                  {"c", share({5, 56}, Thresholds())},
                  {"none", share({0, 0}, Thresholds())}},
         .breakdown =
             Breakdown{.key = "amounts",
                       .columns = {{"currency", "Currency", Type::text}, {"win_rate", "By amount", Type::share}},
                       .rows = {{{"EUR", figure({30, 40}, 12, Thresholds())}}, {}, {}, {}}},
         .notes = {}});
    return report;
}

Benchmark published(double value, std::optional<std::int64_t> n, const std::string& metric = "win-rate") {
    return {.id = {7}, .metric = metric, .value = value, .n = n, .source = "Survey", .dated_on = day(2026, 3, 1)};
}

struct Held {
    explicit Held(const std::vector<Benchmark>& benchmarks)
        : report(against(ours(), benchmarks)), table(report.tables.front()) {}
    Cell at(std::size_t row, std::string_view key) const { return cell_at(table.columns, table.rows[row], key); }
    double real(std::size_t row, std::string_view key) const { return std::get<double>(at(row, key)); }
    Report report;
    const Table& table;
};

}  // namespace

TEST_CASE("a benchmark with an n is compared as two groups are") {
    // R. G. Newcombe (1998), table II, method 10: 56/70 - 48/80 is 0.0524 to 0.3339.
    const Held a({published(0.6, 80)});
    REQUIRE(a.table.rows.size() == 4);
    CHECK(a.table.name == "benchmarks");
    CHECK(a.real(0, "points") == Approx(20));
    CHECK(a.real(0, "points_low") == Approx(5.24).margin(.005));
    CHECK(a.real(0, "points_high") == Approx(33.39).margin(.005));
    CHECK(a.at(0, "verdict") == Cell("above"));
    CHECK(a.at(0, "published") == Cell("60% of 80"));
    CHECK(a.at(3, "points") == Cell());  // ours is n/a
    CHECK(a.at(3, "verdict") == Cell());
    // 3/10 - 9/10 is -0.8090 to -0.1705.
    const Held b({published(0.9, 10)});
    CHECK(b.real(1, "points_low") == Approx(-80.90).margin(.005));
    CHECK(b.real(1, "points_high") == Approx(-17.05).margin(.005));
    CHECK(b.at(1, "verdict") == Cell("below"));
    // 5/56 - 0/29 is -0.0381 to 0.1926.
    const Held c({published(0, 29)});
    CHECK(c.real(2, "points_low") == Approx(-3.81).margin(.005));
    CHECK(c.at(2, "verdict") == Cell("undecided"));
}

TEST_CASE("beside a benchmark a hidden share has no distance and no verdict") {
    Report few = ours();
    few.tables.front().rows[0][1] = share({4, 4}, Thresholds());
    for (const auto n : {std::optional<std::int64_t>(), std::optional<std::int64_t>(1000)}) {
        const Table table = against(few, {published(0.1, n)}).tables.front();
        for (const char* key : {"points", "points_low", "points_high", "verdict"}) {
            CHECK(cell_at(table.columns, table.rows[0], key) == Cell());
        }
    }
}

TEST_CASE("without an n only whether our interval has it inside is said; without an interval nothing") {
    const Held held({published(0.7, {}), published(0.5, 400, "win-rate-by-amount")});
    REQUIRE(held.table.rows.size() == 5);
    CHECK(held.at(0, "verdict") == Cell("inside"));  // Wilson's of 56/70 is 0.692 to 0.877
    CHECK(held.at(0, "points_low") == Cell());
    CHECK(held.at(1, "verdict") == Cell("outside"));  // of 3/10 0.108 to 0.603
    CHECK(held.at(3, "verdict") == Cell());
    CHECK(held.at(4, "currency") == Cell("EUR"));
    CHECK(held.real(4, "points") == Approx(25));
    CHECK(held.at(4, "verdict") == Cell("no-interval"));
    CHECK(held.report.tables[1].name == "win_rate");  // the report itself stands behind it
}

TEST_CASE("periods held against a benchmark are told apart by their days") {
    Report retention;
    retention.name = "retention";
    retention.tables.push_back({.name = "retention",
                                .title = "",
                                .columns = {{"from", "From", Type::date},
                                            {"to", "To", Type::date},
                                            {"provisional", "Provisional", Type::boolean},
                                            {"retention", "Retention", Type::share}},
                                .rows = {{day(2025, 1, 1), day(2026, 1, 1), false, share({9, 10}, Thresholds())},
                                         {day(2026, 1, 1), day(2027, 1, 1), true, share({8, 10}, Thresholds())}},
                                .breakdown = {},
                                .notes = {}});
    const Report held = against(retention, {published(0.85, {}, "retention")});
    const Table& table = held.tables.front();
    REQUIRE(table.rows.size() == 2);
    CHECK(cell_at(table.columns, table.rows[0], "from") == Cell(day(2025, 1, 1)));
    CHECK(cell_at(table.columns, table.rows[1], "to") == Cell(day(2027, 1, 1)));
    CHECK(cell_at(table.columns, table.rows[1], "ours") == Cell(share({8, 10}, Thresholds())));
}

TEST_CASE("a benchmark of another report's figure is refused with the report that has it") {
    try {
        against(ours(), {published(0.9, {}, "grr")});
        FAIL("a win rate was held against a grr");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        CHECK(error.hint() == "winloss report retention --against 7");
    }
}

TEST_CASE("a benchmark that is no figure of its metric is refused by its number") {
    for (const double value : {47.0, -0.1, std::nan("")}) {
        const Error error = [&] {
            try {
                against(ours(), {published(value, 80)});
            } catch (const Error& thrown) { return thrown; }
            return Error(ErrorKind::bug, "nothing was thrown");
        }();
        CHECK(error.kind() == ErrorKind::store);
        CHECK(error.message().starts_with("Benchmark 7, win-rate of 'Survey', is "));
        CHECK_FALSE(error.hint().empty());
    }
}

namespace {

Table reasons(std::string name, std::vector<Row> rows) {
    return {.name = std::move(name),
            .title = "",
            .columns = {{"segment", "Segment", Type::text},
                        {"code", "Reason", Type::text},
                        {"name", "Name", Type::text},
                        {"deals", "Deals", Type::integer},
                        {"share", "Share", Type::share}},
            .rows = std::move(rows),
            .breakdown = {},
            .notes = {}};
}

Row reason(std::string segment, std::string code, Ratio of) {
    return {std::move(segment), std::move(code), Cell(), of.part, share(of, Thresholds())};
}

/// Segment b said nothing of the price, and c nothing that is a reason at all.
Report loss_reasons(std::int64_t level = 1) {
    Report report;
    report.name = "loss-reasons";
    report.filters = {{"level", "Level", level}};
    report.tables = {reasons("primary", {reason("a", "price", {50, 70}), reason("a", "product", {20, 70}),
                                         reason("b", "product", {40, 40}), reason("c", "(no-primary-reason)", {9, 9})}),
                     reasons("all", {reason("a", "price", {56, 70}), reason("a", "product", {7, 70}),
                                     reason("b", "product", {9, 40})})};
    return report;
}

Codebook codes() {
    std::vector<Code> codes(4);
    const std::string_view paths[] = {"price", "price/total-cost", "product", "timing"};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        codes[i].id = {static_cast<std::int64_t>(i) + 1};
        codes[i].path = paths[i];
        codes[i].name = "The " + codes[i].path;
    }
    return Codebook(codes);
}

}  // namespace

TEST_CASE("a benchmark of a reason is held against its row, in each group, and against none where nobody gave it") {
    const Report held = against(loss_reasons(), {published(0.6, 80, "loss-reason/price")}, codes());
    const Table& table = held.tables.front();
    const auto at = [&](std::size_t row, std::string_view key) { return cell_at(table.columns, table.rows[row], key); };
    const auto ours = [&](std::size_t row) { return std::get<Share>(at(row, "ours")).ratio; };
    REQUIRE(table.rows.size() == 3);
    CHECK(at(0, "figure") == Cell("Reason"));
    CHECK(ours(0) == Ratio{56, 70});
    CHECK(std::get<double>(at(0, "points_low")) == Approx(5.24).margin(.005));
    CHECK(at(0, "verdict") == Cell("above"));
    CHECK(ours(1) == Ratio{0, 40});
    CHECK(at(1, "code") == Cell("price"));
    CHECK(at(1, "name") == Cell("The price"));
    CHECK(at(1, "verdict") == Cell("below"));
    CHECK(ours(2) == Ratio{0, 9});
    const Report primary = against(loss_reasons(), {published(0.6, 80, "primary-loss-reason/price")}, codes());
    CHECK(std::get<Share>(cell_at(primary.tables.front().columns, primary.tables.front().rows[0], "ours")).ratio ==
          Ratio{50, 70});
}

TEST_CASE("a benchmark of a reason is n/a where nobody was heard, and refused where its code is not counted whole") {
    Report nobody = loss_reasons();
    for (Table& each : nobody.tables) {
        each.columns.erase(each.columns.begin());
        each.rows.clear();
    }
    const Table table = against(nobody, {published(0.6, 80, "loss-reason/price")}, codes()).tables.front();
    REQUIRE(table.rows.size() == 1);
    CHECK_FALSE(std::get<Share>(cell_at(table.columns, table.rows[0], "ours")).ratio.value());
    const auto refusal = [](const Report& ours, const std::string& metric) {
        try {
            against(ours, {published(0.6, 80, metric)}, codes());
        } catch (const Error& error) { return error.message() + " " + error.hint(); }
        return std::string();
    };
    CHECK(refusal(loss_reasons(), "loss-reason/price/total-cost") ==
          "The benchmark is of price/total-cost, and codes are counted at level 1. --level 2");
    // There the row of price has only what was coded with it itself.
    CHECK(refusal(loss_reasons(2), "loss-reason/price") ==
          "The benchmark is of price, and codes are counted at level 2. --level 1");
    CHECK(refusal(loss_reasons(2), "loss-reason/timing").empty());  // it has nothing below it
    Report below = loss_reasons(2);
    below.filters.push_back({"codes", "Codes", "product"});
    CHECK_THAT(refusal(below, "loss-reason/price/total-cost"), Catch::Contains("only codes below product"));
    Report both = loss_reasons();
    for (Table& each : both.tables) { each.columns.back().key = "buyer"; }
    CHECK_THAT(refusal(both, "loss-reason/price"), Catch::Contains("what one side says"));
}

TEST_CASE("a metric is called by its name, however it is spelled") {
    CHECK(find_metric(" Win Rate").text() == "win-rate");
    CHECK(find_metric("customer_retention").text() == "retention");
    CHECK_FALSE(look_up_metric(""));
    CHECK(find_metric("Loss reason/Price/Total-Cost").text() == "loss-reason/price/total-cost");
    CHECK_THROWS_AS(find_metric("loss-reason"), Error);     // which?
    CHECK_THROWS_AS(find_metric("win-rate/price"), Error);  // of no code
    CHECK_THROWS_AS(find_metric("response-rate"), Error);   // gross or net?
    CHECK(value_fault(*find_metric("win-rate").metric, 47));
    CHECK(value_fault(*find_metric("grr").metric, -0.1));
    CHECK_FALSE(value_fault(*find_metric("nrr").metric, 1.03));
    CHECK(value_fault(*find_metric("nrr").metric, 103));
    CHECK_FALSE(value_fault(*find_metric("net-gain").metric, -0.1));
    CHECK(percent_of(0.1 + 0.2) == "30%");
    CHECK(in_words(published(0.335, 1204)) == "33.5% of 1,204");
}
