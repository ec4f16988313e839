"""report cohorts, recomputed: who of those that came in one step of the calendar is still there later."""

from customers_scope import DIMENSIONS, Scope, draw_by, draw_filters, draw_today, with_key
from customers_steps import STEPS, next_step, step_name, step_start
from deals import draw_period, in_period
from figures import money, rate, share
from question import Answer, Question, Report, Table


def beginnings(scope, question, by=()):
    """{key: {first day of the step: [service]}} of the customers whose first service began in the period."""
    every = question.option("every", "quarter")
    found = {}
    for key, customers in scope.groups(by).items():
        for _, service in customers:
            if service.tenures and in_period(service.tenures[0].first, question.period):
                cohort = step_start(service.tenures[0].first, every)
                found.setdefault(key, {}).setdefault(cohort, []).append(service)
    return found


def days_of(cohort, every, today):
    """The first days of the steps after the cohort's that have begun."""
    days, day = [], next_step(cohort, every)
    while day <= today:
        days.append(day)
        day = next_step(day, every)
    return days


def standing(scope, services, day):
    """(active, pending) of a cohort on a day."""
    active = pending = 0
    for service in services:
        if service.is_active(day):
            active += 1
        else:
            begun = [tenure for tenure in service.tenures if tenure.first <= day]
            pending += bool(begun) and service.is_pending(begun[-1], scope.today)
    return active, pending


def amounts(services, day):
    """Values on each customer's first day and on the day (None: that first day), where both are known."""
    sums = {}
    for service in services:
        before = service.value(service.tenures[0].first)
        after = before if day is None else service.value(day)
        if before is None:
            continue
        for currency in before.keys() | (after or {}).keys():
            part = sums.setdefault(currency, [0, 0, 0, 0])
            if after is None:
                continue  # in no amount; the currency keeps its row
            old, new = before.get(currency, 0), after.get(currency, 0)
            for place, plus in enumerate((old, new, min(old, new), currency in before)):
                part[place] += plus
    return [{"currency": currency, "value_at_start": money(old, currency), "value": money(new, currency),
             "gross_revenue_retention": rate(kept, old, known), "net_revenue_retention": rate(new, old, known),
             "known": known} for currency, (old, new, kept, known) in sorted(sums.items())]


def cohort_rows(scope, question, cohorts):
    every = question.option("every", "quarter")
    rows = []
    for cohort, services in sorted(cohorts.items()):
        for periods, day in enumerate([None] + days_of(cohort, every, scope.today)):
            active, pending = (len(services), 0) if day is None else standing(scope, services, day)
            rows.append({"cohort": step_name(cohort, every), "on": day and day.isoformat(), "periods": periods,
                         "customers": len(services), "active": active, "pending": pending,
                         "retention": share(active, len(services)), "amounts": amounts(services, day)})
    return rows


def together(rows):
    """All cohorts that have come so far, by the number of periods."""
    found = {}
    for row in rows:
        if row["periods"]:
            found.setdefault(row["periods"], []).append(row)
    table = []
    for periods, some in sorted(found.items()):
        customers, active, pending = (sum(row[what] for row in some) for what in ("customers", "active", "pending"))
        table.append({"periods": periods, "cohorts": len(some), "customers": customers, "active": active,
                      "pending": pending, "retention": share(active, customers)})
    return table


def answer(store, question):
    scope = Scope(store, question)
    rows, periods = [], []
    for key, cohorts in beginnings(scope, question, question.by).items():
        of_group = cohort_rows(scope, question, cohorts)
        rows += [with_key(question.by, key, row) for row in of_group]
        periods += [with_key(question.by, key, row) for row in together(of_group)]
    everybody = beginnings(scope, question).get((), {})
    by = tuple(question.by)
    tables = {"periods": Table(by + ("periods",), periods)}
    if question.by:
        tables["total"] = Table(("cohort", "periods"), cohort_rows(scope, question, everybody))
    services = [service for some in everybody.values() for service in some]
    unknown = sum(service.value(service.tenures[0].first) is None for service in services)
    base = {"customers": len(services), "customers_unknown_value": unknown}
    return Answer(base, Table(by + ("cohort", "periods"), rows), tables)


def ask(rng, store, today):
    today = draw_today(rng, today)
    question = Question("cohorts", today, *draw_period(rng, today), filters=draw_filters(rng, store, DIMENSIONS),
                        by=draw_by(rng, DIMENSIONS))
    if rng.random() < 0.6:
        question.options["every"] = rng.choice(STEPS)
    return question


REPORTS = [Report("cohorts", ask, answer)]
