"""python3 agreement.py: Cohen's κ and Krippendorff's α by their definitions, in exact fractions, into the .csv files
beside this script. Nothing here is shared with src/stats: α goes by the coincidence matrix, κ's standard error by the
formula as Fleiss, Cohen and Everitt (1969) print it. The published figures that both must give are asserted."""

import itertools
import math
import random
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent


def kappa(pairs):
    """(κ, chance agreement, standard error) of [(first, second)], or None."""
    n = len(pairs)
    cells = {cell: Fraction(count, n) for cell, count in Counter(pairs).items()}
    if n == 0:
        return None
    rows, columns = defaultdict(Fraction), defaultdict(Fraction)
    for (i, j), share in cells.items():
        rows[i] += share
        columns[j] += share
    agreement = sum(share for (i, j), share in cells.items() if i == j)
    chance = sum(rows[i] * columns[i] for i in rows)
    if chance == 1:
        return None
    found = (agreement - chance) / (1 - chance)
    same = sum(cells.get((i, i), 0) * (1 - (rows[i] + columns[i]) * (1 - found)) ** 2 for i in {*rows, *columns})
    different = sum(share * (columns[i] + rows[j]) ** 2 for (i, j), share in cells.items() if i != j)
    variance = same + (1 - found) ** 2 * different - (found - chance * (1 - found)) ** 2
    return found, chance, math.sqrt(variance / n) / (1 - chance)


def alpha(ratings, level):
    """Krippendorff's α of [(unit, value)], or None."""
    units = defaultdict(list)
    for unit, value in ratings:
        units[unit].append(value)
    coincidences = defaultdict(Fraction)
    for values in units.values():
        for a, b in itertools.permutations(values, 2):
            coincidences[a, b] += Fraction(1, len(values) - 1)
    totals = defaultdict(Fraction)
    for (a, _), count in coincidences.items():
        totals[a] += count
    values = sorted(totals)
    n = sum(totals.values())
    if len(values) < 2:
        return None

    def difference(a, b):
        if level == "nominal":
            return Fraction(a != b)
        if level == "interval":
            return Fraction(a - b) ** 2
        low, high = min(a, b), max(a, b)
        between = sum(totals[v] for v in values if low <= v <= high)
        return (between - (totals[a] + totals[b]) / 2) ** 2

    observed = sum(count * difference(a, b) for (a, b), count in coincidences.items()) / n
    expected = sum(totals[a] * totals[b] * difference(a, b) for a in values for b in values) / (n * (n - 1))
    return 1 - observed / expected


def full(value):
    return "null" if value is None else repr(float(value))


def keep(name, heading, rows):
    text = "\n".join([heading, *(",".join(row) for row in rows)]) + "\n"
    (HERE / f"{name}.csv").write_text(text)


def assert_published():
    def table(*rows):
        return [(i, j) for i, row in enumerate(rows) for j, count in enumerate(row) for _ in range(count)]

    # SAS/STAT's worked examples of PROC FREQ's AGREE option: 0.4842 with an error of 0.1380, and the prevalence paradox.
    found, _, error = kappa(table((0, 4, 1), (0, 8, 0), (0, 1, 5)))
    assert (round(float(found), 4), round(error, 4)) == (0.4842, 0.1380)
    assert round(float(kappa(table((95, 4), (1, 0)))[0]), 5) == -0.01626
    # Krippendorff 2011, section D.
    krippendorff = [
        "1 1 - 1", "2 2 3 2", "3 3 3 3", "3 3 3 3", "2 2 2 2", "1 2 3 4", "4 4 4 4", "1 1 2 1", "2 2 2 2", "- 5 5 5",
        "- - 1 1", "- 3 - -",
    ]
    ratings = [(u, int(v)) for u, line in enumerate(krippendorff) for v in line.split() if v != "-"]
    found = [round(float(alpha(ratings, level)), 3) for level in ("nominal", "ordinal", "interval")]
    assert found == [0.743, 0.815, 0.849], found


def main():
    assert_published()
    draw = random.Random(7)

    cases, figures = [], []
    for case in range(120):
        categories, n, agree = draw.choice([1, 2, 2, 3, 5, 9]), draw.choice([1, 2, 7, 30, 200]), draw.random()
        pairs = []
        for _ in range(n):
            first = draw.randrange(categories)
            pairs.append((first, first if draw.random() < agree else draw.randrange(categories)))
        cases += [(case, first, second) for first, second in pairs]
        found = kappa(pairs)
        figures.append((case, *(found or (None, None, None))))
    keep("kappa_pairs", "case,first,second", ([str(v) for v in row] for row in cases))
    keep("kappa", "case,kappa,expected,standard_error", ([str(row[0]), *map(full, row[1:])] for row in figures))

    cases, figures = [], []
    for case in range(120):
        units, coders = draw.choice([1, 3, 12, 40]), draw.choice([1, 2, 3, 6])
        values = draw.choice([[1], [0, 1], [1, 2, 3, 4, 5], [-2, -1, 1, 2], [0.5, 10, 1000]])
        missing = draw.choice([0, 0.2, 0.6])
        ratings = []
        for unit in range(units):
            truth = draw.choice(values)
            for _ in range(coders):
                if draw.random() >= missing:
                    ratings.append((unit, truth if draw.random() < 0.6 else draw.choice(values)))
        draw.shuffle(ratings)
        cases += [(case, unit, value) for unit, value in ratings]
        figures.append((case, *(alpha(ratings, level) for level in ("nominal", "ordinal", "interval"))))
    keep("alpha_ratings", "case,unit,value", ([str(v) for v in row] for row in cases))
    keep("alpha", "case,nominal,ordinal,interval", ([str(row[0]), *map(full, row[1:])] for row in figures))


main()
