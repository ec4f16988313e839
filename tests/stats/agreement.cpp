#include "winloss/stats/agreement.hpp"

#include <algorithm>
#include <random>

#include "winloss/core/error.hpp"

#include "reference.hpp"

using namespace winloss;
using namespace winloss::test;
using stats::cohen_kappa;
using stats::krippendorff_alpha;
using stats::Level;
using stats::RatedPair;
using stats::Rating;

namespace {

constexpr Level levels[] = {Level::nominal, Level::ordinal, Level::interval};

std::optional<double> alpha_of(const std::vector<Rating>& ratings, Level level) {
    const auto found = krippendorff_alpha(ratings, level);
    return found ? std::optional(found->alpha) : std::nullopt;
}

}  // namespace

TEST_CASE("κ and its standard error are those of Fleiss, Cohen and Everitt") {
    const Reference figures("kappa");
    const Reference pairs("kappa_pairs");
    const auto cases = pairs.cases();
    for (const ReferenceRow& row : figures.rows()) {
        INFO("case " << row["case"]);
        std::vector<RatedPair> rated;
        for (const ReferenceRow& pair : cases.at(row.whole<int>("case"))) {
            rated.push_back({pair.whole<std::int32_t>("first"), pair.whole<std::int32_t>("second")});
        }
        const auto kappa = cohen_kappa(rated);
        REQUIRE(kappa.has_value() == row.maybe("kappa").has_value());
        if (!kappa) { continue; }
        CHECK(agree(kappa->kappa, row["kappa"]));
        CHECK(agree(kappa->expected, row["expected"]));
        CHECK(agree(kappa->standard_error, row["standard_error"]));
        CHECK(kappa->interval.low <= kappa->kappa);
        CHECK(kappa->kappa <= kappa->interval.high);
    }
}

TEST_CASE("κ of published tables") {
    const RatedPair sas[] = {{1, 2, 4}, {1, 3, 1}, {2, 2, 8}, {3, 2, 1}, {3, 3, 5}};
    const auto kappa = cohen_kappa(sas);
    CHECK(kappa->agreement == Ratio{13, 19});
    CHECK(kappa->kappa == Approx(0.4842).margin(5e-5));
    CHECK(kappa->standard_error == Approx(0.1380).margin(5e-5));
    CHECK(kappa->interval.low == Approx(0.2137).margin(5e-5));
    CHECK(kappa->interval.high == Approx(0.7547).margin(5e-5));
    const RatedPair prevalence[] = {{0, 0, 95}, {0, 1, 4}, {1, 0, 1}};
    CHECK(cohen_kappa(prevalence)->agreement == Ratio{95, 100});
    CHECK(cohen_kappa(prevalence)->kappa == Approx(-0.01626).margin(5e-6));
}

TEST_CASE("κ where there is nothing to say, and at its ends") {
    CHECK_FALSE(cohen_kappa({}).has_value());
    const RatedPair one_category[] = {{4, 4, 1000}};
    CHECK_FALSE(cohen_kappa(one_category).has_value());
    const RatedPair none[] = {{4, 4, 0}};
    CHECK_FALSE(cohen_kappa(none).has_value());
    const RatedPair negative[] = {{4, 4, -1}};
    CHECK_THROWS_AS(cohen_kappa(negative), Error);
    const RatedPair full[] = {{1, 1, 3}, {2, 2, 7}};
    CHECK(cohen_kappa(full)->kappa == 1.0);
    CHECK(cohen_kappa(full)->standard_error == 0.0);
    const RatedPair apart[] = {{1, 2, 5}, {2, 1, 5}};
    CHECK(cohen_kappa(apart)->kappa == -1.0);
    const RatedPair never_the_same[] = {{1, 2, 5}};
    CHECK(cohen_kappa(never_the_same)->kappa == 0.0);
    CHECK(cohen_kappa(never_the_same)->standard_error == Approx(0).margin(1e-15));
}

TEST_CASE("κ does not mind the order, the names, who is first, or how pairs are counted") {
    std::mt19937 random(5);
    for (int i = 0; i < 50; ++i) {
        std::vector<RatedPair> pairs;
        std::vector<RatedPair> others;
        for (int j = 0; j < 40; ++j) {
            const auto first = static_cast<std::int32_t>(random() % 4);
            const auto second = random() % 2 ? first : static_cast<std::int32_t>(random() % 4);
            const auto count = static_cast<std::int64_t>(random() % 3);
            pairs.push_back({first, second, count});
            for (std::int64_t k = 0; k < count; ++k) { others.push_back({100 - second * 7, 100 - first * 7}); }
        }
        std::shuffle(others.begin(), others.end(), random);
        const auto kappa = *cohen_kappa(pairs);
        const auto other = *cohen_kappa(others);
        CHECK(agree(other.kappa, kappa.kappa));
        CHECK(agree(other.standard_error, kappa.standard_error));
        CHECK(other.agreement == kappa.agreement);
    }
}

TEST_CASE("α is that of the coincidence matrix") {
    const Reference figures("alpha");
    const Reference ratings("alpha_ratings");
    const auto cases = ratings.cases();
    for (const ReferenceRow& row : figures.rows()) {
        INFO("case " << row["case"]);
        std::vector<Rating> rated;
        const auto found = cases.find(row.whole<int>("case"));
        if (found != cases.end()) {
            for (const ReferenceRow& rating : found->second) {
                rated.push_back({rating.whole<std::int64_t>("unit"), rating["value"]});
            }
        }
        CHECK(agree(alpha_of(rated, Level::nominal), row.maybe("nominal")));
        CHECK(agree(alpha_of(rated, Level::ordinal), row.maybe("ordinal")));
        CHECK(agree(alpha_of(rated, Level::interval), row.maybe("interval")));
    }
}

TEST_CASE("α where there is nothing to say, and at its ends") {
    for (const Level level : levels) {
        CHECK_FALSE(alpha_of({}, level).has_value());
        CHECK_FALSE(alpha_of({{1, 3}, {2, 4}, {3, 5}}, level).has_value());          // nobody judged the same unit
        CHECK_FALSE(alpha_of({{1, 3}, {1, 3}, {2, 3}, {2, 3}}, level).has_value());  // one value
        CHECK_FALSE(alpha_of({{1, 3}, {1, 3}, {2, 4}}, level).has_value());          // one value that can be paired
        CHECK(alpha_of({{1, 3}, {1, 3}, {2, 4}, {2, 4}}, level) == 1.0);
        CHECK_THROWS_AS(alpha_of({{1, 3}, {1, std::nan("")}}, level), Error);
        const auto alpha = *krippendorff_alpha(std::vector<Rating>{{1, 0}, {7, 0}, {7, 1}, {1, 1}, {5, 9}}, level);
        CHECK(alpha.units == 2);
        CHECK(alpha.values == 4);
        CHECK(alpha.alpha == Approx(-0.5));  // 1 − 1 / (2/3)
    }
}

TEST_CASE("α does not mind the order, nor what its level cannot see") {
    std::mt19937 random(6);
    for (int i = 0; i < 50; ++i) {
        std::vector<Rating> ratings;
        for (int j = 0; j < 60; ++j) {
            const auto unit = static_cast<std::int64_t>(random() % 20);
            ratings.push_back({unit, static_cast<double>((static_cast<unsigned>(unit) + random() % 3) % 5)});
        }
        std::vector<Rating> other = ratings;
        std::shuffle(other.begin(), other.end(), random);
        const auto with = [&](auto change) {
            std::vector<Rating> changed = other;
            for (Rating& each : changed) { each.value = change(each.value); }
            return changed;
        };
        const double swapped[] = {12, -3, 40, 0.5, 7};
        const auto renamed = with([&](double value) { return swapped[static_cast<std::size_t>(value)]; });
        const auto stretched = with([](double value) { return std::exp(value); });
        const auto scaled = with([](double value) { return 1e6 - 3 * value; });
        CHECK(agree(alpha_of(renamed, Level::nominal), alpha_of(ratings, Level::nominal)));
        CHECK(agree(alpha_of(stretched, Level::ordinal), alpha_of(ratings, Level::ordinal)));
        CHECK(agree(alpha_of(scaled, Level::interval), alpha_of(ratings, Level::interval)));
    }
}
