#include "winloss/stats/interval.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

#include "reference.hpp"

using namespace winloss;
using namespace winloss::test;
using winloss::stats::newcombe;
using winloss::stats::wilson;

namespace {

/// To the number of decimals that the source prints.
double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

}  // namespace

TEST_CASE("Wilson's interval has the known values") {
    struct Known {
        Ratio ratio;
        double low;
        double high;
    };
    // Percent, one decimal.
    const Known known[] = {{{0, 5}, 0, 43.4}, {{2, 5}, 11.8, 76.9}, {{7, 20}, 18.1, 56.7}, {{50, 100}, 40.4, 59.6}};
    for (const Known& each : known) {
        const auto interval = wilson(each.ratio);
        REQUIRE(interval);
        CHECK(rounded(interval->low * 100, 1) == each.low);
        CHECK(rounded(interval->high * 100, 1) == each.high);
    }
    // Newcombe 1998, Two-sided confidence intervals for the single proportion, table I, method 3.
    CHECK(rounded(wilson({81, 263})->low, 4) == 0.2553);
    CHECK(rounded(wilson({81, 263})->high, 4) == 0.3662);
    CHECK(rounded(wilson({1, 29})->low, 4) == 0.0061);
    CHECK(rounded(wilson({1, 29})->high, 4) == 0.1718);
}

TEST_CASE("Wilson's interval at the ends and off them") {
    CHECK(wilson({0, 20})->low == 0.0);
    CHECK(rounded(wilson({0, 20})->high, 4) == 0.1611);
    CHECK(wilson({20, 20})->high == 1.0);
    CHECK_FALSE(wilson({0, 0}).has_value());
    CHECK_THROWS_AS(wilson({6, 5}), Error);
    CHECK_THROWS_AS(wilson({-1, 5}), Error);
}

TEST_CASE("Wilson's interval inverts the score test") {
    // Both ends p solve |k/n − p| = z √(p(1 − p)/n); k and n − k mirror each other.
    for (std::int64_t n = 1; n <= 60; ++n) {
        for (std::int64_t k = 0; k <= n; ++k) {
            const auto interval = *wilson({k, n});
            const auto mirror = *wilson({n - k, n});
            const double share = static_cast<double>(k) / static_cast<double>(n);
            CHECK(interval.low == Approx(1 - mirror.high).margin(1e-12));
            CHECK(interval.low <= share);
            CHECK(share <= interval.high);
            for (double p : {interval.low, interval.high}) {
                if (p == 0.0 || p == 1.0) { continue; }
                const double error = std::sqrt(p * (1 - p) / static_cast<double>(n));
                CHECK(std::abs(share - p) == Approx(stats::z95 * error).epsilon(1e-9));
            }
        }
    }
}

TEST_CASE("Newcombe's interval of a difference has the published values") {
    struct Known {
        Ratio first;
        Ratio second;
        double low;
        double high;
    };
    // Newcombe 1998, table II, method 10.
    const Known known[] = {{{56, 70}, {48, 80}, 0.0524, 0.3339}, {{9, 10}, {3, 10}, 0.1705, 0.8090},
                           {{6, 7}, {2, 7}, 0.0582, 0.8062},     {{5, 56}, {0, 29}, -0.0381, 0.1926},
                           {{0, 10}, {0, 20}, -0.1611, 0.2775},  {{0, 10}, {0, 10}, -0.2775, 0.2775},
                           {{10, 10}, {0, 20}, 0.6791, 1.0000},  {{10, 10}, {0, 10}, 0.6075, 1.0000}};
    for (const Known& each : known) {
        const auto interval = newcombe(each.first, each.second);
        REQUIRE(interval);
        CHECK(rounded(interval->low, 4) == Approx(each.low));
        CHECK(rounded(interval->high, 4) == Approx(each.high));
    }
    CHECK_FALSE(newcombe({0, 0}, {1, 2}).has_value());
    CHECK_FALSE(newcombe({1, 2}, {0, 0}).has_value());
}

TEST_CASE("Wilson's and Newcombe's intervals are R's") {
    const Reference wilsons("wilson");
    for (const ReferenceRow& row : wilsons.rows()) {
        const Ratio ratio{row.whole<std::int64_t>("part"), row.whole<std::int64_t>("whole")};
        const auto interval = wilson(ratio, stats::z_of(row["confidence"]));
        INFO(ratio.part << " of " << ratio.whole);
        REQUIRE(interval);
        CHECK(agree(interval->low, row["low"]));
        CHECK(agree(interval->high, row["high"]));
    }
    const Reference newcombes("newcombe");
    for (const ReferenceRow& row : newcombes.rows()) {
        const Ratio first{row.whole<std::int64_t>("part"), row.whole<std::int64_t>("whole")};
        const Ratio second{row.whole<std::int64_t>("part2"), row.whole<std::int64_t>("whole2")};
        const auto difference = stats::compare(first, second);
        INFO(first.part << " of " << first.whole << ", " << second.part << " of " << second.whole);
        REQUIRE(difference);
        CHECK(agree(difference->value, row["difference"]));
        CHECK(agree(difference->interval.low, row["low"]));
        CHECK(agree(difference->interval.high, row["high"]));
    }
}

TEST_CASE("a change is one only where its interval leaves zero out") {
    using stats::Change;
    CHECK(stats::compare({56, 70}, {48, 80})->change == Change::up);
    CHECK(stats::compare({48, 80}, {56, 70})->change == Change::down);
    CHECK(stats::compare({5, 56}, {0, 29})->change == Change::none);
    CHECK(stats::compare({7, 7}, {7, 7})->change == Change::none);
    CHECK_FALSE(stats::compare({0, 0}, {1, 2}).has_value());
    for (std::int64_t k = 0; k <= 40; ++k) {
        const auto there = *stats::compare({k, 40}, {13, 60});
        const auto back = *stats::compare({13, 60}, {k, 40});
        CHECK(there.value == -back.value);
        CHECK(there.interval.low == Approx(-back.interval.high).margin(1e-15));
        CHECK((there.change == Change::up) == (back.change == Change::down));
    }
}

TEST_CASE("a published share is compared as one of whole parts is, and its part need not be whole") {
    const auto whole = stats::compare({56, 70}, {48, 80});
    const auto published = stats::compare_published({56, 70}, {0.6, 80});
    CHECK(published->interval.low == Approx(whole->interval.low));
    CHECK(published->interval.high == Approx(whole->interval.high));
    CHECK(published->change == stats::Change::up);
    const auto between = stats::compare_published({56, 70}, {0.47, 1204});  // 565.88 of 1,204
    CHECK(between->interval.low > stats::compare({56, 70}, {566, 1204})->interval.low);
    CHECK(between->interval.low < stats::compare({56, 70}, {565, 1204})->interval.low);
    CHECK_FALSE(stats::compare_published({0, 0}, {0.5, 10}));
    CHECK_THROWS_AS(stats::compare_published({1, 2}, {1.5, 10}), Error);
}
