#include "winloss/stats/normal.hpp"

#include "winloss/core/error.hpp"

#include "reference.hpp"

using namespace winloss;
using namespace winloss::test;

TEST_CASE("quantiles of the normal distribution are R's") {
    const Reference reference("normal_quantile");
    for (const ReferenceRow& row : reference.rows()) {
        INFO(row["p"]);
        CHECK(agree(stats::normal_quantile(row["p"]), row["z"]));
    }
    CHECK(stats::z_of(0.95) == stats::z95);
    CHECK(stats::z_of(0.9500000001) == Approx(stats::z95).margin(1e-8));
    CHECK(stats::z_of(0.85) == Approx(1.4395314709384570).epsilon(1e-13));
    CHECK_THROWS_AS(stats::normal_quantile(0), Error);
    CHECK_THROWS_AS(stats::normal_quantile(1), Error);
    CHECK_THROWS_AS(stats::z_of(1), Error);
}
