#include "winloss/stats/two_by_two.hpp"

#include <limits>
#include <random>

#include "winloss/core/error.hpp"

#include "reference.hpp"

using namespace winloss;
using namespace winloss::test;
using stats::fisher_exact;
using stats::odds_ratio;
using stats::TwoByTwo;

namespace {

TwoByTwo table_of(const ReferenceRow& row) {
    return {row.whole<std::int64_t>("a"), row.whole<std::int64_t>("b"), row.whole<std::int64_t>("c"),
            row.whole<std::int64_t>("d")};
}

}  // namespace

TEST_CASE("Fisher's test and the odds ratio are R's") {
    const Reference reference("fisher");
    REQUIRE(reference.rows().size() > 500);
    for (const ReferenceRow& row : reference.rows()) {
        const TwoByTwo table = table_of(row);
        INFO(table.a << ' ' << table.b << ' ' << table.c << ' ' << table.d);
        const auto p = fisher_exact(table);
        REQUIRE(p);
        CHECK(agree_as_logs(p->log(), row["log_p"]));
        const auto odds = odds_ratio(table, row["confidence"]);
        REQUIRE(odds);
        CHECK(agree(odds->estimate, row["estimate"]));
        CHECK(agree(odds->low, row["low"]));
        CHECK(agree(odds->high, row["high"]));
    }
}

TEST_CASE("Fisher's lady tasting tea") {
    // The Design of Experiments (1935), chapter 2: 1 in 70 for all right, 17 in 70 for one pair wrong; here two-sided.
    CHECK(fisher_exact({4, 0, 0, 4})->value() == Approx(2.0 / 70).epsilon(1e-14));
    CHECK(fisher_exact({3, 1, 1, 3})->value() == Approx(34.0 / 70).epsilon(1e-14));
    CHECK(fisher_exact({2, 2, 2, 2})->value() == 1.0);
}

TEST_CASE("a table with an empty margin tests nothing") {
    for (const TwoByTwo table : {TwoByTwo{0, 0, 0, 0}, TwoByTwo{0, 0, 3, 4}, TwoByTwo{3, 4, 0, 0}, TwoByTwo{0, 5, 0, 6},
                                 TwoByTwo{5, 0, 6, 0}}) {
        CHECK_FALSE(fisher_exact(table).has_value());
        CHECK_FALSE(odds_ratio(table).has_value());
    }
    CHECK_THROWS_AS(fisher_exact({1, -1, 2, 3}), Error);
    CHECK_THROWS_AS(odds_ratio({1, 1, 2, -3}), Error);
}

TEST_CASE("zero cells bound the odds ratio on one side only") {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    const auto none = odds_ratio({0, 10, 5, 5});
    CHECK(none->estimate == 0);
    CHECK(none->low == 0);
    CHECK((none->high > 0 && none->high < 1));
    const auto all = odds_ratio({10, 0, 5, 5});
    CHECK(all->estimate == infinite);
    CHECK((all->low > 1 && all->low < infinite));
    CHECK(all->high == infinite);
    CHECK(odds_ratio({0, 1, 1, 0})->low == 0);
}

TEST_CASE("turning a table turns its odds ratio and leaves p") {
    std::mt19937 random(11);
    for (int i = 0; i < 300; ++i) {
        const auto draw = [&] { return static_cast<std::int64_t>(random() % (i < 200 ? 30 : 3000)); };
        const TwoByTwo table{draw(), draw(), draw(), draw()};
        const TwoByTwo groups_swapped{table.c, table.d, table.a, table.b};
        const TwoByTwo transposed{table.a, table.c, table.b, table.d};
        const auto p = fisher_exact(table);
        if (!p) { continue; }
        CHECK(p->log() <= 0);
        CHECK(agree_as_logs(fisher_exact(groups_swapped)->log(), p->log()));
        CHECK(agree_as_logs(fisher_exact(transposed)->log(), p->log()));
        const auto odds = *odds_ratio(table);
        const auto swapped = *odds_ratio(groups_swapped);
        CHECK(agree(swapped.estimate, 1 / odds.estimate));
        CHECK(agree(swapped.low, 1 / odds.high));
        CHECK(agree(swapped.high, 1 / odds.low));
        CHECK(agree(odds_ratio(transposed)->estimate, odds.estimate));
        CHECK(odds.low <= odds.estimate);
        CHECK(odds.estimate <= odds.high);
        const auto wider = *odds_ratio(table, 0.99);
        CHECK((wider.low <= odds.low && odds.high <= wider.high));
    }
}

TEST_CASE("p falls as the association grows, far below what a double holds") {
    double last = 0;
    for (std::int64_t a = 500'000; a <= 1'000'000; a += 12'500) {
        const auto p = fisher_exact({a, 1'000'000 - a, 1'000'000 - a, a});
        CHECK((a == 500'000 || p->log() < last));
        last = p->log();
    }
    // The last one is one table of C(2,000,000, 1,000,000) and its mirror image.
    const double ways = std::lgamma(2e6 + 1) - 2 * std::lgamma(1e6 + 1);
    CHECK(last == Approx(std::log(2.0) - ways).epsilon(1e-12));
    CHECK(to_string(*fisher_exact({9000, 0, 0, 9000})) == "< 1e-300");
}
