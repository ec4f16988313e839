"""report retention and report net-growth, recomputed from the contracts."""

from datetime import date
from fractions import Fraction
from math import floor

from against import asking, held_against
from compared import calendar_period
from customers_scope import DIMENSIONS, Scope, draw_by, draw_day, draw_filters, draw_today, with_key
from customers_service import last_end, term_ends
from customers_steps import MONTHS, STEPS, next_step, step_start
from deals import draw_period
from figures import add_days, add_months, money, rate, share
from question import Answer, Question, Report, Table

MEASURED = ("retained", "lost", "pending", "new", "reactivated", "in_and_out")


def fate(service, first, last, today):
    """Which of MEASURED a customer is between two days, None where it is none of them."""
    at_start, at_end = service.is_active(first), service.is_active(last)
    if at_start and at_end:
        return "retained"
    before_end = [tenure for tenure in service.tenures if tenure.first < last]
    if at_start:
        return "pending" if service.is_pending(before_end[-1], today) else "lost"
    if at_end:
        return "reactivated" if any(tenure.first < first for tenure in service.tenures) else "new"
    return "in_and_out" if any(tenure.first > first for tenure in before_end) else None


def movement_of(customers, first, last, today):
    """What became of the customers of a group between two days, {fate: [service]}."""
    movement = {what: [] for what in MEASURED}
    for _, service in customers:
        what = fate(service, first, last, today)
        if what is not None:
            movement[what].append(service)
    return movement


def ends_in(scope, contracts, first, last):
    """Of the contracts whose end fell in [first, last): how many renewed, of them assumed, ended, and pending."""
    renewed = assumed = ended = pending = 0
    for contract in contracts:
        successor = scope.renewed_by.get(contract)
        for end, goes_on in ends(contract, successor, scope.grace, last):
            if end < first:
                continue
            if goes_on:
                renewed += 1
                assumed += 1
            elif successor is not None:
                renewed += 1
            elif not contract.ended_on and add_days(end, scope.grace) >= scope.today:
                pending += 1
            else:
                ended += 1
    return renewed, assumed, ended, pending


def ends(contract, successor, grace, before):
    """(day, whether the contract renewed itself then) of its ends before a day."""
    last = last_end(contract, successor, grace)
    found = [(end, True) for end in term_ends(contract, min(last, before)) if end < last] + [(last, False)]
    return [(end, assumed) for end, assumed in found if end < before]


def amounts(movement, first, last, today):
    """Annual values per currency, of the customers whose value is known on both days."""
    sums = {}
    for what in ("retained", "lost", "pending", "new", "reactivated"):
        for service in movement[what]:
            before = service.value(first)
            after = service.value(last)
            if before is None or after is None:
                continue
            undecided = service.pending_value(first, last, today)
            for currency in before.keys() | after.keys():
                _add(sums.setdefault(currency, dict.fromkeys(SUMS, 0)), what, before.get(currency), after.get(currency),
                     undecided.get(currency, 0))
    return [_amounts_of(currency, part) for currency, part in sorted(sums.items())]


SUMS = ("start", "expansion", "contraction", "churned", "pending", "added", "end", "kept", "now", "known")


def _add(sums, what, before, after, undecided):
    if what in ("new", "reactivated"):
        sums["added"] += after
        sums["end"] += after
        return
    old, new = before or 0, after or 0
    sums["start"] += old
    sums["known"] += before is not None
    sums["end"] += new
    sums["now"] += new
    sums["kept"] += min(old, new)
    if what == "retained":
        sums["expansion"] += max(0, new - old)
        sums["contraction"] += max(0, old - new) - min(max(0, old - new), undecided)
        sums["pending"] += min(max(0, old - new), undecided)
    else:
        sums["churned" if what == "lost" else "pending"] += old


def _amounts_of(currency, sums):
    def amount(name):
        return money(sums[name], currency)

    return {"currency": currency, "value_at_start": amount("start"), "expansion": amount("expansion"),
            "contraction": amount("contraction"), "churned": amount("churned"), "pending": amount("pending"),
            "added": amount("added"), "value_at_end": amount("end"),
            "gross_revenue_retention": rate(sums["kept"], sums["start"], sums["known"]),
            "net_revenue_retention": rate(sums["now"], sums["start"], sums["known"]), "known": sums["known"]}


def retention_row(scope, customers, first, last):
    day = min(last, scope.today)  # a period that is not over is measured today
    movement = movement_of(customers, first, day, scope.today)
    count = {what: len(services) for what, services in movement.items()}
    contracts = [contract for _, service in customers for contract in service.contracts]
    renewed, assumed, ended, pending_ends = ends_in(scope, contracts, first, day)
    at_start = count["retained"] + count["lost"] + count["pending"]
    gained = count["new"] + count["reactivated"]
    return {
        "from": first.isoformat(), "to": last.isoformat(),
        "provisional": last > scope.today or count["pending"] > 0 or pending_ends > 0,
        "customers_at_start": at_start, **count, "customers_at_end": count["retained"] + gained,
        "retention": share(count["retained"], at_start), "churn": share(at_start - count["retained"], at_start),
        "net_gain": rate(gained - count["lost"], at_start, at_start),
        "renewal_rate": share(renewed, renewed + ended), "assumed_renewed": assumed, "ends_pending": pending_ends,
        "amounts": amounts(movement, first, day, scope.today),
    }


def nobody(row):
    """A group whose customers are all of another time, or have trials alone."""
    return not any(row[what] for what in ("customers_at_start", "customers_at_end")) and not row.get("in_and_out")


def periods_of(scope, question):
    """The days between which a question measures: first and last of each row."""
    first, last = question.period
    every = question.option("every")
    if every is None:
        last = last or scope.today
        return [(first or add_months(last, -12), last)]
    if first is None:
        first = step_start(scope.first_start, every)
    return steps_between(first, last or next_step(step_start(scope.today, every), every), every, scope.today)


def steps_between(first, last, every, today):
    """One row ends where the next begins, on the first day of a step; what has not begun has no row."""
    days = [first]
    while days[-1] < last:
        days.append(min(next_step(step_start(days[-1], every), every), last))
    return [(day, after) for day, after in zip(days, days[1:]) if day <= today]


def answer_retention(store, question):
    scope = Scope(store, question)
    periods = periods_of(scope, question)

    def rows(by):
        return [with_key(by, key, retention_row(scope, customers, first, last))
                for key, customers in scope.groups(by).items() for first, last in periods]

    keys = tuple(question.by) + ("from",)
    tables = {"total": Table(("from",), rows(()))} if question.by else {}
    return Answer(_base(scope, periods[-1]), Table(keys, rows(question.by), nobody), tables)


def _base(scope, period):
    first, last = period
    at_start = unknown = 0
    for _, _, service in scope.services():
        if service.is_active(first):
            at_start += 1
        unknown += service.value(first) is None or service.value(min(last, scope.today)) is None
    return {"customers_at_start": at_start, "customers_unknown_value": unknown}


def ask_retention(rng, store, today):
    today = draw_today(rng, today)
    question = Question("retention", today, filters=draw_filters(rng, store, DIMENSIONS), by=draw_by(rng, DIMENSIONS))
    if rng.random() < 0.6:
        question.period = draw_measured(rng, today)
    elif rng.random() < 0.5:
        _, question.spelled = draw_period(rng, today)
        if question.spelled:  # up to the day on which the next one begins
            first, last = calendar_period(question.spelled)
            question.period = first, add_days(last, 1)
    if rng.random() < 0.5:
        question.options["every"] = rng.choice(STEPS)
    return question


def growth_row(scope, customers, first, last):
    row = retention_row(scope, customers, first, last)
    return {name: row[name] for name in ("from", "to", "provisional", "customers_at_start", "new", "reactivated",
                                         "lost", "pending", "customers_at_end", "net_gain")}


def growth_periods(scope, question):
    """As of retention; without a period the running step and the four before it."""
    every = question.option("every", "year")
    first, last = question.period
    if first is None:
        first = add_months(step_start(last or scope.today, every), -4 * MONTHS[every])
    return steps_between(first, last or next_step(step_start(scope.today, every), every), every, scope.today)


def is_whole(row, every, today):
    """Whether it is a step of the calendar from its first day to the next one's, and over."""
    first, last = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
    return first == step_start(first, every) and last == next_step(first, every) and last <= today


def ahead(rows, every, today, points):
    """Five periods on from the end of the last whole one: customers x retention + gains, and with more retention."""
    whole = [row for row in rows if is_whole(row, every, today)]
    if not whole or not whole[-1]["customers_at_start"]:
        return []
    last = whole[-1]
    kept = last["customers_at_start"] - last["lost"] - last["pending"]
    retention = Fraction(kept, last["customers_at_start"])
    gains = last["new"] + last["reactivated"]
    as_it_went = with_more = Fraction(last["customers_at_end"])
    table = []
    for period in range(1, 6):
        as_it_went = as_it_went * retention + gains
        with_more = with_more * min(1, retention + Fraction(points, 100)) + gains
        ours, more = (floor(customers + Fraction(1, 2)) for customers in (as_it_went, with_more))
        table.append({"periods": period, "as_it_went": ours, "with_more_retention": more,
                      "more_customers": more - ours})
    return table


def answer_growth(store, question):
    scope = Scope(store, question)
    periods = growth_periods(scope, question)
    everybody = scope.groups()[()]
    total = [growth_row(scope, everybody, first, last) for first, last in periods]
    rows = [with_key(question.by, key, growth_row(scope, customers, first, last))
            for key, customers in scope.groups(question.by).items() for first, last in periods]
    every, points = question.option("every", "year"), int(question.option("points", "5"))
    tables = {"ahead": Table(("periods",), ahead(total, every, question.today, points))}
    if question.by:
        tables["total"] = Table(("from",), total)
    base = {"customers_at_start": total[0]["customers_at_start"], "customers_at_end": total[-1]["customers_at_end"]}
    return Answer(base, Table(tuple(question.by) + ("from",), rows, nobody), tables)


def ask_growth(rng, store, today):
    today = draw_today(rng, today)
    question = Question("net-growth", today, filters=draw_filters(rng, store, DIMENSIONS), by=draw_by(rng, DIMENSIONS))
    if rng.random() < 0.5:
        question.options["every"] = rng.choice(STEPS)
    if rng.random() < 0.5:
        question.period = draw_measured(rng, today)
        if rng.random() < 0.9:  # most people ask for whole years
            every = question.option("every", "year")
            first, last = (step_start(day, every) for day in question.period)
            question.period = first, next_step(last, every)
    if rng.random() < 0.5:
        question.options["points"] = str(rng.choice((0, 1, 10, 50)))
    return question


def draw_measured(rng, today):
    return tuple(sorted((draw_day(rng, today, ahead=-1), draw_day(rng, today))))


REPORTS = [Report("retention", asking(ask_retention), held_against(answer_retention, "retention")),
           Report("net-growth", ask_growth, answer_growth)]
