// Where a rising function crosses zero. Knows no function.
#pragma once

#include <algorithm>
#include <cmath>

namespace winloss::stats {

/// x with f(x) = 0, of an f that rises (or is flat) and crosses zero, searched for around `guess` with first steps of
/// `step`; to 1e-14 in x or one part in 1e15, whichever is larger. f may be infinite away from the root.
/// Source: T. R. Chandrupatla, A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
/// without using derivatives, Advances in Engineering Software 28 (1997), 145–149.
template <class Function>
double rising_root(const Function& f, double guess, double step) {
    double a = guess - step;
    double b = guess + step;
    double at_a = f(a);
    double at_b = f(b);
    for (; at_a > 0; step *= 2) {
        b = a;
        at_b = at_a;
        at_a = f(a -= step);
    }
    for (; at_b < 0; step *= 2) {
        a = b;
        at_a = at_b;
        at_b = f(b += step);
    }
    double c = a;
    double at_c = at_a;
    double part = 0.5;
    while (true) {
        const double best = std::abs(at_a) < std::abs(at_b) ? a : b;
        const double least_part = (1e-15 * std::abs(best) + 0.5e-14) / std::abs(b - a);
        if (least_part > 0.5 || std::min(std::abs(at_a), std::abs(at_b)) == 0) { return best; }
        const double x = a + std::clamp(part, least_part, 1 - least_part) * (b - a);
        const double at_x = f(x);
        if ((at_x < 0) == (at_a < 0)) {
            c = a;
            at_c = at_a;
        } else {
            c = b;
            at_c = at_b;
            b = a;
            at_b = at_a;
        }
        a = x;
        at_a = at_x;
        // Inverse quadratic interpolation where the three points allow it, halving where not.
        const double xi = (a - b) / (c - b);
        const double phi = (at_a - at_b) / (at_c - at_b);
        const bool smooth = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;  // false where one is not finite
        part = smooth ? at_a / (at_b - at_a) * at_c / (at_b - at_c) +
                            (c - a) / (b - a) * at_a / (at_c - at_a) * at_b / (at_c - at_b)
                      : 0.5;
    }
}

}  // namespace winloss::stats
