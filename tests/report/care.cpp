#include "winloss/report/care.hpp"

#include "customers.hpp"
#include "winloss/report/expectations.hpp"
#include "winloss/report/pulse_list.hpp"
#include "winloss/report/touch_programme.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

const Date today = day(2026, 6, 30);

Scope scope() {
    Scope result;
    result.as_of = today;
    return result;
}

/// Looked after as the programme wants it.
CustomerSketch well_kept() {
    return {.contracts = {contract(day(2024, 1, 1), std::nullopt)},
            .health = HealthFact{day(2026, 6, 1), HealthLevel::green},
            .heard_on = day(2026, 1, 15),
            .touches = {{day(2025, 8, 1), true},
                        {day(2025, 11, 1), true},
                        {day(2026, 2, 1), true},
                        {day(2026, 5, 1), true}},
            .reached = {{1, BuyingRole::user}, {2, std::nullopt}, {3, BuyingRole::economic_buyer}}};
}

Pulse pulse(const CustomerSketch& customer, std::vector<ContractAhead> ahead = {}) {
    const CustomerFact fact = customer.fact(1);
    return pulse_of(fact, care_of(fact, today), ahead, today);
}

}  // namespace

TEST_CASE("four touches, a review a quarter, wider and higher") {
    const Care care = care_of(well_kept().fact(1), today);
    CHECK(care.all());
    CustomerSketch customer = well_kept();
    customer.touches.pop_back();
    CHECK_FALSE(care_of(customer.fact(1), today).touched_enough());
    CHECK(care_of(customer.fact(1), today).reviews == 3);
    customer = well_kept();
    customer.touches[1].review = false;
    CHECK_FALSE(care_of(customer.fact(1), today).reviewed());
    customer.reached.pop_back();
    CHECK_FALSE(care_of(customer.fact(1), today).wider());
    CHECK_FALSE(care_of(customer.fact(1), today).higher);
}

TEST_CASE("the signs add up, the heaviest first") {
    CHECK(pulse(well_kept()).signs.empty());
    CustomerSketch customer = well_kept();
    customer.health = HealthFact{day(2026, 1, 1), HealthLevel::red};
    customer.flags = {{FlagKind::expansion, today}, {FlagKind::at_risk, today}};
    customer.expectations = {{ExpectationOutcome::partly, today, today}};
    ContractAhead ahead;
    ahead.ends_on = day(2026, 9, 1);
    const Pulse worried = pulse(customer, {ahead});
    CHECK(worried.signs == std::vector{Sign::health_red, Sign::at_risk_flag, Sign::ends_unheard, Sign::not_judged,
                                       Sign::expectation_partly});
    CHECK(worried.weight == 5 + 4 + 4 + 2 + 1);
    CHECK_FALSE(worried.assumed_loyal);
    for (std::size_t i = 1; i < signs().size(); ++i) { CHECK(signs()[i - 1].weight >= signs()[i].weight); }
    for (const SignEntry& each : signs()) { CHECK(entry(each.sign).word == each.word); }
}

TEST_CASE("who is silent and unjudged is assumed loyal, unless something speaks against it") {
    CustomerSketch silent{.contracts = {contract(day(2024, 1, 1), std::nullopt)}};
    CHECK(pulse(silent).assumed_loyal);
    CHECK(pulse(silent).weight == 3 + 2 + 2);
    silent.flags = {{FlagKind::at_risk, today}};
    CHECK_FALSE(pulse(silent).assumed_loyal);
}

TEST_CASE("pulse lists customers alone, worst first, and counts every sign") {
    CustomerSketch gone = well_kept();
    gone.contracts = {contract(day(2024, 1, 1), day(2025, 1, 1))};
    const CustomerSketch silent{.contracts = {contract(day(2024, 1, 1), std::nullopt, usd(700))}, .name = "Silent"};
    const Report report = report_of(PulseList(scope(), {}), {well_kept(), gone, silent});
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 2);
    CHECK(text_at(table, 0, "account") == "Silent");
    CHECK(count_at(table, 0, "weight") == 7);
    CHECK(cell_at(table, 0, "assumed_loyal") == Cell(true));
    CHECK(cell_at(table.breakdown->columns, table.breakdown->rows[0][0], "annual_value") == Cell(usd(700)));
    CHECK(count_at(table, 1, "weight") == 0);
    CHECK(report.base[1].value == Cell(std::int64_t{1}));
    std::int64_t sum = 0;
    const Table& weights = table_named(report, "signs");
    for (std::size_t i = 0; i < weights.rows.size(); ++i) {
        sum += count_at(weights, i, "weight") * count_at(weights, i, "customers");
    }
    CHECK(sum == 7);
}

TEST_CASE("a contract that somebody ended speaks for leaving, however far ahead its end") {
    ContractFacts ended = contract(day(2024, 1, 1), day(2028, 12, 31));
    ended.ended_on = day(2027, 7, 31);
    const Report report = report_of(PulseList(scope(), {}), {{.contracts = {ended}}});
    CHECK(cell_at(report.tables[0], 0, "signs") ==
          Cell(std::vector<std::string>{"leaving 6", "silent 3", "not-judged 2", "not-heard 2"}));
    CHECK(cell_at(report.tables[0], 0, "assumed_loyal") == Cell(false));
    CHECK(is_null(cell_at(report.tables[0], 0, "next_end")));
}

TEST_CASE("an end beyond six months need not have been heard yet") {
    const Report report =
        report_of(PulseList(scope(), {}), {{.contracts = {contract(day(2024, 1, 1), day(2026, 12, 30))}},
                                           {.contracts = {contract(day(2024, 1, 1), day(2026, 12, 31))}}});
    CHECK(count_at(table_named(report, "signs"), static_cast<std::size_t>(Sign::ends_unheard), "customers") == 1);
}

TEST_CASE("values that are not known are counted beside the annual value") {
    ContractFacts unknown = contract(day(2024, 1, 1), std::nullopt);
    unknown.annual_value.reset();
    unknown.id = {7};
    const Report report = report_of(PulseList(scope(), {}),
                                    {{.contracts = {contract(day(2024, 1, 1), std::nullopt, usd(700)), unknown}}});
    CHECK(count_at(report.tables[0], 0, "values_unknown") == 1);
    CHECK(report.notes.size() == 2);
}

TEST_CASE("touches: shares of customers, and the list of those who fall short") {
    CustomerSketch once{.contracts = {contract(day(2024, 1, 1), day(2026, 10, 31))},
                        .touches = {{day(2026, 5, 1), false}},
                        .name = "Once"};
    const Report report = report_of(TouchProgramme(scope(), {}), {well_kept(), once});
    CHECK(share_at(report.tables[0], 0, "touched").ratio == Ratio{1, 2});
    CHECK(share_at(report.tables[0], 0, "all_of_it").ratio == Ratio{1, 2});
    CHECK(count_at(report.tables[0], 0, "ends_unheard") == 1);
    const Table& list = table_named(report, "short");
    REQUIRE(list.rows.size() == 1);
    CHECK(cell_at(list, 0, "short_of") ==
          Cell(std::vector<std::string>{"heard before the end", "touches", "reviews", "wider", "higher"}));
}

TEST_CASE("expectations by outcome, and the first end after the review") {
    const auto reviewed = [](ExpectationOutcome outcome, Date on) { return ExpectationFact{outcome, on, on}; };
    const std::vector<ContractFacts> renewed{contract(day(2024, 1, 1), day(2024, 12, 31)),
                                             contract(day(2025, 1, 1), std::nullopt)};
    const std::vector<ContractFacts> left{contract(day(2024, 1, 1), day(2024, 12, 31))};
    using enum ExpectationOutcome;
    const Report report = report_of(
        Expectations(scope(), {}),
        {{.contracts = renewed, .expectations = {reviewed(met, day(2024, 12, 31)), reviewed(met, day(2025, 1, 1))}},
         {.contracts = left, .expectations = {reviewed(met, day(2024, 6, 1)), reviewed(missed, day(2024, 6, 1))}},
         {.contracts = left,
          .expectations = {{unknown, day(2026, 6, 29), {}}, {unknown, today, {}}, {unknown, day(2027, 1, 1), {}}}}});
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 4);
    CHECK(count_at(table, 0, "expectations") == 3);
    CHECK(share_at(table, 0, "share").ratio == Ratio{3, 7});
    CHECK(count_at(table, 0, "customers") == 2);
    CHECK(share_at(table, 0, "renewal_after").ratio == Ratio{1, 2});  // nothing has ended since 2025
    CHECK(share_at(table, 2, "renewal_after").ratio == Ratio{0, 1});
    CHECK(count_at(table, 3, "overdue") == 1);  // a review of today is due, and late from tomorrow
    CHECK(is_null(cell_at(table, 3, "renewal_after")));
}
