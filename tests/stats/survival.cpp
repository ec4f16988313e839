#include "winloss/stats/survival.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include "winloss/core/error.hpp"

#include "lives.hpp"

using namespace winloss;
using namespace winloss::test;
using stats::kaplan_meier;
using stats::LifeTable;
using stats::Lifetime;

TEST_CASE("Kaplan–Meier curves are R's, with late entries too") {
    const Reference reference("survival_curves");
    const auto subjects = lives_by_case();
    std::map<std::pair<int, int>, std::size_t> seen;
    for (const ReferenceRow& row : reference.rows()) {
        const std::pair key(row.whole<int>("case"), row.whole<int>("group"));
        INFO("case " << key.first << ", group " << key.second << ", time " << row["time"]);
        const auto curve = kaplan_meier(LifeTable(subjects.at(key.first).at(key.second)));
        const std::size_t at = seen[key]++;
        REQUIRE(at < curve.size());
        check_point(curve[at], row);
    }
    for (const auto& [number, groups] : subjects) {
        for (const auto& [group, lives] : groups) {
            CHECK(kaplan_meier(LifeTable(lives)).size() == seen[std::pair(number, group)]);
        }
    }
}

TEST_CASE("quantiles of curves are R's, with ties at exactly one half") {
    const Reference reference("survival_quantiles");
    const auto subjects = lives_by_case();
    for (const ReferenceRow& row : reference.rows()) {
        INFO("case " << row["case"] << ", group " << row["group"] << ", p " << row["p"]);
        const auto curve = kaplan_meier(LifeTable(subjects.at(row.whole<int>("case")).at(row.whole<int>("group"))));
        check_quantile(stats::survival_quantile(curve, row["p"]), row);
    }
}

TEST_CASE("the remission times of Freireich's patients") {
    // The 21 on 6-mercaptopurine: E. J. Freireich and others, Blood 21 (1963), 699–716; figures as in D. G. Kleinbaum
    // and M. Klein, Survival Analysis, 3rd ed. (2012), chapter 2.
    std::vector<Lifetime> lives;
    for (const int left : {6, 6, 6, 7, 10, 13, 16, 22, 23}) { lives.push_back({left, true}); }
    for (const int left : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) { lives.push_back({left, false}); }
    const auto curve = kaplan_meier(LifeTable(lives));
    CHECK(curve.front().survival == Approx(0.857).margin(5e-4));
    CHECK(*curve.front().standard_error == Approx(0.0764).margin(5e-5));
    CHECK(stats::survival_at(curve, 10)->survival == Approx(0.753).margin(5e-4));
    CHECK(stats::survival_at(curve, 23)->survival == Approx(0.448).margin(5e-4));
    CHECK(stats::median_survival(curve).time == 23.0);
}

TEST_CASE("without censoring the curve is the share that is left, with the binomial error") {
    std::mt19937 random(3);
    std::vector<Lifetime> lives;
    for (int i = 0; i < 500; ++i) { lives.push_back({static_cast<std::int32_t>(random() % 90), true}); }
    for (const stats::SurvivalPoint& point : kaplan_meier(LifeTable(lives))) {
        const double left = static_cast<double>(
            std::count_if(lives.begin(), lives.end(), [&](const Lifetime& life) { return life.left > point.time; }));
        CHECK(point.survival == Approx(left / 500).margin(1e-12));
        if (left > 0) { CHECK(*point.standard_error == Approx(std::sqrt(left * (500 - left) / 500) / 500)); }
    }
}

TEST_CASE("a curve falls, counts everybody once, and does not mind the order") {
    std::mt19937 random(4);
    for (int i = 0; i < 40; ++i) {
        std::vector<Lifetime> lives;
        for (int j = 0; j < 80; ++j) {
            const auto left = static_cast<std::int32_t>(random() % 60);
            const auto entered = random() % 3 ? Lifetime::from_the_start : static_cast<std::int32_t>(random() % 60);
            lives.push_back({left, random() % 2 == 0, entered});
        }
        LifeTable table;
        std::int64_t counted = 0;
        for (const Lifetime& life : lives) { counted += table.add(life) ? 1 : 0; }
        const auto never =
            std::count_if(lives.begin(), lives.end(), [](const Lifetime& life) { return life.entered >= life.left; });
        CHECK(counted == 80 - never);
        CHECK(table.subjects() == counted);

        const auto curve = kaplan_meier(table);
        double last = 1;
        std::int64_t left = 0;
        for (const auto& point : curve) {
            CHECK(point.survival <= last);
            CHECK(point.survival >= 0);
            CHECK(point.at_risk >= point.events + point.censored);
            CHECK(point.interval.has_value() == (point.survival > 0 && point.survival < 1));
            if (point.interval) {
                CHECK((0 < point.interval->low && point.interval->low < point.survival));
                CHECK((point.survival < point.interval->high && point.interval->high < 1));
            }
            left += point.events + point.censored;
            last = point.survival;
        }
        CHECK(left == counted);

        std::shuffle(lives.begin(), lives.end(), random);
        CHECK(LifeTable(lives).rows() == table.rows());
        const auto quartile = stats::survival_quantile(curve, 0.25).time;
        const auto median = stats::median_survival(curve).time;
        CHECK((!median || (quartile && *quartile <= *median)));
    }
}

TEST_CASE("a limit that rises is crossed where it first is low enough") {
    // Late entries make the lower limit rise after the first death; R puts its steps in order of height first, and
    // gives a low of 10 for a median of 4.
    const std::vector<Lifetime> lives = {{10, true}, {33, false, 27}, {39, true, 22}, {17, true, 5}, {10, false, 5},
                                         {4, true},  {4, true},       {16, true, 9},  {37, true, 7}};
    const auto curve = kaplan_meier(LifeTable(lives));
    REQUIRE(curve[0].interval->low < curve[1].interval->low);
    const auto median = stats::median_survival(curve);
    CHECK(median.time == 4.0);
    CHECK(median.low == 4.0);
    CHECK(median.high == 17.0);
}

TEST_CASE("a curve at a time") {
    const std::vector<Lifetime> lives = {{3, true}, {5, false}, {5, true}, {9, false}, {12, false}};
    const LifeTable table(lives);
    const auto curve = kaplan_meier(table);
    const auto before = stats::survival_at(curve, 2);
    CHECK(before->survival == 1.0);
    CHECK(before->standard_error == 0.0);
    CHECK_FALSE(before->interval.has_value());
    CHECK(table.at_risk(2) == 5);
    CHECK(stats::survival_at(curve, 3)->survival == 0.8);
    CHECK(stats::survival_at(curve, 4)->survival == 0.8);
    CHECK(table.at_risk(4) == 4);
    CHECK(stats::survival_at(curve, 11)->survival == Approx(0.6));
    CHECK(table.at_risk(11) == 1);
    CHECK(table.at_risk(13) == 0);
    CHECK(stats::survival_at(curve, 12).has_value());
    CHECK_FALSE(stats::survival_at(curve, 13).has_value());
    CHECK_FALSE(stats::survival_at({}, 0).has_value());
}

TEST_CASE("who enters late is at risk from then on, not before") {
    const std::vector<Lifetime> lives = {{20, false, 10}, {8, true}, {30, true, 19}};
    const LifeTable table(lives);
    CHECK(table.at_risk(0) == 1);
    CHECK(table.at_risk(8) == 1);
    CHECK(table.at_risk(9) == 0);
    CHECK(table.at_risk(10) == 0);
    CHECK(table.at_risk(11) == 1);
    CHECK(table.at_risk(20) == 2);
    CHECK(table.at_risk(21) == 1);
}

TEST_CASE("curves of nobody, of the living, of all at once") {
    CHECK(kaplan_meier(LifeTable()).empty());
    CHECK_FALSE(stats::median_survival({}).time.has_value());
    const auto living = kaplan_meier(LifeTable(std::vector<Lifetime>{{4, false}, {9, false}}));
    REQUIRE(living.size() == 2);
    CHECK(living.back().survival == 1.0);
    CHECK(living.back().standard_error == 0.0);
    CHECK_FALSE(stats::median_survival(living).time.has_value());
    const auto at_once = kaplan_meier(LifeTable(std::vector<Lifetime>{{4, true}, {4, true}}));
    REQUIRE(at_once.size() == 1);
    CHECK(at_once.back().survival == 0.0);
    CHECK_FALSE(at_once.back().standard_error.has_value());
    CHECK(stats::median_survival(at_once).time == 4.0);
    CHECK_FALSE(stats::median_survival(at_once).low.has_value());
    CHECK_THROWS_AS(LifeTable().add({-1, true}), Error);
    CHECK_THROWS_AS(LifeTable().add({LifeTable::longest + 1, true}), Error);
    CHECK_THROWS_AS(stats::survival_quantile(living, 1), Error);
}
