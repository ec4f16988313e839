"""Who is served when, and what it is worth: contracts, what renews them, unbroken service, annual value on a day.

From the words of the domain alone. A contract of annual value zero is a trial and serves nobody: the callers leave it
out of everything.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from figures import add_days, add_months

FOREVER = date.max
DAY = timedelta(days=1)


def is_trial(contract):
    return contract.annual_value == 0


def grace_days(store):
    return int(store.settings.get("grace_days", 30))


def follows(starts_on, end, grace):
    """At most the grace period after an end; the next day is no gap at all."""
    return starts_on <= add_days(end, max(grace, 1))


def runs_on(contract):
    """Whether it renews itself term by term, and nobody has ended it."""
    return contract.auto_renews and not contract.ended_on


def term_ends(contract, until):
    """The agreed ends of its terms: one, and where it renews itself one a term until a day is past.

    The next term begins on the day after the agreed end; each later one so many months after that day.
    """
    ends = [contract.ends_on or FOREVER]
    while contract.auto_renews and ends[-1] < until:
        ends.append(add_months(contract.ends_on + DAY, len(ends) * contract.term_months) - DAY)
    return ends


def end_met(old, starts_on, grace):
    """The end of `old` that a contract starting on a day follows, None where it follows none.

    It starts between 90 days before that end and the grace period after it; of several ends it follows the nearest.
    """
    met = [end for end in ([old.ended_on] if old.ended_on else term_ends(old, add_days(starts_on, 90)))
           if end != FOREVER and add_days(end, -90) <= starts_on and follows(starts_on, end, grace)]
    return min(met, key=lambda end: _from_next_day(end, starts_on), default=None)


def _from_next_day(end, starts_on):
    """How far a contract starts from the day after an end, and of two that are as far the later end."""
    return abs(end + DAY - starts_on), -end.toordinal()


def last_end(contract, successor, grace):
    """The last day of service a contract comes to: of one that runs on, the end its renewal follows (else, its eve)."""
    if not runs_on(contract):
        return contract.ended_on or contract.ends_on or FOREVER
    if successor is None:
        return FOREVER
    return end_met(contract, successor.starts_on, grace) or successor.starts_on - DAY


def renewals(contracts, grace):
    """Which contract renews which: {old: new}.

    A link says so; otherwise a contract of the same account and product that ends later and starts between 90 days
    before the old end and the grace period after it. Each contract renews one and is renewed by one; the earlier to
    start goes first, and takes the one that ends nearest to its start. A trial renews nothing but a trial.
    """
    renewed_by = {new.renews: new for new in contracts
                  if new.renews is not None and (is_trial(new.renews) or not is_trial(new))}
    paid = sorted((contract for contract in contracts if not is_trial(contract)),
                  key=lambda contract: (contract.starts_on, contract.id))
    for new in paid:
        if new.renews is not None:
            continue
        candidates = [old for old in paid if old not in renewed_by and _may_renew(new, old, grace)]
        if candidates:
            nearest = min(candidates,
                          key=lambda old: (_from_next_day(end_met(old, new.starts_on, grace), new.starts_on)[0],
                                           old.starts_on, old.id))
            renewed_by[nearest] = new
    return renewed_by


def _may_renew(new, old, grace):
    if new is old or new.account is not old.account or new.product is not old.product or new.starts_on <= old.starts_on:
        return False
    end = end_met(old, new.starts_on, grace)
    return end is not None and last_end(new, None, grace) > end


class Service:
    """The contracts of one customer (or of one of its products) and what follows from them."""

    def __init__(self, contracts, renewed_by, grace):
        self.contracts = sorted(contracts, key=lambda contract: (contract.starts_on, contract.id))
        self.renewed_by = renewed_by
        self.grace = grace
        self.tenures = self._tenures()

    def last_day(self, contract):
        """The last day it serves; a renewal that starts earlier takes over."""
        successor = self.renewed_by.get(contract)
        last = last_end(contract, successor, self.grace)
        return last if successor is None else min(last, successor.starts_on - DAY)

    def _tenures(self):
        """Unbroken service: contracts that follow each other at most the grace period apart."""
        tenures = []
        for contract in self.contracts:
            last = self.last_day(contract)
            if tenures and (tenures[-1].last == FOREVER
                            or follows(contract.starts_on, tenures[-1].last, self.grace)):
                tenures[-1].last = max(tenures[-1].last, last)
                tenures[-1].contracts.append(contract)
            else:
                tenures.append(Tenure(contract.starts_on, last, [contract]))
        return tenures

    def tenure_on(self, day):
        return next((tenure for tenure in self.tenures if tenure.first <= day <= tenure.last), None)

    def is_active(self, day):
        return self.tenure_on(day) is not None

    def is_pending(self, tenure, today):
        """It is over, but an end in it that nobody brought about is in the grace period, and nothing follows yet."""
        return tenure.last < today and any(self._end_is_pending(contract, today) for contract in tenure.contracts)

    def value(self, day):
        """{currency: minor units a year} on a day; {} where there is no service, None where a value is unknown."""
        if any(contract.annual_value is None for contract in self._valued(day)):
            return None
        return self.known_value(day)

    def pending_value(self, day, until, today):
        """{currency: what of the value on a day hangs on contracts that ended before another day and are pending}"""
        worth = {}
        for contract in self._valued(day):
            if self.last_day(contract) < until and self._end_is_pending(contract, today):
                worth[contract.currency] = worth.get(contract.currency, 0) + (contract.annual_value or 0)
        return worth

    def _end_is_pending(self, contract, today):
        """Nobody brought it about, nothing has renewed it, and its grace period is not over."""
        return (self.last_day(contract) < today <= add_days(self.last_day(contract), self.grace)
                and not contract.ended_on and contract not in self.renewed_by)

    def known_value(self, day):
        """The same of the contracts whose value is known."""
        worth = {}
        for contract in self._valued(day):
            if contract.annual_value is not None:
                worth[contract.currency] = worth.get(contract.currency, 0) + contract.annual_value
        return worth

    def unknown_values(self, day):
        """How many contracts there are beside them whose value is not."""
        return sum(contract.annual_value is None for contract in self._valued(day))

    def _valued(self, day):
        """The contracts whose value counts on a day; in a gap those that counted before it."""
        tenure = self.tenure_on(day)
        if tenure is None:
            return []
        while not any(contract.starts_on <= day <= self.last_day(contract) for contract in tenure.contracts):
            day -= DAY
        return [contract for contract in tenure.contracts if self._counts(contract, day)]

    def _counts(self, contract, day):
        """Whether its value counts: on the days it serves, and in the gap until its renewal starts."""
        successor, last = self.renewed_by.get(contract), self.last_day(contract)
        if successor is not None and follows(successor.starts_on, last, self.grace):
            last = successor.starts_on - DAY
        return contract.starts_on <= day <= last


@dataclass
class Tenure:
    first: date
    last: date  # FOREVER while nobody has ended it and it has no end
    contracts: list
