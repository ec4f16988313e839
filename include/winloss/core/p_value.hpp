// The one type of a p-value: a probability that may be far below what a double can hold, and is never 0. Knows no test.
#pragma once

#include <compare>
#include <string>

namespace winloss {

/// Kept as its natural logarithm, so that a p of 10⁻⁵¹¹ stays what it is, can be ordered and adjusted. Never above 1.
class PValue {
public:
    /// What value() does not go below.
    static constexpr double floor = 1e-300;

    PValue() = default;  ///< 1
    /// 0 < p; what rounding brought above 1 is 1. Throws bug for 0, below, or NaN: keep the logarithm instead.
    static PValue of(double p);
    static PValue from_log(double log);  ///< natural logarithm; what rounding brought above 0 is 0

    double log() const { return log_; }  ///< natural logarithm, at most 0
    double log10() const;                ///< −510.9 for 10⁻⁵¹¹: what a chart or a machine format wants of far tails
    double value() const;                ///< the probability, or `floor` where is_bound()
    bool is_bound() const;               ///< p < floor: value() is an upper bound only
    bool below(double level) const;      ///< p < level
    friend auto operator<=>(const PValue&, const PValue&) = default;

private:
    double log_ = 0;
};

/// Three significant digits: "0.0312", "0.0600", "1.25e-05", "1.00"; "< 1e-300" where it is a bound.
std::string to_string(PValue p);

}  // namespace winloss
