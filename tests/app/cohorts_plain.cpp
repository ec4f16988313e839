// Cohorts on random small stores, held against days painted one by one.
#include "app/painted.hpp"
#include "store/fixture.hpp"
#include "support/catch.hpp"

namespace winloss::app::world {

namespace {

struct Expected {
    std::int64_t customers = 0;
    std::int64_t active = 0;
    std::int64_t pending = 0;
    std::map<std::string, std::map<std::string, std::int64_t>> money{};  ///< currency, figure
};

/// Group, cohort, periods later.
using Key = std::tuple<std::string, std::string, std::int64_t>;

std::string cohort_of(Date day, int months) {
    const std::string text = iso(day);
    if (months == 12) { return text.substr(0, 4); }
    if (months == 1) { return text.substr(0, 7); }
    return text.substr(0, 4) + "Q" + std::to_string((std::stoi(text.substr(5, 2)) + 2) / 3);
}

void add_customer(std::map<Key, Expected>& wanted, const std::string& group, const Service& service, int months) {
    Date first = service.contracts.front().starts_on;
    for (const Contract& each : service.contracts) { first = std::min(first, each.starts_on); }
    const std::string cohort = cohort_of(first, months);
    Date day = first;
    while (cohort_of(day - Days{1}, months) == cohort) { day -= Days{1}; }  // back to the step's first day
    bool unknown_start = false;
    const auto start = service.value(first, unknown_start);
    for (std::int64_t periods = 0; day <= service.as_of; ++periods, day = add_months(day, months)) {
        Expected& row = wanted[{group, cohort, periods}];
        const Date on = periods == 0 ? first : day;
        ++row.customers;
        const bool active = service.active(on);
        row.active += active ? 1 : 0;
        row.pending += !active && service.pending(on) ? 1 : 0;
        bool unknown = unknown_start;
        const auto now = service.value(on, unknown);
        if (unknown) { continue; }
        for (const auto& [currency, minor] : start) {
            row.money[currency]["value_at_start"] += minor;
            ++row.money[currency]["known"];
            if (now.contains(currency)) { row.money[currency]["kept"] += std::min(minor, now.at(currency)); }
        }
        for (const auto& [currency, minor] : now) { row.money[currency]["value"] += minor; }
    }
}

void check_row(const Table& table, std::size_t at, Expected row) {
    const auto cell = [&](std::string_view key) { return cell_of(table.columns, table.rows[at], key); };
    CHECK(std::get<Share>(cell("retention")).ratio == Ratio{row.active, row.customers});
    CHECK(cell("customers") == Cell(row.customers));
    CHECK(cell("active") == Cell(row.active));
    CHECK(cell("pending") == Cell(row.pending));
    for (const Row& amount : table.breakdown->rows.at(at)) {
        auto& money = row.money[plain(amount[0])];
        const auto figure = [&](std::string_view key) { return cell_of(table.breakdown->columns, amount, key); };
        CHECK(std::get<Money>(figure("value_at_start")).minor == money["value_at_start"]);
        CHECK(std::get<Money>(figure("value")).minor == money["value"]);
        CHECK(figure("known") == Cell(money["known"]));
        CHECK(std::get<Share>(figure("gross_revenue_retention")).ratio ==
              Ratio{money["kept"], money["value_at_start"]});
        CHECK(std::get<Share>(figure("net_revenue_retention")).ratio == Ratio{money["value"], money["value_at_start"]});
        row.money.erase(plain(amount[0]));
    }
    for (const auto& [currency, money] : row.money) {
        for (const auto& [key, minor] : money) { CHECK(minor == 0); }
    }
}

void check(const World& world, const store::Store& store, const std::string& every, int months, const std::string& by) {
    ReportOptions options = options_of("cohorts");
    options.own["every"].text = every;
    if (!by.empty()) { options.by = {by}; }
    const Answer answer = run_report(store, context_of(world), options);
    const Table& table = report_of(answer).tables.front();
    std::map<std::pair<std::string, std::int64_t>, Service> customers;
    for (const Contract& each : world.contracts) {
        const bool trial = each.annual_value && each.annual_value->minor == 0;
        if (trial || each.starts_on > world.as_of) { continue; }
        const Account& account = world.accounts[static_cast<std::size_t>(each.account.value - 1)];
        const std::string group = by == "segment"   ? account.segment.value_or("")
                                  : by == "product" ? world.products[static_cast<std::size_t>(each.product->value - 1)]
                                                    : "";
        Service& service = customers[{group, each.account.value}];
        service.as_of = world.as_of;
        service.contracts.push_back(each);
    }
    std::map<Key, Expected> wanted;
    for (const auto& [key, service] : customers) { add_customer(wanted, key.first, service, months); }
    CHECK(table.rows.size() == wanted.size());
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
        const auto cell = [&](std::string_view key) { return cell_of(table.columns, table.rows[at], key); };
        const Key key{by.empty() ? "" : plain(table.rows[at][0]), plain(cell("cohort")),
                      std::get<std::int64_t>(cell("periods"))};
        INFO(std::get<0>(key) << ' ' << std::get<1>(key) << ' ' << std::get<2>(key));
        REQUIRE(wanted.contains(key));
        check_row(table, at, wanted.at(key));
    }
}

}  // namespace

TEST_CASE("cohorts equal painted days on random stores", "[thorough]") {
    std::mt19937 random(1066);
    for (int i = 0; i < 60; ++i) {
        const World world = without_renewals(random_world(random));
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        CAPTURE(i);
        check(world, store, "quarter", 3, "");
        check(world, store, "month", 1, "segment");
        check(world, store, "year", 12, "segment");
        check(world, store, "quarter", 3, "product");
    }
}

}  // namespace winloss::app::world
