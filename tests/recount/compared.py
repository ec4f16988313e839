"""`--compare-to`: the shares of a report's main table beside those of another period, and what counts as a change."""

from dataclasses import replace
from datetime import date

from figures import add_days, add_months, newcombe, share
from question import Answer, Table

MONTHS = {4: 12, 6: 3, 7: 1}  # how many months a period is that is spelled 2026, 2026Q3, 2026-07


def compared(answer, name, figures, of_amounts=None, one_base=True):
    """The same `answer` for questions that may have a --compare-to.

    `name` is what the main table is called when the comparison stands in its place, `figures` how its shares are headed
    by column, `of_amounts` those of each currency. With `one_base` all rows of a group are shares of the same things.
    """
    def with_comparison(store, question):
        now = answer(store, question)
        if "compare-to" not in question.options:
            return now
        earlier = answer(store, replace(question, period=other_period(question)))
        by_group = len(question.by) if one_base else len(now.rows.keys)
        rows = [row for key in keys(now.rows, earlier.rows)
                for row in rows_of(key, now.rows, earlier.rows, by_group, figures, of_amounts or {})]
        has_currency = ("currency",) if any("currency" in row for row in rows) else ()
        return Answer(now.base, Table(now.rows.keys + has_currency + ("figure",), rows), {name: now.rows} | now.tables)
    return with_comparison


def draw_comparison(rng, question, dimensions_of_time):
    """Asks for a comparison now and then; splits by time have their periods one below the other already."""
    if rng.random() < 0.3 and not any(dimension in dimensions_of_time for dimension in question.by):
        question.options["compare-to"] = rng.choice(["2024", "2025Q1", "previous" if question.spelled else "2025"])


def other_period(question):
    spelled, (first, last) = question.options["compare-to"], question.period
    if spelled == "previous":
        return add_months(first, -MONTHS[len(question.spelled)]), add_days(first, -1)
    return calendar_period(spelled)


def calendar_period(spelled):
    """First and last day of 2026, 2026Q3 or 2026-07."""
    month = {4: "1", 6: str(3 * int(spelled[-1]) - 2), 7: spelled[-2:]}[len(spelled)]
    first = date(int(spelled[:4]), int(month), 1)
    return first, add_days(add_months(first, MONTHS[len(spelled)]), -1)


def keys(now, earlier):
    found = [tuple(row[column] for column in now.keys) for row in now.rows + earlier.rows]
    return list(dict.fromkeys(found))


def rows_of(key, now, earlier, by_group, figures, of_amounts):
    """A row a figure: shares of countable things first, then those of each currency."""
    named = next(row for row in now.rows + earlier.rows if tuple(row[column] for column in now.keys) == key)
    words = {column: named[column] for column in now.keys + ("name",) if column in named}
    sides = [Side(table, key, by_group) for table in (now, earlier)]
    no_currency = {"currency": None} if of_amounts else {}
    found = [{**words, **no_currency, "figure": heading, **difference(*both(sides, column))}
             for column, heading in figures.items()]
    currencies = {part["currency"] for side in sides for part in (side.row or {}).get("amounts", [])}
    found += [{**words, "currency": currency, "figure": heading, **difference(*both(sides, column, currency))}
              for currency in sorted(currencies) for column, heading in of_amounts.items()]
    return [row for row in found if row["now"] is not None or row["before"] is not None]


class Side:
    """The row of one period, and the other rows of its group, which say what its base is where there is no such row."""

    def __init__(self, table, key, by_group):
        keyed = [(tuple(row[column] for column in table.keys), row) for row in table.rows]
        self.group = [row for found, row in keyed if found[:by_group] == key[:by_group]]
        self.row = next((row for found, row in keyed if found == key), None)

    def figure(self, column, currency):
        return cell(self.row, column, currency) if self.row else None

    def none_of_base(self, column, currency):
        """The figure of a reason that nobody gave: none of the base, where there is one."""
        of_others = [cell(row, column, currency) for row in self.group if cell(row, column, currency)]
        if not of_others:
            return None
        if currency is None:
            return share(0, of_others[0]["whole"])
        return of_others[0] | {"part": 0, "value": 0.0 if of_others[0]["whole"] else None}


def cell(row, column, currency):
    if currency is None:
        return row.get(column)
    return next((part[column] for part in row["amounts"] if part["currency"] == currency), None)


def both(sides, column, currency=None):
    """Now and before. Where one period has the figure, the other has at least that it was none."""
    found = [side.figure(column, currency) for side in sides]
    if found == [None, None]:
        return found
    return [figure or side.none_of_base(column, currency) for figure, side in zip(found, sides)]


def difference(now, before):
    """In percentage points; a change only where Newcombe's interval leaves zero out."""
    found = {"now": now, "before": before, "points": None, "points_low": None, "points_high": None, "change": None}
    if now is None or before is None or None in (now["value"], before["value"]) or now.hidden or before.hidden:
        return found
    found["points"] = 100 * (now["value"] - before["value"])
    if now["low"] is not None:
        low, high = newcombe(now["part"], now["whole"], before["part"], before["whole"])
        found |= {"points_low": 100 * low, "points_high": 100 * high,
                  "change": "up" if low > 0 else "down" if high < 0 else None}
    return found
