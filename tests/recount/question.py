"""What a report is asked, and what it should answer.

A report that is recounted is a `Report`: `ask(rng, store, today)` draws a `Question`, `answer(store, question)`
recomputes it from the records. `recount.py` knows them all from the lists REPORTS of the modules it names.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Callable


@dataclass
class Question:
    """One command line. `words()` is how it is typed."""

    report: str
    today: date
    period: tuple = (None, None)  # first and last day, both included; None: open
    spelled: str = None  # the period as 2026, 2026Q3 or 2026-07
    filters: dict = field(default_factory=dict)  # segment: ["SMB", …], as typed
    by: list = field(default_factory=list)  # dimensions in their order
    every: bool = False  # whether the last of them, a step of time, is typed as --every
    options: dict = field(default_factory=dict)  # of this report alone: level: "2"; a switch has the value True

    def words(self):
        words = ["report", self.report, "--today", self.today.isoformat()]
        for option, day in zip(("--from", "--to"), self.period):
            if day is not None and self.spelled is None:
                words += [option, day.isoformat()]
        if self.spelled is not None:
            words += ["--period", self.spelled]
        for name, values in self.filters.items():
            for value in values:
                words += [f"--{name}", value]
        for dimension in self.by:
            words += ["--every" if self.every and dimension == self.by[-1] else "--by", dimension]
        for name, value in self.options.items():
            words += [f"--{name}"] if value is True else [f"--{name}", value]
        return words

    def columns(self):
        """The columns in which the rows begin."""
        return tuple(dimension.replace("-", "_") for dimension in self.by)

    def option(self, name, default=None):
        return self.options.get(name, default)


@dataclass
class Table:
    """Rows in the form of the report's JSON, in any order; `keys` are the columns that tell one row from another.

    A row for which `empty` holds says nothing: report and recount may each have it or not.
    """

    keys: tuple
    rows: list
    empty: Callable = lambda row: False


@dataclass
class Answer:
    base: dict
    rows: Table
    tables: dict = field(default_factory=dict)  # the others, by name


@dataclass
class Report:
    name: str
    ask: Callable  # (random.Random, Store, today) -> Question
    answer: Callable  # (Store, Question) -> Answer
