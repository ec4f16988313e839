"""The report decay: whether reasons heard early differ from those heard late, and those told to our own side."""

from compared import compared
from deals import FILTERS, decision_day, draw_question
from figures import HIDDEN, newcombe, share
from heard import Codebook, against, codings_of, deals_decided, heard_interviews
from question import Answer, Report, Table
from tests_of_two import benjamini_hochberg, fisher
from who_was_heard import who_was_heard

INDEPENDENT = ("third-party", "internal")
OWN_SIDE = ("sales-leader", "account-team")


def ask(rng, store, today):
    question = draw_question(rng, store, today, "decay", FILTERS + ("outcome",), ())
    if rng.random() < 0.4:
        question.options["level"] = rng.choice("1234")
    if rng.random() < 0.4:
        question.options["days"] = rng.choice(["0", "45", "90"])
    return question


def answer(store, question):
    book = Codebook(store, question)
    deals = deals_decided(store, question, ("lost", "no-decision"))
    heard = {deal: interviews for deal in deals
             if (interviews := heard_interviews(store, deal, question.today))}
    first = {deal: min(interviews, key=lambda interview: (interview.held_on, interview.id))
             for deal, interviews in heard.items()}
    reasons = {deal: {book.reason(coding.code) for interview in heard[deal]
                      for coding in codings_of(store, interview) if against(coding, -1)}
               for deal in heard}
    days = {deal: (first[deal].held_on - decision_day(deal)).days for deal in heard if decision_day(deal)}
    limit = int(question.option("days", "60"))

    early, late = ([reasons[deal] for deal in days if (days[deal] <= limit) == is_early] for is_early in (True, False))
    independent, own_side = ([reasons[deal] for deal in heard if first[deal].relation in relations]
                             for relations in (INDEPENDENT, OWN_SIDE))
    base = {"deals_heard": len(heard), "early": len(early), "late": len(late), "independent": len(independent),
            "own_side": len(own_side)}
    return Answer(base, Table(("code",), rows("early", early, "late", late)),
                  {"relation": Table(("code",), rows("independent", independent, "own_side", own_side)),
                   "heard": who_was_heard(store, deals, heard)})


def rows(one, first, other, second):
    """A row a reason: the share of each side's deals that gave it, and whether the two differ."""
    found = []
    for reason in {reason for some in first + second for reason in some}:
        a, b = sum(reason in some for some in first), sum(reason in some for some in second)
        found.append({**reason._asdict(), one: share(a, len(first)), other: share(b, len(second)),
                      **points(a, len(first), b, len(second)), "p": fisher(a, len(first) - a, b, len(second) - b), "p_adjusted": None})
    tested = [row for row in found if row["p"] is not None]
    for row, p in zip(tested, benjamini_hochberg([row["p"] for row in tested])):
        row["p_adjusted"] = p
    for row in found:
        row["bound"] = None if row["p"] is None else False
    return found


def points(a, first, b, second):
    """The second share less the first, in percentage points, where both are shown."""
    if min(first, second) < HIDDEN:
        return {"points": None, "points_low": None, "points_high": None}
    low, high = newcombe(b, second, a, first)
    return {"points": 100 * (b / second - a / first), "points_low": 100 * low, "points_high": 100 * high}


def recount(store, question):
    figures = {"early": f"Up to day {question.option('days', '60')}", "late": "Later"}
    return compared(answer, "decay", figures)(store, question)


REPORTS = [Report("decay", ask, recount)]
