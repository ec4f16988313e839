#include "winloss/report/renewals.hpp"

#include "customers.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

const Date today = day(2026, 5, 15);

Renewals fold(std::size_t limit = 50) {
    Scope scope;
    scope.as_of = today;
    return Renewals(scope, {.limit = limit});
}

ContractFacts ends(Date on, std::int64_t value = 100) { return contract(add_months(on, -12), on, usd(value)); }

}  // namespace

TEST_CASE("contracts that end in the running quarter and the three after it, each in its own") {
    const Report report = report_of(fold(), {{.contracts = {ends(day(2026, 5, 14))}},  // over
                                             {.contracts = {ends(today)}},
                                             {.contracts = {ends(day(2026, 6, 30), 50)}},
                                             {.contracts = {ends(day(2027, 3, 31))}},
                                             {.contracts = {ends(day(2027, 4, 1))}},  // too late
                                             {.contracts = {contract(day(2025, 1, 1), std::nullopt)}},
                                             {.contracts = {contract(day(2025, 9, 1), day(2026, 8, 31), usd(0))}}});
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 2);
    CHECK(text_at(table, 0, "ends_in") == "2026Q2");
    CHECK(count_at(table, 0, "contracts") == 2);
    CHECK(text_at(table, 1, "ends_in") == "2027Q1");
    CHECK(cell_at(table.breakdown->columns, table.breakdown->rows[0][0], "value") == Cell(usd(150)));
    CHECK(report.base[1].value == Cell(std::int64_t{1}));  // the one that ended yesterday is pending
}

TEST_CASE("renewed, assumed renewed, leaving and open are told apart") {
    ContractFacts by_itself = ends(day(2026, 9, 30));
    by_itself.auto_renews = true;
    by_itself.term_months = 12;
    ContractFacts monthly = ends(day(2026, 5, 31));
    monthly.auto_renews = true;
    monthly.term_months = 1;
    ContractFacts left = ends(day(2026, 12, 31));
    left.ended_on = day(2026, 9, 15);
    const Report report = report_of(
        fold(), {{.contracts = {ends(day(2026, 8, 31)), contract(day(2026, 9, 1), day(2027, 8, 31))}, .name = "Signed"},
                 {.contracts = {by_itself}, .name = "By itself"},
                 {.contracts = {monthly}, .name = "Monthly"},
                 {.contracts = {left}, .name = "Leaving"},
                 {.contracts = {ends(day(2026, 9, 1))}, .name = "Open"}});
    const Table& list = table_named(report, "contracts");
    std::map<std::string, std::string> status;
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        status[text_at(list, i, "account")] = text_at(list, i, "status");
    }
    CHECK(status == std::map<std::string, std::string>{{"Signed", "renewed"},
                                                       {"By itself", "assumed-renewed"},
                                                       {"Monthly", "assumed-renewed"},
                                                       {"Leaving", "leaving"},
                                                       {"Open", "open"}});
    CHECK(std::get<Date>(cell_at(list, 0, "ends_on")) == day(2026, 5, 31));
    const Table& quarters = report.tables[0];
    REQUIRE(quarters.rows.size() == 2);
    CHECK(count_at(quarters, 1, "contracts") == 4);
    CHECK(count_at(quarters, 1, "open") == 1);
    CHECK(count_at(quarters, 1, "leaving") == 1);
}

TEST_CASE("health, flags and the interview before the end stand beside the contract") {
    const ContractFacts contract = ends(day(2026, 8, 31));
    const CustomerSketch customer{.contracts = {contract},
                                  .health = HealthFact{day(2026, 5, 1), HealthLevel::red},
                                  .heard_on = day(2026, 3, 1),
                                  .pre_renewals = {{contract.id, day(2026, 8, 31), day(2026, 3, 1)}},
                                  .flags = {{FlagKind::at_risk, day(2026, 4, 1)}}};
    CustomerSketch long_ago = customer;
    long_ago.pre_renewals[0].held_on = day(2025, 3, 1);
    const Report report = report_of(fold(), {customer, long_ago});
    CHECK(share_at(report.tables[0], 0, "heard_before").ratio == Ratio{1, 2});
    CHECK(count_at(report.tables[0], 0, "red") == 2);
    CHECK(count_at(report.tables[0], 0, "flagged") == 2);
    CHECK(cell_at(table_named(report, "contracts"), 0, "health") == Cell("red"));
}

TEST_CASE("a contract somebody ended leaves on that day, and is not renewed by its terms before") {
    ContractFacts left = ends(day(2026, 9, 30));
    left.auto_renews = true;
    left.term_months = 12;
    left.ended_on = day(2027, 2, 28);
    const Table list = table_named(report_of(fold(), {{.contracts = {left}}}), "contracts");
    REQUIRE(list.rows.size() == 1);
    CHECK(cell_at(list, 0, "ends_on") == Cell(day(2027, 2, 28)));
    CHECK(text_at(list, 0, "status") == "leaving");
}

TEST_CASE("what is pending stands in no row, and what a later contract renews is not pending") {
    const ContractFacts over = ends(day(2026, 5, 1));
    ContractFacts next = contract(day(2026, 6, 10), day(2027, 6, 9));
    next.id = {7};
    next.renews = over.id;
    Scope scope;
    scope.as_of = today;
    scope.period = {day(2026, 4, 1), day(2026, 12, 31)};
    const Report report = report_of(Renewals(scope, {}), {{.contracts = {over}}, {.contracts = {over, next}}});
    CHECK(report.base[0].value == Cell(std::int64_t{1}));
    CHECK(report.base[1].value == Cell(std::int64_t{1}));
    CHECK(text_at(table_named(report, "contracts"), 0, "status") == "renewed");
}

TEST_CASE("what renews a contract by link does so however late it begins") {
    const ContractFacts first = ends(day(2027, 3, 25));
    ContractFacts next = contract(day(2027, 5, 15), day(2028, 11, 30));
    next.id = {7};
    next.renews = first.id;
    const Table list = table_named(report_of(fold(), {{.contracts = {first, next}}}), "contracts");
    CHECK(text_at(list, 0, "status") == "renewed");
}

TEST_CASE("an interview on the first day of the window was before this end, unless it was about the one before") {
    const ContractFacts contract = ends(day(2026, 8, 31));
    const auto heard = [&](Date about, Date held) {
        const CustomerSketch customer{.contracts = {contract}, .pre_renewals = {{contract.id, about, held}}};
        return share_at(report_of(fold(), {customer}).tables[0], 0, "heard_before").ratio.part;
    };
    CHECK(heard(day(2026, 8, 31), day(2025, 8, 31)) == 1);
    CHECK(heard(day(2026, 8, 31), day(2025, 8, 30)) == 0);
    CHECK(heard(day(2025, 8, 31), day(2025, 8, 31)) == 0);
    CHECK(heard(day(2025, 8, 31), day(2025, 9, 1)) == 1);
}

TEST_CASE("the list is cut behind the first to end, and says so") {
    std::vector<CustomerSketch> customers;
    for (int i = 0; i < 40; ++i) { customers.push_back({.contracts = {ends(day(2026, 12, 31) - Days{i})}}); }
    const Table list = table_named(report_of(fold(3), customers), "contracts");
    REQUIRE(list.rows.size() == 3);
    CHECK(std::get<Date>(list.rows[0][0]) == day(2026, 12, 31) - Days{39});
    REQUIRE(list.notes.size() == 1);
    CHECK_THAT(list.notes[0], Catch::Contains("37 more"));
}
