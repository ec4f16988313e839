#include "winloss/report/competitors.hpp"

#include "domain/small_codebook.hpp"
#include "facts.hpp"

using namespace winloss;
using namespace winloss::report;

TEST_CASE("the halves of the trend are whole where the period has a first day alone") {
    FactLabels labels;
    labels.competitors.add(1, "Initech");
    labels.competitors.add(2, "Hooli");
    Scope scope;
    scope.as_of = day(2026, 6, 30);
    scope.period.from = day(2026, 4, 1);
    Competitors fold(scope, {}, test::small_codebook(), labels);
    const std::vector<CompetitorFact> initech{{.competitor = 1}};
    const std::vector<CompetitorFact> hooli{{.competitor = 2}};
    add_all(fold, {{.decided = day(2025, 7, 1), .competitors = initech},
                   {.decided = day(2025, 12, 31), .competitors = hooli},
                   {.decided = day(2026, 1, 1)},
                   {.decided = day(2026, 5, 1), .competitors = initech},
                   {.decided = day(2025, 6, 30), .competitors = hooli}});
    const Report report = fold.report(labels);
    CHECK(report.tables.front().rows.size() == 1);
    const Table& trend = table_named(report, "trend");
    CHECK(trend.title == "Trend: 2026-01-01 to 2026-06-30 against 2025-07-01 to 2025-12-31");
    REQUIRE(trend.rows.size() == 4);
    CHECK(text_at(trend, 0, "competitor") == "Initech");
    CHECK(share_at(trend, 0, "now").ratio == Ratio{1, 2});
    CHECK(share_at(trend, 0, "before").ratio == Ratio{1, 2});
    CHECK(text_at(trend, 2, "competitor") == "Hooli");
    CHECK(share_at(trend, 2, "now").ratio == Ratio{0, 2});
    CHECK(share_at(trend, 2, "before").ratio == Ratio{1, 2});
}

TEST_CASE("the headline names all competitors that were met equally often") {
    FactLabels labels;
    labels.competitors.add(1, "Initech");
    labels.competitors.add(2, "Hooli");
    Scope scope;
    scope.as_of = day(2026, 6, 30);
    const std::vector<CompetitorFact> initech{{.competitor = 1}};
    const std::vector<CompetitorFact> hooli{{.competitor = 2}};
    const auto headline = [&](const std::vector<DealSketch>& deals) {
        Competitors fold(scope, {}, test::small_codebook(), labels);
        add_all(fold, deals);
        return fold.report(labels).headline;
    };
    CHECK(headline({{.competitors = initech}, {.competitors = hooli}, {.competitors = hooli}}) ==
          "Met most: Hooli, in 2 of 3 deals; win rate against it 0 of 2 deals.");
    CHECK(headline({{.competitors = initech}, {.outcome = Outcome::won, .competitors = hooli}}) ==
          "Met most: Hooli, Initech, each in 1 of 2 deals; win rate against them 1 of 1 deal, 0 of 1 deal.");
}

TEST_CASE("a period of one day has no trend, one of two days has halves of a day") {
    FactLabels labels;
    labels.competitors.add(1, "Initech");
    const std::vector<CompetitorFact> initech{{.competitor = 1}};
    const auto trend_of = [&](Date from, Date to) {
        Scope scope;
        scope.as_of = day(2026, 6, 30);
        scope.period = {from, to};
        Competitors fold(scope, {}, test::small_codebook(), labels);
        add_all(fold, {{.decided = day(2026, 5, 1), .competitors = initech}, {.decided = day(2026, 5, 2)}});
        return table_named(fold.report(labels), "trend");
    };
    CHECK(trend_of(day(2026, 5, 1), day(2026, 5, 1)).title == "Trend: a period of one day has no halves");
    CHECK(trend_of(day(2026, 5, 1), day(2026, 5, 1)).rows.empty());
    const Table two = trend_of(day(2026, 5, 1), day(2026, 5, 2));
    CHECK(two.title == "Trend: 2026-05-02 to 2026-05-02 against 2026-05-01 to 2026-05-01");
    CHECK(two.rows.size() == 2);
}
