"""The report response: which interviews were owed, who was asked, answered and was heard, and why others were not."""

from against import asking, held_against
from compared import compared
from deals import DIMENSIONS, FILTERS, TIMES, draw_question, groups, in_period, outcome_on, passes, values_of
from figures import quantile, share
from question import Answer, Report, Table

KINDS = ("all", "exit", "onboarding", "anniversary", "pre-renewal", "expectation")
ENDED = ("declined", "no-response", "unreachable", "not-qualified", "cancelled", "covered")


def ask(rng, store, today):
    filters = tuple(name for name in FILTERS if name != "competitor") + ("outcome",)
    dimensions = tuple(name for name in DIMENSIONS if name != "competitor") + ("outcome",)
    question = draw_question(rng, store, today, "response", filters, dimensions)
    if rng.random() < 0.5:
        question.options["interview"] = rng.choice(KINDS)
    return question


class Life:
    """An interview as it stood on a day."""

    def __init__(self, store, interview, today):
        def by_then(day):
            return day if day is not None and day <= today else None
        self.interview = interview
        self.held_on = by_then(interview.held_on)
        self.ended = interview.state in ENDED and (interview.ended_on is None or interview.ended_on <= today)
        self.asked_on = by_then(interview.first_asked_on) or self.held_on
        self.booked = interview.state == "booked" and self.asked_on is not None
        self.opened = interview.opens_on <= today
        self.closed = interview.closes_on < today
        events = store.of(interview, "interview_event")
        self.unreachable = self.ended and interview.state == "unreachable"
        self.bad_address = self.unreachable or any(event.event == "bad-address" and event.happened_on <= today
                                                   for event in events)

    @property
    def was_asked(self):
        """Who proved unreachable was tried, though nobody noted when."""
        return self.asked_on is not None or self.unreachable

    @property
    def answered(self):
        return self.held_on is not None or self.booked or self.ended and self.interview.state == "declined"

    @property
    def running(self):
        lost = self.bad_address and not self.answered
        return self.was_asked and not self.ended and self.held_on is None and not lost

    @property
    def ended_unasked(self):
        return self.ended and not self.was_asked and self.interview.state in ("cancelled", "covered")

    @property
    def owed(self):
        return (self.opened or self.was_asked) and not self.ended_unasked

    def why_not(self):
        if self.ended:
            return self.interview.state
        if self.booked:
            return "booked"
        if self.was_asked:
            return "asked"
        return "not-asked-in-time" if self.closed else "not-asked-yet"

    def window(self):
        if self.asked_on is None:
            return "ended-before" if self.ended else "late" if self.closed else "not-yet"
        if self.asked_on < self.interview.opens_on:
            return "early"
        return "kept" if self.asked_on <= self.interview.closes_on else "late"


def answer(store, question):
    interviews = [interview for interview in store.all("interview") if counts(store, interview, question)]
    lives = [Life(store, interview, question.today) for interview in interviews]
    kind = question.option("interview", "retrospective")
    of_kind = [life for life in lives if kind in ("all", life.interview.kind)]
    owed = [life for life in of_kind if life.owed]
    by = question.columns()
    grouped = groups(owed, question.by, lambda life, dimension: values(store, life.interview, dimension, question))
    tables = {"why_not": Table(("why",), why_not(owed)), "window": Table(("window",), windows(owed)),
              "days": Table(("until",), days(owed)),
              "kinds": Table(("interview",), split([life for life in lives if life.owed], "interview",
                                                   lambda life: life.interview.kind)),
              "outcomes": Table(("outcome",), split(owed, "outcome", lambda life: outcome(life.interview, question)))}
    if question.by:
        tables["total"] = Table((), [figures(owed)])
    base = {"eligible": len(owed), "asked": sum(life.was_asked for life in owed),
            "ended_unasked": sum(life.ended_unasked for life in of_kind)}
    return Answer(base, Table(by, [{**columns, **figures(members)} for columns, members in grouped]), tables)


class Undecided:
    """Stands for the deal of an interview that is about none: the account and the product alone are known."""

    owner = kind = lead_source = outcome = amount = None

    def __init__(self, interview):
        self.account = interview.account
        self.product = interview.contract and interview.contract.product


def counts(store, interview, question):
    deal = interview.deal
    if deal is not None and (deal.exclusion == "all" or not is_there(deal, question.today)):
        return False
    if not in_period(interview.anchor_on, question.period):
        return False
    return passes(store, deal or Undecided(interview), question)


def is_there(deal, today):
    """A deal opened later is not there yet."""
    return outcome_on(deal, today) != "open" or deal.opened_on is None or deal.opened_on <= today


def outcome(interview, question):
    """Of the deal; None where it is about none."""
    return interview.deal and outcome_on(interview.deal, question.today)


def values(store, interview, dimension, question):
    if dimension in TIMES:
        return [TIMES[dimension](interview.anchor_on)]
    if dimension == "outcome":
        return [outcome(interview, question)]
    return values_of(store, interview.deal or Undecided(interview), dimension)


def figures(owed):
    asked = [life for life in owed if life.was_asked]
    held = sum(life.held_on is not None for life in owed)
    bad = sum(life.bad_address and not life.answered for life in asked)
    running = sum(life.running for life in asked)
    return {"eligible": len(owed), "asked": len(asked), "answered": sum(life.answered for life in asked), "held": held,
            "gross_response": share(held, len(asked)), "net_response": share(held, len(asked) - bad - running),
            "bad_addresses": bad, "running": running}


def split(owed, column, value):
    return [{column: name, **figures([life for life in owed if value(life) == name])}
            for name in {value(life) for life in owed}]


def why_not(owed):
    others = [life.why_not() for life in owed if life.held_on is None]
    return [{"why": why, "interviews": others.count(why), "share": share(others.count(why), len(others))}
            for why in set(others)]


def windows(owed):
    found = [life.window() for life in owed]
    return [{"window": name, "interviews": found.count(name), "share": share(found.count(name), len(found))}
            for name in ("not-yet", "early", "kept", "late", "ended-before")]


def days(owed):
    rows = []
    for until, column in (("first-asked", "asked_on"), ("held", "held_on")):
        taken = [(getattr(life, column) - life.interview.anchor_on).days for life in owed if getattr(life, column)]
        rows.append({"until": until, "interviews": len(taken), "first_quarter": quantile(taken, 0.25),
                     "median": quantile(taken, 0.5), "third_quarter": quantile(taken, 0.75)})
    return rows


FIGURES = {"gross_response": "Of the asked", "net_response": "Of the reachable"}
REPORTS = [Report("response", asking(ask), held_against(compared(answer, "response", FIGURES), "response"))]
