// Churn reasons and renewal risks of customers written down one by one.
#include "facts.hpp"
#include "winloss/report/catalogue.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

class Around final : public Surroundings {
public:
    explicit Around(const FactLabels& labels) : labels_(labels) {}
    const FactLabels& labels() const override { return labels_; }
    Codebook codebook() const override {
        Code price;
        price.id = {1};
        price.path = "price";
        price.name = "Price";
        Code support = price;
        support.id = {2};
        support.path = "support";
        support.name = "Support";
        return Codebook({price, support});
    }
    int grace_days() const override { return 30; }
    std::optional<Date> records_since() const override { return std::nullopt; }
    std::optional<Date> first_start() const override { return std::nullopt; }

private:
    const FactLabels& labels_;
};

FactLabels labels() {
    FactLabels result;
    result.codes.add(1, "price");
    result.codes.add(2, "support");
    result.stated_reasons.add(1, "too dear");
    result.stated_reasons.add(2, "merged");
    result.stated_codes = {0, 1, 0};
    return result;
}

/// A customer that owns what hangs on it.
struct Customer {
    std::vector<ContractFacts> contracts;
    std::vector<Label> end_reasons = {};
    std::vector<InterviewFact> interviews = {};
    std::vector<CodingFact> codings = {};
};

Report run(std::string_view name, const std::vector<Customer>& customers, const std::string& source = "buyer",
           Period period = {}) {
    const Declaration& report = find_report(name);
    const FactLabels names = labels();
    Scope scope;
    scope.report = name;
    scope.as_of = day(2026, 10, 1);
    scope.period = period;
    scope.keep_records = true;
    OwnValues values;
    values["source"].text = source;
    const auto fold = std::get<Make<AccountFold>>(report.make)(scope, values, Around(names));
    std::int64_t id = 0;
    for (const Customer& each : customers) {
        AccountFact fact;
        fact.id = {++id};
        fact.contracts = each.contracts;
        std::vector<Label> ends = each.end_reasons;
        ends.resize(each.contracts.size());
        fact.end_reasons = ends;
        fact.interviews = each.interviews;
        fact.codings = each.codings;
        fold->add(fact, names[Attribute::product]);
    }
    return fold->report(names);
}

std::vector<std::int64_t> behind(const Table& table, std::string_view code) {
    for (const Behind& each : table.behind) {
        if (cell_at(table.columns, table.rows[each.row], "code") == Cell(std::string(code))) { return each.records; }
    }
    return {};
}

const Table& named(const Report& report, std::string_view name) {
    return *std::ranges::find(report.tables, name, &Table::name);
}

ContractFacts ended(Date from, Date until, Date on) {
    ContractFacts result = contract(from, until);
    result.ended_on = on;
    return result;
}

}  // namespace

TEST_CASE("who left counts by the last day, with exit interviews of that service and what was stated") {
    const Label price = 1;
    const Label support = 2;
    const std::vector<Customer> customers{
        // Left, heard: price, twice.
        {{contract(day(2024, 1, 1), day(2025, 12, 31))},
         {1},
         {{.id = {1}, .held_on = day(2026, 2, 1)}},
         {{0, price, -2, Weight::primary},
          {0, price, -1, Weight::contributing},
          {0, support, 1, Weight::contributing}}},
        // Left before, came back and left again: the first exit interview speaks of something else.
        {{ended(day(2022, 1, 1), day(2023, 12, 31), day(2022, 6, 30)), contract(day(2025, 1, 1), day(2025, 12, 31))},
         {1, 2},
         {{.id = {2}, .held_on = day(2022, 8, 1)}, {.id = {3}, .held_on = day(2026, 1, 20)}},
         {{0, price, -2, Weight::primary}, {1, support, -2, Weight::primary}}},
        // Ended within the grace period: pending.
        {{contract(day(2025, 1, 1), day(2026, 9, 20))}, {1}, {}, {}},
        // Still there.
        {{contract(day(2025, 1, 1), day(2027, 1, 1))}, {}, {}, {}},
        // A trial is no customer.
        {{contract(day(2025, 1, 1), day(2025, 3, 1), usd(0))}, {1}, {}, {}},
        // Left, and nobody heard.
        {{contract(day(2025, 1, 1), day(2025, 6, 30), usd(900))}, {}, {}, {}},
    };
    const Report report = run("churn-reasons", customers);
    CHECK(report.base[0].value == Cell(std::int64_t{3}));
    CHECK(report.base[1].value == Cell(std::int64_t{2}));
    CHECK(report.headline == "Buyers: price and support, 1 of 2 customers each; 2 of 3 customers who left heard.");
    CHECK(behind(named(report, "all"), "price") == std::vector<std::int64_t>{1});
    CHECK(behind(named(report, "all"), "support") == std::vector<std::int64_t>{2});
    CHECK(behind(named(report, "heard_but"), "support") == std::vector<std::int64_t>{1});
    const Report stated = run("churn-reasons", customers, "rep");
    CHECK(behind(named(stated, "all"), "price") == std::vector<std::int64_t>{1});
    CHECK(behind(named(stated, "all"), "(unmapped)") == std::vector<std::int64_t>{2});  // not the reason of 2022
    const Report early = run("churn-reasons", customers, "buyer", {day(2025, 1, 1), day(2025, 12, 30)});
    CHECK(early.base[0].value == Cell(std::int64_t{1}));
}

TEST_CASE("a renewal comes up by the first end ahead, and old interviews are no risk any more") {
    ContractFacts itself = contract(day(2025, 2, 1), day(2026, 1, 31));
    itself.auto_renews = true;
    itself.term_months = 12;  // runs to 2027-01-31
    const std::vector<CodingFact> low{{0, 2, -1, Weight::primary}};
    const std::vector<Customer> customers{
        {{contract(day(2025, 1, 1), day(2026, 12, 31))}, {}, {{.id = {1}, .held_on = day(2026, 3, 1)}}, low},
        {{itself}, {}, {{.id = {2}, .held_on = day(2026, 8, 1)}}, low},
        {{contract(day(2025, 1, 1), day(2026, 12, 31))},
         {},
         {{.id = {3}, .held_on = day(2025, 9, 30)}},
         low},  // too old
        {{contract(day(2025, 1, 1), day(2028, 12, 31))},
         {},
         {{.id = {4}, .held_on = day(2026, 8, 1)}},
         low},                                                                                            // far off
        {{contract(day(2025, 1, 1), std::nullopt)}, {}, {{.id = {5}, .held_on = day(2026, 8, 1)}}, low},  // no end
        {{contract(day(2024, 1, 1), day(2025, 12, 31))}, {}, {{.id = {6}, .held_on = day(2026, 1, 5)}}, low},  // left
    };
    const Report report = run("renewal-risks", customers);
    CHECK(report.base[0].value == Cell(std::int64_t{3}));
    CHECK(report.base[1].value == Cell(std::int64_t{2}));
    CHECK(behind(named(report, "all"), "support") == std::vector<std::int64_t>{1, 2});
    CHECK(report.period == Period{day(2026, 10, 1), day(2027, 9, 30)});
    const Report year = run("renewal-risks", customers, "buyer", {day(2027, 1, 1), day(2027, 12, 31)});
    CHECK(behind(named(year, "all"), "support") == std::vector<std::int64_t>{2});
}

TEST_CASE("a signed renewal that is still to begin is no risk, and an end before the period hides none in it") {
    const std::vector<CodingFact> low{{0, 2, -1, Weight::primary}};
    const auto numbered = [](ContractFacts of, std::int64_t id) {
        of.id = {id};
        return of;
    };
    const std::vector<InterviewFact> heard{{.id = {1}, .held_on = day(2026, 3, 1)}};
    const std::vector<Customer> customers{
        {{contract(day(2024, 1, 1), day(2026, 11, 30)), numbered(contract(day(2026, 12, 1), day(2027, 12, 31)), 7)},
         {},
         heard,
         low},
        {{numbered(contract(day(2024, 1, 1), day(2026, 11, 30)), 7), contract(day(2024, 1, 1), day(2027, 3, 31))},
         {},
         heard,
         low},
    };
    const auto at_risk = [&](Period period) {
        return behind(named(run("renewal-risks", customers, "buyer", period), "all"), "support");
    };
    CHECK(at_risk({}) == std::vector<std::int64_t>{2});
    CHECK(at_risk({day(2027, 1, 1), day(2027, 12, 31)}) == std::vector<std::int64_t>{2});
    CHECK(at_risk({day(2027, 1, 1), std::nullopt}) == std::vector<std::int64_t>{2});
}

TEST_CASE("why a trial ended is not why the customer left") {
    const std::vector<Customer> customers{
        {{contract(day(2024, 1, 1), day(2025, 6, 30)), ended(day(2025, 5, 1), day(2025, 6, 30), day(2025, 6, 15))},
         {1, 2},
         {},
         {}}};
    std::vector<Customer> trial = customers;
    trial[0].contracts[1].annual_value = usd(0);
    CHECK(behind(named(run("churn-reasons", customers, "rep"), "all"), "(unmapped)") == std::vector<std::int64_t>{1});
    CHECK(behind(named(run("churn-reasons", trial, "rep"), "all"), "(unmapped)").empty());
    CHECK(behind(named(run("churn-reasons", trial, "rep"), "all"), "price") == std::vector<std::int64_t>{1});
}

TEST_CASE("a customer counts once for what two of its contracts ended for: two mentions") {
    const std::vector<Customer> customers{
        {{contract(day(2024, 1, 1), day(2025, 6, 30)), ended(day(2025, 5, 1), day(2025, 9, 30), day(2025, 6, 15))},
         {1, 1},
         {},
         {}}};
    const Report stated = run("churn-reasons", customers, "rep");
    for (const char* name : {"primary", "all"}) {
        const Table& table = named(stated, name);
        REQUIRE(table.rows.size() == 1);
        CHECK(cell_at(table.columns, table.rows[0], "customers") == Cell(std::int64_t{1}));
        CHECK(cell_at(table.columns, table.rows[0], "mentions") == Cell(std::int64_t{2}));
    }
}
