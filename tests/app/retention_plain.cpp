// Retention on random small stores, held against days painted one by one; renewals are the tenures' own tests.
#include "app/painted.hpp"
#include "store/fixture.hpp"
#include "winloss/domain/tenure.hpp"

namespace winloss::app::world {

namespace {

struct Expected {
    std::map<std::string, std::int64_t> counts;
    std::map<std::string, std::map<std::string, std::int64_t>> money;  ///< currency, figure
};

void measure(Expected& row, const Service& service, Date from, Date to) {
    const Date end = std::min(to, service.as_of);
    const bool before = service.active(from);
    const bool after = service.active(end);
    bool earlier = false;
    bool inside = false;
    for (const Contract& each : service.contracts) {
        earlier = earlier || each.starts_on < from;
        inside = inside || (each.starts_on > from && each.starts_on <= end);
    }
    std::string fate;
    if (before && after) { fate = "retained"; }
    if (before && !after) { fate = service.pending(end) ? "pending" : "lost"; }
    if (!before && after) { fate = earlier ? "reactivated" : "new"; }
    if (!before && !after && inside) { fate = "in_and_out"; }
    if (fate.empty()) { return; }
    ++row.counts[fate];
    row.counts["customers_at_start"] += before ? 1 : 0;
    row.counts["customers_at_end"] += after ? 1 : 0;
    if (fate == "in_and_out") { return; }
    bool unknown = false;
    const auto worth_before = service.value(from, unknown);
    const auto worth_after = service.value(end, unknown);
    if (unknown) { return; }
    const auto undecided =
        service.value(from, unknown, [&](const Contract& each) { return service.end_is_pending(each, end); });
    for (const char* currency : {"EUR", "USD"}) {
        const auto get = [&](const auto& sums) { return sums.contains(currency) ? sums.at(currency) : 0; };
        const std::int64_t one = get(worth_before);
        const std::int64_t two = get(worth_after);
        auto& money = row.money[currency];
        money["value_at_start"] += one;
        money["value_at_end"] += two;
        if (fate == "pending") { money["pending"] += one; }
        if (fate == "retained" && two < one) { money["pending"] += std::min(one - two, get(undecided)); }
        if (before) {
            money["kept"] += std::min(one, two);
            money["net"] += two;
            money["base"] += one;
        }
    }
}

void check_row(const Table& table, std::size_t at, Expected row) {
    const auto cell = [&](std::string_view key) { return cell_of(table.columns, table.rows[at], key); };
    for (const char* key : {"customers_at_start", "retained", "lost", "pending", "new", "reactivated", "in_and_out",
                            "customers_at_end"}) {
        INFO(key);
        CHECK(std::get<std::int64_t>(cell(key)) == row.counts[key]);
    }
    const Ratio retention = std::get<Share>(cell("retention")).ratio;
    const Ratio churn = std::get<Share>(cell("churn")).ratio;
    CHECK(retention == Ratio{row.counts["retained"], row.counts["customers_at_start"]});
    CHECK(churn.part == retention.whole - retention.part);
    CHECK(std::get<Share>(cell("net_gain")).ratio.part ==
          row.counts["new"] + row.counts["reactivated"] - row.counts["lost"]);
    for (const Row& amount : table.breakdown->rows.at(at)) {
        auto& money = row.money[plain(amount[0])];
        const auto figure = [&](std::string_view key) { return cell_of(table.breakdown->columns, amount, key); };
        for (const char* key : {"value_at_start", "value_at_end", "pending"}) {
            CHECK(std::get<Money>(figure(key)).minor == money[key]);
        }
        CHECK(std::get<Share>(figure("gross_revenue_retention")).ratio == Ratio{money["kept"], money["base"]});
        CHECK(std::get<Share>(figure("net_revenue_retention")).ratio == Ratio{money["net"], money["base"]});
        row.money.erase(plain(amount[0]));
    }
    for (const auto& [currency, money] : row.money) {
        for (const auto& [key, minor] : money) { CHECK(minor == 0); }
    }
}

std::string segment_of(const World& world, const Contract& contract) {
    return world.accounts[static_cast<std::size_t>(contract.account.value - 1)].segment.value_or("");
}

void check(const World& world, const store::Store& store, const std::string& by, const std::string& filter,
           const std::vector<Date>& days, const ReportOptions& options) {
    const Answer answer = run_report(store, context_of(world), options);
    const Table& table = report_of(answer).tables.front();
    std::map<std::vector<std::string>, Expected> wanted;
    std::map<std::pair<std::string, std::int64_t>, std::vector<Contract>> customers;
    for (const Contract& each : world.contracts) {
        if (!filter.empty() && segment_of(world, each) != filter) { continue; }
        const std::string key = by == "segment"   ? segment_of(world, each)
                                : by == "product" ? world.products[static_cast<std::size_t>(each.product->value - 1)]
                                                  : "";
        auto& contracts = customers[{key, each.account.value}];
        for (std::size_t i = 0; i + 1 < days.size(); ++i) {
            wanted[by.empty() ? std::vector{iso(days[i])} : std::vector{key, iso(days[i])}];
        }
        const bool trial = each.annual_value && each.annual_value->minor == 0;
        if (!trial && each.starts_on <= world.as_of) { contracts.push_back(each); }
    }
    for (const auto& [key, contracts] : customers) {
        if (contracts.empty()) { continue; }
        const Service service{world.as_of, contracts};
        for (std::size_t i = 0; i + 1 < days.size(); ++i) {
            const auto row = by.empty() ? std::vector{iso(days[i])} : std::vector{key.first, iso(days[i])};
            measure(wanted[row], service, days[i], days[i + 1]);
        }
    }
    std::size_t found = 0;
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
        std::vector<std::string> key;
        if (!by.empty()) { key.push_back(plain(table.rows[at][0])); }
        key.push_back(iso(std::get<Date>(cell_of(table.columns, table.rows[at], "from"))));
        INFO(key.front());
        if (by == "product" && !wanted.contains(key)) { continue; }  // a product that has begun for nobody yet
        check_row(table, at, wanted[key]);
        ++found;
    }
    if (by.empty()) { CHECK(table.rows.size() == days.size() - 1); }
    if (by == "segment") {
        for (const auto& [key, row] : wanted) {
            if (row.counts.empty()) { continue; }
            CHECK(found >= 1);
        }
    }
}

}  // namespace

TEST_CASE("retention equals painted days on random stores", "[thorough]") {
    std::mt19937 random(2025);
    for (int i = 0; i < 60; ++i) {
        const World world = without_renewals(random_world(random));
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        CAPTURE(i);
        ReportOptions year = options_of("retention");
        year.period = "2025";
        check(world, store, "", "", {make_date(2025, 1, 1), make_date(2026, 1, 1)}, year);
        ReportOptions quarters = options_of("retention");
        quarters.from = "2025-02-10";
        quarters.to = "2026-05-01";
        quarters.own["every"].text = "quarter";
        const std::vector<Date> days{make_date(2025, 2, 10), make_date(2025, 4, 1), make_date(2025, 7, 1),
                                     make_date(2025, 10, 1), make_date(2026, 1, 1), make_date(2026, 4, 1)};
        check(world, store, "", "", days, quarters);
        quarters.by = {"segment"};
        check(world, store, "segment", "", days, quarters);
        quarters.by = {"product"};
        check(world, store, "product", "", days, quarters);
        ReportOptions filtered = options_of("retention");
        filtered.period = "2025-01..2026-03";
        const std::string segment = some_value(world, Facet::segment, random);
        for (FilterWords& each : filtered.filters) {
            if (each.facet == Facet::segment && !segment.empty()) { each.values.push_back(segment); }
        }
        check(world, store, "", segment, {make_date(2025, 1, 1), make_date(2026, 4, 1)}, filtered);
    }
}

}  // namespace winloss::app::world
