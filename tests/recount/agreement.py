"""How well two who judged the same things agree, beyond chance."""

import math
from collections import Counter

from figures import Z95


def cohen_kappa(pairs):
    """Agreement by chance, Cohen's kappa and its interval (Fleiss, Cohen and Everitt's, cut to -1 ... 1).

    All None without a pair, and where chance agreement is 1.
    """
    n = len(pairs)
    if n == 0:
        return None, None, None, None
    table = {pair: count / n for pair, count in Counter(pairs).items()}
    first, second = ({name: count / n for name, count in Counter(side).items()} for side in zip(*pairs))
    names = first.keys() | second.keys()
    chance = math.fsum(first.get(name, 0) * second.get(name, 0) for name in names)
    if len(names) == 1:
        return None, None, None, None
    agreed = math.fsum(share for (one, other), share in table.items() if one == other)
    kappa = (agreed - chance) / (1 - chance)

    def margins(one, other):  # of a cell: its column's share of the first, its row's of the second
        return second.get(one, 0) + first.get(other, 0)

    same = math.fsum(share * (1 - margins(one, one) * (1 - kappa))**2 for (one, other), share in table.items()
                     if one == other)
    different = math.fsum(share * margins(one, other)**2 for (one, other), share in table.items() if one != other)
    variance = same + (1 - kappa)**2 * different - (kappa - chance * (1 - kappa))**2
    reach = Z95 * math.sqrt(max(0.0, variance) / n) / (1 - chance)
    return chance, kappa, max(-1.0, kappa - reach), min(1.0, kappa + reach)
