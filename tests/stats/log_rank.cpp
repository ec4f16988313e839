#include "winloss/stats/log_rank.hpp"

#include <algorithm>
#include <random>

#include "lives.hpp"

using namespace winloss;
using namespace winloss::test;
using stats::LifeTable;
using stats::Lifetime;
using stats::log_rank;

namespace {

std::vector<LifeTable> tables_of(const LivesByGroup& groups) {
    std::vector<LifeTable> result;
    for (const auto& [group, lives] : groups) { result.emplace_back(lives); }
    return result;
}

}  // namespace

TEST_CASE("the log-rank test is R's survdiff, and its definition with late entries") {
    const Reference tests("log_rank");
    const Reference groups("log_rank_groups");
    const auto subjects = lives_by_case();
    const auto expected = groups.cases();
    for (const ReferenceRow& row : tests.rows()) {
        const int number = row.whole<int>("case");
        INFO("case " << number);
        const auto test = log_rank(tables_of(subjects.at(number)));
        REQUIRE(test.has_value() == row.maybe("chi_square").has_value());
        if (!test) { continue; }
        CHECK(test->degrees == row.whole<int>("degrees"));
        CHECK(agree(test->chi_square, row["chi_square"]));
        CHECK(agree_as_logs(test->p.log(), row["log_p"]));
        for (std::size_t i = 0; i < test->groups.size(); ++i) {
            CHECK(test->groups[i].observed == expected.at(number)[i].whole<std::int64_t>("observed"));
            CHECK(agree(test->groups[i].expected, expected.at(number)[i]["expected"]));
        }
    }
}

TEST_CASE("Freireich's patients: 6-mercaptopurine against placebo") {
    // Kleinbaum and Klein (2012), chapter 2: χ² 16.79; 9 and 21 remissions ended, 19.25 and 10.75 expected.
    std::vector<LifeTable> groups(2);
    for (const int left : {6, 6, 6, 7, 10, 13, 16, 22, 23}) { groups[0].add({left, true}); }
    for (const int left : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) { groups[0].add({left, false}); }
    for (const int left : {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}) {
        groups[1].add({left, true});
    }
    const auto test = log_rank(groups);
    CHECK(test->chi_square == Approx(16.79).margin(5e-3));
    CHECK(test->groups[0].expected == Approx(19.25).margin(5e-3));
    CHECK(test->groups[1].expected == Approx(10.75).margin(5e-3));
}

TEST_CASE("the log-rank test does not mind the order, and groups that say nothing cost nothing") {
    std::mt19937 random(9);
    for (int i = 0; i < 40; ++i) {
        std::vector<LifeTable> groups(2 + random() % 4);
        for (int j = 0; j < 120; ++j) {
            const auto left = static_cast<std::int32_t>(1 + random() % 40);
            groups[random() % groups.size()].add({left, random() % 2 == 0});
        }
        const auto test = *log_rank(groups);
        CHECK(test.degrees == static_cast<int>(groups.size()) - 1);
        double observed = 0;
        double expected = 0;
        for (const auto& group : test.groups) {
            observed += static_cast<double>(group.observed);
            expected += group.expected;
        }
        CHECK(observed == Approx(expected).epsilon(1e-12));

        std::vector<LifeTable> others = groups;
        std::reverse(others.begin(), others.end());
        others.emplace_back();                                   // nobody
        others.emplace_back(std::vector<Lifetime>{{0, false}});  // gone before anybody died
        const auto other = *log_rank(others);
        CHECK(agree(other.chi_square, test.chi_square));
        CHECK(other.degrees == test.degrees);
        CHECK(other.groups.size() == groups.size() + 2);
    }
}

TEST_CASE("groups that are never at risk together are not compared with each other") {
    // Two pairs of groups, one young and one old: each pair is a test of its own, and the whole is their sum.
    std::vector<LifeTable> groups(4);
    for (int i = 0; i < 30; ++i) {
        groups[0].add({1 + i % 7, i % 3 > 0});
        groups[1].add({1 + i % 9, i % 2 > 0});
        groups[2].add({21 + i % 5, i % 3 > 0, 20});
        groups[3].add({21 + i % 9, i % 4 > 0, 20});
    }
    const std::span all(groups);
    const auto young = *log_rank(all.first(2));
    const auto old = *log_rank(all.last(2));
    const auto both = *log_rank(all);
    CHECK(both.degrees == 2);
    CHECK(agree(both.chi_square, young.chi_square + old.chi_square));
}

TEST_CASE("nothing to compare") {
    const LifeTable some(std::vector<Lifetime>{{3, true}, {5, false}});
    CHECK_FALSE(log_rank({}).has_value());
    CHECK_FALSE(log_rank(std::vector{some}).has_value());
    CHECK_FALSE(log_rank(std::vector{some, LifeTable()}).has_value());
    const LifeTable living(std::vector<Lifetime>{{3, false}, {5, false}});
    CHECK_FALSE(log_rank(std::vector{living, living}).has_value());
    const LifeTable at_once(std::vector<Lifetime>{{4, true}, {4, true}});
    CHECK_FALSE(log_rank(std::vector{at_once, at_once}).has_value());
    const auto same = log_rank(std::vector{some, some});
    CHECK(same->chi_square == Approx(0).margin(1e-20));
    CHECK(same->p.value() == 1.0);
}
