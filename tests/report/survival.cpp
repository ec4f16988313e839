#include "winloss/report/survival.hpp"

#include <cmath>

#include "facts.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

const Date today = day(2026, 1, 1);

struct Customer {
    std::vector<ContractFacts> contracts;
    Label segment = 0;
};

/// Left after so many months; with `plus` seen for so many, and still there today.
Customer months(int count, bool plus, Label segment) {
    if (plus) { return {{contract(add_months(today, -count), {})}, segment}; }
    const Date first = day(2020, 1, 1);
    return {{contract(first, add_months(first, count) - Days{1})}, segment};
}

/// Remission of 42 children with leukaemia, in weeks: Freireich et al., Blood 21 (1963), 699–716, as in Cox (1972).
std::vector<Customer> remissions() {
    std::vector<Customer> result;
    for (const int time : {6, 6, 6, 7, 10, 13, 16, 22, 23}) { result.push_back(months(time, false, 1)); }
    for (const int time : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) { result.push_back(months(time, true, 1)); }
    for (const int time : {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}) {
        result.push_back(months(time, false, 2));
    }
    return result;
}

Scope scope(std::vector<Facet> by = {}) {
    Scope result;
    result.report = "survival";
    result.as_of = today;
    result.by = std::move(by);
    return result;
}

Report run(const std::vector<Customer>& customers, const SurvivalOptions& options = {}, const Scope& of = scope()) {
    FactLabels labels;
    labels[Attribute::segment].intern("Treated");
    labels[Attribute::segment].intern("Untreated");
    labels[Attribute::product].add(1, "Platform");
    labels[Attribute::product].add(2, "Insight");
    Survival fold(of, options);
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

double real_at(const Table& table, std::size_t row, std::string_view key) {
    return std::get<double>(cell_at(table, row, key));
}

bool noted(const Report& report, const std::string& part) {
    return std::any_of(report.notes.begin(), report.notes.end(),
                       [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("a begun month counts as whole, by the calendar from the first day") {
    const auto begun = [](Date first, Date last) { return units_begun(TimeUnit::month, first, last); };
    CHECK(begun(day(2025, 1, 1), day(2025, 1, 1)) == 1);
    CHECK(begun(day(2025, 1, 1), day(2025, 1, 31)) == 1);
    CHECK(begun(day(2025, 1, 1), day(2025, 2, 1)) == 2);
    CHECK(begun(day(2025, 1, 1), day(2025, 12, 31)) == 12);
    CHECK(begun(day(2024, 2, 29), day(2025, 2, 27)) == 12);
    CHECK(begun(day(2024, 2, 29), day(2025, 2, 28)) == 13);
    CHECK(begun(day(2025, 1, 31), day(2025, 2, 27)) == 1);
    CHECK(begun(day(2025, 1, 31), day(2025, 2, 28)) == 2);
    CHECK(begun(day(2025, 1, 31), day(2025, 1, 30)) == 0);
    const auto over = [](Date first, Date last) { return units_over(TimeUnit::month, first, last); };
    CHECK(over(day(2025, 1, 1), day(2025, 1, 30)) == 0);
    CHECK(over(day(2025, 1, 1), day(2025, 1, 31)) == 1);
    CHECK(over(day(2025, 1, 31), day(2025, 2, 27)) == 1);
    CHECK(over(day(2025, 1, 31), day(2025, 3, 29)) == 1);
    CHECK(over(day(2025, 1, 31), day(2025, 3, 30)) == 2);
    CHECK(over(day(2025, 1, 1), day(2024, 12, 31)) == 0);
    CHECK(units_over(TimeUnit::day, day(2025, 1, 31), day(2025, 1, 31)) == 1);
    CHECK(units_begun(TimeUnit::day, day(2025, 1, 31), day(2025, 1, 31)) == 1);
    CHECK(units_begun(TimeUnit::day, day(2024, 1, 1), day(2024, 12, 31)) == 366);
    CHECK(units_begun(TimeUnit::day, day(2025, 1, 31), day(2025, 1, 30)) == 0);
}

TEST_CASE("the remissions of 1963: curve, medians and log-rank as published") {
    const Report report = run(remissions(), {.at = {6, 7, 10, 13, 16, 22, 23}}, scope({Facet::segment}));
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 14);
    const double survival[] = {.8571, .8067, .7529, .6902, .6275, .5378, .4482};
    const double error[] = {.0764, .0869, .0963, .1068, .1141, .1282, .1346};
    for (std::size_t i = 0; i < 7; ++i) {
        CHECK(text_at(table, i, "segment") == "Treated");
        CHECK(real_at(table, i, "survival") == Approx(survival[i]).margin(5e-5));
        CHECK(real_at(table, i, "standard_error") == Approx(error[i]).margin(5e-5));
    }
    CHECK(count_at(table, 0, "at_risk") == 21);
    CHECK(count_at(table, 0, "events") == 3);
    CHECK(count_at(table, 0, "censored") == 1);
    CHECK(count_at(table, 2, "at_risk") == 15);
    CHECK(count_at(table, 2, "censored") == 2);  // at 9 and at 10
    const Table& groups = table_named(report, "groups");
    CHECK(real_at(groups, 0, "median") == 23);
    CHECK(real_at(groups, 0, "low") == 13);
    CHECK(std::isinf(real_at(groups, 0, "high")));
    CHECK(real_at(groups, 1, "median") == 8);
    CHECK(count_at(groups, 0, "ended") == 9);
    CHECK(count_at(groups, 0, "running") == 12);
    CHECK(real_at(groups, 0, "expected") == Approx(19.25).margin(.005));
    CHECK(real_at(groups, 1, "expected") == Approx(10.75).margin(.005));
    const Table& test = table_named(report, "log_rank");
    CHECK(real_at(test, 0, "chi_square") == Approx(16.79).margin(.005));
    CHECK(count_at(test, 0, "degrees") == 1);
    CHECK(std::get<PValue>(cell_at(test, 0, "p")).value() == Approx(4.17e-5).epsilon(.01));
    CHECK(cell_at(test, 0, "bound") == Cell(false));
    CHECK(count_at(table_named(report, "total"), 0, "at_risk") == 33);
    CHECK(noted(report, "Log-rank test: chi-square 16.79, 1 degree of freedom, p = 4.17e-05."));
}

TEST_CASE("the same customers in days: a year's contract lasts 365 days") {
    const Customer year{{contract(day(2023, 1, 1), day(2023, 12, 31))}};
    const Customer running{{contract(day(2025, 1, 1), {})}};
    const Report report = run({year, running}, {.unit = TimeUnit::day});
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 1);
    CHECK(count_at(table, 0, "time") == 365);
    CHECK(count_at(table, 0, "at_risk") == 2);
    CHECK(count_at(table, 0, "events") == 1);
    CHECK(count_at(table, 0, "censored") == 1);  // deaths come first
    CHECK(real_at(table, 0, "survival") == Approx(.5));
    CHECK(table.columns[0].title == "After days");
}

TEST_CASE("each customer's first tenure; --every-tenure takes those that came back") {
    const Customer back{{contract(day(2023, 1, 1), day(2023, 6, 30)), contract(day(2024, 1, 1), day(2024, 3, 31))}};
    const Customer bridged{{contract(day(2023, 1, 1), day(2023, 6, 30)), contract(day(2023, 7, 30), day(2023, 9, 30))}};
    const Report first = run({back, bridged});
    CHECK(count_at(first.tables[0], 0, "time") == 6);
    CHECK(count_at(first.tables[0], 1, "time") == 9);
    CHECK(first.base[1].value == Cell(std::int64_t{2}));
    const Report every = run({back, bridged}, {.every_tenure = true});
    REQUIRE(every.tables[0].rows.size() == 3);
    CHECK(count_at(every.tables[0], 0, "time") == 3);
    CHECK(every.base[0].value == Cell(std::int64_t{2}));
    CHECK(every.base[1].value == Cell(std::int64_t{3}));
}

TEST_CASE("trials make no customer, and what follows one counts from its own first day") {
    const Customer trial{{contract(day(2025, 1, 1), day(2025, 1, 31), usd(0))}};
    const Customer turned{{contract(day(2025, 1, 1), day(2025, 1, 31), usd(0)), contract(day(2025, 2, 1), {})}};
    const Report report = run({trial, turned});
    CHECK(report.base[0].value == Cell(std::int64_t{1}));
    CHECK(count_at(report.tables[0], 0, "time") == 11);
}

TEST_CASE("pending tenures are censored before their last day") {
    const Customer pending{{contract(day(2025, 1, 1), day(2025, 12, 10))}};
    ContractFacts known = contract(day(2025, 1, 1), day(2025, 12, 10));
    known.ended_on = day(2025, 12, 10);
    const Report report = run({pending, {{known}}});
    CHECK(count_at(report.tables[0], 0, "time") == 11);  // whether it outlived its 12th month is not known
    CHECK(count_at(report.tables[0], 0, "censored") == 1);
    CHECK(count_at(report.tables[0], 1, "time") == 12);
    CHECK(count_at(report.tables[0], 1, "events") == 1);
    CHECK(report.base[4].value == Cell(std::int64_t{1}));
    CHECK(noted(report, "1 tenure is pending, neither kept nor lost"));
}

TEST_CASE("tenures older than the records enter late, those over by then are left out") {
    const SurvivalOptions options{.records_since = day(2024, 1, 1)};
    const Customer before{{contract(day(2022, 1, 1), day(2023, 12, 31))}};
    const Customer late{{contract(day(2022, 1, 1), day(2024, 6, 30))}};
    const Customer fresh{{contract(day(2024, 1, 1), day(2024, 6, 30))}};
    const Customer stays{{contract(day(2024, 1, 1), {})}};
    const Report report = run({before, late, fresh, stays}, options);
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 3);
    CHECK(count_at(table, 0, "time") == 6);
    CHECK(count_at(table, 0, "at_risk") == 2);
    CHECK(count_at(table, 1, "time") == 24);
    CHECK(count_at(table, 1, "at_risk") == 1);  // who entered at 24 is at risk from 25 on
    CHECK(count_at(table, 2, "time") == 30);
    CHECK(count_at(table, 2, "at_risk") == 1);
    CHECK(report.base[0].value == Cell(std::int64_t{3}));
    CHECK(report.base[5].value == Cell(std::int64_t{1}));
    CHECK(noted(report, "1 tenure ran already on 2024-01-01"));
    CHECK(noted(report, "1 tenure is left out: over by 2024-01-01"));
}

TEST_CASE("a period picks the tenures that began in it") {
    Scope of = scope();
    of.period = {day(2024, 1, 1), day(2024, 12, 31)};
    const Customer inside{{contract(day(2024, 12, 31), {})}};
    const Customer outside{{contract(day(2025, 1, 1), {})}};
    const Customer again{{contract(day(2023, 1, 1), day(2023, 6, 30)), contract(day(2024, 2, 1), {})}};
    CHECK(run({inside, outside, again}, {}, of).base[1].value == Cell(std::int64_t{1}));
    CHECK(run({inside, outside, again}, {.every_tenure = true}, of).base[1].value == Cell(std::int64_t{2}));
}

TEST_CASE("by product an account is a customer of each of its products, the total of it with anything") {
    ContractFacts platform = contract(day(2024, 1, 1), day(2024, 12, 31));
    platform.product = ProductId{1};
    ContractFacts insight = contract(day(2025, 1, 1), {});
    insight.product = ProductId{2};
    const Report report = run({{{platform, insight}}}, {}, scope({Facet::product}));
    const Table& groups = table_named(report, "groups");
    REQUIRE(groups.rows.size() == 2);
    CHECK(text_at(groups, 0, "product") == "Insight");
    CHECK(count_at(groups, 0, "running") == 1);
    CHECK(count_at(groups, 1, "ended") == 1);
    CHECK(count_at(table_named(report, "total"), 0, "time") == 24);
    CHECK(count_at(table_named(report, "log_rank"), 0, "degrees") == 1);
    CHECK(noted(report, "rows overlap"));

    Scope only = scope();
    only.filters = {{Facet::product, {1}}};
    const Report filtered = run({{{platform, insight}}}, {}, only);
    CHECK(count_at(filtered.tables[0], 0, "time") == 12);
    CHECK(filtered.filters[0].key == "product");
}

TEST_CASE("by year a service stands where its first day lies, that of who came back in another") {
    const Customer back{{contract(day(2023, 1, 1), day(2023, 6, 30)), contract(day(2024, 1, 1), day(2024, 3, 31))}, 1};
    const Customer stayed{{contract(day(2024, 5, 1), {})}, 1};
    const Customer other{{contract(day(2024, 6, 1), day(2024, 12, 31))}, 2};
    const Report first = run({back, stayed, other}, {}, scope({Facet::segment, Facet::year}));
    const Table& groups = table_named(first, "groups");
    REQUIRE(groups.rows.size() == 3);
    CHECK(text_at(groups, 0, "segment") == "Treated");
    CHECK(text_at(groups, 0, "year") == "2023");
    CHECK(count_at(groups, 0, "ended") == 1);
    CHECK(text_at(groups, 1, "year") == "2024");
    CHECK(count_at(groups, 1, "running") == 1);
    CHECK(text_at(groups, 2, "segment") == "Untreated");
    const Report every = run({back, stayed, other}, {.every_tenure = true}, scope({Facet::year}));
    const Table& years = table_named(every, "groups");
    REQUIRE(years.rows.size() == 2);
    CHECK(count_at(years, 0, "tenures") == 1);
    CHECK(count_at(years, 1, "tenures") == 3);
    CHECK(count_at(years, 1, "customers") == 3);
    CHECK(every.base[0].value == Cell(std::int64_t{3}));  // who came back is one customer
}

TEST_CASE("beyond what was seen the curve is n/a") {
    const Report report = run({{{contract(day(2025, 1, 1), {})}}}, {.at = {0, 12, 13}});
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 3);
    CHECK(real_at(table, 0, "survival") == 1);
    CHECK(real_at(table, 1, "survival") == 1);
    CHECK(is_null(cell_at(table, 1, "low")));
    CHECK(count_at(table, 1, "censored") == 1);
    CHECK(count_at(table, 2, "at_risk") == 0);
    CHECK(is_null(cell_at(table, 2, "survival")));
    CHECK(report.headline == "Too few customers to state a median: 1 customer; 0 left.");
}

TEST_CASE("the survival of nobody is n/a") {
    const Report report = run({}, {.at = {12}});
    CHECK(report.headline == "No customer was seen.");
    CHECK(is_null(cell_at(report.tables[0], 0, "survival")));
    CHECK(run({}).tables[0].rows.empty());
    const Table& groups = table_named(report, "groups");
    CHECK(count_at(groups, 0, "customers") == 0);
    CHECK(is_null(cell_at(groups, 0, "median")));
    CHECK(cell_at(groups, 0, "small") == Cell(true));
    const Report split = run({}, {}, scope({Facet::segment}));
    CHECK(table_named(split, "groups").rows.empty());
    CHECK(table_named(split, "log_rank").rows.empty());
    CHECK(noted(split, "nothing to compare"));
}
