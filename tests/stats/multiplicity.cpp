#include "winloss/stats/multiplicity.hpp"

#include <algorithm>

#include "reference.hpp"

using namespace winloss;
using namespace winloss::test;
using stats::benjamini_hochberg;

TEST_CASE("Benjamini and Hochberg's adjustment is R's") {
    const Reference reference("benjamini_hochberg");
    for (const auto& [number, rows] : reference.cases()) {
        std::vector<PValue> p;
        for (const ReferenceRow& row : rows) { p.push_back(PValue::of(row["p"])); }
        const auto adjusted = benjamini_hochberg(p);
        REQUIRE(adjusted.size() == p.size());
        for (std::size_t i = 0; i < p.size(); ++i) {
            CHECK(agree_as_logs(adjusted[i].log(), std::log(rows[i]["adjusted"])));
        }
        // Whatever the order, and far below what a double holds.
        std::vector<PValue> turned;
        for (const PValue each : p) { turned.insert(turned.begin(), PValue::from_log(each.log() - 3000)); }
        const auto turned_adjusted = benjamini_hochberg(turned);
        for (std::size_t i = 0; i < p.size(); ++i) {
            CHECK(turned_adjusted[p.size() - 1 - i].log() <= adjusted[i].log() - 3000 + std::log(p.size()));
            CHECK(adjusted[i] >= p[i]);
        }
    }
}

TEST_CASE("one test, and none, need no adjustment") {
    CHECK(benjamini_hochberg({}).empty());
    const std::vector<PValue> one = {PValue::of(0.03)};
    CHECK(benjamini_hochberg(one) == one);
}
