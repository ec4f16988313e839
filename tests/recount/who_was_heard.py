"""The table `heard` beside every report of reasons: who they are among the deals that count in it."""

from deals import DECIDED, values_of
from figures import money, share
from question import Table


def who_was_heard(store, deals, heard):
    """By outcome, with how large the heard ones are beside all of them; by segment and kind of deal."""
    rows = []
    for outcome in DECIDED:
        members = [deal for deal in deals if deal.outcome == outcome]
        if members:
            rows.append(row("outcome", outcome, members, heard) | {"amounts": averages(members, heard)})
    for of in ("segment", "kind"):
        values = {deal: values_of(store, deal, of)[0] for deal in deals}
        rows += rows_by(of, values, heard)
    return Table(("of", "value"), rows)


def which_customers_were_heard(customers, segment_of, heard):
    """The same where customers are counted: all of them, and by segment."""
    rows = [row("all", None, customers, heard) | {"amounts": averages(customers, heard)}] if customers else []
    return Table(("of", "value"), rows + rows_by("segment", {each: segment_of(each) for each in customers}, heard))


def rows_by(of, values, heard):
    """A row for each value, of {deal: value}."""
    return [row(of, value, [deal for deal, its in values.items() if its == value], heard)
            for value in set(values.values())]


def row(of, value, members, heard):
    part = sum(deal in heard for deal in members)
    return {"of": of, "value": value, "decided": len(members), "heard": part, "share": share(part, len(members)),
            "amounts": []}


def averages(deals, heard):
    rows = []
    for currency in sorted({deal.currency for deal in deals} - {None}):
        known = [deal for deal in deals if deal.currency == currency]
        known_heard = [deal for deal in known if deal in heard]
        rows.append({"currency": currency, "average": average(known, currency),
                     "average_heard": average(known_heard, currency), "known": len(known),
                     "known_heard": len(known_heard)})
    return rows


def average(deals, currency):
    """To the nearest minor unit."""
    total, number = sum(deal.amount for deal in deals), len(deals)
    return money((2 * total + number) // (2 * number), currency) if deals else None
