// Win themes on random small stores, held against a recount from the records.
#include "app/heard_plainly.hpp"
#include "store/fixture.hpp"

namespace winloss::app::world {

namespace {

struct Plain {
    std::int64_t won = 0;
    std::int64_t lost = 0;
    std::int64_t no_decision = 0;
    std::int64_t heard = 0;
    std::map<std::string, std::int64_t> echoes;
    std::map<std::pair<std::string, std::string>, std::int64_t> by_outcome;  ///< by outcome and echo
    std::map<std::string, std::int64_t> heard_by_outcome;
};

/// What buyers said of the theme or of a code below it.
std::string echo(const World& world, const std::vector<Talk>& talks, const std::string& theme) {
    std::set<int> signs;
    for (const Talk& talk : talks) {
        for (const Talk::Said& said : talk.note.value_or(std::vector<Talk::Said>())) {
            const std::string& path = world.codes[said.code].path;
            if (path != theme && path.substr(0, theme.size() + 1) != theme + "/") { continue; }
            const int rating = said.rating.value_or(0);
            signs.insert(rating > 0 ? 1 : rating < 0 ? -1 : 0);
        }
    }
    if (signs.contains(1)) { return signs.contains(-1) ? "mixed" : "confirmed"; }
    if (signs.contains(-1)) { return "refuted"; }
    return signs.contains(0) ? "unrated" : "not_mentioned";
}

std::map<std::string, Plain> recount(const World& world) {
    std::map<std::string, Plain> result;
    for (const PlainDeal& deal : plain_deals(world)) {
        if (deal.outcome == Outcome::open) { continue; }
        const std::vector<Talk> talks = heard_talks(world, deal.place);
        for (const std::size_t each : world.themes[deal.place]) {
            const std::string& path = world.codes[each].path;
            Plain& theme = result[path];
            ++(deal.outcome == Outcome::won    ? theme.won
               : deal.outcome == Outcome::lost ? theme.lost
                                               : theme.no_decision);
            if (talks.empty()) { continue; }
            const std::string outcome(word(deal.outcome));
            ++theme.heard;
            ++theme.heard_by_outcome[outcome];
            ++theme.echoes[echo(world, talks, path)];
            ++theme.by_outcome[{outcome, echo(world, talks, path)}];
        }
    }
    return result;
}

}  // namespace

TEST_CASE("win themes equal the plain way on random stores") {
    std::mt19937 random(1941);
    std::map<std::string, std::int64_t> seen;
    for (int i = 0; i < 60; ++i) {
        CAPTURE(i);
        const World world = random_world(random);
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        const Report report = report_of(run_report(store, context_of(world), options_of("win-themes")));
        std::map<std::string, Plain> wanted = recount(world);
        const Table& table = report.tables.front();
        REQUIRE(table.rows.size() == wanted.size());
        const Table& echoes = table_named(report, "echoes");
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const auto cell = [&](std::string_view key) { return cell_of(table.columns, table.rows[r], key); };
            const auto said = [&](std::string_view key) { return cell_of(echoes.columns, echoes.rows.at(r), key); };
            Plain& theme = wanted.at(plain(cell("code")));
            CHECK(plain(cell("name")) == "Name of " + plain(cell("code")));
            CHECK(cell("deals") == Cell(theme.won + theme.lost + theme.no_decision));
            CHECK(cell("won") == Cell(theme.won));
            CHECK(cell("lost") == Cell(theme.lost));
            CHECK(cell("no_decision") == Cell(theme.no_decision));
            CHECK(std::get<Share>(cell("win_rate")).ratio == Ratio{theme.won, theme.won + theme.lost});
            CHECK(cell("heard") == Cell(theme.heard));
            CHECK(std::get<Share>(cell("share_confirmed")).ratio == Ratio{theme.echoes["confirmed"], theme.heard});
            CHECK(said("code") == cell("code"));
            for (const char* key : {"confirmed", "refuted", "mixed", "unrated", "not_mentioned"}) {
                CHECK(said(key) == Cell(theme.echoes[key]));
                seen[key] += theme.echoes[key];
            }
        }
        for (const Row& row : table_named(report, "outcomes").rows) {
            const auto cell = [&](std::string_view key) {
                return cell_of(table_named(report, "outcomes").columns, row, key);
            };
            Plain& theme = wanted.at(plain(cell("code")));
            const std::string outcome = plain(cell("outcome"));
            CHECK(cell("heard") == Cell(theme.heard_by_outcome[outcome]));
            CHECK(std::get<Share>(cell("confirmed")).ratio.part == theme.by_outcome[{outcome, "confirmed"}]);
            CHECK(std::get<Share>(cell("refuted")).ratio.part == theme.by_outcome[{outcome, "refuted"}]);
        }
    }
    for (const auto& [key, count] : seen) {
        CAPTURE(key);
        CHECK(count > 0);
    }
}

}  // namespace winloss::app::world
