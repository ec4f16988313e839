#include "winloss/stats/rank_test.hpp"

#include <algorithm>
#include <random>

#include "winloss/core/error.hpp"

#include "reference.hpp"

using namespace winloss;
using namespace winloss::test;
using stats::mann_whitney;
using Values = std::vector<double>;

TEST_CASE("Mann–Whitney is R's wilcox.test, exact and approximate") {
    const Reference figures("mann_whitney");
    const Reference values("mann_whitney_values");
    const auto cases = values.cases();
    int exact = 0;
    for (const ReferenceRow& row : figures.rows()) {
        INFO("case " << row["case"]);
        Values groups[2];
        for (const ReferenceRow& value : cases.at(row.whole<int>("case"))) {
            groups[value["group"] == 1 ? 0 : 1].push_back(value["value"]);
        }
        const auto test = mann_whitney(groups[0], groups[1]);
        REQUIRE(test);
        CHECK(test->u == row["u"]);
        CHECK(test->exact == (row["exact"] == 1));
        CHECK(agree_as_logs(test->p.log(), std::log(row["p"])));
        exact += test->exact ? 1 : 0;
    }
    CHECK(exact > 30);
    CHECK(exact < static_cast<int>(figures.rows().size()) - 30);
}

TEST_CASE("the exact p counts orders") {
    // All of 3 below all of 4: one order of C(7, 3) = 35 at either end.
    CHECK(mann_whitney(Values{1, 2, 3}, Values{4, 5, 6, 7})->p.value() == Approx(2.0 / 35).epsilon(1e-14));
    CHECK(mann_whitney(Values{1, 2, 4}, Values{3, 5, 6, 7})->p.value() == Approx(4.0 / 35).epsilon(1e-14));
    CHECK(mann_whitney(Values{1}, Values{2})->p.value() == 1.0);
}

TEST_CASE("nothing to rank") {
    CHECK_FALSE(mann_whitney({}, Values{1}).has_value());
    CHECK_FALSE(mann_whitney(Values{1}, {}).has_value());
    CHECK_FALSE(mann_whitney(Values{3, 3}, Values{3, 3, 3}).has_value());
    CHECK_THROWS_AS(mann_whitney(Values{3, std::nan("")}, Values{1}), Error);
    CHECK_THROWS_AS(mann_whitney(Values{3}, Values{1 / 0.0}), Error);
}

TEST_CASE("ranks see the order of values only") {
    std::mt19937 random(13);
    for (int i = 0; i < 60; ++i) {
        Values first;
        Values second;
        const unsigned spread = i % 2 ? 20 : 100000;
        for (unsigned j = 0; j < 5 + random() % 60; ++j) { first.push_back(static_cast<double>(random() % spread)); }
        for (unsigned j = 0; j < 5 + random() % 60; ++j) { second.push_back(static_cast<double>(random() % spread)); }
        const auto test = *mann_whitney(first, second);
        const auto back = *mann_whitney(second, first);
        CHECK(test.u + back.u == static_cast<double>(first.size() * second.size()));
        CHECK(test.superiority + back.superiority == Approx(1));
        CHECK(agree_as_logs(test.p.log(), back.p.log()));
        double larger = 0;
        for (const double a : first) {
            for (const double b : second) { larger += a > b ? 1 : a == b ? 0.5 : 0; }
        }
        CHECK(test.u == larger);
        for (Values* values : {&first, &second}) {
            std::shuffle(values->begin(), values->end(), random);
            for (double& value : *values) { value = std::sqrt(value); }
        }
        CHECK(mann_whitney(first, second)->p == test.p);
    }
}
