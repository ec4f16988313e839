// Net growth, renewals, touches, pulse and expectations on random small stores, counted a second time from the rows
// that were written; service is painted day by day.
#include "app/painted.hpp"
#include "store/fixture.hpp"

namespace winloss::app::world {

namespace {

struct Judged {
    std::int64_t account = 0;
    Date on{};
    std::string level;
};
struct Touched {
    std::int64_t account = 0;
    Date on{};
    std::string kind;
    std::optional<std::string> role;  ///< of the one contact it was with; each touch has a contact of its own
};
struct Flagged {
    std::int64_t account = 0;
    std::string kind;
    Date raised{};
    std::optional<Date> cleared;
};
struct Expected {
    std::int64_t account = 0;
    std::string outcome;
    std::optional<Date> reviewed;
};

/// What stands around the interviews of a world; it has no interviews.
struct Around {
    std::vector<Judged> judged;
    std::vector<Touched> touches;
    std::vector<Flagged> flags;
    std::vector<Expected> expected;
};

Date some_day(std::mt19937& random) { return make_date(2024, 12, 1) + Days{uniform(random, 0, 520)}; }
std::string one_of(std::mt19937& random, const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(uniform(random, 0, static_cast<std::int64_t>(words.size()) - 1))];
}

Around some_around(std::mt19937& random) {
    Around around;
    const auto account = [&] { return uniform(random, 1, 10); };
    for (int i = 0; i < 20; ++i) {
        around.judged.push_back({account(), some_day(random), one_of(random, {"green", "amber", "red"})});
    }
    for (int i = 0; i < 60; ++i) {
        Touched each{account(), some_day(random), one_of(random, {"call", "quarterly-review", "quarterly-review"}), {}};
        if (chance(random, 60)) { each.role = one_of(random, {"user", "decision-maker", "economic-buyer"}); }
        around.touches.push_back(each);
    }
    for (int i = 0; i < 8; ++i) {
        Flagged each{account(), one_of(random, {"at-risk", "expansion"}), some_day(random), {}};
        if (chance(random, 50)) { each.cleared = each.raised + Days{uniform(random, 0, 300)}; }
        around.flags.push_back(each);
    }
    for (int i = 0; i < 20; ++i) {
        Expected each{account(), one_of(random, {"unknown", "met", "partly", "missed"}), {}};
        if (each.outcome != "unknown") { each.reviewed = some_day(random); }
        around.expected.push_back(each);
    }
    return around;
}

void write(store::Connection& connection, const Around& around) {
    auto row = connection.prepare(
        "INSERT INTO health (account_id, judged_on, level, why) VALUES ($account, $on, $level, 'said so')");
    for (const Judged& each : around.judged) {
        row.bind("account", each.account).bind("on", each.on).bind("level", each.level).run();
    }
    auto touch = connection.prepare("INSERT INTO touch (account_id, touched_on, kind) VALUES ($account, $on, $kind)");
    auto contact = connection.prepare(
        "INSERT INTO contact (account_id, name, name_folded, buying_role) VALUES ($account, 'C', 'c', $role)");
    auto with = connection.prepare("INSERT INTO touch_contact (touch_id, contact_id) VALUES ($touch, $contact)");
    for (const Touched& each : around.touches) {
        touch.bind("account", each.account).bind("on", each.on).bind("kind", each.kind).run();
        const std::int64_t id = connection.last_insert_id();
        contact.bind("account", each.account).bind("role", each.role).run();
        with.bind("touch", id).bind("contact", connection.last_insert_id()).run();
    }
    auto flag = connection.prepare(
        "INSERT INTO flag (account_id, kind, raised_on, cleared_on) VALUES ($account, $kind, $raised, $cleared)");
    for (const Flagged& each : around.flags) {
        flag.bind("account", each.account).bind("kind", each.kind).bind("raised", each.raised);
        flag.bind("cleared", each.cleared).run();
    }
    auto expected = connection.prepare(
        "INSERT INTO expectation (account_id, text, outcome, reviewed_on) VALUES ($account, 'x', $outcome, $on)");
    for (const Expected& each : around.expected) {
        expected.bind("account", each.account).bind("outcome", each.outcome).bind("on", each.reviewed).run();
    }
}

std::map<std::int64_t, Service> services(const World& world) {
    std::map<std::int64_t, Service> result;
    for (const Contract& each : world.contracts) {
        const bool trial = each.annual_value && each.annual_value->minor == 0;
        if (trial || each.starts_on > world.as_of) { continue; }
        Service& service = result[each.account.value];
        service.as_of = world.as_of;
        service.contracts.push_back(each);
    }
    return result;
}

std::int64_t integer(const Table& table, std::size_t row, std::string_view key) {
    return std::get<std::int64_t>(cell_of(table.columns, table.rows.at(row), key));
}

void check_growth(const World& world, const store::Store& store) {
    const Table table = report_of(run_report(store, context_of(world), options_of("net-growth"))).tables.front();
    REQUIRE(table.rows.size() == 5);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Date from = make_date(2022 + static_cast<int>(i), 1, 1);
        const Date to = std::min(add_months(from, 12), world.as_of);
        std::int64_t start = 0;
        std::int64_t end = 0;
        for (const auto& [account, service] : services(world)) {
            start += service.active(from) ? 1 : 0;
            end += service.active(to) ? 1 : 0;
        }
        CHECK(integer(table, i, "customers_at_start") == start);
        CHECK(integer(table, i, "customers_at_end") == end);
        CHECK(start + integer(table, i, "new") + integer(table, i, "reactivated") - integer(table, i, "lost") -
                  integer(table, i, "pending") ==
              end);
        if (i > 0) { CHECK(start == integer(table, i - 1, "customers_at_end")); }
    }
}

/// No contract renews another here, so that each one that ends is a row of the outlook.
void check_renewals(const World& world, const store::Store& store) {
    ReportOptions options = options_of("renewals");
    options.own["limit"].number = 0;
    const Report report = report_of(run_report(store, context_of(world), options));
    std::map<std::string, std::pair<std::int64_t, std::map<std::string, std::int64_t>>> wanted;
    std::int64_t count = 0;
    for (const Contract& each : world.contracts) {
        const bool trial = each.annual_value && each.annual_value->minor == 0;
        const Date last = last_day(each);
        if (trial || last < world.as_of || last > make_date(2026, 12, 31)) { continue; }
        auto& quarter = wanted[label(Step::quarter, last)];
        ++quarter.first;
        ++count;
        if (each.annual_value) {
            quarter.second[std::string(each.annual_value->currency.code())] += each.annual_value->minor;
        }
    }
    const Table& table = report.tables.front();
    CHECK(table.rows.size() == wanted.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& [contracts, values] = wanted[plain(table.rows[i][0])];
        CHECK(integer(table, i, "contracts") == contracts);
        CHECK(integer(table, i, "open") + integer(table, i, "leaving") == contracts);
        CHECK(table.breakdown->rows[i].size() == values.size());
        for (const Row& amount : table.breakdown->rows[i]) {
            CHECK(std::get<Money>(cell_of(table.breakdown->columns, amount, "value")).minor ==
                  values.at(plain(amount[0])));
        }
    }
    CHECK(static_cast<std::int64_t>(table_named(report, "contracts").rows.size()) == count);
}

/// Of a customer of the day what the touch programme and pulse count.
struct Looked {
    std::int64_t touches = 0;
    std::set<int> reviewed;  ///< quarters back from the day
    bool higher = false;
};

Looked look(const Around& around, std::int64_t account, Date day) {
    Looked looked;
    for (const Touched& each : around.touches) {
        if (each.account != account || each.on > day || each.on <= add_months(day, -12)) { continue; }
        ++looked.touches;
        looked.higher = looked.higher || each.role == "decision-maker" || each.role == "economic-buyer";
        if (each.kind != "quarterly-review") { continue; }
        int back = 0;
        while (each.on <= add_months(day, -3 * (back + 1))) { ++back; }
        looked.reviewed.insert(back);
    }
    return looked;
}

void check_touches(const World& world, const Around& around, const store::Store& store) {
    std::int64_t customers = 0;
    std::int64_t touched = 0;
    std::int64_t reviewed = 0;
    std::int64_t wider = 0;
    std::int64_t higher = 0;
    for (const auto& [account, service] : services(world)) {
        if (!service.active(world.as_of)) { continue; }
        const Looked looked = look(around, account, world.as_of);
        ++customers;
        touched += looked.touches >= 4 ? 1 : 0;
        reviewed += looked.reviewed.size() == 4 ? 1 : 0;
        wider += looked.touches >= 3 ? 1 : 0;  // each with a contact of its own
        higher += looked.higher ? 1 : 0;
    }
    const Table table = report_of(run_report(store, context_of(world), options_of("touches"))).tables.front();
    const auto share = [&](std::string_view key) {
        return std::get<Share>(cell_of(table.columns, table.rows[0], key)).ratio;
    };
    CHECK(share("touched") == Ratio{touched, customers});
    CHECK(share("reviewed") == Ratio{reviewed, customers});
    CHECK(share("wider") == Ratio{wider, customers});
    CHECK(share("higher") == Ratio{higher, customers});
}

/// The weight by the page of the report.
std::int64_t weight_of(const World& world, const Around& around, std::int64_t account) {
    const Date day = world.as_of;
    std::int64_t weight = 2;  // nobody was interviewed
    const Judged* last = nullptr;
    for (const Judged& each : around.judged) {
        if (each.account == account && each.on <= day && (last == nullptr || each.on >= last->on)) { last = &each; }
    }
    if (last != nullptr && last->level == "red") { weight += 5; }
    if (last != nullptr && last->level == "amber") { weight += 2; }
    if (last == nullptr || last->on <= add_months(day, -3)) { weight += 2; }
    const auto flagged = [&](const Flagged& each) {
        return each.account == account && each.kind == "at-risk" && each.raised <= day &&
               (!each.cleared || *each.cleared > day);
    };
    weight += std::any_of(around.flags.begin(), around.flags.end(), flagged) ? 4 : 0;
    const auto expects = [&](const std::string& outcome) {
        return std::any_of(around.expected.begin(), around.expected.end(), [&](const Expected& each) {
            return each.account == account && each.outcome == outcome && *each.reviewed <= day;
        });
    };
    weight += expects("missed") ? 3 : 0;
    weight += expects("partly") ? 1 : 0;
    const Looked looked = look(around, account, day);
    if (looked.touches == 0) {
        weight += 3;
    } else {
        weight += looked.touches < 4 ? 1 : 0;
        weight += looked.reviewed.size() < 4 ? 1 : 0;
        weight += looked.touches < 3 ? 1 : 0;
        weight += looked.higher ? 0 : 1;
    }
    bool leaving = false;
    bool unheard = false;
    for (const Contract& each : world.contracts) {
        const bool trial = each.annual_value && each.annual_value->minor == 0;
        const Date end = last_day(each);
        if (each.account.value != account || trial || end < day) { continue; }
        leaving = leaving || each.ended_on;
        unheard = unheard || (!each.ended_on && end <= add_months(day, 6));
    }
    return weight + (leaving ? 6 : 0) + (unheard ? 4 : 0);
}

void check_pulse(const World& world, const Around& around, const store::Store& store) {
    ReportOptions options = options_of("pulse");
    options.own["limit"].number = 0;
    const Table table = report_of(run_report(store, context_of(world), options)).tables.front();
    std::map<std::int64_t, std::int64_t> wanted;
    for (const auto& [account, service] : services(world)) {
        if (service.active(world.as_of)) { wanted[account] = weight_of(world, around, account); }
    }
    REQUIRE(table.rows.size() == wanted.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        CAPTURE(integer(table, i, "account_id"));
        CHECK(integer(table, i, "weight") == wanted[integer(table, i, "account_id")]);
        if (i > 0) { CHECK(integer(table, i, "weight") <= integer(table, i - 1, "weight")); }
    }
}

void check_expectations(const World& world, const Around& around, const store::Store& store) {
    const Table table = report_of(run_report(store, context_of(world), options_of("expectations"))).tables.front();
    std::set<std::int64_t> with_contract;
    for (const Contract& each : world.contracts) { with_contract.insert(each.account.value); }
    std::map<std::string, std::int64_t> counts;
    std::map<std::string, std::int64_t> ended;
    const std::map<std::int64_t, Service> all = services(world);
    for (const Expected& each : around.expected) {
        if (!with_contract.contains(each.account)) { continue; }
        const bool known = each.reviewed && *each.reviewed <= world.as_of;
        ++counts[known ? each.outcome : "unknown"];
        if (!known || !all.contains(each.account)) { continue; }
        const Contract* first = nullptr;
        for (const Contract& contract : all.at(each.account).contracts) {
            if (last_day(contract) < *each.reviewed || last_day(contract) >= world.as_of) { continue; }
            if (first == nullptr || last_day(contract) < last_day(*first)) { first = &contract; }
        }
        const bool over = first != nullptr && (first->ended_on || last_day(*first) + Days{grace} < world.as_of);
        ended[each.outcome] += over ? 1 : 0;
    }
    REQUIRE(table.rows.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        const std::string outcome = plain(table.rows[i][0]);
        INFO(outcome);
        CHECK(integer(table, i, "expectations") == counts[outcome]);
        if (outcome == "unknown") { continue; }
        CHECK(std::get<Share>(cell_of(table.columns, table.rows[i], "renewal_after")).ratio ==
              Ratio{0, ended[outcome]});
    }
}

}  // namespace

TEST_CASE("the reports on customers equal a second count on random stores", "[thorough]") {
    std::mt19937 random(3031);
    for (int i = 0; i < 60; ++i) {
        World world = without_renewals(random_world(random));
        world.talks.clear();
        const Around around = some_around(random);
        const store::Folder folder;
        const store::Store store =
            make_store(world, folder / "a.db", [&](store::Connection& connection) { write(connection, around); });
        CAPTURE(i);
        check_growth(world, store);
        check_renewals(world, store);
        check_touches(world, around, store);
        check_pulse(world, around, store);
        check_expectations(world, around, store);
    }
}

}  // namespace winloss::app::world
