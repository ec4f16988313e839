"""Figures in the form in which reports print them as JSON, and the arithmetic of civil dates.

Written from the textbooks' formulas; nothing here knows a record.
"""

import calendar
import math
from datetime import date, timedelta
from decimal import Decimal
from statistics import NormalDist

SMALL = 30  # a share of fewer is marked `small`
HIDDEN = 5  # one of fewer is not shown, nor what would tell it: a difference, its interval, a verdict
DECIMALS = {"JPY": 0, "KWD": 3}  # of every other currency two

Z95 = NormalDist().inv_cdf(0.975)


def wilson(part, whole, z=Z95):
    """Wilson's interval of a share: low and high, each None where there is no base."""
    if whole == 0:
        return None, None
    share = part / whole
    middle = share + z * z / (2 * whole)
    reach = z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    low = 0.0 if part == 0 else (middle - reach) / scale
    high = 1.0 if part == whole else (middle + reach) / scale
    return low, high


def newcombe(part1, whole1, part2, whole2):
    """Newcombe's interval (method 10) of the first share less the second, of independent groups."""
    if whole1 == 0 or whole2 == 0:
        return None, None
    p1, p2 = part1 / whole1, part2 / whole2
    (l1, u1), (l2, u2) = wilson(part1, whole1), wilson(part2, whole2)
    difference = p1 - p2
    return (difference - math.hypot(p1 - l1, u2 - p2), difference + math.hypot(u1 - p1, p2 - l2))


class Figure(dict):
    """A share as JSON has it, and how many records it rests on, which JSON does not say."""

    def __init__(self, base, values):
        super().__init__(values)
        self.base = base

    def __or__(self, other):
        return Figure(self.base, dict(self) | other)

    @property
    def hidden(self):
        return self.base < HIDDEN


def share(part, whole):
    """A share of countable things, with its interval."""
    low, high = wilson(part, whole)
    value = part / whole if whole else None
    return Figure(whole, {"part": part, "whole": whole, "value": value, "low": low, "high": high,
                          "small": whole < SMALL})


def rate(part, whole, base):
    """A rate that is no share of countable things (of amounts, say): no interval; `base` records are behind it."""
    value = part / whole if whole else None
    return Figure(base, {"part": part, "whole": whole, "value": value, "low": None, "high": None,
                         "small": base < SMALL})


def money(minor, currency):
    """An amount of minor units as JSON has it, None where it is unknown."""
    if minor is None:
        return None
    decimals = DECIMALS.get(currency, 2)
    return {"amount": f"{Decimal(minor).scaleb(-decimals):.{decimals}f}", "currency": currency}


def minor(text):
    """The minor units of 'EUR 12.50'."""
    currency, amount = text.split()
    return int(Decimal(amount).scaleb(DECIMALS.get(currency, 2)))


def quantile(values, p):
    """Hyndman and Fan's definition 7, which interpolates; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    place = (len(ordered) - 1) * p
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def median(values):
    return quantile(values, 0.5)


def add_months(day, months):
    """Counted from the day itself and clamped to the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day, days):
    return day + timedelta(days=days)


def month_of(day):
    return f"{day.year:04}-{day.month:02}"


def quarter_of(day):
    return f"{day.year:04}Q{(day.month + 2) // 3}"


def year_of(day):
    return f"{day.year:04}"
