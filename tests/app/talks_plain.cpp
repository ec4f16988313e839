// Lead sources, decay and actions on random small stores, counted a second time from the rows that were written.
#include "app/world.hpp"
#include "store/fixture.hpp"
#include "winloss/core/text.hpp"
#include "winloss/stats/two_by_two.hpp"

namespace winloss::app::world {

namespace {

struct Planned {
    std::optional<std::int64_t> account;
    std::string state;
    std::optional<std::size_t> talk;  ///< place in talks: the interview it came of
    std::optional<Date> due;
    std::optional<Date> told;
    std::optional<std::size_t> code;
};

const std::vector<std::string> states{"considering", "planned", "done", "declined"};

Date some_day(std::mt19937& random) { return make_date(2025, 6, 1) + Days{uniform(random, 0, 400)}; }

std::vector<Planned> some_actions(std::mt19937& random, const World& world) {
    std::vector<Planned> actions;
    for (std::int64_t i = uniform(random, 0, 25); i > 0; --i) {
        Planned each;
        if (chance(random, 80)) { each.account = uniform(random, 1, 10); }
        each.state = states[static_cast<std::size_t>(uniform(random, 0, 3))];
        if (each.account && !world.talks.empty() && chance(random, 60)) {
            each.talk = static_cast<std::size_t>(uniform(random, 0, static_cast<std::int64_t>(world.talks.size()) - 1));
        }
        if (chance(random, 50)) { each.due = some_day(random); }
        if (each.account && chance(random, 50)) { each.told = some_day(random); }
        if (chance(random, 50)) { each.code = static_cast<std::size_t>(uniform(random, 0, 9)); }
        actions.push_back(each);
    }
    return actions;
}

void write(store::Connection& connection, const std::vector<Planned>& actions, const std::vector<std::string>& said) {
    auto row = connection.prepare(
        "INSERT INTO action (text, account_id, interview_id, code_id, due_on, state, told_on) "
        "VALUES ('x', $account, $interview, $code, $due, $state, $told)");
    const auto number = [](const std::optional<std::size_t>& place) {
        return place ? std::optional(static_cast<std::int64_t>(*place) + 1) : std::nullopt;
    };
    for (const Planned& each : actions) {
        row.bind("account", each.account).bind("interview", number(each.talk)).bind("code", number(each.code));
        row.bind("due", each.due).bind("state", each.state).bind("told", each.told).run();
    }
    auto heard = connection.prepare("UPDATE interview SET heard_how = $how WHERE id = $id");
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (said[i].empty()) { continue; }
        heard.bind("how", said[i]).bind("id", static_cast<std::int64_t>(i) + 1).run();
    }
}

bool is_held(const World& world, const Talk& talk) { return talk.held_on && *talk.held_on <= world.as_of; }

void check_sources(const World& world, const store::Store& store, const std::vector<std::string>& said) {
    struct Source {
        std::int64_t entered = 0;
        std::int64_t said = 0;
        std::int64_t both = 0;
    };
    std::map<std::string, Source> wanted;
    std::int64_t deals = 0;
    std::int64_t any_entered = 0;
    std::int64_t any_said = 0;
    for (const PlainDeal& deal : plain_deals(world)) {
        if (deal.outcome == Outcome::open) { continue; }
        bool held = false;
        std::string first;
        std::optional<Date> said_on;
        for (std::size_t i = 0; i < world.talks.size(); ++i) {
            if (world.talks[i].deal != deal.place || !is_held(world, world.talks[i])) { continue; }
            held = true;
            if (said[i].empty() || (said_on && *said_on <= *world.talks[i].held_on)) { continue; }
            first = fold(said[i]);
            said_on = world.talks[i].held_on;
        }
        if (!held) { continue; }
        ++deals;
        const std::string entered = *deal.values.at(Facet::lead_source).begin();
        any_entered += entered.empty() ? 0 : 1;
        any_said += first.empty() ? 0 : 1;
        if (!entered.empty()) { ++wanted[entered].entered; }
        if (!first.empty()) { ++wanted[first].said; }
        if (!entered.empty() && entered == first) { ++wanted[first].both; }
    }
    const Report report = report_of(run_report(store, context_of(world), options_of("lead-sources")));
    CHECK(report.base[0].value == Cell(deals));
    const Table& table = report.tables.front();
    CHECK(table.rows.size() == wanted.size());
    for (const Row& row : table.rows) {
        const Source& source = wanted[fold(std::get<std::string>(row[0]))];
        CHECK(row[1] == Cell(source.entered));
        CHECK(row[2] == Cell(source.said));
        CHECK(row[3] == Cell(source.both));
        CHECK(std::get<Share>(row[4]).ratio == Ratio{source.entered, any_entered});
        CHECK(std::get<Share>(row[5]).ratio == Ratio{source.said, any_said});
    }
}

/// Held, and coded by the day.
bool is_heard(const World& world, const Talk& talk) {
    if (!is_held(world, talk)) { return false; }
    if (talk.coded_on) { return *talk.coded_on <= world.as_of; }
    return talk.note && !talk.note->empty();
}

void check_decay(const World& world, const store::Store& store, std::int64_t days) {
    ReportOptions options = options_of("decay");
    options.own["days"].number = days;
    using Pair = std::array<std::int64_t, 2>;
    std::array<Pair, 2> deals{};  // by table, then side
    std::array<std::map<std::string, Pair>, 2> reasons{};
    for (const PlainDeal& deal : plain_deals(world)) {
        if (deal.outcome != Outcome::lost && deal.outcome != Outcome::no_decision) { continue; }
        const Talk* first = nullptr;
        std::set<std::string> against;
        for (const Talk& talk : world.talks) {
            if (talk.deal != deal.place || !is_heard(world, talk)) { continue; }
            if (first == nullptr || *talk.held_on < *first->held_on) { first = &talk; }
            if (!talk.note) { continue; }
            for (const Talk::Said& each : *talk.note) {
                const Code& code = world.codes[each.code];
                if (code.kind != CodeKind::driver || *each.rating > 0) { continue; }
                against.insert(code.path.substr(0, code.path.find('/')));
            }
        }
        if (first == nullptr) { continue; }
        const auto count = [&](std::size_t table, std::size_t side) {
            ++deals[table][side];
            for (const std::string& each : against) { ++reasons[table][each][side]; }
        };
        if (deal.decided) { count(0, (*first->held_on - *deal.decided).count() <= days ? 0 : 1); }
        if (first->relation) { count(1, 0); }  // this world has nobody of our own side
    }
    const Report report = report_of(run_report(store, context_of(world), options));
    for (std::size_t at : {std::size_t{0}, std::size_t{1}}) {
        const Table& table = report.tables[at];
        CHECK(table.rows.size() == reasons[at].size());
        for (const Row& row : table.rows) {
            const Pair& wanted = reasons[at].at(std::get<std::string>(row[0]));
            CHECK(std::get<Share>(row[2]).ratio == Ratio{wanted[0], deals[at][0]});
            CHECK(std::get<Share>(row[3]).ratio == Ratio{wanted[1], deals[at][1]});
            const auto p =
                stats::fisher_exact({wanted[0], deals[at][0] - wanted[0], wanted[1], deals[at][1] - wanted[1]});
            CHECK(row[7] == (p ? Cell(*p) : Cell()));
        }
    }
}

void check_actions(const World& world, const store::Store& store, const std::vector<Planned>& actions) {
    const Report report = report_of(run_report(store, context_of(world), options_of("actions")));
    std::map<std::string, std::array<std::int64_t, 4>> wanted;  // actions, of customers, told, overdue
    std::map<std::string, std::int64_t> codes;
    for (const Planned& each : actions) {
        if (each.talk) {
            const auto& held = world.talks[*each.talk].held_on;
            if (held && *held > world.as_of) { continue; }
        }
        auto& counts = wanted[each.state];
        ++counts[0];
        counts[1] += each.account ? 1 : 0;
        counts[2] += each.told && *each.told <= world.as_of ? 1 : 0;
        const bool open = each.state == "considering" || each.state == "planned";
        counts[3] += open && each.due && *each.due < world.as_of ? 1 : 0;
        ++codes[each.code ? world.codes[*each.code].path : ""];
    }
    const Table& table = report.tables.front();
    REQUIRE(table.rows.size() == 4);
    for (const Row& row : table.rows) {
        const auto& counts = wanted[std::get<std::string>(row[0])];
        CHECK(row[1] == Cell(counts[0]));
        CHECK(std::get<Share>(row[2]).ratio == Ratio{counts[2], counts[1]});
        if (row[0] == Cell("planned") || row[0] == Cell("considering")) { CHECK(row[3] == Cell(counts[3])); }
    }
    const Table& by_code = table_named(report, "codes");
    CHECK(by_code.rows.size() == codes.size());
    for (const Row& row : by_code.rows) { CHECK(row[1] == Cell(codes[plain(row[0])])); }
}

}  // namespace

TEST_CASE("lead sources, decay and actions equal a second count on random stores", "[thorough]") {
    std::mt19937 random(1812);
    for (int i = 0; i < 60; ++i) {
        const World world = random_world(random);
        const std::vector<Planned> actions = some_actions(random, world);
        std::vector<std::string> said;
        for (std::size_t n = 0; n < world.talks.size(); ++n) {
            const std::vector<std::string> ways{"", "web", "Partner", "a friend"};
            said.push_back(ways[static_cast<std::size_t>(uniform(random, 0, 3))]);
        }
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db",
                                              [&](store::Connection& connection) { write(connection, actions, said); });
        CAPTURE(i);
        check_sources(world, store, said);
        check_decay(world, store, 60);
        check_decay(world, store, 0);
        check_actions(world, store, actions);
    }
}

}  // namespace winloss::app::world
