// Response on random small stores, counted a second time from the rows that were written.
#include "app/world.hpp"
#include "store/fixture.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app::world {

namespace {

/// An interview as it was written down.
struct Owed {
    std::string kind;
    std::size_t deal = 0;
    Date anchor{};
    Date opens{};
    Date closes{};
    std::string state;
    std::optional<Date> asked;
    std::optional<Date> held;
    std::optional<Date> ended;
    std::optional<Date> bad_address;
};

Owed some_owed(std::mt19937& random, const World& world) {
    const std::vector<std::string> states{"planned",     "invited",     "booked",        "held",     "declined",
                                          "no-response", "unreachable", "not-qualified", "cancelled"};
    Owed owed;
    owed.kind = chance(random, 75) ? "retrospective" : "exit";
    owed.deal = static_cast<std::size_t>(uniform(random, 0, static_cast<std::int64_t>(world.deals.size()) - 1));
    owed.anchor = make_date(2025, 9, 1) + Days{uniform(random, 0, 240)};
    owed.opens = owed.anchor + Days{30};
    owed.closes = owed.anchor + Days{90};
    owed.state = states[static_cast<std::size_t>(uniform(random, 0, 8))];
    const auto after = [&] { return owed.anchor + Days{uniform(random, 10, 120)}; };
    if (owed.state != "planned" && !chance(random, 20)) { owed.asked = after(); }
    if (owed.state == "held") {
        owed.held = owed.asked.value_or(owed.anchor + Days{30}) + Days{uniform(random, 0, 30)};
    }
    const bool over = owed.state != "planned" && owed.state != "invited" && owed.state != "booked" && !owed.held;
    if (over && !chance(random, 20)) { owed.ended = owed.asked.value_or(owed.anchor) + Days{uniform(random, 0, 30)}; }
    if (chance(random, 15)) { owed.bad_address = after(); }
    return owed;
}

void write(store::Connection& connection, const World& world, const std::vector<Owed>& all) {
    store::Statement row = connection.prepare(
        "INSERT INTO interview (kind, account_id, deal_id, anchor_on, anchor_basis, opens_on, target_on, closes_on, "
        "state, first_asked_on, held_on, completeness, ended_on) VALUES ($kind, $account, $deal, $anchor, 'chosen', "
        "$opens, $opens, $closes, $state, $asked, $held, $complete, $ended)");
    store::Statement event = connection.prepare(
        "INSERT INTO interview_event (interview_id, happened_on, event, person) VALUES ($interview, $on, "
        "'bad-address', 'lena')");
    for (const Owed& each : all) {
        row.bind("kind", each.kind).bind("deal", static_cast<std::int64_t>(each.deal) + 1);
        row.bind("account", world.deals[each.deal].account.value_or(AccountId{1}).value);
        row.bind("anchor", each.anchor).bind("opens", each.opens).bind("closes", each.closes);
        row.bind("state", each.state).bind("asked", each.asked).bind("held", each.held);
        row.bind("complete", each.held ? std::optional<std::string>("full") : std::nullopt);
        row.bind("ended", each.ended).run();
        if (!each.bad_address) { continue; }
        event.bind("interview", connection.last_insert_id()).bind("on", *each.bad_address).run();
    }
}

/// The state by the day, in words.
std::string state_on(const Owed& owed, Date day) {
    const bool asked = owed.asked && *owed.asked <= day;
    const std::string fallback = asked ? "invited" : "planned";
    if (owed.state == "held") { return *owed.held <= day ? "held" : fallback; }
    if (owed.state == "planned") { return "planned"; }
    if (owed.state == "invited" || owed.state == "booked") { return owed.asked && !asked ? "planned" : owed.state; }
    return !owed.ended || *owed.ended <= day ? owed.state : fallback;
}

using Counts = std::map<std::string, std::int64_t>;

void count(Counts& counts, const Owed& owed, Date day) {
    const std::string state = state_on(owed, day);
    const std::set<std::string> asking{"held", "booked", "invited", "declined", "no-response", "unreachable"};
    const bool asked = (owed.asked && *owed.asked <= day) || asking.contains(state);
    if (!asked && (state == "cancelled" || (state == "planned" && owed.opens > day))) { return; }
    ++counts["eligible"];
    if (!asked) { return; }
    ++counts["asked"];
    if (state == "held" || state == "booked" || state == "declined") { ++counts["answered"]; }
    if (state == "held") { ++counts["held"]; }
    const bool bad = owed.bad_address && *owed.bad_address <= day;
    if (state == "unreachable" || (bad && state != "held" && state != "booked" && state != "declined")) {
        ++counts["bad_addresses"];
    } else if (state == "invited" || state == "booked") {
        ++counts["running"];
    }
}

void check(const Table& table, std::size_t at, Counts counts) {
    const auto cell = [&](std::string_view key) { return cell_of(table.columns, table.rows[at], key); };
    for (const char* key : {"eligible", "asked", "answered", "held", "bad_addresses", "running"}) {
        INFO(key);
        CHECK(std::get<std::int64_t>(cell(key)) == counts[key]);
    }
    CHECK(std::get<Share>(cell("gross_response")).ratio == Ratio{counts["held"], counts["asked"]});
    CHECK(std::get<Share>(cell("net_response")).ratio ==
          Ratio{counts["held"], counts["asked"] - counts["bad_addresses"] - counts["running"]});
}

}  // namespace

TEST_CASE("response equals a second count on random stores", "[thorough]") {
    std::mt19937 random(404);
    for (int i = 0; i < 60; ++i) {
        World world = random_world(random);
        if (world.deals.empty()) { continue; }
        world.talks.clear();
        const store::Folder folder;
        std::vector<Owed> all;
        for (std::int64_t n = uniform(random, 0, 60); n > 0; --n) { all.push_back(some_owed(random, world)); }
        const store::Store store =
            make_store(world, folder / "a.db", [&](store::Connection& connection) { write(connection, world, all); });
        std::map<std::size_t, PlainDeal> deals;
        for (const PlainDeal& each : plain_deals(world)) { deals.emplace(each.place, each); }
        CAPTURE(i);
        for (const std::string by : {"", "segment", "outcome", "quarter"}) {
            ReportOptions options = options_of("response");
            if (!by.empty()) { options.by = {by}; }
            options.from = "2025-10-01";
            const Report report = report_of(run_report(store, context_of(world), options));
            std::map<std::vector<std::string>, Counts> wanted;
            if (by.empty()) { wanted[{}]; }
            for (const Owed& each : all) {
                if (each.kind != "retrospective" || !deals.contains(each.deal)) { continue; }
                if (each.anchor < make_date(2025, 10, 1)) { continue; }
                std::vector<std::string> key;
                if (by == "quarter") { key = {label(Step::quarter, each.anchor)}; }
                if (by == "segment" || by == "outcome") {
                    const Facet facet = by == "segment" ? Facet::segment : Facet::outcome;
                    key = {*deals.at(each.deal).values.at(facet).begin()};
                }
                count(wanted[key], each, world.as_of);
            }
            std::erase_if(wanted, [&](const auto& each) { return !by.empty() && each.second.empty(); });
            const Table& table = report.tables.front();
            const auto rows = rows_by_key(table, by.empty() ? 0 : 1);
            CHECK(rows.size() == wanted.size());
            for (const auto& [key, counts] : wanted) {
                REQUIRE(rows.contains(key));
                check(table, rows.at(key), counts);
            }
            std::int64_t others = 0;
            for (const Row& row : table_named(report, "why_not").rows) { others += std::get<std::int64_t>(row[1]); }
            const Table& whole = by.empty() ? table : table_named(report, "total");
            CHECK(others + std::get<std::int64_t>(cell_of(whole.columns, whole.rows[0], "held")) ==
                  std::get<std::int64_t>(cell_of(whole.columns, whole.rows[0], "eligible")));
        }
    }
}

}  // namespace winloss::app::world
