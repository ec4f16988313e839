#include "winloss/report/cohorts.hpp"

#include "facts.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

struct Customer {
    std::vector<ContractFacts> contracts;
    Label segment = 0;
};

Scope scope(Date as_of, std::vector<Facet> by = {}) {
    Scope result;
    result.report = "cohorts";
    result.as_of = as_of;
    result.by = std::move(by);
    return result;
}

Report run(const std::vector<Customer>& customers, const Scope& of, Step every = Step::quarter) {
    FactLabels labels;
    labels[Attribute::segment].intern("SMB");
    labels[Attribute::segment].intern("Enterprise");
    Cohorts fold(of, {.every = every});
    std::int64_t id = 0;
    for (const Customer& each : customers) {
        AccountFact fact;
        fact.id = {++id};
        fact.labels[Attribute::segment] = each.segment;
        fact.contracts = each.contracts;
        fold.add(fact, labels[Attribute::product]);
    }
    return fold.report(labels);
}

const Cell& amount_at(const Table& table, std::size_t row, std::string_view key, std::size_t line = 0) {
    return cell_at(table.breakdown->columns, table.breakdown->rows.at(row).at(line), key);
}

Ratio retention_at(const Table& table, std::size_t row) { return share_at(table, row, "retention").ratio; }

}  // namespace

TEST_CASE("a cohort is followed period by period; what is still to come has no row") {
    std::vector<Customer> customers;
    for (int i = 0; i < 6; ++i) { customers.push_back({{contract(day(2025, 1, 1 + static_cast<unsigned>(i)), {})}}); }
    customers.push_back({{contract(day(2025, 3, 31), day(2025, 6, 30))}});
    customers.push_back({{contract(day(2025, 2, 1), day(2025, 7, 1))}});
    customers.push_back({{contract(day(2025, 7, 1), {})}});
    const Table table = run(customers, scope(day(2025, 12, 31))).tables[0];
    REQUIRE(table.rows.size() == 6);
    CHECK(text_at(table, 0, "cohort") == "2025Q1");
    CHECK(count_at(table, 0, "periods") == 0);
    CHECK(is_null(cell_at(table, 0, "on")));
    CHECK(retention_at(table, 0) == Ratio{8, 8});
    CHECK(cell_at(table, 1, "on") == Cell(day(2025, 4, 1)));
    CHECK(retention_at(table, 1) == Ratio{8, 8});
    CHECK(cell_at(table, 2, "on") == Cell(day(2025, 7, 1)));
    CHECK(retention_at(table, 2) == Ratio{7, 8});  // one ended the day before, one on the day itself
    CHECK(retention_at(table, 3) == Ratio{6, 8});
    CHECK(share_at(table, 3, "retention").low.has_value());
    CHECK(text_at(table, 4, "cohort") == "2025Q3");
    CHECK(retention_at(table, 5) == Ratio{1, 1});
    // The first day of the next quarter.
    CHECK(run(customers, scope(day(2026, 1, 1))).tables[0].rows.size() == 8);
}

TEST_CASE("cohorts by month and by year") {
    const std::vector<Customer> customers{{{contract(day(2024, 5, 31), day(2025, 5, 30))}},
                                          {{contract(day(2024, 6, 1), {})}}};
    const Table months = run(customers, scope(day(2024, 7, 1)), Step::month).tables[0];
    REQUIRE(months.rows.size() == 5);
    CHECK(text_at(months, 0, "cohort") == "2024-05");
    CHECK(text_at(months, 3, "cohort") == "2024-06");
    const Report years = run(customers, scope(day(2026, 6, 1)), Step::year);
    REQUIRE(years.tables[0].rows.size() == 3);
    CHECK(text_at(years.tables[0], 0, "cohort") == "2024");
    CHECK(retention_at(years.tables[0], 1) == Ratio{2, 2});
    CHECK(retention_at(years.tables[0], 2) == Ratio{1, 2});
    CHECK(years.headline == "Active 1 year later: 2 of 2 customers.");
}

TEST_CASE("customers who come back belong to the cohort of their first service") {
    const Customer back{{contract(day(2024, 1, 1), day(2024, 6, 30)), contract(day(2025, 1, 1), {})}};
    const Table table = run({back}, scope(day(2025, 6, 1))).tables[0];
    REQUIRE(table.rows.size() == 6);
    CHECK(retention_at(table, 2) == Ratio{0, 1});
    CHECK(retention_at(table, 3) == Ratio{0, 1});
    CHECK(retention_at(table, 4) == Ratio{1, 1});
    CHECK(text_at(table, 5, "cohort") == "2024Q1");
}

TEST_CASE("pending customers are neither kept nor lost") {
    const Customer pending{{contract(day(2025, 1, 1), day(2025, 12, 20))}};
    const Report report = run({pending}, scope(day(2026, 1, 10)), Step::year);
    CHECK(count_at(report.tables[0], 1, "pending") == 1);
    CHECK(retention_at(report.tables[0], 1) == Ratio{0, 1});
    CHECK(count_at(run({pending}, scope(day(2026, 2, 10)), Step::year).tables[0], 1, "pending") == 0);
}

TEST_CASE("value: gross is capped for each customer, currencies stay apart, unknown stands in no amount") {
    const auto grown = [](std::int64_t before, std::int64_t after) {
        ContractFacts first = contract(day(2025, 1, 1), day(2025, 12, 31), usd(before));
        ContractFacts second = contract(day(2026, 1, 1), day(2026, 12, 31), usd(after));
        second.renews = first.id;
        return Customer{{first, second}};
    };
    ContractFacts lost = contract(day(2025, 3, 1), day(2025, 10, 31), usd(100));
    std::vector<Customer> customers{grown(100, 150), grown(200, 160), {{lost}}};
    customers.push_back({{contract(day(2025, 1, 1), {}, jpy(500))}});
    customers.push_back({{contract(day(2025, 1, 1), {}, std::nullopt)}});
    Customer forgotten = grown(70, 1);
    forgotten.contracts[1].annual_value.reset();
    customers.push_back(forgotten);
    const Report report = run(customers, scope(day(2026, 2, 1)), Step::year);
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 2);
    CHECK(retention_at(table, 1) == Ratio{5, 6});
    REQUIRE(table.breakdown->rows[1].size() == 2);
    CHECK(amount_at(table, 0, "value_at_start", 1) == Cell(usd(470)));
    CHECK(amount_at(table, 1, "value_at_start", 0) == Cell(jpy(500)));
    CHECK(amount_at(table, 1, "value_at_start", 1) == Cell(usd(400)));
    CHECK(amount_at(table, 1, "value", 1) == Cell(usd(310)));
    CHECK(std::get<Share>(amount_at(table, 1, "gross_revenue_retention", 1)).ratio == Ratio{26000, 40000});
    CHECK(std::get<Share>(amount_at(table, 1, "net_revenue_retention", 1)).ratio == Ratio{31000, 40000});
    CHECK_FALSE(std::get<Share>(amount_at(table, 1, "net_revenue_retention", 1)).low.has_value());
    CHECK(amount_at(table, 1, "known", 1) == Cell(std::int64_t{3}));
    CHECK(report.base[1].value == Cell(std::int64_t{1}));
}

TEST_CASE("all cohorts that have come so far, together, and by group") {
    std::vector<Customer> customers{{{contract(day(2025, 1, 1), {})}, 1},
                                    {{contract(day(2025, 1, 1), day(2025, 5, 31))}, 2},
                                    {{contract(day(2025, 4, 1), {})}, 1}};
    const Report report = run(customers, scope(day(2025, 9, 30)));
    const Table& periods = table_named(report, "periods");
    REQUIRE(periods.rows.size() == 2);
    CHECK(count_at(periods, 0, "cohorts") == 2);
    CHECK(retention_at(periods, 0) == Ratio{3, 3});
    CHECK(count_at(periods, 1, "cohorts") == 1);
    CHECK(retention_at(periods, 1) == Ratio{1, 2});
    const Report split = run(customers, scope(day(2025, 9, 30), {Facet::segment}));
    CHECK(text_at(split.tables[0], 0, "segment") == "Enterprise");
    CHECK(split.tables[0].rows.size() == 3 + 3 + 2);
    CHECK(table_named(split, "total").rows == report.tables[0].rows);
    CHECK(count_at(table_named(split, "periods"), 0, "customers") == 1);
}

TEST_CASE("a period picks the customers who began in it") {
    Scope of = scope(day(2025, 9, 30));
    of.period = {day(2025, 2, 1), std::nullopt};
    const std::vector<Customer> customers{{{contract(day(2025, 1, 31), {})}}, {{contract(day(2025, 2, 1), {})}}};
    CHECK(run(customers, of).base[0].value == Cell(std::int64_t{1}));
}

TEST_CASE("no cohort, and one that has just begun") {
    const Report none = run({}, scope(day(2026, 1, 1)));
    CHECK(none.tables[0].rows.empty());
    CHECK(none.headline == "No customer has begun.");
    const Report fresh = run({{{contract(day(2026, 1, 1), {})}}}, scope(day(2026, 1, 1)));
    REQUIRE(fresh.tables[0].rows.size() == 1);
    CHECK(table_named(fresh, "periods").rows.empty());
    CHECK(fresh.headline == "No quarter has begun since the first customer came.");
}
