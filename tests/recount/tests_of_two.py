"""Tests of two groups from the textbooks: Mann and Whitney's, Fisher's with the odds ratio, many tests at once."""

import math
from collections import Counter
from fractions import Fraction


def mann_whitney(first, second):
    """How probable it is that one of `first` lies above one of `second`, ties a half, and p that neither does.

    Both None without a pair, or where all values are equal. Exact, by the number of orders, with fewer than 50 in each
    and no ties; otherwise normal, with the variance of ties and a continuity correction.
    """
    m, n = len(first), len(second)
    if m == 0 or n == 0 or len(set(first + second)) == 1:
        return None, None
    u = sum((x > y) + 0.5 * (x == y) for x in first for y in second)
    ties = Counter(first + second).values()
    if m < 50 and n < 50 and max(ties) == 1:
        p = _exact_p(int(u), m, n)
    else:
        variance = m * n / 12 * (m + n + 1 - sum(t**3 - t for t in ties) / ((m + n) * (m + n - 1)))
        distance = max(0.0, abs(u - m * n / 2) - 0.5)
        p = min(1.0, math.erfc(distance / math.sqrt(2 * variance)))
    return u / (m * n), p


def _exact_p(u, m, n):
    """Twice the smaller tail of U's distribution over all orders of m and n values."""
    orders = _orders(m, n)
    total = math.comb(m + n, m)
    tail = sum(orders[:u + 1]) if 2 * u <= m * n else sum(orders[u:])
    return min(1.0, float(Fraction(2 * tail, total)))


def _orders(m, n):
    """How many orders have each U from 0 to m n: the coefficients of the Gaussian binomial, multiplied out."""
    counts = [1] + [0] * (m * n)
    for i in range(1, m + 1):
        for u in range(m * n, n + i - 1, -1):  # times 1 - q^(n+i)
            counts[u] -= counts[u - n - i]
        for u in range(i, m * n + 1):  # over 1 - q^i
            counts[u] += counts[u - i]
    return counts


def fisher(a, b, c, d):
    """Two-sided p of Fisher's exact test: of all tables no more probable than this one. None with an empty margin."""
    if 0 in (a + b, c + d, a + c, b + d):
        return None
    low, weights = _tables(a, b, c, d)
    limit = weights[a - low] * (1 + Fraction(1, 10**7))  # as probable within 1e-7, as in R
    return float(Fraction(sum(weight for weight in weights if weight <= limit), sum(weights)))


def odds_ratio(a, b, c, d, confidence=0.95):
    """The conditional estimate and its exact interval, infinite where there is no end; None with an empty margin."""
    if 0 in (a + b, c + d, a + c, b + d):
        return None
    low, weights = _tables(a, b, c, d)
    logs = [math.log(weight) for weight in weights]
    place, last, tail = a - low, len(weights) - 1, (1 - confidence) / 2

    def chances(psi):
        exponents = [log + number * psi for number, log in enumerate(logs)]
        highest = max(exponents)
        powers = [math.exp(exponent - highest) for exponent in exponents]
        total = math.fsum(powers)
        return [power / total for power in powers]

    def expected(psi):
        return math.fsum(number * chance for number, chance in enumerate(chances(psi)))

    estimate = 0.0 if place == 0 else math.inf if place == last else math.exp(_root(expected, place))
    at_least = 0.0 if place == 0 else math.exp(_root(lambda psi: math.fsum(chances(psi)[place:]), tail))
    at_most = math.inf if place == last else math.exp(_root(lambda psi: -math.fsum(chances(psi)[:place + 1]), -tail))
    return estimate, at_least, at_most


def _tables(a, b, c, d):
    """The smallest first cell that the margins allow, and in how many orders each table from it on comes about."""
    low, high = max(0, a - d), min(a + b, a + c)
    return low, [math.comb(a + b, first) * math.comb(c + d, a + c - first) for first in range(low, high + 1)]


def _root(rising, value):
    """Where a rising function of the log odds ratio has the value."""
    low, high = -60.0, 60.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < value else (low, middle)
    return (low + high) / 2


def benjamini_hochberg(values):
    """Each p adjusted for all of them: of m the i-th smallest becomes the least of p_j m / j over j >= i."""
    order = sorted(range(len(values)), key=lambda place: values[place], reverse=True)
    adjusted, least = [0.0] * len(values), 1.0
    for number, place in enumerate(order):
        least = min(least, values[place] * len(values) / (len(values) - number))
        adjusted[place] = least
    return adjusted
