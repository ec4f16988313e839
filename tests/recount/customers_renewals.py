"""report renewals, recomputed: which contracts end next, and how their customers stand."""

from customers_facts import heard_before, judgement, last_interview, raised_flags
from customers_scope import DIMENSIONS, Scope, draw_by, draw_filters, draw_today, named, with_key
from customers_service import FOREVER, last_end, term_ends
from customers_steps import STEPS, step_name, step_start
from figures import add_days, add_months, money, share
from question import Answer, Question, Report, Table

STATUSES = ("renewed", "assumed_renewed", "leaving", "open")


def window(question):
    """The period asked for, else the running quarter from today and the three after it."""
    if question.period != (None, None):
        return question.period
    return question.today, add_days(add_months(step_start(question.today, "quarter"), 12), -1)


def next_end(scope, contract, day):
    """(day, status) of the first end of a contract that is no earlier than a day, None where there is none."""
    successor = scope.renewed_by.get(contract)
    last = last_end(contract, successor, scope.grace)
    if not contract.ended_on:
        for end in term_ends(contract, day):
            if day <= end < last:
                return end, "assumed_renewed"
    if last == FOREVER or last < day:
        return None
    return last, "renewed" if successor else "leaving" if contract.ended_on else "open"


def is_pending(scope, contract):
    """It ended within the grace period, nobody ended it, and nothing follows."""
    if contract in scope.renewed_by or contract.ended_on:
        return False
    last = last_end(contract, None, scope.grace)
    return last < scope.today <= add_days(last, scope.grace)


class Ending:
    """A contract that ends in the window, and what is known of its customer."""

    def __init__(self, store, scope, contract, day, status):
        account = contract.account
        self.contract, self.day, self.status = contract, day, status
        health = judgement(store, account, scope.today)
        self.health = health and health.level
        self.flags = [flag.kind for flag in raised_flags(store, account, scope.today)]
        self.heard = heard_before(store, contract, day, scope.today)
        self.last_interview = last_interview(store, account, scope.today)

    def row(self):
        contract = self.contract
        return {"ends_on": self.day.isoformat(), "account": contract.account.name,
                "status": self.status.replace("_", "-"),
                "annual_value": money(contract.annual_value, contract.currency), "health": self.health,
                "heard_before": self.heard and self.heard.isoformat(),
                "last_interview": self.last_interview and self.last_interview.isoformat(),
                "flags": self.flags or None, "product": named(contract.product), "contract": contract.id,
                "account_id": contract.account.id}


def figures(endings):
    def count(holds):
        return sum(map(bool, map(holds, endings)))

    row = {"contracts": len(endings)}
    row |= {status: count(lambda ending: ending.status == status) for status in STATUSES}
    row["heard_before"] = share(count(lambda ending: ending.heard), len(endings))
    row |= {level: count(lambda ending: ending.health == level) for level in ("red", "amber", "green")}
    row["not_judged"] = count(lambda ending: ending.health is None)
    row["flagged"] = count(lambda ending: ending.flags)
    return row | {"amounts": amounts(endings)}


def amounts(endings):
    known = [ending for ending in endings if ending.contract.annual_value is not None]
    rows = []
    for currency in sorted({ending.contract.currency for ending in known}):
        of_it = [ending for ending in known if ending.contract.currency == currency]
        value = sum(ending.contract.annual_value for ending in of_it)
        open_value = sum(ending.contract.annual_value for ending in of_it if ending.status == "open")
        rows.append({"currency": currency, "value": money(value, currency), "open_value": money(open_value, currency),
                     "known": len(of_it)})
    return rows


def answer(store, question):
    scope = Scope(store, question, ahead=True)
    first, last = window(question)
    endings = []
    for contract in scope.contracts:
        found = None if is_pending(scope, contract) else next_end(scope, contract, first)
        if found is not None and found[0] <= last:
            endings.append(Ending(store, scope, contract, *found))
    every = question.option("every", "quarter")

    def rows(by):
        groups = {}
        for ending in endings:
            key = tuple(scope.contract_value(ending.contract, dimension) for dimension in by)
            groups.setdefault(key + (step_name(ending.day, every),), []).append(ending)
        return [with_key(list(by) + ["ends_in"], key, figures(some)) for key, some in groups.items()]

    by = tuple(question.by)
    tables = {"contracts": Table(("contract",), [ending.row() for ending in endings])}
    if by:
        tables["total"] = Table(("ends_in",), rows(()))
    base = {"contracts": len(endings), "pending": sum(is_pending(scope, contract) for contract in scope.contracts)}
    return Answer(base, Table(by + ("ends_in",), rows(by)), tables)


def ask(rng, store, today):
    today = draw_today(rng, today)
    question = Question("renewals", today, filters=draw_filters(rng, store, DIMENSIONS), by=draw_by(rng, DIMENSIONS))
    if rng.random() < 0.5:
        first = add_days(today, rng.randint(-20, 300))
        question.period = first, add_days(first, rng.randint(0, 700))
    if rng.random() < 0.5:
        question.options["every"] = rng.choice(STEPS)
    question.options["limit"] = "0"
    return question


REPORTS = [Report("renewals", ask, answer)]
