#include "winloss/stats/tail.hpp"

#include <cmath>

#include "winloss/core/error.hpp"

#include "reference.hpp"

using namespace winloss;
using namespace winloss::test;
using stats::chi_square_tail;
using stats::normal_two_sided;

TEST_CASE("the tail of χ² is R's, far out too") {
    const Reference reference("chi_square");
    for (const ReferenceRow& row : reference.rows()) {
        INFO(row["x"] << " with " << row["df"]);
        CHECK(agree_as_logs(chi_square_tail(row["x"], row.whole<int>("df")).log(), row["log_p"]));
    }
}

TEST_CASE("the two tails of the normal distribution are R's") {
    const Reference reference("normal");
    for (const ReferenceRow& row : reference.rows()) {
        INFO(row["z"]);
        CHECK(agree_as_logs(normal_two_sided(row["z"]).log(), row["log_p"]));
        CHECK(normal_two_sided(-row["z"]) == normal_two_sided(row["z"]));
    }
}

TEST_CASE("χ² with one degree is the square of a normal value, with two an exponential one") {
    for (double z = 0.01; z < 300; z *= 1.3) {
        CHECK(agree_as_logs(chi_square_tail(z * z, 1).log(), normal_two_sided(z).log()));
        CHECK(chi_square_tail(z, 2).log() == Approx(-z / 2).epsilon(1e-14));
    }
}

TEST_CASE("the tail of χ² falls with x, rises with degrees, and refuses what is none") {
    for (int df = 1; df < 40; ++df) {
        for (double x = 0.5; x < 4000; x *= 2) {
            const double log_p = chi_square_tail(x, df).log();
            if (log_p > -1e-10) { continue; }  // 1 but for rounding
            CHECK(chi_square_tail(x * 1.01, df).log() < log_p);
            CHECK(log_p < chi_square_tail(x, df + 1).log());
        }
    }
    CHECK(chi_square_tail(0, 3).value() == 1.0);
    CHECK(chi_square_tail(-1e-12, 3).value() == 1.0);
    CHECK_THROWS_AS(chi_square_tail(1, 0), Error);
    CHECK_THROWS_AS(chi_square_tail(std::nan(""), 1), Error);
}
