#include "winloss/stats/sample_size.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using stats::interviews_to_hear_once;
using stats::interviews_to_state_share;

TEST_CASE("interviews to hear an issue once") {
    CHECK(interviews_to_hear_once(0.3, 0.85) == 6);
    CHECK(interviews_to_hear_once(0.1, 0.95) == 29);
    CHECK(interviews_to_hear_once(0.1, 0.19) == 2);  // exactly: ln 0.81 is twice ln 0.9
    CHECK(interviews_to_hear_once(0.5, 0.75) == 2);
    CHECK(interviews_to_hear_once(0.9, 0.5) == 1);
    CHECK(interviews_to_hear_once(1, 0.99) == 1);
    for (double prevalence = 0.01; prevalence < 1; prevalence += 0.01) {
        for (const double confidence : {0.5, 0.8, 0.9, 0.95, 0.99}) {
            const auto n = static_cast<double>(interviews_to_hear_once(prevalence, confidence));
            CHECK(1 - std::pow(1 - prevalence, n) >= confidence - 1e-12);
            CHECK((n == 1 || 1 - std::pow(1 - prevalence, n - 1) < confidence));
        }
    }
}

TEST_CASE("interviews to state a share") {
    CHECK(interviews_to_state_share(0.1) == 97);
    CHECK(interviews_to_state_share(0.1, 187) == 64);
    CHECK(interviews_to_state_share(0.05) == 385);
    CHECK(interviews_to_state_share(0.05, std::nullopt, 0.95, 0.2) == 246);
    CHECK(interviews_to_state_share(0.03, std::nullopt, 0.99) == 1844);
    CHECK(interviews_to_state_share(0.1, 0) == 0);
    CHECK(interviews_to_state_share(0.1, 1) == 1);
    CHECK(interviews_to_state_share(0.9, 3) == 2);
    CHECK(interviews_to_state_share(0.1, 1'000'000) == 97);
    std::int64_t last = 0;
    for (std::int64_t population = 1; population < 100'000; population = population * 5 / 4 + 1) {
        const std::int64_t needed = interviews_to_state_share(0.1, population);
        CHECK((needed <= population && needed >= last && needed <= 97));
        last = needed;
    }
    CHECK(last == 96);
}

TEST_CASE("shares that are none are refused with what would be right") {
    CHECK_THROWS_AS(interviews_to_hear_once(0, 0.9), Error);
    CHECK_THROWS_AS(interviews_to_hear_once(30, 0.9), Error);
    CHECK_THROWS_AS(interviews_to_hear_once(0.3, 1), Error);
    CHECK_THROWS_AS(interviews_to_state_share(0), Error);
    CHECK_THROWS_AS(interviews_to_state_share(10), Error);
    CHECK_THROWS_AS(interviews_to_state_share(0.1, -1), Error);
    CHECK_THROWS_AS(interviews_to_state_share(0.1, 10, 0.95, 1), Error);
}
