"""report survival, recomputed: Kaplan and Meier's curves with late entries, medians and the log-rank test."""

import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from customers_scope import DIMENSIONS, Scope, draw_by, draw_day, draw_filters, draw_today, with_key
from deals import TIMES, draw_period, in_period
from customers_service import DAY
from figures import SMALL, Z95, add_months
from question import Answer, Question, Report, Table


@dataclass
class Life:
    """One tenure: at risk at each age above `entered` (-1: from birth), until it left or was last seen at `time`."""

    entered: int
    time: int
    left: bool
    pending: bool


def age(first, day, unit):
    """How many days, or whole months of the calendar, are over on a day, counted from the first."""
    if unit == "days":
        return (day - first).days
    months = (day.year - first.year) * 12 + day.month - first.month
    return months if add_months(first, months) <= day else months - 1


def begun(first, last, unit):
    """The day, or month, counted from the first, in which the last one lies: a begun month counts whole."""
    return age(first, last, unit) + 1


def life(scope, service, tenure, unit, records_since):
    """None where the tenure was never under observation."""
    pending = service.is_pending(tenure, scope.today)
    left = tenure.last < scope.today and not pending
    if left:
        time = begun(tenure.first, tenure.last, unit)
    else:
        time = age(tenure.first, tenure.last if pending else scope.today, unit)
    if records_since is None or tenure.first >= records_since:
        return Life(-1, time, left, pending)
    entered = begun(tenure.first, records_since - DAY, unit)  # a month that is seen in part is not seen
    return Life(entered, time, left, pending) if time > entered and tenure.last >= records_since else None


def curve(lives):
    """[(time, at risk, left, last seen)] of every time at which somebody left or was last seen."""
    rows = []
    for time in sorted({life.time for life in lives}):
        at_risk = sum(life.entered < time <= life.time for life in lives)
        left = sum(life.time == time and life.left for life in lives)
        rows.append((time, at_risk, left, sum(life.time == time for life in lives) - left))
    return rows


def estimates(rows):
    """For each row of a curve S(t), its standard error and the limits of its log-log interval."""
    survival, variance = Fraction(1), 0.0
    found = []
    for _, at_risk, left, _ in rows:
        if left:
            survival *= 1 - Fraction(left, at_risk)
            variance = math.inf if left == at_risk else variance + left / (at_risk * (at_risk - left))
        share = float(survival)
        if survival == 0:
            found.append((0.0, None, None, None))
        elif survival == 1:
            found.append((1.0, 0.0, None, None))
        else:
            reach = Z95 * math.sqrt(variance) / math.log(share)
            found.append((share, share * math.sqrt(variance), share ** math.exp(-reach), share ** math.exp(reach)))
    return found


def first_below(rows, heights, level=0.5):
    """The first time at which a curve is at most `level`; where it equals it on a stretch, the stretch's middle."""
    for place, ((time, *_), height) in enumerate(zip(rows, heights)):
        if height is None or height > level + 1.5e-8:
            continue
        if abs(height - level) > 1.5e-8:
            return time
        later = [other for (other, *_), lower in zip(rows[place:], heights[place:])
                 if lower is None or lower < level - 1.5e-8]
        return (time + (later[0] if later else rows[-1][0])) / 2
    return None


def curve_rows(lives, times):
    rows = curve(lives)
    values = dict(zip((row[0] for row in rows), estimates(rows)))
    if not times:
        return [_row(time, at_risk, left, seen, values[time]) for time, at_risk, left, seen in rows]
    found, before = [], -1
    for time in times:
        between = [row for row in rows if before < row[0] <= time]
        at_risk = sum(life.entered < time <= life.time for life in lives)
        known = [values[row[0]] for row in rows if row[0] <= time]
        value = known[-1] if known else (1.0, 0.0, None, None)
        if not rows or time > rows[-1][0]:
            value = (None, None, None, None)
        found.append(_row(time, at_risk, sum(row[2] for row in between), sum(row[3] for row in between), value))
        before = time
    return found


def _row(time, at_risk, left, seen, value):
    survival, error, low, high = value
    return {"time": time, "at_risk": at_risk, "events": left, "censored": seen, "survival": survival,
            "standard_error": error, "low": low, "high": high}


def log_rank(groups):
    """Mantel's test of [lives of a group]: chi-square (None: nothing to test), degrees, expected of each group."""
    size = len(groups)
    expected, observed = [0.0] * size, [0.0] * size
    variance = [[0.0] * size for _ in range(size)]
    for time in sorted({life.time for lives in groups for life in lives if life.left}):
        at_risk = [sum(life.entered < time <= life.time for life in lives) for lives in groups]
        left = [sum(life.left and life.time == time for life in lives) for lives in groups]
        everybody, deaths = sum(at_risk), sum(left)
        spread = deaths * (everybody - deaths) / (everybody - 1) if everybody > 1 else 0.0
        for i in range(size):
            observed[i] += left[i]
            expected[i] += deaths * at_risk[i] / everybody
            for j in range(size):
                share = at_risk[i] / everybody
                variance[i][j] += spread * share * ((i == j) - at_risk[j] / everybody)
    excess = [o - e for o, e in zip(observed, expected)]
    chi_square, degrees = _quadratic_form(variance, excess)
    return (chi_square, degrees, expected) if degrees else (None, 0, expected)


def chi_square_tail(x, degrees):
    """P(chi-square > x) for whole degrees: Abramowitz and Stegun 26.4.4 and 26.4.5."""
    half = x / 2
    if degrees % 2 == 0:
        return math.fsum(math.exp(-half + r * math.log(half) - math.lgamma(r + 1)) if half else r == 0
                         for r in range(degrees // 2))
    terms = (math.exp(-half + (r - 0.5) * math.log(half) - math.lgamma(r + 0.5)) if half else 0.0
             for r in range(1, (degrees - 1) // 2 + 1))
    return math.erfc(math.sqrt(half)) + math.fsum(terms)


def _quadratic_form(matrix, vector):
    """x'A⁻x and the rank of a covariance matrix A, by elimination with the largest pivot that is left."""
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    rest, total = set(range(len(rows))), 0.0
    scale = max((matrix[i][i] for i in rest), default=0.0)
    degrees = 0
    while rest:
        pivot = max(rest, key=lambda i: rows[i][i])
        if rows[pivot][pivot] <= 1e-9 * max(scale, 1e-30):
            break
        total += rows[pivot][-1] ** 2 / rows[pivot][pivot]
        rest.remove(pivot)
        degrees += 1
        for i in rest:
            factor = rows[i][pivot] / rows[pivot][pivot]
            rows[i] = [value - factor * other for value, other in zip(rows[i], rows[pivot])]
    return total, degrees


class Study:
    """The lives of a question, group by group, and of all."""

    def __init__(self, store, question):
        self.scope = Scope(store, question)
        self.question = question
        since = question.option("records-since", store.settings.get("records_since"))
        self.since = date.fromisoformat(since) if since else None

    def lives(self, by):
        """{key: (lives, customers, unseen)}"""
        found = {} if by else {(): ([], set(), 0)}
        of_account = [dimension for dimension in by if dimension not in TIMES]
        for key, customers in self.scope.groups(of_account).items():
            for account, service in customers:
                for tenure in service.tenures[:None if self.question.option("every-tenure") else 1]:
                    if in_period(tenure.first, self.question.period):
                        one = life(self.scope, service, tenure, self.question.option("unit", "months"), self.since)
                        group = self.group(by, dict(zip(of_account, key)), tenure)
                        lives, seen, unseen = found.setdefault(group, ([], set(), 0))
                        found[group] = lives, seen, unseen + (one is None)
                        if one is not None:
                            lives.append(one)
                            seen.add(account)
        return {key: (lives, len(seen), unseen) for key, (lives, seen, unseen) in found.items()}

    @staticmethod
    def group(by, of_account, tenure):
        """By time a tenure stands where its first day lies."""
        return tuple(TIMES[dimension](tenure.first) if dimension in TIMES else of_account[dimension] for dimension in by)


def group_row(lives, customers):
    rows = curve(lives)
    values = estimates(rows)
    row = counted(lives, customers)
    row |= {name: first_below(rows, [value[place] for value in values])
            for name, place in (("median", 0), ("low", 2), ("high", 3))}
    return row | {"small": len(lives) < SMALL}


def counted(lives, customers):
    left, pending = sum(life.left for life in lives), sum(life.pending for life in lives)
    return {"customers": customers, "tenures": len(lives), "ended": left, "running": len(lives) - left - pending,
            "pending": pending}


def answer(store, question):
    study = Study(store, question)
    times = [int(time) for time in question.option("at", "").split(",") if time]
    groups = study.lives(question.by)
    groups = {key: group for key, group in groups.items() if group[0] or not question.by}
    by = tuple(question.by)
    everybody, customers, unseen = study.lives(())[()]
    rows = [with_key(by, key, row) for key, group in groups.items() for row in curve_rows(group[0], times)]
    medians = [with_key(by, key, group_row(group[0], group[1])) for key, group in groups.items()]
    tables = {}
    if by:
        chi_square, degrees, expected = log_rank([group[0] for group in groups.values()])
        for row, number in zip(medians, expected):
            row["expected"] = number if degrees else None
        test = []
        if degrees and len(groups) <= 100:
            p = chi_square_tail(chi_square, degrees)
            test = [{"chi_square": chi_square, "degrees": degrees, "p": p, "bound": False}]
        tables["log_rank"] = Table((), test)
        tables["total"] = Table(("time",), curve_rows(everybody, times))
    tables["groups"] = Table(by, medians)
    base = counted(everybody, customers) | {"unseen": unseen}
    return Answer(base, Table(by + ("time",), rows), tables)


def ask(rng, store, today):
    today = draw_today(rng, today)
    question = Question("survival", today, *draw_period(rng, today), filters=draw_filters(rng, store, DIMENSIONS),
                        by=draw_by(rng, DIMENSIONS + tuple(TIMES)))
    if rng.random() < 0.4:
        question.options["unit"] = rng.choice(("days", "months"))
    if rng.random() < 0.3:
        span = 1200 if question.option("unit") == "days" else 40
        question.options["at"] = ",".join(str(time) for time in sorted(rng.sample(range(1, span), 3)))
    if rng.random() < 0.3:
        question.options["every-tenure"] = True
    if rng.random() < 0.4:
        question.options["records-since"] = draw_day(rng, today, ahead=-1).isoformat()
    return question


REPORTS = [Report("survival", ask, answer)]
