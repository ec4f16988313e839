// Drivers on random small stores, held against a recomputation from the records.
#include <cmath>

#include "app/heard_plainly.hpp"
#include "store/fixture.hpp"

namespace winloss::app::world {

namespace {

struct Cells {
    std::int64_t won = 0;
    std::int64_t lost = 0;
};

struct Plain {
    std::int64_t won = 0;
    std::int64_t lost = 0;
    std::map<std::pair<std::string, std::string>, Cells> codes;
};

Plain recompute(const World& world, std::size_t level) {
    Plain result;
    for (const PlainDeal& deal : plain_deals(world)) {
        const bool won = deal.outcome == Outcome::won;
        const std::vector<Talk> talks = heard_talks(world, deal.place);
        if ((!won && deal.outcome != Outcome::lost) || talks.empty()) { continue; }
        ++(won ? result.won : result.lost);
        for (const auto& [code, tones] : tones_of(world, talks, level)) {
            for (const auto& [sign, count] :
                 {std::pair("for us", tones.in_favour), std::pair("against us", tones.against)}) {
                if (count == 0) { continue; }
                Cells& cells = result.codes[{code, sign}];
                ++(won ? cells.won : cells.lost);
            }
        }
    }
    return result;
}

double log_choose(std::int64_t n, std::int64_t k) {
    const auto log_factorial = [](std::int64_t m) { return std::lgamma(static_cast<double>(m) + 1); };
    return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
}

/// Fisher's exact p, two-sided, by adding up every table with these margins; negative where a margin is empty.
double fisher(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
    if (a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0) { return -1; }
    const auto probability = [&](std::int64_t x) {
        return std::exp(log_choose(a + b, x) + log_choose(c + d, a + c - x) - log_choose(a + b + c + d, a + c));
    };
    double sum = 0;
    for (std::int64_t x = std::max<std::int64_t>(0, a - d); x <= std::min(a + b, a + c); ++x) {
        if (probability(x) <= probability(a) * (1 + 1e-7)) { sum += probability(x); }
    }
    return std::min(sum, 1.0);
}

void check(const Table& table, const Plain& wanted) {
    REQUIRE(table.rows.size() == wanted.codes.size());
    std::vector<double> made;
    for (const auto& [key, cells] : wanted.codes) {
        const double p = fisher(cells.won, wanted.won - cells.won, cells.lost, wanted.lost - cells.lost);
        if (p >= 0) { made.push_back(p); }
    }
    std::sort(made.begin(), made.end());
    const bool hidden = std::min(wanted.won, wanted.lost) < report::Thresholds().hide_under;
    for (const Row& row : table.rows) {
        const auto cell = [&](std::string_view key) { return cell_of(table.columns, row, key); };
        const Cells& cells = wanted.codes.at({plain(cell("code")), plain(cell("sign"))});
        CHECK(std::get<Share>(cell("won")).ratio == Ratio{cells.won, wanted.won});
        CHECK(std::get<Share>(cell("lost")).ratio == Ratio{cells.lost, wanted.lost});
        CHECK(cell("deals_won") == Cell(cells.won));
        const double p = fisher(cells.won, wanted.won - cells.won, cells.lost, wanted.lost - cells.lost);
        if (p < 0) {
            CHECK(std::holds_alternative<std::monostate>(cell("p")));
            CHECK(plain(cell("verdict")) == (hidden ? "" : "only talked about"));
            continue;
        }
        CHECK(std::get<PValue>(cell("p")).value() == Approx(p).epsilon(1e-9));
        double adjusted = 1;  // the least of p(j) m / j over all that are no smaller
        for (std::size_t j = 0; j < made.size(); ++j) {
            if (made[j] >= p * (1 - 1e-9)) {
                adjusted = std::min(adjusted, made[j] * static_cast<double>(made.size()) / static_cast<double>(j + 1));
            }
        }
        CHECK(std::get<PValue>(cell("p_adjusted")).value() == Approx(adjusted).epsilon(1e-8));
        if (hidden) {  // a share of so few is not shown, nor what would tell it
            for (const char* key : {"verdict", "odds_ratio", "low", "high"}) { CHECK(plain(cell(key)).empty()); }
            continue;
        }
        const bool more_in_wins = cells.won * wanted.lost > cells.lost * wanted.won;
        const std::string verdict = adjusted >= 0.05 ? "only talked about"
                                    : more_in_wins   ? "decides for us"
                                                     : "decides against us";
        CHECK(plain(cell("verdict")) == verdict);
        const bool infinite = cells.lost == 0 || cells.won == wanted.won;
        CHECK(cell("infinite") == Cell(infinite));
        CHECK(std::isinf(std::get<double>(cell("odds_ratio"))) == infinite);
        CHECK(std::isinf(std::get<double>(cell("high"))) == infinite);
    }
}

}  // namespace

TEST_CASE("drivers equal the plain way on random stores", "[thorough]") {
    std::mt19937 random(1934);
    for (int i = 0; i < 60; ++i) {
        const World world = random_world(random);
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        for (const std::size_t level : {1U, 2U}) {
            CAPTURE(i, level);
            ReportOptions options = options_of("drivers");
            options.own["level"].number = static_cast<std::int64_t>(level);
            check(report_of(run_report(store, context_of(world), options)).tables.front(), recompute(world, level));
        }
    }
}

}  // namespace winloss::app::world
