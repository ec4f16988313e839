"""Which deals a report is about: their outcome as of a day, the period, the filters, and the groups of `--by`."""

from compared import calendar_period, draw_comparison
from figures import add_months, minor, money, month_of, quarter_of, year_of
from question import Question

DECIDED = ("won", "lost", "no-decision")
OF_ACCOUNTS = ("segment", "region", "industry")
FILTERS = ("segment", "region", "industry", "product", "owner", "competitor", "kind", "lead-source")
TIMES = {"month": month_of, "quarter": quarter_of, "year": year_of}
DIMENSIONS = FILTERS + tuple(TIMES)


def decision_day(deal):
    """The day the outcome counts by; the CRM's close date stands in. None: nobody entered one."""
    return deal.decided_on or deal.closed_on


def outcome_on(deal, today):
    """A deal decided later is still open."""
    if deal.outcome not in DECIDED:
        return deal.outcome
    day = decision_day(deal)
    return "open" if day is not None and day > today else deal.outcome


def considered(store, deal):
    """The names of the competitors on the deal, whoever said so, each once."""
    return sorted({row.competitor.name for row in store.of(deal, "deal_competitor")})


def values_of(store, deal, dimension):
    """What the deal is in a dimension: one value, None where it is not known; as many as it has competitors.

    Texts that differ in case alone are one value.
    """
    if dimension in OF_ACCOUNTS:
        value = getattr(deal.account, dimension) if deal.account else None
        return [value and value.casefold()]
    if dimension in ("product", "owner"):
        record = getattr(deal, dimension)
        return [record and record.name]
    if dimension == "competitor":
        return considered(store, deal) or [None]
    if dimension in TIMES:
        day = decision_day(deal)
        return [day and TIMES[dimension](day)]
    if dimension == "lead-source":
        return [deal.lead_source and deal.lead_source.casefold()]
    return [deal.kind]


def passes(store, deal, question):
    """Whether the filters let it through: one of the values of each, whatever their case."""
    for name, wanted in question.filters.items():
        if name in ("min-amount", "max-amount"):
            limit = wanted[0]
            if deal.amount is None or deal.currency != limit.split()[0]:
                return False
            if deal.amount < minor(limit) if name == "min-amount" else deal.amount > minor(limit):
                return False
        else:
            wanted = {value.casefold() for value in wanted}
            values = [outcome_on(deal, question.today)] if name == "outcome" else values_of(store, deal, name)
            if not any(value is not None and value.casefold() in wanted for value in values):
                return False
    return True


def in_period(day, period):
    """A day nobody entered counts only where no period is asked for."""
    first, last = period
    if first is None and last is None:
        return True
    return day is not None and (first is None or first <= day) and (last is None or day <= last)


class Scope:
    """The deals of a question: those decided in its period, those open on the day, and how many have no date."""

    def __init__(self, store, question, outcomes=DECIDED):
        deals = [deal for deal in store.all("deal") if deal.exclusion != "all" and passes(store, deal, question)]
        decided = [deal for deal in deals if outcome_on(deal, question.today) in outcomes]
        self.open = [deal for deal in deals if outcome_on(deal, question.today) == "open"
                     and (deal.opened_on is None or deal.opened_on <= question.today)]
        self.decided = [deal for deal in decided if in_period(decision_day(deal), question.period)]
        undated = [deal for deal in decided if decision_day(deal) is None]
        self.without_date = len(undated) if question.period != (None, None) else 0


def groups(things, dimensions, values):
    """Things by the columns of `--by`, [(columns, things)]: one in several groups where it has several values."""
    found = {} if dimensions else {(): []}
    for thing in things:
        keys = [()]
        for dimension in dimensions:
            keys = [key + (value,) for key in keys for value in values(thing, dimension)]
        for key in keys:
            found.setdefault(key, []).append(thing)
    return [(columns(dimensions, key), members) for key, members in found.items()]


def columns(dimensions, key):
    return {dimension.replace("-", "_"): value for dimension, value in zip(dimensions, key)}


def deal_groups(store, deals, dimensions):
    return groups(deals, dimensions, lambda deal, dimension: values_of(store, deal, dimension))


# Questions about deals.


def known_values(store, dimension):
    """The values of a filter that some record has: others are refused."""
    tables = {"product": "product", "owner": "person", "competitor": "competitor"}
    if dimension in tables:
        return [record.name for record in store.all(tables[dimension])]
    if dimension == "outcome":
        return ["lost", "no-decision"]
    if dimension in OF_ACCOUNTS:
        values = [getattr(account, dimension) for account in store.all("account")]
    else:
        values = [getattr(deal, dimension.replace("-", "_")) for deal in store.all("deal")]
    return sorted({value for value in values if value is not None})


def draw_question(rng, store, today, report, filters=FILTERS, dimensions=DIMENSIONS):
    """A question with some period, filters and dimensions; about half of all questions have none of each."""
    period, spelled = draw_period(rng, today)
    question = Question(report, today, period, spelled)
    for name in rng.sample(filters, rng.choice([0, 0, 0, 1, 1, 2])):
        values = known_values(store, name)
        if values:
            question.filters[name] = [rng.choice([str, str.upper])(value) for value in
                                      rng.sample(values, rng.randint(1, min(2, len(values))))]
    if rng.random() < 0.15:
        question.filters |= draw_amounts(rng, store)
    question.by = rng.sample(dimensions, min(len(dimensions), rng.choice([0, 0, 1, 1, 2])))
    question.every = bool(question.by) and question.by[-1] in TIMES and rng.random() < 0.5
    draw_comparison(rng, question, TIMES)
    return question


def draw_amounts(rng, store):
    """Limits between known amounts of one currency, which the amounts themselves are within."""
    known = [deal for deal in store.all("deal") if deal.amount is not None]
    if not known:
        return {}
    currency = rng.choice(known).currency
    limits = sorted(rng.choice([deal.amount for deal in known if deal.currency == currency]) for _ in range(2))
    spelled = [f"{currency} {money(limit, currency)['amount']}" for limit in limits]
    return {name: [text] for name, text in zip(("min-amount", "max-amount"), spelled) if rng.random() < 0.7}


def draw_period(rng, today):
    """The period and, where it is one of the calendar's, how it is spelled."""
    first, last = sorted(add_months(today, -rng.randrange(30)) for _ in range(2))
    spelled = rng.choice([f"{first.year}", quarter_of(first), month_of(first)])
    if rng.random() < 0.4:
        return calendar_period(spelled), spelled
    return rng.choice([(None, None), (None, None), (first, last), (first, None), (None, last), (first, today)]), None
