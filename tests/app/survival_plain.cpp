// Survival on random small stores, held against days painted one by one and against curves from their definitions.
#include <cmath>

#include "app/painted.hpp"
#include "store/fixture.hpp"
#include "support/catch.hpp"

namespace winloss::app::world {

namespace {

struct Life {
    std::string group;
    int entered = -1;  ///< at risk after it
    int left = 0;
    bool died = false;
};

struct Wanted {
    std::string by{};  ///< "", segment or product
    bool months = false;
    bool every_tenure = false;
    std::optional<Date> since{};
    Period began{};
};

/// Days, or months by the calendar that have begun, from `first` to `last`.
int length(bool months, Date first, Date last) {
    int count = 0;
    if (!months) {
        for (Date day = first; day <= last; day += Days{1}) { ++count; }
        return count;
    }
    while (add_months(first, count) <= last) { ++count; }
    return count;
}

std::string group_of(const World& world, const Contract& contract, const std::string& by) {
    if (by == "product") { return world.products[static_cast<std::size_t>(contract.product->value - 1)]; }
    if (by.empty()) { return {}; }
    return world.accounts[static_cast<std::size_t>(contract.account.value - 1)].segment.value_or("");
}

void add_lives(std::vector<Life>& lives, const Service& service, const std::string& group, const Wanted& wanted) {
    Date first = service.contracts.front().starts_on;
    for (const Contract& each : service.contracts) { first = std::min(first, each.starts_on); }
    for (Date day = first; day <= service.as_of; day += Days{1}) {
        if (!service.active(day)) { continue; }
        const Date began = day;
        while (day < service.as_of && service.active(day + Days{1})) { day += Days{1}; }
        if (wanted.began.contains(began)) {
            Life life{.group = group};
            life.died = day < service.as_of && !service.pending(day + Days{1});
            // Days and months lived through before the last day seen, which may have been the last of all.
            while (!wanted.months && began + Days{life.left} < day) { ++life.left; }
            while (wanted.months && add_months(began, life.left + 1) <= day) { ++life.left; }
            if (life.died) { life.left = length(wanted.months, began, day); }
            if (wanted.since && began < *wanted.since) {
                life.entered = length(wanted.months, began, *wanted.since - Days{1});
            }
            if (life.left > life.entered) { lives.push_back(life); }
        }
        if (!wanted.every_tenure) { return; }
    }
}

std::vector<Life> lives_of(const World& world, const Wanted& wanted) {
    std::map<std::pair<std::string, std::int64_t>, Service> customers;
    for (const Contract& each : world.contracts) {
        const bool trial = each.annual_value && each.annual_value->minor == 0;
        if (trial || each.starts_on > world.as_of) { continue; }
        Service& service = customers[{group_of(world, each, wanted.by), each.account.value}];
        service.as_of = world.as_of;
        service.contracts.push_back(each);
    }
    std::vector<Life> lives;
    for (const auto& [key, service] : customers) { add_lives(lives, service, key.first, wanted); }
    return lives;
}

struct Point {
    int time = 0;
    std::int64_t at_risk = 0;
    std::int64_t events = 0;
    std::int64_t censored = 0;
    double survival = 1;
    double greenwood = 0;  ///< the sum
};

std::vector<Point> curve_of(const std::vector<Life>& lives, const std::string& group) {
    std::set<int> times;
    for (const Life& each : lives) {
        if (each.group == group) { times.insert(each.left); }
    }
    std::vector<Point> points;
    double survival = 1;
    double sum = 0;
    for (const int time : times) {
        Point point{.time = time};
        for (const Life& each : lives) {
            if (each.group != group) { continue; }
            if (each.entered < time && time <= each.left) { ++point.at_risk; }
            if (each.left == time) { ++(each.died ? point.events : point.censored); }
        }
        const auto n = static_cast<double>(point.at_risk);
        const auto d = static_cast<double>(point.events);
        survival *= 1 - d / n;
        if (d > 0 && d < n) { sum += d / (n * (n - d)); }
        point.survival = survival;
        point.greenwood = sum;
        points.push_back(point);
    }
    return points;
}

void check_real(const Cell& cell, std::optional<double> wanted) {
    REQUIRE(std::holds_alternative<double>(cell) == wanted.has_value());
    if (wanted) { CHECK(std::get<double>(cell) == Approx(*wanted).epsilon(1e-9).margin(1e-12)); }
}

void check_row(const Table& table, const Row& row, const Point& point) {
    const auto cell = [&](std::string_view key) { return cell_of(table.columns, row, key); };
    CHECK(cell("time") == Cell(std::int64_t{point.time}));
    CHECK(cell("at_risk") == Cell(point.at_risk));
    CHECK(cell("events") == Cell(point.events));
    CHECK(cell("censored") == Cell(point.censored));
    const double s = point.survival;
    check_real(cell("survival"), s);
    const bool inside = s > 1e-12 && point.greenwood > 0;
    check_real(cell("standard_error"), s > 1e-12 ? std::optional(s * std::sqrt(point.greenwood)) : std::nullopt);
    const double width = 1.9599639845400542 * std::sqrt(point.greenwood) / std::abs(std::log(s));
    check_real(cell("low"), inside ? std::optional(std::pow(s, std::exp(width))) : std::nullopt);
    check_real(cell("high"), inside ? std::optional(std::pow(s, std::exp(-width))) : std::nullopt);
}

/// Deaths that a group would have if all died at the same rate.
double expected_in(const std::vector<Life>& lives, const std::string& group) {
    double expected = 0;
    for (const Life& death : lives) {
        if (!death.died) { continue; }
        double all = 0;
        double ours = 0;
        for (const Life& each : lives) {
            if (each.entered >= death.left || death.left > each.left) { continue; }
            all += 1;
            ours += each.group == group ? 1 : 0;
        }
        expected += ours / all;
    }
    return expected;
}

void check(const World& world, const store::Store& store, const Wanted& wanted) {
    ReportOptions options = options_of("survival");
    options.own["unit"].text = wanted.months ? "months" : "days";
    options.own["every-tenure"].flag = wanted.every_tenure;
    if (wanted.since) { options.own["records-since"].text = iso(*wanted.since); }
    if (wanted.began.from) { options.from = iso(*wanted.began.from); }
    if (wanted.began.to) { options.to = iso(*wanted.began.to); }
    if (!wanted.by.empty()) { options.by = {wanted.by}; }
    const Answer answer = run_report(store, context_of(world), options);
    const Report& report = report_of(answer);
    const std::vector<Life> lives = lives_of(world, wanted);

    std::map<std::string, std::vector<Row>> rows;
    for (const Row& row : report.tables.front().rows) {
        rows[wanted.by.empty() ? "" : plain(row.front())].push_back(row);
    }
    std::set<std::string> names;
    for (const Life& each : lives) { names.insert(each.group); }
    CHECK(rows.size() == names.size());
    const Table& groups = table_named(report, "groups");
    CHECK(groups.rows.size() == (wanted.by.empty() ? 1 : names.size()));
    const bool tested = has_table(report, "log_rank") && !table_named(report, "log_rank").rows.empty();
    for (const std::string& name : names) {
        INFO(wanted.by << ' ' << name);
        const std::vector<Point> points = curve_of(lives, name);
        REQUIRE(rows[name].size() == points.size());
        for (std::size_t i = 0; i < points.size(); ++i) { check_row(report.tables.front(), rows[name][i], points[i]); }
        for (const Row& row : groups.rows) {
            if (!wanted.by.empty() && plain(row.front()) != name) { continue; }
            const auto count =
                std::count_if(lives.begin(), lives.end(), [&](const Life& l) { return l.group == name; });
            CHECK(cell_of(groups.columns, row, "tenures") == Cell(std::int64_t{count}));
            if (tested) {
                CHECK(std::get<double>(cell_of(groups.columns, row, "expected")) ==
                      Approx(expected_in(lives, name)).epsilon(1e-9));
            }
        }
    }
}

}  // namespace

TEST_CASE("survival equals painted days on random stores", "[thorough]") {
    std::mt19937 random(1958);
    for (int i = 0; i < 60; ++i) {
        const World world = without_renewals(random_world(random));
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        CAPTURE(i);
        check(world, store, {});
        check(world, store, {.months = true, .every_tenure = true});
        check(world, store, {.by = "segment", .months = true});
        check(world, store, {.by = "product"});
        check(world, store, {.by = "segment", .every_tenure = true, .since = make_date(2025, 9, 10)});
        check(world, store, {.months = true, .since = make_date(2025, 11, 30)});
        check(world, store, {.months = true, .began = {make_date(2025, 3, 1), make_date(2025, 8, 31)}});
    }
}

}  // namespace winloss::app::world
