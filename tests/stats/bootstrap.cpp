#include "winloss/stats/bootstrap.hpp"

#include "winloss/core/error.hpp"
#include "winloss/stats/quantile.hpp"

#include "reference.hpp"

using namespace winloss;
using namespace winloss::test;
using stats::bootstrap;
using Members = std::span<const std::size_t>;

namespace {

double mean_of(Members members, const std::vector<double>& values) {
    double sum = 0;
    for (const std::size_t member : members) { sum += values[member]; }
    return sum / static_cast<double>(members.size());
}

}  // namespace

TEST_CASE("the bootstrap draws what the definition draws") {
    const Reference reference("bootstrap");
    for (const ReferenceRow& row : reference.rows()) {
        std::vector<double> values;
        for (std::size_t i = 0; i < row.whole<std::size_t>("size"); ++i) {
            values.push_back(static_cast<double>(i * i % 17));
        }
        const auto found =
            bootstrap(values.size(), [&](Members members) { return mean_of(members, values); },
                      {row.whole<std::uint64_t>("seed"), row.whole<int>("resamples"), row["confidence"]});
        REQUIRE(found);
        CHECK(agree(found->estimate, row["mean"]));
        CHECK(agree(found->interval.low, row["low"]));
        CHECK(agree(found->interval.high, row["high"]));
        CHECK(found->resamples == row.whole<int>("resamples"));
    }
}

TEST_CASE("draws are even, and the same for the same seed") {
    stats::Draws draws(3);
    stats::Draws again(3);
    std::vector<int> counts(7);
    for (int i = 0; i < 70'000; ++i) {
        const std::size_t draw = draws.below(7);
        CHECK(draw == again.below(7));
        ++counts.at(draw);
    }
    double chi_square = 0;  // 6 degrees: 22.5 is the 99.9% point
    for (const int count : counts) { chi_square += (count - 10'000.0) * (count - 10'000.0) / 10'000; }
    CHECK(chi_square < 22.5);
    CHECK(draws.below(1) == 0);
    CHECK_THROWS_AS(draws.below(0), Error);
}

TEST_CASE("an interval of a mean is near that of the textbook") {
    std::vector<double> values;
    for (int i = 0; i < 400; ++i) { values.push_back(i % 20); }  // mean 9.5, deviation √33.25
    const auto found = bootstrap(values.size(), [&](Members members) { return mean_of(members, values); });
    const double half = stats::z95 * std::sqrt(33.25 / 400);
    CHECK(found->estimate == 9.5);
    CHECK(found->interval.low == Approx(9.5 - half).margin(0.06));
    CHECK(found->interval.high == Approx(9.5 + half).margin(0.06));
    const auto other = bootstrap(values.size(), [&](Members members) { return mean_of(members, values); }, {.seed = 2});
    CHECK_FALSE(other->interval == found->interval);
}

TEST_CASE("figures that a resample does not have") {
    CHECK_FALSE(bootstrap(0, [](Members) { return 1.0; }).has_value());
    CHECK_FALSE(bootstrap(3, [](Members) { return std::optional<double>(); }).has_value());
    // Null where the first member is not in it: about (2/3)³ of the resamples.
    const auto found = bootstrap(3,
                                 [](Members members) -> std::optional<double> {
                                     for (const std::size_t member : members) {
                                         if (member == 0) { return 5; }
                                     }
                                     return std::nullopt;
                                 },
                                 {.resamples = 1000});
    CHECK(found->interval == stats::Interval{5, 5});
    CHECK((found->resamples > 640 && found->resamples < 770));
    CHECK_THROWS_AS(bootstrap(3, [](Members) { return 1.0; }, {.resamples = 0}), Error);
    CHECK_THROWS_AS(bootstrap(3, [](Members) { return 1.0; }, {.confidence = 1}), Error);
}
