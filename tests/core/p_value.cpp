#include "winloss/core/p_value.hpp"

#include <cmath>
#include <limits>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

TEST_CASE("a p-value is never 0 and never above 1") {
    CHECK(PValue().value() == 1.0);
    CHECK(PValue::of(0.25).value() == Approx(0.25).epsilon(1e-15));
    CHECK(PValue::of(1.0000000001).log() == 0);
    CHECK(PValue::from_log(1e-12).value() == 1.0);
    const PValue tiny = PValue::from_log(-1176.4362691296692);
    CHECK(tiny.value() == PValue::floor);
    CHECK(tiny.is_bound());
    CHECK(tiny.log10() == Approx(-510.919782).margin(1e-6));
    CHECK_FALSE(PValue::of(1e-299).is_bound());
    CHECK_THROWS_AS(PValue::of(0), Error);
    CHECK_THROWS_AS(PValue::of(-0.1), Error);
    CHECK_THROWS_AS(PValue::of(std::nan("")), Error);
    CHECK_THROWS_AS(PValue::from_log(std::nan("")), Error);
}

TEST_CASE("p-values are ordered and compared with a level also where both are bounds") {
    CHECK(PValue::from_log(-2000) < PValue::from_log(-1900));
    CHECK(PValue::of(0.04).below(0.05));
    CHECK_FALSE(PValue::of(0.06).below(0.05));
    CHECK(PValue::from_log(-2000).below(1e-300));
}

TEST_CASE("a p-value as it is read") {
    CHECK(to_string(PValue::of(0.0312345)) == "0.0312");
    CHECK(to_string(PValue::of(0.0000125)) == "1.25e-05");
    CHECK(to_string(PValue()) == "1.00");
    CHECK(to_string(PValue::of(0.06)) == "0.0600");
    CHECK(to_string(PValue::from_log(-700)) == "< 1e-300");
}
