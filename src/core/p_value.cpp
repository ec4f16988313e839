#include "winloss/core/p_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "winloss/core/error.hpp"

namespace winloss {

PValue PValue::of(double p) {
    if (!(p > 0)) { throw Error(ErrorKind::bug, fmt::format("A p-value was made of {}.", p)); }
    return from_log(std::log(p));
}

PValue PValue::from_log(double log) {
    if (std::isnan(log)) { throw Error(ErrorKind::bug, "A p-value was made of the logarithm of no number."); }
    PValue result;
    result.log_ = std::min(log, 0.0);
    return result;
}

double PValue::log10() const { return log_ * std::numbers::log10e; }

double PValue::value() const { return std::max(std::exp(log_), floor); }

bool PValue::is_bound() const { return std::exp(log_) < floor; }

bool PValue::below(double level) const { return log_ < std::log(level); }

std::string to_string(PValue p) { return p.is_bound() ? "< 1e-300" : fmt::format("{:#.3g}", p.value()); }

}  // namespace winloss
