"""python3 bootstrap.py: the percentile bootstrap's draws and intervals into bootstrap.csv, with a Mersenne Twister of
64 bits written from its authors' recurrence (M. Matsumoto and T. Nishimura 2004) and quantiles by definition."""

from fractions import Fraction
from pathlib import Path

MASK = 2**64 - 1


class Twister:
    def __init__(self, seed):
        self.state, self.at = [seed], 312
        for i in range(1, 312):
            last = self.state[-1]
            self.state.append((6364136223846793005 * (last ^ (last >> 62)) + i) & MASK)

    def number(self):
        if self.at == 312:
            for i in range(312):
                joined = (self.state[i] & ~0x7FFFFFFF & MASK) | (self.state[(i + 1) % 312] & 0x7FFFFFFF)
                self.state[i] = self.state[(i + 156) % 312] ^ (joined >> 1) ^ (0xB5026F5AA96619E9 * (joined & 1))
            self.at = 0
        x = self.state[self.at]
        self.at += 1
        x ^= (x >> 29) & 0x5555555555555555
        x ^= (x << 17) & 0x71D67FFFEDA60000
        x ^= (x << 37) & 0xFFF7EEE000000000
        return x ^ (x >> 43)

    def below(self, size):
        while True:
            number = self.number()
            if number < 2**64 // size * size:
                return number % size


def quantile(values, p):
    values = sorted(values)
    place = (len(values) - 1) * Fraction(p)
    at = int(place)
    return float(values[at] + (place - at) * (values[min(at + 1, len(values) - 1)] - values[at]))


def main():
    twister = Twister(5489)  # the C++ standard, [rand.predef]: the 10,000th number
    assert [twister.number() for _ in range(10000)][-1] == 9981545732273789042
    lines = ["seed,size,resamples,confidence,mean,low,high"]
    for case in range(8):
        size, seed, resamples = 3 + 5 * case, 1000 * case + 1, 50 + 30 * case
        confidence = 0.75 if case % 2 else 0.875  # binary fractions, so that (1 − confidence) / 2 is exact
        sample = [Fraction(i * i % 17) for i in range(size)]
        twister = Twister(seed)
        means = [sum(sample[twister.below(size)] for _ in range(size)) / size for _ in range(resamples)]
        beyond = (1 - Fraction(confidence)) / 2
        figures = [float(sum(sample) / size), quantile(means, beyond), quantile(means, 1 - beyond)]
        lines.append(",".join(map(repr, [seed, size, resamples, confidence, *figures])))
    (Path(__file__).parent / "bootstrap.csv").write_text("\n".join(lines) + "\n")


main()
