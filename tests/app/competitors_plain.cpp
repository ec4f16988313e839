// Competitors on random small stores, held against a recount from the records.
#include "app/heard_plainly.hpp"
#include "store/fixture.hpp"

namespace winloss::app::world {

namespace {

struct Ends {
    std::int64_t deals = 0;
    std::int64_t won = 0;
    std::int64_t lost = 0;
    Ratio rate() const { return {won, won + lost}; }
};

struct Plain {
    Ends ends;
    Ends finalist;
    std::map<std::string, std::int64_t> lost_to;  ///< it, others, unknown
    std::int64_t no_decision = 0;
    std::int64_t open = 0;
    std::int64_t incumbent = 0;
    std::int64_t heard = 0;
    std::map<std::pair<std::string, std::string>, std::int64_t> said;  ///< by sign and code
};

/// Who won the deal, by the buyer's word where there is one.
std::set<std::int64_t> winners(const World& world, std::size_t deal) {
    std::map<SaidBy, std::set<std::int64_t>> named;
    for (const NamedCompetitor& each : world.named) {
        if (each.deal == deal && each.said.winner) { named[each.said.said_by].insert(each.said.competitor.value); }
    }
    return named.contains(SaidBy::buyer) ? named[SaidBy::buyer] : named[SaidBy::rep];
}

void count(Ends& ends, Outcome outcome) {
    ++ends.deals;
    ends.won += outcome == Outcome::won ? 1 : 0;
    ends.lost += outcome == Outcome::lost ? 1 : 0;
}

std::map<std::string, Plain> recount(const World& world, std::optional<Period> period = {}) {
    std::map<std::string, Plain> result;
    for (const PlainDeal& deal : plain_deals(world)) {
        if (period && (!deal.decided || *deal.decided < *period->from || *deal.decided > *period->to)) { continue; }
        for (std::int64_t id = 1; id <= std::ssize(world.competitors); ++id) {
            bool met = false;
            bool finalist = false;
            bool incumbent = false;
            for (const NamedCompetitor& each : world.named) {
                if (each.deal != deal.place || each.said.competitor.value != id) { continue; }
                met = true;
                finalist |= each.said.finalist || each.said.winner;
                incumbent |= each.said.incumbent;
            }
            if (!met) { continue; }
            Plain& one = result[world.competitors[static_cast<std::size_t>(id - 1)]];
            if (deal.outcome == Outcome::open) {
                ++one.open;
                continue;
            }
            count(one.ends, deal.outcome);
            if (finalist) { count(one.finalist, deal.outcome); }
            one.incumbent += incumbent ? 1 : 0;
            one.no_decision += deal.outcome == Outcome::no_decision ? 1 : 0;
            if (deal.outcome == Outcome::lost) {
                const std::set<std::int64_t> won = winners(world, deal.place);
                ++one.lost_to[won.contains(id) ? "it" : won.empty() ? "unknown" : "others"];
            }
            const std::vector<Talk> talks = heard_talks(world, deal.place);
            if (talks.empty()) { continue; }
            ++one.heard;
            for (const auto& [code, tones] : tones_of(world, talks, 1)) {
                one.said[{"for us", code}] += tones.in_favour > 0 ? 1 : 0;
                one.said[{"against us", code}] += tones.against > 0 ? 1 : 0;
            }
        }
    }
    return result;
}

void check_reasons(const Table& table, const std::map<std::string, Plain>& wanted) {
    std::size_t rows = 0;
    for (const auto& [name, plain_one] : wanted) {
        for (const auto& [key, deals] : plain_one.said) { rows += deals > 0 ? 1 : 0; }
    }
    CHECK(table.rows.size() == rows);
    for (const Row& row : table.rows) {
        const auto cell = [&](std::string_view key) { return cell_of(table.columns, row, key); };
        const Plain& one = wanted.at(plain(cell("competitor")));
        CHECK(std::get<Share>(cell("share")).ratio ==
              Ratio{one.said.at({plain(cell("sign")), plain(cell("code"))}), one.heard});
    }
}

}  // namespace

TEST_CASE("competitors equal the plain way on random stores") {
    std::mt19937 random(1925);
    for (int i = 0; i < 40; ++i) {
        CAPTURE(i);
        const World world = random_world(random);
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        ReportOptions options = options_of("competitors");
        options.own["reasons"].number = 0;
        const Report report = report_of(run_report(store, context_of(world), options));
        const std::map<std::string, Plain> wanted = recount(world);
        const Table& table = report.tables.front();
        REQUIRE(table.rows.size() == wanted.size());
        const Table& stood = table_named(report, "stood");
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const auto cell = [&](std::string_view key) { return cell_of(table.columns, table.rows[r], key); };
            const auto far = [&](std::string_view key) { return cell_of(stood.columns, stood.rows.at(r), key); };
            Plain one = wanted.at(plain(cell("competitor")));
            CHECK(cell("deals") == Cell(one.ends.deals));
            CHECK(cell("won") == Cell(one.ends.won));
            CHECK(cell("lost") == Cell(one.ends.lost));
            CHECK(cell("lost_to_it") == Cell(one.lost_to["it"]));
            CHECK(cell("lost_to_others") == Cell(one.lost_to["others"]));
            CHECK(cell("lost_to_unknown") == Cell(one.lost_to["unknown"]));
            CHECK(cell("no_decision") == Cell(one.no_decision));
            CHECK(cell("open") == Cell(one.open));
            CHECK(std::get<Share>(cell("win_rate")).ratio == one.ends.rate());
            CHECK(far("competitor") == cell("competitor"));
            CHECK(std::get<Share>(far("incumbent")).ratio == Ratio{one.incumbent, one.ends.deals});
            CHECK(std::get<Share>(far("finalist")).ratio == Ratio{one.finalist.deals, one.ends.deals});
            CHECK(std::get<Share>(far("win_rate")).ratio == one.finalist.rate());
        }
        check_reasons(table_named(report, "reasons"), wanted);
    }
}

TEST_CASE("the trend against competitors equals two reports") {
    std::mt19937 random(1926);
    for (int i = 0; i < 20; ++i) {
        CAPTURE(i);
        const World world = random_world(random);
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        ReportOptions options = options_of("competitors");
        options.period = "2025";  // 365 days: the first half has 182
        const Report report = report_of(run_report(store, context_of(world), options));
        const auto earlier = recount(world, Period{make_date(2025, 1, 1), make_date(2025, 7, 1)});
        const auto later = recount(world, Period{make_date(2025, 7, 2), make_date(2025, 12, 31)});
        const Table& table = table_named(report, "trend");
        CHECK(table.rows.size() == 2 * recount(world, Period{make_date(2025, 1, 1), make_date(2025, 12, 31)}).size());
        for (const Row& row : table.rows) {
            const auto cell = [&](std::string_view key) { return cell_of(table.columns, row, key); };
            const auto of = [&](const std::map<std::string, Plain>& half) {
                const auto at = half.find(plain(cell("competitor")));
                return at == half.end() ? Ends() : at->second.ends;
            };
            const bool rate = plain(cell("figure")) == "win rate";
            const Ratio now = std::get<Share>(cell("now")).ratio;
            const Ratio before = std::get<Share>(cell("before")).ratio;
            if (rate) {
                CHECK(now == of(later).rate());
                CHECK(before == of(earlier).rate());
            } else {
                CHECK(now.part == of(later).deals);
                CHECK(before.part == of(earlier).deals);
            }
        }
    }
}

}  // namespace winloss::app::world
