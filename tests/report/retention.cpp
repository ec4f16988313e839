#include "winloss/report/retention.hpp"

#include "facts.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

const Date new_year_25 = day(2025, 1, 1);
const Date new_year_26 = day(2026, 1, 1);

struct Customers {
    std::vector<std::vector<ContractFacts>> accounts;
    void add(int count, std::vector<ContractFacts> contracts) {
        for (int i = 0; i < count; ++i) { accounts.push_back(contracts); }
    }
};

Scope scope(Date as_of) {
    Scope result;
    result.report = "retention";
    result.as_of = as_of;
    return result;
}

FactLabels labels() {
    FactLabels result;
    result[Attribute::product].add(1, "Platform");
    result[Attribute::product].add(2, "Insight");
    return result;
}

Report run(const Customers& customers, std::vector<Date> days = {new_year_25, new_year_26},
           Scope of = scope(day(2026, 6, 1))) {
    Retention fold(of, {.days = std::move(days)});
    std::int64_t id = 0;
    const FactLabels names = labels();
    for (const std::vector<ContractFacts>& contracts : customers.accounts) {
        AccountFact fact;
        fact.id = {++id};
        fact.contracts = contracts;
        fold.add(fact, names[Attribute::product]);
    }
    return fold.report(names);
}

const Row& amount(const Report& report, std::size_t row = 0, std::size_t line = 0) {
    return report.tables[0].breakdown->rows.at(row).at(line);
}
const Cell& amount_at(const Report& report, std::string_view key, std::size_t row = 0, std::size_t line = 0) {
    return cell_at(report.tables[0].breakdown->columns, amount(report, row, line), key);
}
double value_of(const Cell& cell) { return std::get<Share>(cell).ratio.value().value(); }

}  // namespace

TEST_CASE("100 customers, 15 leave, 20 come: 85% retention and 5% net gain; 10 leave: 90% and 10%") {
    for (const auto& [leave, retention, gain] : {std::tuple(15, 0.85, 0.05), std::tuple(10, 0.90, 0.10)}) {
        Customers customers;
        customers.add(100 - leave, {contract(day(2024, 3, 1), day(2027, 2, 28))});
        customers.add(leave, {contract(day(2024, 3, 1), day(2025, 2, 28))});
        customers.add(20, {contract(day(2025, 7, 1), day(2026, 6, 30))});
        const Report report = run(customers);
        const Table& table = report.tables[0];
        CHECK(count_at(table, 0, "customers_at_start") == 100);
        CHECK(count_at(table, 0, "lost") == leave);
        CHECK(count_at(table, 0, "new") == 20);
        CHECK(count_at(table, 0, "customers_at_end") == 120 - leave);
        CHECK(value_of(cell_at(table, 0, "retention")) == Approx(retention));
        CHECK(value_of(cell_at(table, 0, "churn")) == Approx(1 - retention));
        CHECK(value_of(cell_at(table, 0, "net_gain")) == Approx(gain));
        CHECK_FALSE(share_at(table, 0, "net_gain").low.has_value());
        CHECK(share_at(table, 0, "retention").low.has_value());
        CHECK(cell_at(table, 0, "provisional") == Cell(false));
    }
}

TEST_CASE("10.0M, 0.6 contraction, 0.9 churn, 1.8 expansion: GRR 85%, NRR 103%") {
    const auto millions = [](std::int64_t tenths) { return usd(tenths * 100'000); };
    Customers customers;
    const auto renewed = [&](std::int64_t before, std::int64_t after) {
        ContractFacts first = contract(day(2024, 6, 1), day(2025, 5, 31), millions(before));
        ContractFacts second = contract(day(2025, 6, 1), day(2026, 5, 31), millions(after));
        second.renews = first.id;
        return std::vector{first, second};
    };
    customers.add(1, renewed(40, 58));
    customers.add(1, renewed(36, 30));
    customers.add(1, renewed(15, 15));
    customers.add(1, {contract(day(2024, 6, 1), day(2025, 5, 31), millions(9))});
    customers.add(1, {contract(day(2025, 6, 1), day(2026, 5, 31), millions(7))});
    const Report report = run(customers);
    CHECK(amount_at(report, "value_at_start") == Cell(millions(100)));
    CHECK(amount_at(report, "expansion") == Cell(millions(18)));
    CHECK(amount_at(report, "contraction") == Cell(millions(6)));
    CHECK(amount_at(report, "churned") == Cell(millions(9)));
    CHECK(amount_at(report, "added") == Cell(millions(7)));
    CHECK(amount_at(report, "value_at_end") == Cell(millions(110)));
    CHECK(value_of(amount_at(report, "gross_revenue_retention")) == Approx(0.85));
    CHECK(value_of(amount_at(report, "net_revenue_retention")) == Approx(1.03));
    CHECK_FALSE(std::get<Share>(amount_at(report, "net_revenue_retention")).low.has_value());
    CHECK(share_at(report.tables[0], 0, "renewal_rate").ratio == Ratio{3, 4});
}

TEST_CASE("new, reactivated, in and out, and back again are told apart") {
    Customers customers;
    customers.add(1, {contract(day(2024, 6, 1), day(2026, 12, 31))});
    customers.add(2, {contract(day(2025, 3, 1), day(2026, 12, 31))});  // new
    customers.add(3, {contract(day(2023, 1, 1), day(2023, 12, 31)),    // reactivated
                      contract(day(2025, 3, 1), day(2026, 12, 31))});
    customers.add(4, {contract(day(2025, 2, 1), day(2025, 8, 31))});  // in and out
    customers.add(1, {contract(day(2024, 1, 1), day(2025, 3, 31)),    // left and came back
                      contract(day(2025, 9, 1), day(2026, 8, 31))});
    customers.add(1, {contract(day(2022, 1, 1), day(2022, 12, 31))});          // long gone
    customers.add(1, {contract(day(2024, 1, 1), day(2026, 12, 31), usd(0))});  // a trial
    const Table table = run(customers).tables[0];
    CHECK(count_at(table, 0, "customers_at_start") == 2);
    CHECK(count_at(table, 0, "retained") == 2);
    CHECK(count_at(table, 0, "new") == 2);
    CHECK(count_at(table, 0, "reactivated") == 3);
    CHECK(count_at(table, 0, "in_and_out") == 4);
    CHECK(count_at(table, 0, "customers_at_end") == 7);
}

TEST_CASE("a loss falls into one period: the last day of service before it, the first day without in it") {
    Customers customers;
    customers.add(1, {contract(day(2024, 1, 1), day(2024, 12, 31))});  // not a customer on 1 January 2025
    customers.add(1, {contract(day(2024, 1, 1), day(2025, 12, 31))});
    customers.add(1, {contract(day(2024, 1, 1), day(2026, 1, 1))});
    const Table table = run(customers, {day(2024, 1, 1), new_year_25, new_year_26, day(2026, 3, 1)}).tables[0];
    for (std::size_t i = 0; i < 3; ++i) { CHECK(count_at(table, i, "lost") == 1); }
    CHECK(count_at(table, 1, "customers_at_start") == 2);
    CHECK(share_at(table, 1, "renewal_rate").ratio == Ratio{0, 1});
}

TEST_CASE("an end inside the grace period is pending, and makes the period provisional") {
    Customers customers;
    customers.add(3, {contract(day(2025, 1, 1), day(2025, 12, 31))});
    customers.add(1, {contract(day(2025, 1, 1), day(2026, 12, 31))});
    ContractFacts left = contract(day(2025, 1, 1), day(2025, 12, 31));
    left.ended_on = day(2025, 12, 31);  // somebody ended it: the leaving is known
    customers.add(1, {left});
    const std::vector<Date> year{day(2025, 1, 1), new_year_26};
    const Report report = run(customers, year, scope(day(2026, 1, 30)));
    const Table& table = report.tables[0];
    CHECK(count_at(table, 0, "pending") == 3);
    CHECK(count_at(table, 0, "lost") == 1);
    CHECK(share_at(table, 0, "retention").ratio == Ratio{1, 5});
    CHECK(share_at(table, 0, "churn").ratio == Ratio{4, 5});
    CHECK(share_at(table, 0, "net_gain").ratio == Ratio{-1, 5});
    CHECK(count_at(table, 0, "ends_pending") == 3);
    CHECK(share_at(table, 0, "renewal_rate").ratio == Ratio{0, 1});
    CHECK(cell_at(table, 0, "provisional") == Cell(true));
    CHECK(amount_at(report, "pending") == Cell(usd(300)));
    CHECK(std::get<Share>(amount_at(report, "gross_revenue_retention")).ratio == Ratio{10000, 50000});

    const Report later = run(customers, year, scope(day(2026, 1, 31)));
    CHECK(count_at(later.tables[0], 0, "pending") == 0);
    CHECK(count_at(later.tables[0], 0, "lost") == 4);
    CHECK(cell_at(later.tables[0], 0, "provisional") == Cell(false));
}

TEST_CASE("what a customer who stays has less through a pending contract is pending, no contraction") {
    const auto of_product = [](ContractFacts facts, std::int64_t product) {
        facts.product = ProductId{product};
        return facts;
    };
    const auto worth = [](ContractFacts facts, std::int64_t minor) {
        facts.annual_value = usd(minor);
        return facts;
    };
    const ContractFacts ending = of_product(worth(contract(day(2024, 1, 1), day(2025, 12, 31)), 60), 1);
    const ContractFacts small = of_product(worth(contract(day(2024, 1, 1), day(2025, 6, 30)), 40), 2);
    const ContractFacts grown = of_product(worth(contract(day(2025, 7, 1), day(2027, 6, 30)), 90), 2);
    Customers customers;
    customers.add(1, {ending, of_product(worth(contract(day(2024, 1, 1), {}), 40), 2)});
    customers.add(1, {ending, small, grown});  // 100 before, 90 now: of 60 that are pending 10 are missing
    const std::vector<Date> year{new_year_25, new_year_26};
    const Report report = run(customers, year, scope(day(2026, 1, 15)));
    CHECK(count_at(report.tables[0], 0, "retained") == 2);
    CHECK(count_at(report.tables[0], 0, "pending") == 0);
    CHECK(cell_at(report.tables[0], 0, "provisional") == Cell(true));
    CHECK(amount_at(report, "pending") == Cell(usd(70)));
    CHECK(amount_at(report, "contraction") == Cell(usd(0)));
    CHECK(amount_at(report, "value_at_end") == Cell(usd(130)));
    CHECK(std::get<Share>(amount_at(report, "gross_revenue_retention")).ratio == Ratio{13000, 20000});
    const Report later = run(customers, year, scope(day(2026, 3, 1)));  // the grace period is over
    CHECK(amount_at(later, "pending") == Cell(usd(0)));
    CHECK(amount_at(later, "contraction") == Cell(usd(70)));
}

TEST_CASE("contracts of one product that overlap are taken for a renewal, and the report says so") {
    const auto noted = [](const Report& report) {
        return std::ranges::any_of(report.notes,
                                   [](const std::string& note) { return note.starts_with("1 contract overlaps "); });
    };
    Customers customers;
    customers.add(1, {contract(day(2024, 1, 1), day(2025, 6, 30)), contract(day(2025, 6, 1), day(2026, 5, 31))});
    CHECK(noted(run(customers)));
    CHECK(amount_at(run(customers, {new_year_25, day(2025, 6, 15)}), "value_at_end") == Cell(usd(100)));
    Customers apart;
    apart.add(1, {contract(day(2024, 1, 1), day(2025, 6, 30)), contract(day(2025, 7, 1), day(2026, 6, 30))});
    CHECK_FALSE(noted(run(apart)));
}

TEST_CASE("a period that is not over is measured on the as-of day") {
    Customers customers;
    customers.add(1, {contract(day(2025, 1, 1), day(2025, 12, 31))});
    customers.add(1, {contract(day(2025, 1, 1), day(2026, 4, 30))});
    const Report report = run(customers, {day(2025, 12, 1), day(2026, 12, 1)}, scope(day(2026, 4, 15)));
    CHECK(count_at(report.tables[0], 0, "retained") == 1);
    CHECK(count_at(report.tables[0], 0, "lost") == 1);
    CHECK(cell_at(report.tables[0], 0, "provisional") == Cell(true));
    CHECK(cell_at(report.tables[0], 0, "to") == Cell(day(2026, 12, 1)));
    // One that begins on this day has a row, and nothing to say yet.
    const Report quarters =
        run(customers, {day(2026, 1, 1), day(2026, 4, 15), day(2026, 7, 1)}, scope(day(2026, 4, 15)));
    CHECK(quarters.tables[0].rows.size() == 2);
    CHECK_THAT(quarters.headline, Catch::Contains("2026-01-01 to 2026-04-15"));
}

TEST_CASE("unknown values stand in no amount and are counted; currencies stay apart") {
    Customers customers;
    customers.add(1, {contract(day(2024, 1, 1), {}, std::nullopt)});
    customers.add(1, {contract(day(2024, 1, 1), {}, jpy(500))});
    customers.add(1, {contract(day(2024, 1, 1), {}, usd(10))});
    const Report report = run(customers);
    CHECK(count_at(report.tables[0], 0, "retained") == 3);
    REQUIRE(report.tables[0].breakdown->rows[0].size() == 2);
    CHECK(amount_at(report, "value_at_start", 0, 0) == Cell(jpy(500)));
    CHECK(amount_at(report, "known", 0, 0) == Cell(std::int64_t{1}));
    CHECK(std::get<std::int64_t>(report.base[1].value) == 1);
}

TEST_CASE("by product an account is a customer of each of its products") {
    ContractFacts platform = contract(day(2024, 1, 1), day(2025, 6, 30));
    platform.product = ProductId{1};
    ContractFacts insight = contract(day(2024, 1, 1), {});
    insight.product = ProductId{2};
    Customers customers;
    customers.add(1, {platform, insight});
    Scope by_product = scope(day(2026, 6, 1));
    by_product.by = {Facet::product};
    const Report report = run(customers, {new_year_25, new_year_26}, by_product);
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 2);
    CHECK(text_at(table, 0, "product") == "Insight");
    CHECK(count_at(table, 0, "retained") == 1);
    CHECK(count_at(table, 1, "lost") == 1);
    CHECK(count_at(table_named(report, "total"), 0, "retained") == 1);

    Scope only_platform = scope(day(2026, 6, 1));
    only_platform.filters = {{Facet::product, {1}}};
    CHECK(count_at(run(customers, {new_year_25, new_year_26}, only_platform).tables[0], 0, "lost") == 1);
}

TEST_CASE("retention of nobody is n/a") {
    const Report report = run({});
    REQUIRE(report.tables[0].rows.size() == 1);
    CHECK_FALSE(share_at(report.tables[0], 0, "retention").ratio.value().has_value());
    CHECK_FALSE(share_at(report.tables[0], 0, "renewal_rate").ratio.value().has_value());
    CHECK(report.headline == "No customer on 2025-01-01.");
}

TEST_CASE("periods chain, and are cut at the calendar's firsts") {
    const Date as_of = day(2026, 6, 1);
    CHECK(retention_days(new_year_25, new_year_26, {}, as_of) == std::vector{new_year_25, new_year_26});
    CHECK(retention_days(new_year_25, new_year_26, Step::quarter, as_of) ==
          std::vector{new_year_25, day(2025, 4, 1), day(2025, 7, 1), day(2025, 10, 1), new_year_26});
    CHECK(retention_days(day(2025, 2, 10), day(2025, 5, 5), Step::month, as_of) ==
          std::vector{day(2025, 2, 10), day(2025, 3, 1), day(2025, 4, 1), day(2025, 5, 1), day(2025, 5, 5)});
    // What begins after the as-of day is left out.
    CHECK(retention_days(new_year_26, day(2027, 1, 1), Step::quarter, as_of) ==
          std::vector{new_year_26, day(2026, 4, 1), day(2026, 7, 1)});
    CHECK_THROWS_AS(retention_days(new_year_25, new_year_25, {}, as_of), Error);
    CHECK_THROWS_AS(retention_days(day(2026, 6, 2), day(2027, 1, 1), {}, as_of), Error);
}
