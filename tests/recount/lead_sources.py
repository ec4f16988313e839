"""The report lead-sources: where deals came from as it was entered, against what the buyer said."""

from collections import Counter

from compared import compared
from deals import DIMENSIONS, FILTERS, deal_groups, draw_question
from figures import share
from heard import deals_decided
from question import Answer, Report, Table
from who_was_heard import who_was_heard

OUTCOMES = ("won", "lost", "no-decision")


def ask(rng, store, today):
    return draw_question(rng, store, today, "lead-sources", tuple(name for name in FILTERS if name != "competitor"),
                         tuple(name for name in DIMENSIONS if name not in ("competitor", "lead-source")))


def answer(store, question):
    decided = deals_decided(store, question, OUTCOMES)
    deals = [deal for deal in decided if held(store, deal, question.today)]
    sources = {deal: (folded(deal.lead_source), said(store, deal, question.today)) for deal in deals}
    grouped = [(columns, [sources[deal] for deal in members])
               for columns, members in deal_groups(store, deals, question.by)]
    by = question.columns()
    tables = {"otherwise": Table(("entered", "said"), otherwise(sources.values())),
              "heard": who_was_heard(store, decided, set(deals))}
    if question.by:
        tables["total"] = Table(("source",), rows(list(sources.values())))
    both = [pair for pair in sources.values() if None not in pair]
    base = {"deals_heard": len(deals), "compared": len(both), "agreed": sum(one == other for one, other in both)}
    return Answer(base, Table(by + ("source",), rows_of(grouped, rows)), tables)


def held(store, deal, today):
    interviews = [interview for interview in store.of(deal, "interview")
                  if interview.held_on is not None and interview.held_on <= today]
    return sorted(interviews, key=lambda interview: (interview.held_on, interview.id))


def said(store, deal, today):
    """How the buyer heard of us, in the first interview in which they said it."""
    return next((folded(interview.heard_how) for interview in held(store, deal, today) if interview.heard_how), None)


def folded(text):
    return text and text.casefold()


def rows_of(grouped, rows):
    return [{**columns, **row} for columns, members in grouped for row in rows(members)]


def rows(members):
    """A row a source that was entered or said; each share is of the deals for which that is known at all."""
    any_entered, any_said = (sum(pair[side] is not None for pair in members) for side in (0, 1))
    return [{"source": source, "entered": (entered := sum(one == source for one, _ in members)),
             "said": (said := sum(other == source for _, other in members)),
             "both": sum(one == other == source for one, other in members),
             "share_entered": share(entered, any_entered), "share_said": share(said, any_said)}
            for source in {source for pair in members for source in pair} - {None}]


def otherwise(members):
    pairs = Counter((one, other) for one, other in members if None not in (one, other) and one != other)
    return [{"entered": one, "said": other, "deals": deals} for (one, other), deals in pairs.items()]


FIGURES = {"share_entered": "Of the entered", "share_said": "Of the said"}
REPORTS = [Report("lead-sources", ask, compared(answer, "lead_sources", FIGURES))]
