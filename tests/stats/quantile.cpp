#include "winloss/stats/quantile.hpp"

#include "winloss/core/error.hpp"

#include "reference.hpp"

using namespace winloss;
using namespace winloss::test;

TEST_CASE("quantiles are R's") {
    const Reference reference("quantiles");
    for (const auto& [number, rows] : reference.cases()) {
        std::vector<double> values;
        for (const ReferenceRow& row : rows) {
            if (!row.maybe("p")) { values.push_back(row["value"]); }
        }
        for (const ReferenceRow& row : rows) {
            if (row.maybe("p")) { CHECK(agree(stats::quantile(values, row["p"]), row.maybe("value"))); }
        }
        CHECK(stats::median(values) == stats::quantile(values, 0.5));
    }
    CHECK_FALSE(stats::median({}).has_value());
    const std::vector<double> one = {7};
    CHECK(stats::quantile(one, 0) == 7.0);
    CHECK(stats::quantile(one, 1) == 7.0);
    CHECK_THROWS_AS(stats::quantile(one, 1.5), Error);
    const std::vector<double> none = {7, std::nan("")};
    CHECK_THROWS_AS(stats::median(none), Error);
}
