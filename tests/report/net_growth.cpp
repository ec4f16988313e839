#include "winloss/report/net_growth.hpp"

#include "facts.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

Report run(const std::vector<std::vector<ContractFacts>>& accounts, std::vector<Date> days, Date as_of) {
    Scope scope;
    scope.as_of = as_of;
    NetGrowth fold(scope, {.days = std::move(days)});
    const FactLabels labels;
    std::int64_t id = 0;
    for (const auto& contracts : accounts) {
        AccountFact fact;
        fact.id = {++id};
        fact.contracts = contracts;
        fold.add(fact, labels[Attribute::product]);
    }
    return fold.report(labels);
}

const std::vector<Date> three_years{day(2023, 1, 1), day(2024, 1, 1), day(2025, 1, 1), day(2026, 1, 1)};

}  // namespace

TEST_CASE("100 customers, 90% kept and 20 gained each year: five points more retention keep more of them") {
    // 100, 110, 119: by hand.
    CHECK(customers_after(100, 0.9, 20, 1) == Approx(110));
    CHECK(customers_after(100, 0.9, 20, 2) == Approx(119));
    CHECK(customers_after(100, 0.95, 20, 2) == Approx(129.25));
    std::vector<std::vector<ContractFacts>> accounts;
    for (int i = 0; i < 90; ++i) { accounts.push_back({contract(day(2024, 3, 1), day(2030, 2, 28))}); }
    for (int i = 0; i < 10; ++i) { accounts.push_back({contract(day(2024, 3, 1), day(2025, 2, 28))}); }
    for (int i = 0; i < 20; ++i) { accounts.push_back({contract(day(2025, 7, 1), day(2030, 6, 30))}); }
    const Report report = run(accounts, {day(2025, 1, 1), day(2026, 1, 1)}, day(2026, 6, 1));
    const Table& ahead = table_named(report, "ahead");
    REQUIRE(ahead.rows.size() == 5);
    CHECK(count_at(ahead, 0, "as_it_went") == 119);           // 110 × 0.9 + 20
    CHECK(count_at(ahead, 0, "with_more_retention") == 125);  // 110 × 0.95 + 20 = 124.5
    CHECK(count_at(ahead, 0, "more_customers") == 6);
}

TEST_CASE("every period begins with what the one before ended with") {
    std::vector<std::vector<ContractFacts>> accounts;
    accounts.push_back({contract(day(2022, 5, 1), day(2024, 4, 30))});
    accounts.push_back({contract(day(2022, 5, 1), day(2023, 4, 30)), contract(day(2024, 6, 1), std::nullopt)});
    accounts.push_back({contract(day(2023, 5, 1), day(2023, 9, 30))});
    accounts.push_back({contract(day(2024, 1, 1), day(2024, 12, 31))});
    accounts.push_back({contract(day(2025, 12, 31), std::nullopt)});
    const Table table = run(accounts, three_years, day(2026, 6, 1)).tables[0];
    REQUIRE(table.rows.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto at = [&](std::string_view key) { return count_at(table, i, key); };
        CHECK(at("customers_at_start") + at("new") + at("reactivated") - at("lost") - at("pending") ==
              at("customers_at_end"));
        if (i > 0) { CHECK(at("customers_at_start") == count_at(table, i - 1, "customers_at_end")); }
    }
    CHECK(count_at(table, 0, "customers_at_start") == 2);
    CHECK(count_at(table, 1, "reactivated") == 1);
    CHECK(count_at(table, 2, "customers_at_end") == 2);
}

TEST_CASE("an end that is pending makes its period provisional, though another contract keeps the customer") {
    ContractFacts other = contract(day(2024, 1, 1), std::nullopt);
    other.product = ProductId{2};
    const std::vector<std::vector<ContractFacts>> accounts{{contract(day(2024, 1, 1), day(2025, 12, 31)), other}};
    const auto provisional = [&](Date as_of) {
        const Table table = run(accounts, three_years, as_of).tables[0];
        return std::pair(cell_at(table, 1, "provisional"), cell_at(table, 2, "provisional"));
    };
    CHECK(provisional(day(2026, 1, 30)) == std::pair(Cell(false), Cell(true)));
    CHECK(provisional(day(2026, 1, 31)) == std::pair(Cell(false), Cell(false)));
}

TEST_CASE("ahead goes by a whole year, not by what is left of one, and by no year that began with nobody") {
    std::vector<std::vector<ContractFacts>> accounts{{contract(day(2024, 1, 1), day(2026, 1, 15))}};
    for (int i = 0; i < 4; ++i) { accounts.push_back({contract(day(2025, 2, 1), day(2027, 12, 31))}); }
    const Date first = day(2025, 1, 1);
    const Report stub = run(accounts, {first, day(2026, 1, 1), day(2026, 2, 2)}, day(2026, 10, 1));
    CHECK(count_at(table_named(stub, "ahead"), 0, "as_it_went") == 9);  // all of five stay, and four come again
    CHECK(table_named(run(accounts, {first, day(2025, 9, 1)}, day(2026, 10, 1)), "ahead").rows.empty());

    const std::vector<ContractFacts> away{contract(day(2023, 1, 1), day(2023, 12, 31)),
                                          contract(day(2025, 3, 1), day(2028, 6, 30))};
    CHECK(table_named(run({away}, three_years, day(2026, 6, 1)), "ahead").rows.empty());
}

TEST_CASE("without a customer at any start nothing is said of what is ahead") {
    const Report report = run({}, three_years, day(2026, 6, 1));
    CHECK(table_named(report, "ahead").rows.empty());
    CHECK(share_at(report.tables[0], 0, "net_gain").ratio == Ratio{0, 0});
}
