#include "winloss/report/sample_size.hpp"

#include "facts.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::report;

namespace {

Report run(int lost, int heard, SampleSizeOptions options = {}) {
    Scope scope;
    scope.as_of = day(2026, 6, 1);
    SampleSize fold(scope, options);
    std::vector<DealSketch> deals(static_cast<std::size_t>(lost));
    for (int i = 0; i < heard; ++i) { deals[static_cast<std::size_t>(i)].interviews = {{.id = {i + 1}}}; }
    deals.push_back({.outcome = Outcome::open});
    add_all(fold, deals);
    return fold.report({});
}

}  // namespace

TEST_CASE("30% and 85%: 6 interviews; within 10 points: 97 of however many, 64 of 187") {
    const Report report = run(187, 41);
    const Table& table = report.tables[0];
    REQUIRE(table.rows.size() == 1);
    CHECK(text_at(table, 0, "outcome") == "lost");
    CHECK(count_at(table, 0, "decided") == 187);
    CHECK(count_at(table, 0, "heard") == 41);
    CHECK(count_at(table, 0, "to_hear_once") == 6);
    CHECK(count_at(table, 0, "to_state_share") == 64);
    CHECK(count_at(table, 0, "still_needed") == 23);
    CHECK_THAT(report.headline, Catch::Contains("6 interviews will hear") && Catch::Contains("97 state a share"));
}

TEST_CASE("of three deals there is no more to hear than three; enough is enough") {
    const Table few = run(3, 1).tables[0];
    CHECK(count_at(few, 0, "to_hear_once") == 3);
    CHECK(count_at(few, 0, "to_state_share") == 3);
    CHECK(count_at(run(40, 40).tables[0], 0, "still_needed") == 0);
    CHECK(run(0, 0).tables[0].rows.empty());
}

TEST_CASE("a confidence holds for both questions") {
    const Table table = run(100'000, 0, {.confidence = 0.99}).tables[0];
    CHECK(count_at(table, 0, "to_hear_once") == 13);     // ln 0.01 / ln 0.7 = 12.9
    CHECK(count_at(table, 0, "to_state_share") == 166);  // 2.5758² / 4 / 0.01 = 165.9, of 100,000: 165.6
}

TEST_CASE("shares are typed as percents or as parts of one") {
    CHECK(parse_share("30%", "--prevalence") == Approx(0.3));
    CHECK(parse_share(" 0.3 ", "--prevalence") == Approx(0.3));
    CHECK(parse_share("2.5 %", "--margin") == Approx(0.025));
    for (const char* wrong : {"", "30", "0", "1", "100%", "-5%", "x", "5%%", "nan", "inf"}) {
        CHECK_THROWS_AS(parse_share(wrong, "--margin"), Error);
    }
}
